/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.testsupport.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.yagura.core.fact.Fact;
import org.yagura.store.FactLog;

/** A journal in memory. */
public final class MemoryLog implements FactLog {
    private final List<Entry> entries = new ArrayList<>();
    private long sequence;
    private volatile long released;

    /** Appends an entry; its position. */
    public synchronized long append(List<Fact> facts) {
        long position = entries.size() + 1L;
        entries.add(new Entry(position, "test", sequence, List.copyOf(facts)));
        sequence += Math.max(1, facts.size());
        notifyAll();
        return position;
    }

    /** Appends an entry as it was once more, as a producer does that has not seen the answer. */
    public synchronized long repeat(long position) {
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
        var found = new ArrayList<Entry>();
        int count = 0;
        for (int i = (int) position; i < entries.size() && (found.isEmpty() || count < facts); i++) {
            found.add(entries.get(i));
            count += entries.get(i).facts().size();
        }
        return found;
    }

    @Override
    public void released(long position) {
        released = position;
    }

    /** The last position that may be cleaned away. */
    public long released() {
        return released;
    }

    /** The entry at a position. */
    public synchronized Entry entry(long position) {
        return entries.get((int) position - 1);
    }

    /** The last position. */
    public synchronized long last() {
        return entries.size();
    }
}
