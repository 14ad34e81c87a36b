/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.chart;

import java.util.List;
import java.util.Map;

import org.yagura.core.event.Severity;
import org.yagura.watch.core.series.ReadSeries.Course;

/**
 * What is expected to come. Immutable.
 *
 * @param courses by number of the series; their percentiles are what is expected, the lower and the upper end of the band
 * @param moments what is marked over the whole height
 */
public record Ahead(Map<Integer, Course> courses, List<Moment> moments) {
    /** Nothing is expected. */
    public static final Ahead NONE = new Ahead(Map.of(), List.of());

    public Ahead {
        courses = Map.copyOf(courses);
        moments = List.copyOf(moments);
    }

    /**
     * A moment, with the time in which it may be instead.
     *
     * @param at when
     * @param earliest when at the earliest
     * @param latest when at the latest
     * @param label what it is, for a person
     * @param severity how bad it is; null when it is neither good nor bad
     */
    public record Moment(long at, long earliest, long latest, String label, Severity severity) {
    }

    /** The course of what is expected of a series; all arrays have the same length. */
    public static Course course(int series, long[] at, double[] expected, double[] lower, double[] upper) {
        return new Course(series, at, lower, upper, expected, expected, expected, new long[at.length], new int[0],
                List.of(expected, lower, upper));
    }
}
