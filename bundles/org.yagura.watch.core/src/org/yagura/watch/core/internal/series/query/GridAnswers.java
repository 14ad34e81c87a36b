/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.series.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import org.yagura.core.operation.RequestHandler;
import org.yagura.watch.core.internal.series.store.SeriesState;
import org.yagura.watch.core.series.ReadGrid;
import org.yagura.watch.core.series.ReadSeries;

/** Answers the cells of heat maps. */
final class GridAnswers {
    private static final int USUAL = 200;
    private static final int CELLS = 200_000;

    private final SeriesView view;

    GridAnswers(SeriesView view) {
        this.view = view;
    }

    List<RequestHandler<?, ?>> handlers() {
        return List.of(RequestHandler.of(ReadGrid.class, this::read));
    }

    private ReadGrid.Answer read(ReadGrid query, RequestHandler.Context context) {
        Locale language = context.caller().language();
        List<SeriesState> series = view.series(context.caller(), query.series(), ReadGrid.MOST);
        Instant from = Problems.given(language, "from", query.from());
        Instant to = Problems.given(language, "to", query.to());
        Times.check(language, from, to);
        int most = (int) Problems.bounded(language, "columns", query.columns(), USUAL, 1, ReadGrid.WIDEST);
        ReadGrid.Figure by = query.by() == null ? ReadGrid.Figure.MEAN : query.by();
        long begin = from.toEpochMilli();
        var courses = new Courses(view, begin, to.toEpochMilli(),
                Math.min(most, CELLS / Math.max(1, series.size())), List.of());
        long step = courses.step();
        int columns = (int) Math.ceilDiv(to.toEpochMilli() - begin, step);
        List<ReadGrid.Row> rows = view.read(reader -> {
            var all = new ArrayList<ReadGrid.Row>();
            for (SeriesState one : series) {
                ReadSeries.Course course = courses.read(reader, one).course();
                all.add(row(course, figure(course, by), begin, step, columns));
            }
            return all;
        });
        return new ReadGrid.Answer(courses.finest().level(), step, columns, rows);
    }

    private static double[] figure(ReadSeries.Course course, ReadGrid.Figure by) {
        return switch (by) {
            case MEAN -> course.mean();
            case MAX -> course.max();
            case MIN -> course.min();
        };
    }

    /** The cells of a course; what lies between two points that no gap parts is as the earlier one was. */
    private static ReadGrid.Row row(ReadSeries.Course course, double[] figure, long from, long step, int columns) {
        var cells = new double[columns];
        Arrays.fill(cells, Double.NaN);
        int filled = 0;
        for (int i = 0; i < figure.length; i++) {
            int column = Math.clamp((course.at()[i] - from) / step, 0, columns - 1);
            boolean joined = i > 0 && Arrays.binarySearch(course.gaps(), i) < 0;
            if (joined && filled < column) {
                Arrays.fill(cells, filled, column, figure[i - 1]);
            }
            cells[column] = figure[i];
            filled = column + 1;
        }
        int[] present = IntStream.range(0, columns).filter(c -> !Double.isNaN(cells[c])).toArray();
        return new ReadGrid.Row(course.series(), present,
                Arrays.stream(present).mapToDouble(c -> rounded(cells[c])).toArray());
    }

    /** So that it is short when it is written. */
    private static double rounded(double value) {
        float near = (float) value;
        return Float.isFinite(near) ? Double.parseDouble(Float.toString(near)) : value;
    }
}
