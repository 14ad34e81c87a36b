/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.forecast;

import java.util.Arrays;

/**
 * The hours of a series in which something was measured, in order. Immutable by agreement: nobody changes the arrays.
 *
 * @param hour hours since 1970 (UTC), ascending
 * @param mean the mean of an hour, finite
 * @param first the first value in it
 * @param last the last value in it
 */
public record Hours(int[] hour, double[] mean, double[] first, double[] last) {
    /** Hours of a week. */
    public static final int WEEK = 168;
    /** Hours of a day. */
    public static final int DAY = 24;
    /** A step counts as one when it is so many times as large as steps usually are. */
    private static final double UNUSUAL = 8;
    /** More such steps than that are its rhythm. */
    private static final int MOST_STEPS = 2;

    /** How many there are. */
    public int size() {
        return hour.length;
    }

    /** Hours from the first to the last one, both counted. */
    public int span() {
        return hour.length == 0 ? 0 : hour[hour.length - 1] - hour[0] + 1;
    }

    /** Those from an hour on and before another one. */
    public Hours between(int from, int to) {
        int begin = place(from);
        int end = Math.max(begin, place(to));
        return new Hours(Arrays.copyOfRange(hour, begin, end), Arrays.copyOfRange(mean, begin, end),
                Arrays.copyOfRange(first, begin, end), Arrays.copyOfRange(last, begin, end));
    }

    private int place(int from) {
        int found = Arrays.binarySearch(hour, from);
        return found < 0 ? -found - 1 : found;
    }

    /**
     * Those since the last lasting step, such as after a disk was cleaned or enlarged: what was before says nothing of where it
     * goes on. Where steps are its rhythm, all.
     */
    public Hours sinceStep() {
        int n = size();
        if (n < 2 * DAY) {
            return this;
        }
        var steps = new double[n - 1];
        for (int i = 1; i < n; i++) {
            steps[i - 1] = Math.abs(mean[i] - mean[i - 1]);
        }
        double range = Arrays.stream(mean).max().orElseThrow() - Arrays.stream(mean).min().orElseThrow();
        double least = Math.max(range / 2, UNUSUAL * Robust.median(steps));
        int found = 0;
        int latest = 0;
        for (int i = 1; i < n; i++) {
            if (steps[i - 1] > least && Math.abs(around(i, i + DAY) - around(i - DAY, i)) > range / 2) {
                found++;
                latest = i;
            }
        }
        return found == 0 || found > MOST_STEPS ? this : between(hour[latest], Integer.MAX_VALUE);
    }

    private double around(int from, int to) {
        return Robust.median(Arrays.copyOfRange(mean, Math.max(0, from), Math.min(size(), to)));
    }
}
