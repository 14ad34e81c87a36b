/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.journal.tests;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.yagura.core.fact.Fact;
import org.yagura.journal.FactWriter;
import org.yagura.journal.Journal;
import org.yagura.journal.JournalEntry;
import org.yagura.journal.JournalState;
import org.yagura.journal.WriterLimits;
import org.yagura.testsupport.Await;

/** Facts that carry a number, and what the tests do with journals. */
final class Facts {
    static final int PAYLOAD = 200;
    private static final Instant BEGIN = Instant.parse("2026-04-01T00:00:00Z");

    private Facts() {
    }

    static Fact numbered(long number) {
        byte[] payload = new byte[PAYLOAD];
        ByteBuffer.wrap(payload).putLong(number);
        return new Fact("test.number", 1, BEGIN.plusNanos(number * 1_000), payload);
    }

    static List<Fact> numbered(long first, int count) {
        var facts = new ArrayList<Fact>(count);
        for (int i = 0; i < count; i++) {
            facts.add(numbered(first + i));
        }
        return facts;
    }

    static long number(Fact fact) {
        return ByteBuffer.wrap(fact.payload()).getLong();
    }

    static void awaitLeader(Journal journal) {
        Await.until("the journal leads", () -> journal.state() == JournalState.LEADER_READY);
    }

    static FactWriter writer(Journal journal, Path folder) throws Exception {
        return new FactWriter(journal, "test", folder.resolve("sequence"), WriterLimits.usual(),
                position -> CompletableFuture.completedFuture(null));
    }

    /** All entries after a position, up to what is there now. */
    static List<JournalEntry> all(Journal journal, long after) throws InterruptedException {
        var entries = new ArrayList<JournalEntry>();
        long last = after;
        while (last < journal.lastPosition()) {
            for (JournalEntry entry : journal.read(last, 10_000, 4 << 20, Duration.ofSeconds(1))) {
                entries.add(entry);
                last = entry.position();
            }
        }
        return entries;
    }

    static List<Long> numbers(List<JournalEntry> entries) {
        return entries.stream().flatMap(e -> e.batch().facts().stream()).map(Facts::number).toList();
    }
}
