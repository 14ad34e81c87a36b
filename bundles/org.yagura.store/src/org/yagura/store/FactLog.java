/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.store;

import java.time.Duration;
import java.util.List;

import org.yagura.core.fact.Fact;
import org.yagura.journal.Journal;
import org.yagura.journal.JournalEntry;

/** The journal as the projections need it: read in order, from a place. */
public interface FactLog {
    /** The most bytes that are asked for at once. */
    long MAX_BYTES = 8L << 20;

    /** A journal. */
    static FactLog of(Journal journal) {
        return new FactLog() {
            @Override
            public List<Entry> read(long position, int facts, Duration wait) throws InterruptedException {
                return journal.read(position, facts, MAX_BYTES, wait).stream().map(FactLog::entry).toList();
            }

            @Override
            public long oldest() {
                return journal.firstPosition();
            }

            @Override
            public void released(long position) {
                journal.released(position);
            }
        };
    }

    private static Entry entry(JournalEntry entry) {
        return new Entry(entry.position(), entry.batch().producer(), entry.batch().firstSequence(),
                entry.batch().facts());
    }

    /**
     * One entry: what a producer appended in one go.
     *
     * @param position place in the journal, ascending, not without gaps
     * @param producer who appended it
     * @param sequence number that the producer gave the first fact, the others follow; an entry whose number is not
     *        above the last known one of that producer is a repetition
     * @param facts what happened, in order
     */
    record Entry(long position, String producer, long sequence, List<Fact> facts) {

        /** The number of the last fact. */
        public long lastSequence() {
            return sequence + Math.max(0, facts.size() - 1);
        }

        /** The bytes of the facts' payloads. */
        long bytes() {
            long bytes = 0;
            for (Fact fact : facts) {
                bytes += fact.payload().length;
            }
            return bytes;
        }
    }

    /**
     * The entries after a position, in order.
     *
     * @param position of the last entry that is known; 0 for none
     * @param facts about how many facts are wanted at most; at least one entry comes whatever its size
     * @param wait how long to wait for the first entry when there is none; zero does not wait
     * @return empty when there was none within that time
     */
    List<Entry> read(long position, int facts, Duration wait) throws InterruptedException;

    /** The position from which on entries can be read; 0 when nothing was ever cleaned away. */
    default long oldest() {
        return 0;
    }

    /** Everything up to that position is in the tables for good; the journal may clean it away. */
    void released(long position);
}
