/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.journal.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.core.fact.JournalUnavailableException;
import org.yagura.core.fact.JournalUnavailableException.Reason;
import org.yagura.journal.FactWriter;
import org.yagura.journal.Journal;
import org.yagura.journal.JournalLimits;
import org.yagura.journal.JournalSettings;
import org.yagura.journal.JournalState;
import org.yagura.journal.Journals;
import org.yagura.testsupport.Await;

/** An engine that ends by itself, which it does when it runs out of memory for example. */
class WatchTest {
    @TempDir
    Path folder;

    private final List<JournalState> states = new CopyOnWriteArrayList<>();

    private Journal open(int restarts) throws Exception {
        Journal journal = Journals.open(JournalSettings.single(folder.resolve("journal"))
                .with(new JournalLimits(1 << 20, 0, Duration.ofMillis(20), 4 << 20, 1L << 30, restarts)));
        journal.follow((state, reason) -> states.add(state));
        Facts.awaitLeader(journal);
        return journal;
    }

    /** Ends the engine behind the journal's back. */
    private static void endEngine(Journal journal) throws ReflectiveOperationException {
        var field = journal.getClass().getDeclaredField("engine");
        field.setAccessible(true);
        Object engine = field.get(journal);
        var close = engine.getClass().getDeclaredMethod("close");
        close.setAccessible(true);
        close.invoke(engine);
    }

    @Test
    void anEngineThatEndedIsStartedAgainWithoutALossOrARepetition() throws Exception {
        try (Journal journal = open(5); FactWriter writer = Facts.writer(journal, folder)) {
            var futures = new ArrayList<CompletableFuture<Long>>();
            for (int i = 0; i < 2_000; i++) {
                futures.add(writer.append(List.of(Facts.numbered(i))));
                if (i == 1_000) {
                    endEngine(journal);
                }
            }
            CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new)).join();
            assertEquals(LongStream.range(0, 2_000).boxed().toList(), Facts.numbers(Facts.all(journal, 0)));
            assertEquals(1, journal.status().restarts());
            assertEquals(JournalState.LEADER_READY, journal.state());
        }
    }

    @Test
    void anEngineThatEndsTooOftenMakesTheJournalFail() throws Exception {
        try (Journal journal = open(0); FactWriter writer = Facts.writer(journal, folder)) {
            writer.append(Facts.numbered(0, 1)).get();
            endEngine(journal);
            Await.until("the journal fails", () -> states.contains(JournalState.FAILED));
            var refused = assertThrows(CompletionException.class, writer.append(Facts.numbered(1, 1))::join);
            assertEquals(Reason.FAILED,
                    assertInstanceOf(JournalUnavailableException.class, refused.getCause()).reason());
            assertFalse(journal.read(0, 1, 1, Duration.ZERO).size() > 1);
        }
        Await.until("the end is told", () -> states.getLast() == JournalState.CLOSED);
        try (Journal journal = open(0)) {
            assertEquals(List.of(0L), Facts.numbers(Facts.all(journal, 0)));
        }
    }
}
