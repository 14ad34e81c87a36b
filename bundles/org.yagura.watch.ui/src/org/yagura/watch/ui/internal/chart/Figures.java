/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.chart;

import org.yagura.watch.core.series.ReadSeries.Course;

/**
 * The figures of a course within a time.
 *
 * @param min least value; NaN when there is none
 * @param mean mean of all samples
 * @param max largest value
 * @param last last value
 * @param count samples
 */
public record Figures(double min, double mean, double max, double last, long count) {
    /** Of nothing. */
    public static final Figures NONE = new Figures(Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0);

    /** Those of the points that begin in a window; a course may be null. */
    public static Figures of(Course course, TimeWindow window) {
        if (course == null) {
            return NONE;
        }
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        double sum = 0;
        double last = Double.NaN;
        long count = 0;
        for (int i = 0; i < course.at().length; i++) {
            if (course.at()[i] >= window.from() && course.at()[i] < window.to()) {
                min = Math.min(min, course.min()[i]);
                max = Math.max(max, course.max()[i]);
                sum += course.mean()[i] * course.count()[i];
                count += course.count()[i];
                last = course.last()[i];
            }
        }
        return count == 0 ? NONE : new Figures(min, sum / count, max, last, count);
    }

    /** Place of the point that is nearest to a moment; -1 when there is none. */
    public static int nearest(Course course, long at) {
        if (course == null || course.at().length == 0) {
            return -1;
        }
        int found = java.util.Arrays.binarySearch(course.at(), at);
        if (found >= 0) {
            return found;
        }
        int next = -found - 1;
        if (next == 0) {
            return 0;
        }
        boolean before = next == course.at().length || at - course.at()[next - 1] <= course.at()[next] - at;
        return before ? next - 1 : next;
    }
}
