/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.client.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.client.LocalAgent;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;

/** The agent of a data directory is found, unless it is not there or its token is open to others. */
final class LocalAgentTest {
    @TempDir
    private Path data;

    @Test
    void itIsFoundWithItsToken() throws Exception {
        try (var agent = new FakeAgent()) {
            agent.answer("/x", 200, "{}");
            agent.describe(data, ProcessHandle.current().pid());
            LocalAgent found = LocalAgent.find(data, Locale.ENGLISH);
            assertEquals(10162, found.trapPort());
            assertTrue(found.alive());
            try (var connection = found.connect(Locale.ENGLISH)) {
                connection.get("x");
                assertEquals("Bearer " + FakeAgent.TOKEN, agent.asked().getLast().header("Authorization"));
                Files.writeString(data.resolve("run/token"), "newer");
                connection.get("x");
                assertEquals("Bearer newer", agent.asked().getLast().header("Authorization"));
            }
        }
    }

    @Test
    void noAgentIsSaid() throws Exception {
        var none = assertThrows(ProblemException.class, () -> LocalAgent.find(data, Locale.JAPANESE));
        assertEquals(Problem.UNAVAILABLE, none.problem().code());
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        try (var agent = new FakeAgent()) {
            agent.describe(data, ended.pid());
        }
        var gone = assertThrows(ProblemException.class, () -> LocalAgent.find(data, Locale.ENGLISH));
        assertTrue(gone.problem().why().contains(String.valueOf(ended.pid())), gone.problem().why());
    }

    @Test
    void aTokenThatOthersCanReadIsNotUsed() throws Exception {
        try (var agent = new FakeAgent()) {
            agent.describe(data, ProcessHandle.current().pid());
            Files.setPosixFilePermissions(data.resolve("run/token"), PosixFilePermissions.fromString("rw-r--r--"));
            LocalAgent found = LocalAgent.find(data, Locale.ENGLISH);
            var refused = assertThrows(ProblemException.class, () -> found.connect(Locale.ENGLISH));
            assertEquals(Problem.REFUSED, refused.problem().code());
            assertEquals(0, agent.asked().size());
        }
    }

    @Test
    void aDirectoryOfAnotherUserIsSaid() throws Exception {
        Path run = Files.createDirectories(data.resolve("run"));
        Files.setPosixFilePermissions(run, PosixFilePermissions.fromString("---------"));
        try {
            assumeFalse(Files.isReadable(run), "the administrator may read everything");
            var closed = assertThrows(ProblemException.class, () -> LocalAgent.find(data, Locale.ENGLISH));
            assertEquals(Problem.REFUSED, closed.problem().code());
            assertTrue(closed.problem().why().contains("endpoint.json"), closed.problem().why());
        } finally {
            Files.setPosixFilePermissions(run, PosixFilePermissions.fromString("rwx------"));
        }
    }
}
