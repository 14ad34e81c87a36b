/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.e2e.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.e2e.AgentProcess;
import org.yagura.testsupport.ChildProcess;

/** The start script of the built agent: the agent's archive alone is enough to run one and to ask it. */
final class ProductTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    @BeforeEach
    void needsTheProduct() {
        assumeTrue(AgentProcess.isProduct(), "a start script belongs to a built product");
    }

    private ChildProcess program(int status, String... arguments) throws Exception {
        ChildProcess program = AgentProcess.program(directory, arguments);
        assertEquals(status, program.await(LONG), program.err());
        return program;
    }

    @Test
    void asksARunningAgent() throws Exception {
        Path data = directory.resolve("data");
        try (AgentProcess agent = AgentProcess.start(data)) {
            assertTrue(agent.chain().addsUp());
            try (var call = program(0, "call", "--data", data.toString(), "traps.find", "size=5",
                    "filter.severities=CRITICAL,MAJOR")) {
                assertTrue(call.out().startsWith("{"), call.out());
                assertEquals("", call.err());
            }
            program(2, "call", "--data", data.toString(), "traps.find", "sise=5").close();
        }
        try (var call = program(1, "call", "--data", data.toString(), "traps.chain")) {
            assertTrue(call.err().contains("yagura-agent --data"), call.err());
        }
    }

    @Test
    void listsWhatCanBeAskedWithoutAnAgent() throws Exception {
        try (var call = program(0, "call")) {
            assertTrue(call.out().contains("\"traps.find\"") && call.out().contains("\"agent.health\""), call.out());
        }
    }

    @Test
    void helpListsTheSettingsOfTheDomains() throws Exception {
        try (var help = program(0, "--help")) {
            for (String name : new String[]{"--data DIR", "--http-port N", "--trap-port N,N", "--discovery-hours N"}) {
                assertTrue(help.out().contains(name), name);
            }
        }
        program(0, "call", "--help").close();
    }

    @Test
    void theTrafficMakerIsNotPartOfIt() throws Exception {
        program(2, "traffic", "--port", "1162").close();
    }
}
