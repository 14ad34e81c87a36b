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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.core.fact.JournalUnavailableException;
import org.yagura.journal.FactWriter;
import org.yagura.journal.Journal;
import org.yagura.journal.JournalEntry;
import org.yagura.journal.JournalLimits;
import org.yagura.journal.JournalSettings;
import org.yagura.journal.JournalState;
import org.yagura.journal.Journals;

/** A group of one. */
class JournalTest {
    @TempDir
    Path folder;

    private Journal open() throws IOException {
        return Journals.open(JournalSettings.single(folder.resolve("journal"))
                .with(JournalLimits.usual().withFreeBytes(1 << 20)));
    }

    @Test
    void whatIsAppendedIsReadInOrderAlsoAfterARestart() throws Exception {
        long third;
        try (Journal journal = open(); FactWriter writer = Facts.writer(journal, folder)) {
            long first = writer.append(Facts.numbered(0, 3)).get();
            long second = writer.append(Facts.numbered(3, 1)).get();
            third = writer.append(Facts.numbered(4, 2)).get();
            assertTrue(0 < first && first < second && second < third);
            assertEquals(List.of(0L, 1L, 2L, 3L, 4L, 5L), Facts.numbers(Facts.all(journal, 0)));
            assertEquals(List.of(4L, 5L), Facts.numbers(Facts.all(journal, second)));
        }
        try (Journal journal = open(); FactWriter writer = Facts.writer(journal, folder)) {
            Facts.awaitLeader(journal);
            assertEquals(third, journal.lastPosition());
            assertTrue(writer.append(Facts.numbered(6, 1)).get() > third);
            List<JournalEntry> entries = Facts.all(journal, 0);
            assertEquals(List.of(0L, 1L, 2L, 3L, 4L, 5L, 6L), Facts.numbers(entries));
            long last = -1;
            for (JournalEntry entry : entries) {
                assertTrue(entry.batch().firstSequence() > last);
                last = entry.batch().firstSequence() + entry.batch().facts().size() - 1;
            }
        }
    }

    @Test
    void factsHandedOverTogetherBecomeFewEntries() throws Exception {
        try (Journal journal = open(); FactWriter writer = Facts.writer(journal, folder)) {
            Facts.awaitLeader(journal);
            var futures = new ArrayList<CompletableFuture<Long>>();
            for (int i = 0; i < 5_000; i++) {
                futures.add(writer.append(List.of(Facts.numbered(i))));
            }
            CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new)).get();
            List<JournalEntry> entries = Facts.all(journal, 0);
            assertEquals(LongStream.range(0, 5_000).boxed().toList(), Facts.numbers(entries));
            assertTrue(entries.size() < 2_500, entries.size() + " entries");
            assertEquals(0, writer.waiting());
        }
    }

    @Test
    void aReaderWaitsForNewsAndStopsAtItsBounds() throws Exception {
        try (Journal journal = open(); FactWriter writer = Facts.writer(journal, folder)) {
            Facts.awaitLeader(journal);
            assertEquals(List.of(), journal.read(0, 10, 1_000, Duration.ZERO));
            var seen = CompletableFuture.supplyAsync(() -> read(journal, 0, 1, 1 << 20));
            long first = writer.append(Facts.numbered(0, 5)).get();
            assertEquals(List.of(0L, 1L, 2L, 3L, 4L), Facts.numbers(seen.get()));
            for (int i = 1; i < 10; i++) {
                writer.append(Facts.numbered(i * 5, 5)).get();
            }
            assertEquals(2, read(journal, 0, 6, 1 << 20).size());
            assertEquals(1, read(journal, first, 1_000, 1).size());
        }
    }

    private static List<JournalEntry> read(Journal journal, long after, int facts, long bytes) {
        try {
            return journal.read(after, facts, bytes, Duration.ofSeconds(20));
        } catch (InterruptedException e) {
            throw new CompletionException(e);
        }
    }

    @Test
    void aDirectoryIsUsedOnce() throws Exception {
        try (Journal journal = open()) {
            Facts.awaitLeader(journal);
            assertThrows(IOException.class, this::open);
        }
    }

    @Test
    void aClosedJournalTakesNothing() throws Exception {
        Journal journal = open();
        FactWriter writer = Facts.writer(journal, folder);
        writer.append(Facts.numbered(0, 1)).get();
        journal.close();
        var refused = assertThrows(CompletionException.class, () -> writer.append(Facts.numbered(1, 1)).join());
        assertEquals(JournalUnavailableException.Reason.CLOSED,
                ((JournalUnavailableException) refused.getCause()).reason());
        assertEquals(JournalState.CLOSED, journal.state());
        writer.close();
    }
}
