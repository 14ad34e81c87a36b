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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.core.fact.Fact;
import org.yagura.core.fact.JournalUnavailableException;
import org.yagura.core.fact.JournalUnavailableException.Reason;
import org.yagura.journal.FactWriter;
import org.yagura.journal.JournalState;
import org.yagura.journal.WriterLimits;
import org.yagura.testsupport.Await;

/** Group commit before a journal that the test plays. */
class FactWriterTest {
    @TempDir
    Path folder;

    private final FakeJournal journal = new FakeJournal();
    private FactWriter writer;

    private FactWriter writer(WriterLimits limits) throws Exception {
        writer = new FactWriter(journal, "m", folder.resolve("sequence"), limits,
                position -> CompletableFuture.failedFuture(new IllegalStateException("at " + position)));
        return writer;
    }

    @AfterEach
    void close() {
        if (writer != null) {
            journal.oblige();
            writer.close();
        }
    }

    private static WriterLimits limits(int entryBytes, int waitingBytes, Duration blocking, Duration patience) {
        return new WriterLimits(entryBytes, waitingBytes, blocking, patience);
    }

    private void awaitAppends(int count) {
        Await.until(count + " appends", () -> journal.appended().size() == count);
    }

    @Test
    void whatComesMeanwhileBecomesOneEntryAndCallersStayTogether() throws Exception {
        writer(limits(1_000, 100_000, Duration.ofSeconds(1), Duration.ofSeconds(1)));
        var first = writer.append(Facts.numbered(0, 1));
        awaitAppends(1);
        var second = writer.append(Facts.numbered(1, 2));
        var third = writer.append(Facts.numbered(3, 2));
        var fourth = writer.append(Facts.numbered(5, 2));
        assertEquals(7, writer.waiting());
        assertFalse(first.isDone());
        journal.written(0);
        assertEquals(1, first.get());
        awaitAppends(2);
        assertEquals(4, journal.appended().get(1).facts().size());
        journal.written(1);
        assertEquals(2, second.get());
        assertEquals(2, third.get());
        awaitAppends(3);
        journal.written(2);
        assertEquals(3, fourth.get());
        assertEquals(0, writer.waiting());
        assertEquals(journal.appended().get(0).firstSequence() + 1, journal.appended().get(1).firstSequence());
        assertEquals(journal.appended().get(1).firstSequence() + 4, journal.appended().get(2).firstSequence());
    }

    @Test
    void overTheLimitItBlocksAndThenRefuses() throws Exception {
        writer(limits(1_000, 1_000, Duration.ofMillis(50), Duration.ofSeconds(1)));
        writer.append(Facts.numbered(0, 1));
        awaitAppends(1);
        writer.append(Facts.numbered(1, 3));
        assertEquals(Reason.FAILED, reason(writer.append(Facts.numbered(4, 3))));
    }

    @Test
    void overTheLimitItGoesOnOnceThereIsRoom() throws Exception {
        writer(limits(1_000, 1_000, Duration.ofMinutes(1), Duration.ofSeconds(1)));
        var first = writer.append(Facts.numbered(0, 4));
        awaitAppends(1);
        var second = CompletableFuture.supplyAsync(() -> writer.append(Facts.numbered(4, 3)));
        assertFalse(second.isDone());
        journal.written(0);
        assertEquals(1, first.get());
        awaitAppends(2);
        journal.written(1);
        assertEquals(2, second.get().get());
    }

    private static Reason reason(CompletableFuture<?> future) {
        var error = assertThrows(CompletionException.class, future::join);
        return assertInstanceOf(JournalUnavailableException.class, error.getCause()).reason();
    }

    @Test
    void withoutALeaderItTriesAgainUnderTheSameNumber() throws Exception {
        writer(limits(1_000, 100_000, Duration.ofSeconds(1), Duration.ofSeconds(30)));
        journal.become(JournalState.STARTING);
        var future = writer.append(Facts.numbered(0, 2));
        awaitAppends(1);
        journal.refused(0, Reason.NOT_LEADER);
        awaitAppends(2);
        journal.refused(1, Reason.NOT_LEADER);
        awaitAppends(3);
        journal.written(2);
        assertEquals(3, future.get());
        assertEquals(journal.appended().get(0), journal.appended().get(2));
    }

    @Test
    void whenAnotherMemberLeadsOrTheDiskIsFullItRefusesAtOnce() throws Exception {
        writer(limits(1_000, 100_000, Duration.ofSeconds(1), Duration.ofSeconds(30)));
        journal.become(JournalState.FOLLOWER);
        var first = writer.append(Facts.numbered(0, 1));
        awaitAppends(1);
        journal.refused(0, Reason.NOT_LEADER);
        assertEquals(Reason.NOT_LEADER, reason(first));
        var second = writer.append(Facts.numbered(1, 1));
        awaitAppends(2);
        journal.refused(1, Reason.DISK_FULL);
        assertEquals(Reason.DISK_FULL, reason(second));
        assertTrue(journal.appended().get(1).firstSequence() > journal.appended().get(0).firstSequence());
    }

    @Test
    void numbersRiseOverRestarts() throws Exception {
        long last = -1;
        for (int i = 0; i < 3; i++) {
            writer(WriterLimits.usual());
            writer.append(Facts.numbered(0, 5));
            awaitAppends(i + 1);
            journal.written(i);
            writer.close();
            assertTrue(journal.appended().get(i).firstSequence() > last);
            last = journal.appended().get(i).firstSequence() + 4;
        }
    }

    @Test
    void factsThatDoNotFitIntoAnEntryAreRefused() throws Exception {
        writer(WriterLimits.usual());
        var fact = new Fact("large", 1, Instant.EPOCH, new byte[Fact.MAX_PAYLOAD]);
        var refused = assertThrows(CompletionException.class, writer.append(Collections.nCopies(2, fact))::join);
        assertInstanceOf(IllegalArgumentException.class, refused.getCause());
        assertEquals(0, writer.append(List.of()).get());
    }

    @Test
    void whoKnowsTheProjectionsIsAsked() throws Exception {
        writer(WriterLimits.usual());
        var error = assertThrows(CompletionException.class, writer.projected(7)::join);
        assertEquals("at 7", error.getCause().getMessage());
    }

    @Test
    void aClosedWriterTakesNothing() throws Exception {
        writer(WriterLimits.usual());
        writer.close();
        assertEquals(Reason.CLOSED, reason(writer.append(Facts.numbered(0, 1))));
    }
}
