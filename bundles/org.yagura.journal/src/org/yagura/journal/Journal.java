/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.journal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.yagura.core.fact.JournalUnavailableException;

/**
 * The ordered, durable and, with several members, replicated log of facts. It is also the queue in front of the
 * projections: a reader follows it by position, at its own speed, on every member. Thread-safe.
 *
 * <p>Positions ascend and have gaps, because the engine keeps entries of its own in between; the first one is above 0,
 * so that 0 stands for "nothing yet".
 */
public interface Journal extends AutoCloseable {

    /**
     * Writes a batch as one entry. To keep the order of batches, wait for one before the next is appended;
     * the fact writer does.
     *
     * @return the entry's position, once it is durable on a majority of the members. Fails with
     *         {@link JournalUnavailableException} when nothing was written, with {@link IllegalArgumentException} when
     *         the batch is over {@link FactBatch#MAX_BYTES}. As long as it is not known whether the batch was written
     *         (the leader changed, the engine is restarted) the future stays open; only {@link #close} then ends it
     *         with {@link JournalUnavailableException.Reason#CLOSED}. Dependents run on the engine's thread and must
     *         not block it.
     */
    CompletableFuture<Long> append(FactBatch batch);

    /**
     * The committed entries after a position, in order, without a gap in what was appended.
     *
     * @param after position of the last entry that is known; 0 for none
     * @param maxFacts to stop after the entry that reaches so many facts; at least one entry comes
     * @param maxBytes to stop after the entry that reaches so many bytes; at least one entry comes
     * @param maxWait how long to wait for the first entry when there is none; zero does not wait
     * @return empty when none came within that time, or when the engine does not run
     * @throws JournalGapException when entries after that position were cleaned away
     */
    List<JournalEntry> read(long after, int maxFacts, long maxBytes, Duration maxWait) throws InterruptedException;

    /** The position from which on entries are there: everything before was cleaned away; 0 when nothing ever was. */
    long firstPosition();

    /** The position of the newest committed entry that this member knows of; 0 for none. */
    long lastPosition();

    /**
     * Says that everything up to a position is in tables that are durable themselves, so that the log may be cleaned up
     * to there. Cheap; to be called after every commit.
     */
    void released(long position);

    /** What this member is at the moment. */
    JournalState state();

    /** Figures for persons: sizes, positions, free space. */
    JournalStatus status();

    /** Calls back from now on, at once with what is there; see {@link JournalListener}. */
    void follow(JournalListener listener);

    /** Ends; what was acknowledged is kept. Waits for the engine's threads, not for open appends. */
    @Override
    void close();
}
