/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.journal.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.journal.Journal;
import org.yagura.journal.Journals;
import org.yagura.testsupport.ChildJvm;

/** The process dies, or comes back to a long journal. */
class KillTest {
    @TempDir
    Path folder;

    @Test
    void whatWasAcknowledgedIsThereOnceAfterKills() throws Exception {
        long acknowledged = -1;
        for (int round = 1; round <= 3; round++) {
            try (ChildJvm child = Child.start(List.of("-Xmx256m"), "endless", folder.toString())) {
                long goal = acknowledged + 15_000L * round;
                child.await("numbers acknowledged", line -> acknowledged(line) > goal);
                child.kill();
                acknowledged = child.lines().stream().mapToLong(KillTest::acknowledged).max().orElseThrow();
            }
        }
        try (Journal journal = Journals.open(Child.settings(folder))) {
            Facts.awaitLeader(journal);
            List<Long> numbers = Facts.numbers(Facts.all(journal, 0));
            assertTrue(numbers.size() > acknowledged, numbers.size() + " of " + (acknowledged + 1));
            assertEquals(LongStream.range(0, numbers.size()).boxed().toList(), numbers);
        }
    }

    static long acknowledged(String line) {
        return line.startsWith("acknowledged ") ? Long.parseLong(line.substring(13)) : -1;
    }

    @Test
    void aMillionFactsAreReadAgainWithinLittleMemory() throws Exception {
        try (ChildJvm child = Child.start(List.of("-Xmx256m"), "fill", folder.toString(), "10000", "100")) {
            System.out.println(child.await("filled", line -> line.startsWith("filled")));
            assertEquals(0, child.exit());
        }
        try (ChildJvm child = Child.start(List.of("-Xmx256m"), "count", folder.toString())) {
            System.out.println(child.await("read", line -> line.startsWith("ready")));
            assertEquals("facts 1000000", child.await("counted", line -> line.startsWith("facts")));
            assertEquals(0, child.exit());
        }
    }
}
