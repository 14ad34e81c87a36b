/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.e2e.tests;

import org.yagura.core.json.Json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.client.cli.Main;
import org.yagura.e2e.AgentProcess;
import org.yagura.testsupport.Ports;

/** The command line against a real agent: exit statuses, and JSON alone on standard output. */
final class CommandLineTest {
    @TempDir
    private Path directory;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int call(String... arguments) {
        out.reset();
        err.reset();
        return new Main(new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), Locale.ENGLISH).run(arguments);
    }

    @Test
    void aNewDirectoryIsAnEmptySiteThatAnswers() throws Exception {
        assumeTrue(AgentProcess.missing() == null, AgentProcess.missing());
        Path data = directory.resolve("data");
        assertEquals(1, call("--data", data.toString(), "traps.chain"), "no agent yet");
        try (AgentProcess agent = AgentProcess.start(data)) {
            assertEquals(0, call("--data", data.toString(), "traps.chain"));
            assertTrue(out.toString(StandardCharsets.UTF_8).startsWith("{"), out.toString(StandardCharsets.UTF_8));
            assertEquals(0, err.size());
            assertEquals(0,
                    call("--data", data.toString(), "traps.find", "size=5", "filter.severities=CRITICAL,MAJOR"));
            assertEquals(2, call("--data", data.toString(), "traps.find", "size=many"));
            assertEquals(2, call("--data", data.toString(), "traps.find", "sise=5"));
            assertEquals(2, call("--data", data.toString(), "no.such"));
            assertEquals(1, call("--data", data.toString(), "traps.get", "id=999999"));
            assertEquals(0, call("--data", data.toString(), "audit.verify"));
            for (String query : List.of("findings", "single-points", "availability", "scenarios", "root-cause")) {
                assertEquals(0, call("--data", data.toString(), "topology." + query), query + err);
            }
            assertEquals(1, call("--data", data.toString(), "topology.what-if", "elements=nothing"));
            assertEquals(1, call("--url", agent.local().url().toString(), "traps.chain"), "not trusted");
            secretsArePrivate(data);
        }
    }

    @Test
    void theSiteGoesOutAndComesIn() throws Exception {
        assumeTrue(AgentProcess.missing() == null, AgentProcess.missing());
        Path data = directory.resolve("data");
        try (AgentProcess agent = AgentProcess.start(data)) {
            String where = data.toString();
            Path model = directory.resolve("model.site");
            assertEquals(0, call("--data", where, "topology.export", "form=SITE"), err::toString);
            Files.writeString(model, Json.mapper().readTree(out.toByteArray()).path("text").asText()
                    .replaceFirst("(<site:Site [^>]*name=\")[^\"]*", "$1Kita"));
            assertEquals(0, call("--data", where, "topology.import", "text=@" + model, "basedOn=1", "dryRun=true"));
            assertEquals(1, Json.mapper().readTree(out.toByteArray()).path("differences").asInt(), out.toString());
            assertEquals(1, call("--data", where, "topology.import", "text=@" + model, "basedOn=1"), "no reason");
            assertEquals(0, call("--data", where, "topology.import", "text=@" + model, "basedOn=1", "reason=name"));
            assertEquals(2, Json.mapper().readTree(out.toByteArray()).path("revision").asInt(), out.toString());
            assertEquals(1, call("--data", where, "topology.import", "text=@" + model, "basedOn=1", "reason=name"));
            assertTrue(err.toString(StandardCharsets.UTF_8).contains("basedOn"), err.toString());
            assertEquals(1, call("--data", where, "topology.import", "nodes=a,b", "basedOn=2", "reason=x"));
            assertTrue(err.toString(StandardCharsets.UTF_8).contains("nodes.csv:1"), err.toString());
            assertEquals(0, call("--data", where, "topology.report", "language=ja"), err::toString);
            assertTrue(out.toString(StandardCharsets.UTF_8).contains("Kitaの構成報告"));
            assertTrue(agent.chain().receiving());
        }
    }

    private static void secretsArePrivate(Path data) throws Exception {
        for (String name : List.of("secret.key", "run/token", "run/initial-password")) {
            Path file = data.resolve(name);
            if (Files.exists(file)) {
                assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)), name);
            }
        }
        assertTrue(Files.exists(data.resolve("run/token")));
    }

    @Test
    void twoAgentsOnOneDirectoryAreRefusedAndWrongUseIsSaid() throws Exception {
        assumeTrue(AgentProcess.missing() == null, AgentProcess.missing());
        Path data = directory.resolve("data");
        try (AgentProcess agent = AgentProcess.start(data);
                var second = AgentProcess.launch(data, Ports.free(), List.of());
                var wrong = AgentProcess.launch(directory.resolve("other"), Ports.free(), List.of(), "--nonsense",
                        "1")) {
            assertEquals(1, second.await(Duration.ofSeconds(60)));
            assertEquals(2, wrong.await(Duration.ofSeconds(60)));
            assertTrue(agent.chain().receiving());
        }
    }

    @Test
    void argumentsThatAreNoGoodLeaveNothingBehind() throws Exception {
        assumeTrue(AgentProcess.missing() == null, AgentProcess.missing());
        Path data = Files.createDirectory(directory.resolve("data"));
        try (var bound = AgentProcess.launch(data, 70_000, List.of());
                var name = AgentProcess.launch(data, Ports.free(), List.of(), "--trap-prot", "5555")) {
            assertEquals(2, bound.await(Duration.ofSeconds(60)));
            assertEquals(2, name.await(Duration.ofSeconds(60)));
            assertTrue(bound.err().contains("70000"), bound.err());
            assertTrue(name.err().contains("--trap-port"), name.err());
        }
        try (var left = Files.list(data)) {
            assertEquals(List.of(), left.toList());
        }
    }
}
