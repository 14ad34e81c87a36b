/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/** Notices when the clock is set: it then went on by another time than really went by. For one thread. */
public final class SteadyTime {
    /** What differs by less stays as it is; it adds up until it is more. */
    static final Duration LEAST = Duration.ofMillis(500);

    private final LongSupplier nanos;
    private Instant seen;
    private long then;

    /** Compares with what runs evenly, such as {@link System#nanoTime()}. */
    public SteadyTime(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /**
     * By how much the clock was set since the last call that told something, forward or, negative, back; zero mostly, and the
     * first time.
     */
    public Duration moved(Instant now) {
        long at = nanos.getAsLong();
        Duration moved = seen == null ? Duration.ZERO : Duration.between(seen.plusNanos(at - then), now);
        if (seen != null && moved.abs().compareTo(LEAST) < 0) {
            return Duration.ZERO;
        }
        seen = now;
        then = at;
        return moved;
    }
}
