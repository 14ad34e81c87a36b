/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.client.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.client.cli.Main;

/** The command {@code call}: JSON on standard output and nothing else, exit status 0, 1 or 2. */
final class CommandLineTest {
    private static final String DOCUMENT = """
            {"openapi":"3.1.0","paths":{"/api/v1/traps.find":{"post":{"summary":"Finds.","requestBody":{"content":
            {"application/json":{"schema":{"$ref":"#/components/schemas/FindTraps"}}}}}},
            "/api/v1/traps.chain":{"post":{}}},"components":{"schemas":{"FindTraps":{"type":"object","required":["size"],
            "properties":{"size":{"type":"integer"},"exact":{"type":"boolean"},"ratio":{"type":["number","null"]},
            "ids":{"type":"array","items":{"type":"integer"}},"at":{"type":"string","format":"date-time"},
            "filter":{"$ref":"#/components/schemas/Filter"}}},"Filter":{"type":"object","properties":{"text":{"type":"string"},
            "severities":{"type":"array","items":{"type":"string","enum":["MAJOR","CRITICAL"]}}}}}}}""";

    private static final String VERDICTS = """
            {"paths":{"/api/v1/audit.verify":{"post":{"responses":{"200":{"content":{"application/json":{"schema":
            {"$ref":"#/components/schemas/Verified"}}}}}}}},"components":{"schemas":{"Verified":{"type":"object","properties":{
            "holds":{"type":"boolean","x-yagura-verdict":true},"other":{"type":"boolean"},
            "all":{"type":"array","items":{"$ref":"#/components/schemas/One"}}}},
            "One":{"type":"object","properties":{"met":{"type":"boolean","x-yagura-verdict":true}}}}}}""";

    @TempDir
    private Path data;
    private FakeAgent agent;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void start() throws Exception {
        agent = new FakeAgent().answer("/api/v1/openapi.json", 200, DOCUMENT);
        agent.answer("/api/v1/traps.find", 200, "{\"rows\":[{\"id\":1,\"message\":\"回線\"}]}");
        agent.answer("/api/v1/traps.chain", 200, "{\"received\":12345678901}");
        agent.describe(data, ProcessHandle.current().pid());
    }

    @AfterEach
    void stop() {
        agent.close();
    }

    private int run(String... args) {
        var all = new ArrayList<>(List.of("--data", data.toString()));
        all.addAll(List.of(args));
        return plain(all.toArray(String[]::new));
    }

    private int plain(String... args) {
        out.reset();
        err.reset();
        return new Main(new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Locale.ENGLISH).run(args);
    }

    private String errors() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private String sent() {
        return agent.asked().getLast().body();
    }

