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

/** The journal as the projections need it: read in order, from a place. */
public interface FactLog {

    /**
     * One entry: what a producer appended in one go.
     *
     * @param position place in the journal, ascending, not without gaps
     * @param producer who appended it
     * @param sequence ascending number that the producer gave it; the same again is a repetition
     * @param facts what happened, in order
     */
    record Entry(long position, String producer, long sequence, List<Fact> facts) {
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

    /** The position of the oldest entry that can still be read; 0 when nothing was ever cleaned away. */
    default long oldest() {
        return 0;
    }

    /** Everything up to that position is in the tables for good; the journal may clean it away. */
    void released(long position);
}
