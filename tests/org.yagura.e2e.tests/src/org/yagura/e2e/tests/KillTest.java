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
import java.util.HashSet;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.e2e.AgentProcess;
import org.yagura.testsupport.Await;
import org.yagura.traps.core.TrapChain;
import org.yagura.traps.core.TrapFilter;
import org.yagura.traps.core.TrapRow;

/** The agent is killed in the middle of a burst: what was counted as journalled is there afterwards, once. */
final class KillTest {
    private static final int PER_SECOND = 3_000;

    @TempDir
    private Path directory;

    @Test
    void nothingJournalledIsLostOrDoubled() throws Exception {
        assumeTrue(AgentProcess.missing() == null, AgentProcess.missing());
        Path data = directory.resolve("data");
        TrapChain counted;
        AgentProcess first = AgentProcess.start(data, "--site", "demo");
        try (Burst burst = Burst.start(first.trapPort(), PER_SECOND)) {
            var last = new TrapChain[1];
            Await.until("some thousands are journalled", () -> {
                last[0] = first.chain();
                return last[0].journalled() > 4_000;
            });
            first.kill();
            counted = last[0];
        } finally {
            first.process().close();
        }
        TrapChain then;
        long sent = 0;
        try (AgentProcess second = AgentProcess.start(data)) {
            then = second.settled();
            assertTrue(then.addsUp(), then.toString());
            assertTrue(then.journalled() >= counted.journalled(), counted + " then " + then);
            List<TrapRow> rows = Asked.rows(second.connection(), TrapFilter.ALL);
            assertEquals(then.journalled(), rows.size());
            var numbers = new HashSet<Integer>();
            for (TrapRow row : rows) {
                assertTrue(numbers.add(Burst.number(row)), "twice: " + row);
            }
            for (int i = 0; i < counted.journalled() && counted.lost() == 0; i++) {
                assertTrue(numbers.contains(i), "missing: " + i + " of " + counted);
            }
            try (Burst more = Burst.start(second.trapPort(), PER_SECOND)) {
                Await.until("it goes on", () -> second.chain().journalled() > then.journalled() + 500);
                sent = more.sent();
            }
            assertTrue(sent >= 500);
            assertTrue(second.settled().addsUp());
        }
    }
}