    @Test
    void helpNeedsNoAgent() {
        agent.close();
        assertEquals(0, plain("--help"));
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("yagura-agent call"));
        assertEquals(0, err.size());
    }

    @Test
    void whereNoAgentRunsItSaysHowToStartOne() {
        assertEquals(1, plain("--data", data.resolve("none").toString(), "traps.chain"));
        String said = err.toString(StandardCharsets.UTF_8);
        assertTrue(said.contains("yagura-agent --data " + data.resolve("none")), said);
    }

    @Test
    void theAnswerIsJsonOnStandardOutputAlone() {
        assertEquals(0, run("traps.chain"));
        assertEquals("{\n  \"received\" : 12345678901\n}\n", out.toString(StandardCharsets.UTF_8).replace("\r", ""));
        assertEquals("", errors());
        assertEquals("{}", sent());
    }

    /** The answer is given as always; that it is bad news is the status, for those who run this from a schedule. */
    @Test
    void badNewsIsAStatusOfItsOwn() {
        agent.answer("/api/v1/openapi.json", 200, VERDICTS);
        agent.answer("/api/v1/audit.verify", 200, "{\"holds\":true,\"other\":false,\"all\":[{\"met\":true}]}");
        assertEquals(0, run("audit.verify"));
        assertEquals("", errors());
        agent.answer("/api/v1/audit.verify", 200,
                "{\"holds\":false,\"other\":false,\"all\":[{\"met\":true},{\"met\":false},null],\"unknown\":{\"met\":false}}");
        assertEquals(3, run("audit.verify"));
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("\"holds\" : false"));
        assertEquals("Not as it should be: holds is false.\nNot as it should be: all[1].met is false.\n",
                errors().replace("\r", ""));
        agent.answer("/api/v1/audit.verify", 200, "");
        assertEquals(0, run("audit.verify"));
    }

    @Test
    void fieldsAreTypedByTheCatalogue() throws Exception {
        Files.writeString(data.resolve("text"), "from a file\n");
        assertEquals(0, run("traps.find", "size=5", "exact=true", "ratio=0.5", "ids=1,2", "ids=3",
                "filter.severities=major,CRITICAL", "filter.text=@" + data.resolve("text"), "at=2026-01-01T00:00:00Z"));
        assertEquals(
                "{\"size\":5,\"exact\":true,\"ratio\":0.5,\"ids\":[1,2,3],\"filter\":{\"severities\":[\"MAJOR\",\"CRITICAL\"],"
                        + "\"text\":\"from a file\"},\"at\":\"2026-01-01T00:00:00Z\"}",
                sent());
        assertEquals(0, run("traps.find", "size=5", "filter:={\"text\":\"a=b\"}"));
        assertEquals("{\"size\":5,\"filter\":{\"text\":\"a=b\"}}", sent());
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("回線"));
    }

    @Test
    void wrongUseSaysWhatThereIs() {
        assertWrong("There is no operation traps.fnd. There are: traps.chain traps.find", "traps.fnd");
        assertWrong("traps.find has no field sise.", "traps.find", "sise=5");
        assertWrong("size = integer", "traps.find", "sise=5");
        assertWrong("“many” is not integer", "traps.find", "size=many");
        assertWrong("MAJOR|CRITICAL", "traps.find", "size=1", "filter.severities=RED");
        assertWrong("needs the field size", "traps.find");
        assertWrong("key=value", "traps.find", "size");
        assertWrong("given twice", "traps.find", "size=1", "size=2");
        assertWrong("object {severities, text}", "traps.find", "size=1", "filter=x");
        assertWrong("broken JSON", "traps.find", "size:={");
        assertWrong("no option --dta", "--dta", "x");
        assertEquals(2, plain("--data", "a", "--url", "https://b", "x"));
        assertEquals(2, plain("--url", "http://b", "x"));
        assertEquals(2, plain("--url", "https://b", "--ca-fingerprint", "12", "x"));
        assertEquals(2, run());
        assertTrue(errors().contains("traps.find – Finds."), errors());
    }

    private void assertWrong(String said, String... args) {
        assertEquals(2, run(args));
        assertTrue(errors().contains(said), errors());
        assertEquals(0, out.size());
    }

    @Test
    void aRefusalIsExplained() {
        agent.answer("/api/v1/traps.chain", 403,
                "{\"code\":\"refused\",\"what\":\"You may not.\",\"why\":\"No privilege.\",\"todo\":\"Ask.\"}");
        assertEquals(1, run("traps.chain"));
        assertEquals("You may not.\nNo privilege.\nAsk.\n(refused)\n", errors().replace("\r", ""));
        assertEquals(0, out.size());
        assertEquals(1, plain("--data", data.resolve("none").toString(), "traps.chain"));
    }

    @Test
    void aRemoteAgentIsTrustedByFingerprint() throws Exception {
        String fingerprint = org.yagura.client.Trust.shown(agent.url()).fingerprint();
        Files.writeString(data.resolve("tokenfile"), "abc\n");
        assertEquals(0, plain("--url", agent.url().toString(), "--ca-fingerprint", fingerprint, "--token-file",
                data.resolve("tokenfile").toString(), "traps.chain"));
        assertEquals("Bearer abc", agent.asked().getLast().header("Authorization"));
        assertEquals(1, plain("--url", agent.url().toString(), "traps.chain"));
    }
}
