/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.chart;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.yagura.core.event.Mark;
import org.yagura.watch.core.series.ReadGrid;
import org.yagura.watch.core.series.ReadSeries;
import org.yagura.watch.core.series.ReadSeries.Course;

/**
 * What a chart shows. Immutable.
 *
 * @param series the series, in the order in which they were chosen, which gives their colours
 * @param courses their courses by number; a series that there is not any more has none
 * @param step milliseconds that a point stands for
 * @param earlier their courses of the time that is compared with, moved to the time that is shown
 * @param heat cells of a heat map, which has no courses
 * @param marks what else happened, the newest first
 * @param ahead what is expected to come
 */
public record ChartData(List<ChartSeries> series, Map<Integer, Course> courses, long step,
        Map<Integer, Course> earlier, Heat heat, List<Mark> marks, Ahead ahead) {
    /** A chart of nothing. */
    public static final ChartData NONE = new ChartData(List.of(), Map.of(), 0);

    public ChartData {
        series = List.copyOf(series);
        courses = Map.copyOf(courses);
        earlier = Map.copyOf(earlier);
        marks = List.copyOf(marks);
    }

    /** Courses alone. */
    public ChartData(List<ChartSeries> series, Map<Integer, Course> courses, long step) {
        this(series, courses, step, Map.of(), Heat.NONE, List.of(), Ahead.NONE);
    }

    /** That of an answer. */
    public static ChartData of(List<ChartSeries> series, ReadSeries.Answer answer) {
        return new ChartData(series, byNumber(answer.courses()), answer.step());
    }

    /** A heat map of an answer whose first column begins at a moment, milliseconds since 1970. */
    public static ChartData of(List<ChartSeries> series, ReadGrid.Answer answer, long from) {
        Map<Integer, double[]> rows = new HashMap<>();
        for (ReadGrid.Row row : answer.rows()) {
            var cells = new double[answer.columns()];
            Arrays.fill(cells, Double.NaN);
            for (int i = 0; i < row.columns().length; i++) {
                cells[row.columns()[i]] = row.values()[i];
            }
            rows.put(row.series(), cells);
        }
        return new ChartData(series, Map.of(), answer.step(), Map.of(),
                new Heat(from, answer.step(), answer.columns(), rows), List.of(), Ahead.NONE);
    }

    /** Courses by the numbers of their series. */
    public static Map<Integer, Course> byNumber(List<Course> courses) {
        return courses.stream().collect(Collectors.toMap(Course::series, c -> c, (a, b) -> a));
    }

    /** The same of other series, of which not all may be known. */
    public ChartData of(List<ChartSeries> others) {
        return new ChartData(others, courses, step, earlier, heat, marks, ahead);
    }

    /** With courses of an earlier time. */
    public ChartData comparedWith(Map<Integer, Course> others) {
        return new ChartData(series, courses, step, others, heat, marks, ahead);
    }

    /** With what else happened. */
    public ChartData marked(List<Mark> others) {
        return new ChartData(series, courses, step, earlier, heat, others, ahead);
    }

    /** With what is expected. */
    public ChartData expecting(Ahead other) {
        return new ChartData(series, courses, step, earlier, heat, marks, other);
    }

    /** The course of a series; null for none. */
    public Course course(ChartSeries one) {
        return courses.get(one.number());
    }

    /** Its course of the earlier time; null for none. */
    public Course earlier(ChartSeries one) {
        return earlier.get(one.number());
    }

    /** The figures of a series in a time. */
    public Figures figures(ChartSeries one, TimeWindow window) {
        return heat.columns() > 0 ? heat.figures(one, window) : Figures.of(course(one), window);
    }

    /** Whether there is a point to be drawn. */
    public boolean hasPoints() {
        return !heat.rows().isEmpty() || courses.values().stream().anyMatch(c -> c.at().length > 0)
                || earlier.values().stream().anyMatch(c -> c.at().length > 0)
                || ahead.courses().values().stream().anyMatch(c -> c.at().length > 0);
    }

    /** Units, in the order in which they first appear: each has an axis. */
    public List<String> units() {
        return series.stream().map(s -> s.series().unit()).distinct().toList();
    }
}
