/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.store.tests;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.yagura.core.fact.Fact;
import org.yagura.journal.JournalGapException;
import org.yagura.store.FactLog;

/** A journal in memory. */
final class ListLog implements FactLog {
    private final List<Entry> entries = new ArrayList<>();
    private long sequence;
    private volatile long released;
    private volatile long oldest;

    /** A fact of a type with a text. */
    static Fact fact(String type, String text) {
        return new Fact(type, 1, Instant.EPOCH, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Appends an entry of one type; its position. */
    synchronized long append(String type, String... texts) {
        var facts = new ArrayList<Fact>();
        for (String text : texts) {
            facts.add(fact(type, text));
        }
        return append(facts);
    }

    /** Appends an entry; its position. */
    synchronized long append(List<Fact> facts) {
        entries.add(new Entry(entries.size() + 1L, "p", sequence, List.copyOf(facts)));
        sequence += facts.size();
        notifyAll();
        return entries.size();
    }

    /** Appends the same entry once more. */
    synchronized long repeat(long position) {
        Entry old = entries.get((int) position - 1);
        entries.add(new Entry(entries.size() + 1L, old.producer(), old.sequence(), old.facts()));
        notifyAll();
        return entries.size();
    }

    @Override
    public synchronized List<Entry> read(long position, int facts, Duration wait) throws InterruptedException {
        if (position >= entries.size() && !wait.isZero()) {
            wait(wait.toMillis());
        }
        if (oldest > position + 1) {
            throw new JournalGapException(position, oldest);
        }
        var found = new ArrayList<Entry>();
        int count = 0;
        for (int i = (int) position; i < entries.size() && (found.isEmpty() || count < facts); i++) {
            found.add(entries.get(i));
            count += entries.get(i).facts().size();
        }
        return found;
    }

    @Override
    public long oldest() {
        return oldest;
    }

    /** Everything before that position is cleaned away. */
    void clean(long before) {
        oldest = before;
    }

    @Override
    public void released(long position) {
        released = position;
    }

    /** What may be cleaned away. */
    long released() {
        return released;
    }
}
