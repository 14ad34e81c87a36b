/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.e2e.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.core.agent.GetHealth;
import org.yagura.e2e.AgentProcess;
import org.yagura.testsupport.Await;
import org.yagura.testsupport.ChildProcess;
import org.yagura.traps.core.TrapChain;
import org.yagura.traps.core.TrapFilter;
import org.yagura.traps.core.TrapRow;

/** A full disk stops the intake with a clear alarm; with space again it goes on, and nothing is broken or lost. */
final class FullDiskTest {
    private static final String SIZE = "size=256m";
    private static final int BLOCK = 1 << 20;

    @TempDir
    private Path directory;
    private Path disk;
    private boolean mounted;

    @BeforeEach
    void mount() throws Exception {
        assumeTrue(AgentProcess.missing() == null, AgentProcess.missing());
        disk = Files.createDirectory(directory.resolve("disk"));
        mounted = run("mount", "-t", "tmpfs", "-o", SIZE, "tmpfs", disk.toString()) == 0;
        assumeTrue(mounted, "a small disk cannot be mounted here");
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            assertEquals(0, run("umount", disk.toString()));
        }
    }

    private int run(String... command) throws Exception {
        try (var process = ChildProcess.start(directory, command[0], Map.of(), List.of(command))) {
            return process.await(Duration.ofSeconds(20));
        }
    }

    @Test
    void intakeStopsAndGoesOn() throws Exception {
        Path data = disk.resolve("data");
        Path filler = disk.resolve("filler");
        try (AgentProcess agent = AgentProcess.start(data, "--site", "demo", "--min-free", "40")) {
            try (Burst burst = Burst.start(agent.trapPort(), 500)) {
                Await.until("traps are projected", () -> agent.chain().projected() > 500);
                fill(filler, 10L << 20);
                Await.until("the trouble is said", () -> !agent.connection().ask(new GetHealth()).good());
                Await.until("the intake is closed", () -> !agent.chain().receiving());
                assertFalse(agent.connection().ask(new GetHealth()).troubles().isEmpty());
                Files.delete(filler);
                long stopped = agent.chain().journalled();
                Await.until("it goes on",
                        () -> agent.chain().receiving() && agent.chain().journalled() > stopped + 500);
                assertTrue(burst.sent() > 1_000);
            }
            TrapChain chain = agent.settled();
            assertTrue(chain.addsUp(), chain.toString());
            Await.until("all is well again", () -> agent.connection().ask(new GetHealth()).good());
        }
        try (AgentProcess again = AgentProcess.start(data)) {
            List<TrapRow> rows = Asked.rows(again.connection(), TrapFilter.ALL);
            assertEquals(again.settled().journalled(), rows.size());
            var numbers = new HashSet<Integer>();
            rows.forEach(r -> assertTrue(numbers.add(Burst.number(r)), "twice: " + r));
        }
    }

    private static void fill(Path file, long left) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            while (file.toFile().getUsableSpace() > left) {
                out.write(new byte[BLOCK]);
            }
        }
    }
}
