/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.forecast;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** Figures that a few wild values do not move. */
final class Robust {
    /** The median of deviations of a normal distribution, times this, is its standard deviation. */
    static final double NORMAL = 1.4826;
    /** Of the normal distribution: 95 % lie within so many standard deviations. */
    private static final double WITHIN_95 = 1.96;
    /** So many points stand for all: the number of pairs grows with the square. */
    private static final int POINTS = 96;

    private Robust() {
    }

    /** The median; NaN of none. */
    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return n == 0 ? Double.NaN : n % 2 == 1 ? sorted[n / 2] : sorted[n / 2 - 1] / 2 + sorted[n / 2] / 2;
    }

    /** The standard deviation, as the median of the distances from the median tells it. */
    static double spread(double[] values) {
        double middle = median(values);
        return NORMAL * median(Arrays.stream(values).map(v -> Math.abs(v - middle)).toArray());
    }

    /**
     * The line after Theil (1950) and Sen, <i>Estimates of the regression coefficient based on Kendall's tau</i>, JASA 63
     * (1968): the median of the slopes of all pairs, with the 95 % interval of Sen's ranks. Points that lie close together are
     * taken as one.
     */
    static Line line(int[] hour, IntToDoubleFunction value) {
        int n = hour.length;
        int from = hour[0];
        double width = Math.max(1, (hour[n - 1] - from + 1) / (double) POINTS);
        var x = new double[POINTS + 1];
        var y = new double[POINTS + 1];
        int points = 0;
        for (int i = 0; i < n;) {
            int bucket = (int) ((hour[i] - from) / width);
            double sumX = 0;
            double sumY = 0;
            int count = 0;
            for (; i < n && (int) ((hour[i] - from) / width) == bucket; i++, count++) {
                sumX += hour[i] - from;
                sumY += value.applyAsDouble(i);
            }
            x[points] = sumX / count;
            y[points++] = sumY / count;
        }
        return line(x, y, points);
    }

    private static Line line(double[] x, double[] y, int n) {
        if (n < 2) {
            return new Line(0, 0, 0);
        }
        var slopes = new double[n * (n - 1) / 2];
        int k = 0;
        for (int i = 1; i < n; i++) {
            for (int j = 0; j < i; j++) {
                slopes[k++] = (y[i] - y[j]) / (x[i] - x[j]);
            }
        }
        Arrays.sort(slopes);
        double ranks = WITHIN_95 * Math.sqrt(n * (n - 1.0) * (2.0 * n + 5) / 18);
        int least = (int) Math.floor((k - ranks) / 2);
        int most = (int) Math.ceil((k + ranks) / 2);
        double slope = k % 2 == 1 ? slopes[k / 2] : slopes[k / 2 - 1] / 2 + slopes[k / 2] / 2;
        return new Line(slope, slopes[Math.clamp(least, 0, k - 1)], slopes[Math.clamp(most, 0, k - 1)]);
    }
}
