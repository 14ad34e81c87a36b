/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.spi;

import java.time.Duration;
import java.time.Instant;

/**
 * One run of a probe.
 *
 * @param at when it began, for results
 * @param timeout how long it may take
 * @param begun when it began, by {@link System#nanoTime()}
 * @param memo what the last run left to go on from, also over a restart and in another member; null at first
 */
public record ProbeRun(Instant at, Duration timeout, long begun, String memo) {

    /** A run that begins now. */
    public static ProbeRun begin(Instant at, Duration timeout) {
        return begin(at, timeout, null);
    }

    /** A run that begins now, and goes on from what another left. */
    public static ProbeRun begin(Instant at, Duration timeout, String memo) {
        return new ProbeRun(at, timeout, System.nanoTime(), memo);
    }

    /** How much of its time is left; zero when it is over, never negative. */
    public Duration left() {
        Duration left = timeout.minusNanos(System.nanoTime() - begun);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** As {@link #left()} in milliseconds, at least 1, for what takes 0 for no bound. */
    public int leftMillis() {
        return Math.clamp(left().toMillis(), 1, Integer.MAX_VALUE);
    }

    /** How long it has taken so far, in milliseconds. */
    public double millis() {
        return (System.nanoTime() - begun) / 1e6;
    }
}
