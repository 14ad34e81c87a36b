/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.journal.tests;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.yagura.core.fact.JournalUnavailableException;
import org.yagura.core.fact.JournalUnavailableException.Reason;
import org.yagura.journal.FactBatch;
import org.yagura.journal.Journal;
import org.yagura.journal.JournalEntry;
import org.yagura.journal.JournalListener;
import org.yagura.journal.JournalState;
import org.yagura.journal.JournalStatus;

/** A journal whose answers the test gives. */
final class FakeJournal implements Journal {
    private final List<FactBatch> appended = new ArrayList<>();
    private final List<CompletableFuture<Long>> answers = new ArrayList<>();
    private boolean obliging;
    private JournalState state = JournalState.LEADER_READY;

    @Override
    public synchronized CompletableFuture<Long> append(FactBatch batch) {
        appended.add(batch);
        answers.add(obliging ? CompletableFuture.completedFuture((long) appended.size()) : new CompletableFuture<>());
        return answers.getLast();
    }

    /** Answers all appends, those to come as well. */
    synchronized void oblige() {
        obliging = true;
        for (int i = 0; i < answers.size(); i++) {
            written(i);
        }
    }

    synchronized List<FactBatch> appended() {
        return List.copyOf(appended);
    }

    synchronized void become(JournalState now) {
        state = now;
    }

    /** Answers the append of that number. */
    void written(int append) {
        answer(append).complete((long) append + 1);
    }

    void refused(int append, Reason reason) {
        answer(append).completeExceptionally(new JournalUnavailableException(reason, "test", null));
    }

    private synchronized CompletableFuture<Long> answer(int append) {
        return answers.get(append);
    }

    @Override
    public List<JournalEntry> read(long after, int maxFacts, long maxBytes, Duration maxWait) {
        return List.of();
    }

    @Override
    public long firstPosition() {
        return 0;
    }

    @Override
    public long lastPosition() {
        return 0;
    }

    @Override
    public void released(long position) {
        // keeps nothing
    }

    @Override
    public synchronized JournalState state() {
        return state;
    }

    @Override
    public JournalStatus status() {
        return new JournalStatus(state(), null, 0, 0, 0, 0, 0, 0, true, false, 0);
    }

    @Override
    public void follow(JournalListener listener) {
        listener.state(state(), "");
    }

    @Override
    public void close() {
        become(JournalState.CLOSED);
    }
}
