/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.chart;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.yagura.watch.core.series.ReadSeries;
import org.yagura.watch.core.series.ReadSeries.Course;

/**
 * What a chart shows. Immutable.
 *
 * @param series the series, in the order in which they were chosen, which gives their colours
 * @param courses their courses by number; a series that there is not any more has none
 * @param step milliseconds that a point stands for
 */
public record ChartData(List<ChartSeries> series, Map<Integer, Course> courses, long step) {
    /** A chart of nothing. */
    public static final ChartData NONE = new ChartData(List.of(), Map.of(), 0);

    public ChartData {
        series = List.copyOf(series);
        courses = Map.copyOf(courses);
    }

    /** That of an answer. */
    public static ChartData of(List<ChartSeries> series, ReadSeries.Answer answer) {
        return new ChartData(series,
                answer.courses().stream().collect(Collectors.toMap(Course::series, c -> c, (a, b) -> a)),
                answer.step());
    }

    /** The course of a series; null for none. */
    public Course course(ChartSeries one) {
        return courses.get(one.number());
    }

    /** Whether there is a point to be drawn. */
    public boolean hasPoints() {
        return courses.values().stream().anyMatch(c -> c.at().length > 0);
    }

    /** Units, in the order in which they first appear: each has an axis. */
    public List<String> units() {
        return series.stream().map(s -> s.series().unit()).distinct().toList();
    }
}
