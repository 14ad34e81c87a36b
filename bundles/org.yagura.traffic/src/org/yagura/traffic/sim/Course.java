/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traffic.sim;

import java.util.SplittableRandom;

/**
 * A quantity over time: a daily rhythm, and swings of several shorter periods in place of noise. A function of time alone,
 * whose sum over a time is known exactly, so that counters agree with rates. Immutable.
 */
public final class Course {
    private static final double TURN = 2 * Math.PI;
    private static final double DAY = 86_400;
    /** The middle of the busiest hour, 14:00 in Japan, lies a quarter of a turn after this second of a day (UTC). */
    private static final double MORNING = 5 * 3_600 - DAY / 4;
    private static final double[] PERIODS = {DAY, 7_340, 1_723, 431, 157, 61};
    private static final double[] SHARES = {0.46, 0.14, 0.14, 0.1, 0.09, 0.07};

    private final double mean;
    private final double swing;
    private final double[] begins = new double[PERIODS.length];

    /**
     * A course.
     *
     * @param mean its mean
     * @param swing by how much of its mean it rises and falls, below 1
     * @param about what goes at which node: another text, another course
     * @param seed another seed, another course
     */
    public Course(double mean, double swing, String about, long seed) {
        this.mean = mean;
        this.swing = swing;
        var random = new SplittableRandom(31L * about.hashCode() + seed);
        begins[0] = MORNING + random.nextDouble(-3_600, 3_600);
        for (int i = 1; i < begins.length; i++) {
            begins[i] = random.nextDouble(PERIODS[i]);
        }
    }

    /** The value at a second since 1970. */
    public double at(double second) {
        double sum = 0;
        for (int i = 0; i < PERIODS.length; i++) {
            sum += SHARES[i] * Math.sin(turn(second, i));
        }
        return mean * (1 + swing * sum);
    }

    /** The sum over a time: of a rate, how much there was. */
    public double between(double from, double to) {
        double sum = 0;
        for (int i = 0; i < PERIODS.length; i++) {
            sum += SHARES[i] * PERIODS[i] / TURN * (Math.cos(turn(from, i)) - Math.cos(turn(to, i)));
        }
        return mean * (to - from + swing * sum);
    }

    private double turn(double second, int i) {
        return TURN * ((second - begins[i]) % PERIODS[i]) / PERIODS[i];
    }
}
