/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.ui.connection.Connections;
import org.yagura.watch.core.series.FindMarks;
import org.yagura.watch.core.series.ReadGrid;
import org.yagura.watch.core.series.ReadSeries;
import org.yagura.watch.core.series.ReadSeries.Course;
import org.yagura.watch.ui.internal.chart.ChartContent;
import org.yagura.watch.ui.internal.chart.ChartData;
import org.yagura.watch.ui.internal.chart.ChartSeries;
import org.yagura.watch.ui.internal.chart.TimeWindow;

/** Asks the agent for all that a chart shows; blocks. */
record ChartReader(Connections connections) {
    /** The percentiles of bands: the line, and the edges of the bands. */
    static final List<Double> PERCENTILES = List.of(50.0, 95.0, 99.0);
    private static final int FEWEST = 100;
    /** So wide is a point of a percentile, so that enough samples are behind it. */
    private static final int PERCENTILE_PIXELS = 10;
    private static final int CELL_PIXELS = 4;
    private static final int MARKS = 500;

    /**
     * What was read.
     *
     * @param problem why there are no marks; null when nothing went wrong
     */
    record Read(ChartData data, Problem problem) {
    }

    /** Reads a content over a time, as finely as so many pixels show. */
    Read read(ChartContent content, TimeWindow when, int pixels) {
        List<ChartSeries> series = content.series().subList(0,
                Math.min(content.form().most(), content.series().size()));
        ChartData data = switch (content.form()) {
            case LINES -> lines(content, series, when, pixels);
            case STACKED -> courses(series, when, pixels / 2, null);
            case PERCENTILES -> courses(series, when, pixels / PERCENTILE_PIXELS, PERCENTILES);
            case HEAT_MAP -> heat(series, when, pixels / CELL_PIXELS);
        };
        if (content.marks().isEmpty()) {
            return new Read(data, null);
        }
        try {
            return new Read(data.marked(connections.call(marks(content, series, when)).marks()), null);
        } catch (ProblemException e) {
            return new Read(data, e.problem());
        }
    }

    private static FindMarks marks(ChartContent content, List<ChartSeries> series, TimeWindow when) {
        List<String> nodes = series.stream().map(s -> s.series().node()).distinct().limit(FindMarks.MOST_NODES)
                .toList();
        return new FindMarks(nodes, Instant.ofEpochMilli(when.from()), Instant.ofEpochMilli(when.to()),
                content.marks().stream().sorted().toList(), MARKS);
    }

    private ReadSeries.Answer ask(List<ChartSeries> series, TimeWindow when, int points, List<Double> percentiles) {
        return connections.call(new ReadSeries(series.stream().map(ChartSeries::number).toList(),
                Instant.ofEpochMilli(when.from()), Instant.ofEpochMilli(when.to()),
                Math.clamp(points, FEWEST, ReadSeries.WIDEST), percentiles));
    }

    private ChartData courses(List<ChartSeries> series, TimeWindow when, int points, List<Double> percentiles) {
        return ChartData.of(series, ask(series, when, points, percentiles));
    }

    private ChartData lines(ChartContent content, List<ChartSeries> series, TimeWindow when, int points) {
        ChartData now = courses(series, when, points, null);
        Duration earlier = content.earlier();
        if (!content.compares() || when.from() - earlier.toMillis() < 0) {
            return now;
        }
        TimeWindow before = when.pan(-earlier.toMillis());
        Map<Integer, Course> moved = new HashMap<>();
        ask(series, before, points, null).courses()
                .forEach(course -> moved.put(course.series(), later(course, earlier.toMillis())));
        return now.comparedWith(moved);
    }

    private static Course later(Course course, long millis) {
        return new Course(course.series(), Arrays.stream(course.at()).map(at -> at + millis).toArray(), course.min(),
                course.max(), course.first(), course.last(), course.mean(), course.count(), course.gaps(),
                course.percentiles());
    }

    private ChartData heat(List<ChartSeries> series, TimeWindow when, int columns) {
        ReadGrid.Answer answer = connections.call(new ReadGrid(series.stream().map(ChartSeries::number).toList(),
                Instant.ofEpochMilli(when.from()), Instant.ofEpochMilli(when.to()),
                Math.clamp(columns, FEWEST, ReadGrid.WIDEST), null));
        return ChartData.of(series, answer, when.from());
    }
}
