/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.fact;

import java.time.Instant;
import java.util.List;

import org.yagura.core.fact.Fact;

/**
 * What authentic messages told of their senders' clocks. Stands in the same group as the traps of these messages, so that
 * a message that was taken once is still known as old after any crash.
 *
 * @param clocks each sender at most once
 */
public record SenderClocks(List<SenderClock> clocks) {

    /** How many senders' clocks are known at most; of more, those that were heard last. */
    public static final int MOST = 50_000;
    /** How it is written. */
    public static final SenderClocksType TYPE = new SenderClocksType();

    /** This as a fact. */
    public Fact fact(Instant at) {
        return TYPE.fact(at, this);
    }
}
