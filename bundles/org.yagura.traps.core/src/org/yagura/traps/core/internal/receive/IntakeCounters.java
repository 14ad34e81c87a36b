/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.receive;

import org.yagura.traps.core.internal.fact.TrapIntake;

/**
 * What the receiver has counted since it began, always consistent: under one lock, so that at every moment
 * received = undecodable + unauthenticated + journalled + waiting. Thread-safe; called a batch at a time, not a message
 * at a time.
 *
 * <p>The sums since the data directory was made are those of the projected {@code trap.intake} facts when the receiver
 * began ({@code base}) plus these.
 */
public final class IntakeCounters {
    private long droppedByKernel;
    private long droppedByQueue;
    private long received;
    private long undecodable;
    private long unauthenticated;
    private long journalled;
    private long waiting;
    private long answered;
    private TrapIntake pending = TrapIntake.ZERO;

    /**
     * The counters at one moment.
     *
     * @param droppedByKernel datagrams that the kernel dropped
     * @param droppedByQueue messages dropped because the queue was full
     * @param received messages taken into the queue
     * @param undecodable of these, not decodable
     * @param unauthenticated of these, without a proven credential
     * @param journalled of these, durable in the journal as traps
     * @param waiting of these, in the queue or on the way into the journal
     * @param answered informs answered
     */
    public record Snapshot(long droppedByKernel, long droppedByQueue, long received, long undecodable,
            long unauthenticated, long journalled, long waiting, long answered) {

        /** Whether everything received is accounted for. */
        public boolean addsUp() {
            return received == undecodable + unauthenticated + journalled + waiting;
        }
    }

    /** The counters now. */
    public synchronized Snapshot snapshot() {
        return new Snapshot(droppedByKernel, droppedByQueue, received, undecodable, unauthenticated, journalled,
                waiting,
                answered);
    }

    /**
     * Begins anew when the receiver does: what facts have counted is part of the projected sums then, and only what none
     * has counted yet is kept.
     */
    synchronized void restart() {
        droppedByKernel = pending.droppedByKernel();
        droppedByQueue = pending.droppedByQueue();
        undecodable = pending.undecodable();
        unauthenticated = pending.unauthenticated();
        received = undecodable + unauthenticated;
        journalled = 0;
        waiting = 0;
        answered = pending.answered();
    }

    /** The kernel dropped so many more. */
    synchronized void droppedByKernel(long more) {
        droppedByKernel += more;
        pending = pending.plus(new TrapIntake(more, 0, 0, 0, 0, 0));
    }

    /** The queue was full for so many more. */
    synchronized void droppedByQueue(long more) {
        droppedByQueue += more;
        pending = pending.plus(new TrapIntake(0, more, 0, 0, 0, 0));
    }

    /** So many more are in the queue. */
    synchronized void received(long more) {
        received += more;
        waiting += more;
    }

    /** So many more informs were answered. */
    synchronized void answered(long more) {
        answered += more;
        pending = pending.plus(new TrapIntake(0, 0, 0, 0, 0, more));
    }

    /** Messages left the queue and were found to be of no use. */
    synchronized void refused(long undecodableMore, long unauthenticatedMore) {
        undecodable += undecodableMore;
        unauthenticated += unauthenticatedMore;
        waiting -= undecodableMore + unauthenticatedMore;
        pending = pending.plus(new TrapIntake(0, 0, undecodableMore + unauthenticatedMore, undecodableMore,
                unauthenticatedMore, 0));
    }

    /** Takes what no fact has counted yet, for a group with so many traps. */
    synchronized TrapIntake take(long traps) {
        TrapIntake taken = pending.plus(new TrapIntake(0, 0, traps, 0, 0, 0));
        pending = TrapIntake.ZERO;
        return taken;
    }

    /** Whether there is something that no fact has counted yet. */
    synchronized boolean pending() {
        return !pending.equals(TrapIntake.ZERO);
    }

    /** A group with so many traps is durable. */
    synchronized void journalled(long traps) {
        journalled += traps;
        waiting -= traps;
    }

    /** Messages in the queue count no more: handshakes, which are no traps, or all that was left at the end. */
    synchronized void abandoned(long messages) {
        received -= messages;
        waiting -= messages;
    }
}
