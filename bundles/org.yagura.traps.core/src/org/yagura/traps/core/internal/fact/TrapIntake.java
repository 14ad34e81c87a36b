/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.fact;

import java.time.Instant;

import org.yagura.core.fact.Fact;

/**
 * What the receiver counted since the fact of this type before. Stands in the same group as the {@code trap.received}
 * facts that it counts, so that the sum of all these facts is exact over any crash:
 * received = undecodable + unauthenticated + number of {@code trap.received} facts.
 *
 * @param droppedByKernel datagrams that the kernel dropped
 * @param droppedByQueue messages dropped because the receive queue was full
 * @param received messages that were looked at and found to be one of the next two or a trap of this group
 * @param undecodable messages that could not be decoded, whether or not a {@code trap.undecodable} fact keeps them
 * @param unauthenticated messages of senders that proved no credential
 * @param answered informs answered; counted after the answer, so in a later fact than the inform
 */
public record TrapIntake(long droppedByKernel, long droppedByQueue, long received, long undecodable,
        long unauthenticated, long answered) {

    /** Nothing. */
    public static final TrapIntake ZERO = new TrapIntake(0, 0, 0, 0, 0, 0);
    /** How it is written. */
    public static final TrapIntakeType TYPE = new TrapIntakeType();

    /** The sums. */
    public TrapIntake plus(TrapIntake o) {
        return new TrapIntake(droppedByKernel + o.droppedByKernel, droppedByQueue + o.droppedByQueue,
                received + o.received, undecodable + o.undecodable, unauthenticated + o.unauthenticated,
                answered + o.answered);
    }

    /** This as a fact. */
    public Fact fact(Instant at) {
        return TYPE.fact(at, this);
    }
}
