/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.forecast;

import java.util.Arrays;
import java.util.Optional;

/**
 * What is usual for a series at an hour of the week; at an hour of the day, until two weeks are known. Immutable.
 *
 * <p>Of each hour its first and last value count, and those of the hours beside it: real values, so that it fits what is
 * compared with it. Usual is their median; the measure of deviation is the median of the distances from it, times 1.4826, which
 * is the standard deviation where values are normally distributed (Hampel, <i>The influence curve and its role in robust
 * estimation</i>, JASA 69, 1974), and never less than half of that over all hours.
 *
 * @param usual by hour of the week or of the day
 * @param spread a standard deviation, by the same
 */
public record Profile(double[] usual, double[] spread) {
    /** Before so many hours are known nothing is said. */
    public static final int LEAST_HOURS = 3 * Hours.DAY;
    private static final double LEAST_RELATIVE = 0.005;

    /** That of a series; empty while it is learned. */
    public static Optional<Profile> of(Hours seen) {
        if (seen.span() < LEAST_HOURS || seen.size() < LEAST_HOURS / 2) {
            return Optional.empty();
        }
        int slots = seen.span() >= 2 * Hours.WEEK ? Hours.WEEK : Hours.DAY;
        double[][] values = values(seen, slots);
        var usual = new double[slots];
        var spread = new double[slots];
        for (int slot = 0; slot < slots; slot++) {
            usual[slot] = Robust.median(values[slot]);
            spread[slot] = Robust.spread(values[slot]);
        }
        double least = Robust.median(Arrays.stream(spread).filter(Double::isFinite).toArray()) / 2;
        for (int slot = 0; slot < slots; slot++) {
            double floor = Math.max(least, Math.abs(usual[slot]) * LEAST_RELATIVE);
            spread[slot] = Math.max(Math.max(spread[slot], floor), Double.MIN_NORMAL);
        }
        return Optional.of(new Profile(usual, spread));
    }

    private static double[][] values(Hours seen, int slots) {
        var counts = new int[slots];
        for (int hour : seen.hour()) {
            for (int beside = -1; beside <= 1; beside++) {
                counts[Math.floorMod(hour + beside, slots)] += 2;
            }
        }
        var values = new double[slots][];
        Arrays.setAll(values, s -> new double[counts[s]]);
        for (int i = 0; i < seen.size(); i++) {
            for (int beside = -1; beside <= 1; beside++) {
                int slot = Math.floorMod(seen.hour()[i] + beside, slots);
                values[slot][--counts[slot]] = seen.first()[i];
                values[slot][--counts[slot]] = seen.last()[i];
            }
        }
        return values;
    }

    /** What is usual at an hour; NaN when nothing is known of it. */
    public double usual(int hour) {
        return usual[Math.floorMod(hour, usual.length)];
    }

    /** How many standard deviations a value is away from what is usual at an hour; NaN when nothing is known of it. */
    public double deviation(int hour, double value) {
        return Math.abs(value - usual(hour)) / spread[Math.floorMod(hour, spread.length)];
    }
}
