/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.yagura.watch.core.series.ReadSeries.Course;

/**
 * Courses on top of each other, at the same moments for all: between two points of a course its mean is joined by a
 * line, in a gap it counts for nothing. Immutable by agreement: nobody changes the arrays.
 *
 * @param at the moments, ascending
 * @param values the value of each course at each moment; NaN where it has none
 * @param upper the upper edges, the lowest first
 */
record Stack(long[] at, List<double[]> values, List<double[]> upper) {

    /** Courses, the lowest first, at so many moments over a time; a course may be null. */
    static Stack of(List<Course> courses, TimeWindow window, int moments) {
        var at = new long[Math.max(2, moments)];
        for (int i = 0; i < at.length; i++) {
            at[i] = window.at(i / (at.length - 1.0));
        }
        var values = new ArrayList<double[]>();
        var upper = new ArrayList<double[]>();
        var sum = new double[at.length];
        for (Course course : courses) {
            double[] own = at(course, at);
            for (int i = 0; i < at.length; i++) {
                sum[i] += Double.isNaN(own[i]) ? 0 : own[i];
            }
            values.add(own);
            upper.add(sum.clone());
        }
        return new Stack(at, values, upper);
    }

    private static double[] at(Course course, long[] moments) {
        var values = new double[moments.length];
        Arrays.fill(values, Double.NaN);
        int points = course == null ? 0 : course.at().length;
        int next = 0;
        for (int i = 0; i < moments.length; i++) {
            while (next < points && course.at()[next] < moments[i]) {
                next++;
            }
            if (next < points && course.at()[next] == moments[i]) {
                values[i] = course.mean()[next];
            } else if (next > 0 && next < points && Arrays.binarySearch(course.gaps(), next) < 0) {
                double share = (moments[i] - course.at()[next - 1])
                        / (double) (course.at()[next] - course.at()[next - 1]);
                values[i] = course.mean()[next - 1] * (1 - share) + course.mean()[next] * share;
            }
        }
        return values;
    }

    /** The least and the largest of all edges, with zero. */
    double[] range() {
        double min = 0;
        double max = 0;
        for (double[] edge : upper) {
            for (double value : edge) {
                min = Math.min(min, value);
                max = Math.max(max, value);
            }
        }
        return new double[]{min, max};
    }
}
