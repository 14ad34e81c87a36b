/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.journal.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.journal.FactWriter;
import org.yagura.journal.Journal;
import org.yagura.journal.JournalGapException;
import org.yagura.journal.JournalLimits;
import org.yagura.journal.JournalSettings;
import org.yagura.journal.Journals;
import org.yagura.testsupport.Await;

/** The log is cleaned up to what the projections have released, and no further. */
class CleaningTest {
    private static final int SEGMENT = 1 << 20;

    @TempDir
    Path folder;

    private Journal open() throws IOException {
        return Journals.open(JournalSettings.single(folder.resolve("journal"))
                .with(new JournalLimits(1 << 20, 0, Duration.ofMillis(20), SEGMENT, 1L << 30, 5)));
    }

    @Test
    void releasedFilesGoAndTheRestStays() throws Exception {
        long released = 0;
        long last;
        try (Journal journal = open(); FactWriter writer = Facts.writer(journal, folder)) {
            long largest = 0;
            for (int i = 0; i < 200; i++) {
                long position = writer.append(Facts.numbered(i * 1_000L, 1_000)).get();
                journal.released(position);
                released = position;
                if (i % 20 == 19) {
                    Await.until("the log is cleaned", () -> journal.status().logBytes() <= 4 * SEGMENT);
                }
                largest = Math.max(largest, journal.status().logBytes());
            }
            assertTrue(largest <= 12 * SEGMENT, largest + " bytes");
            assertTrue(journal.firstPosition() > 100, "begins at " + journal.firstPosition());
            assertTrue(journal.firstPosition() <= released + 1);
            assertThrows(JournalGapException.class, () -> journal.read(0, 1, 1, Duration.ofSeconds(1)));

            for (int i = 200; i < 230; i++) {
                writer.append(Facts.numbered(i * 1_000L, 1_000)).get();
            }
            last = journal.lastPosition();
            check(journal, released);
        }
        try (Journal journal = open(); FactWriter writer = Facts.writer(journal, folder)) {
            Facts.awaitLeader(journal);
            assertEquals(last, journal.lastPosition());
            assertTrue(journal.firstPosition() > 100 && journal.firstPosition() <= released + 1);
            check(journal, released);
            assertTrue(writer.append(Facts.numbered(0, 1)).get() > last);
        }
    }

    private static void check(Journal journal, long released) throws InterruptedException {
        List<Long> numbers = Facts.numbers(Facts.all(journal, released));
        assertEquals(30_000, numbers.size());
        assertEquals(200_000, numbers.getFirst());
        assertEquals(229_999, numbers.getLast());
    }
}
