/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.chart;

import java.time.Duration;
import java.time.Instant;

/**
 * The time that a chart shows, in milliseconds since 1970. Never shorter than ten seconds, never longer than twenty years.
 *
 * @param from its begin
 * @param to its end
 */
public record TimeWindow(long from, long to) {
    /** Shortest length. */
    public static final long LEAST = 10_000;
    /** Longest length. */
    public static final long MOST = Duration.ofDays(20 * 366).toMillis();
    private static final long EARLIEST = 0;
    private static final long LATEST = Instant.parse("2200-01-01T00:00:00Z").toEpochMilli();

    public TimeWindow {
        if (to - from < LEAST || to - from > MOST || from < EARLIEST || to > LATEST) {
            throw new IllegalArgumentException("no time for a chart: " + from + " to " + to);
        }
    }

    /** The window of a length that ends then, as near to what is asked for as there may be. */
    public static TimeWindow until(long end, long length) {
        long fitting = Math.clamp(length, LEAST, MOST);
        long last = Math.clamp(end, EARLIEST + fitting, LATEST);
        return new TimeWindow(last - fitting, last);
    }

    /** Its length. */
    public long length() {
        return to - from;
    }

    /** Longer ({@code factor} over 1) or shorter, with a moment that stays where it is in the picture. */
    public TimeWindow zoom(double factor, long around) {
        long fitting = Math.clamp(Math.round(length() * factor), LEAST, MOST);
        double share = Math.clamp((around - from) / (double) length(), 0, 1);
        return until(around + Math.round((1 - share) * fitting), fitting);
    }

    /** Later, or earlier for less than 0. */
    public TimeWindow pan(long millis) {
        return until(to + millis, length());
    }

    /** The moment at a share of it: 0 where it begins, 1 where it ends. */
    public long at(double share) {
        return from + Math.round(share * length());
    }

    /** What share of it a moment is at; under 0 and over 1 outside of it. */
    public double share(long at) {
        return (at - from) / (double) length();
    }
}
