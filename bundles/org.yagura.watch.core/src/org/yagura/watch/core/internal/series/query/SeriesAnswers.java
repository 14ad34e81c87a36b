/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.series.query;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.yagura.core.operation.RequestHandler;
import org.yagura.watch.core.internal.series.store.Grain;
import org.yagura.watch.core.internal.series.store.SeriesState;
import org.yagura.watch.core.internal.series.store.View;
import org.yagura.watch.core.series.FindSeries;
import org.yagura.watch.core.series.LastSamples;
import org.yagura.watch.core.series.ReadSeries;

/** Answers what series there are, their courses and their newest values. */
final class SeriesAnswers {
    private static final int USUAL_ROWS = 200;
    private static final int USUAL_WIDTH = 1_000;
    private static final int FEWEST_POINTS = 2;
    private static final int MOST_POINTS = 200;
    private static final int USUAL_SECONDS = 3_600;
    private static final int LEAST_SECONDS = 60;
    private static final int MOST_SECONDS = 366 * 86_400;
    /** Points of all series together that an answer has at most. */
    private static final int ALL_POINTS = 200_000;
    private static final long MILLIS = 1_000;

    private final SeriesView view;
    private final Clock clock;

    SeriesAnswers(SeriesView view, Clock clock) {
        this.view = view;
        this.clock = clock;
    }

    List<RequestHandler<?, ?>> handlers() {
        return List.of(RequestHandler.of(FindSeries.class, this::find), RequestHandler.of(ReadSeries.class, this::read),
                RequestHandler.of(LastSamples.class, this::last));
    }

    private FindSeries.Page find(FindSeries query, RequestHandler.Context context) {
        Locale language = context.caller().language();
        long position = Problems.bounded(language, "position", query.position(), 0, 0, Integer.MAX_VALUE);
        int size = (int) Problems.bounded(language, "size", query.size(), USUAL_ROWS, 1, FindSeries.MOST);
        var wanted = new Wanted(view, context.caller(), query.filter());
        List<SeriesState> found = Arrays.stream(view.ordered()).filter(wanted).toList();
        return new FindSeries.Page(found.size(), position,
                found.stream().skip(position).limit(size).map(view::row).toList());
    }

    private ReadSeries.Answer read(ReadSeries query, RequestHandler.Context context) {
        Locale language = context.caller().language();
        List<SeriesState> series = view.series(context.caller(), query.series(), ReadSeries.MOST);
        Instant from = Problems.given(language, "from", query.from());
        Instant to = Problems.given(language, "to", query.to());
        Times.check(language, from, to);
        int width = (int) Problems.bounded(language, "width", query.width(), USUAL_WIDTH, 1, ReadSeries.WIDEST);
        List<Double> percentiles = query.percentiles() == null ? List.of() : query.percentiles();
        if (percentiles.size() > ReadSeries.PERCENTILES) {
            throw Problems.invalid(language, "percentiles", ReadSeries.PERCENTILES);
        }
        percentiles.forEach(p -> Problems.percentile(language, p));
        var courses = new Courses(view, from.toEpochMilli(), to.toEpochMilli(),
                Math.min(width, ALL_POINTS / Math.max(1, series.size())), percentiles);
        List<ReadSeries.Course> answers = view.read(reader -> {
            var all = new ArrayList<ReadSeries.Course>();
            for (SeriesState one : series) {
                all.add(courses.read(reader, one).course());
            }
            return all;
        });
        return new ReadSeries.Answer(courses.finest().level(), courses.step(),
                percentiles.isEmpty() ? null : courses.error(), answers);
    }

    private LastSamples.Answer last(LastSamples query, RequestHandler.Context context) {
        Locale language = context.caller().language();
        List<SeriesState> series = view.series(context.caller(), query.series(), LastSamples.MOST);
        int points = (int) Problems.bounded(language, "points", query.points(), 0, FEWEST_POINTS, MOST_POINTS);
        long seconds = Problems.bounded(language, "seconds", query.seconds(), USUAL_SECONDS, LEAST_SECONDS,
                MOST_SECONDS);
        if (points == 0) {
            return new LastSamples.Answer(series.stream().map(s -> row(s, null)).toList());
        }
        // whole minutes, so that a point has the same minutes each time
        long to = (clock.millis() / Grain.MINUTE.step() + 1) * Grain.MINUTE.step();
        long from = to - seconds * MILLIS;
        var courses = new Courses(view, from, to, points, List.of());
        return view.read(reader -> {
            var rows = new ArrayList<LastSamples.Row>();
            for (SeriesState one : series) {
                ReadSeries.Course course = courses.read(reader, one).course();
                rows.add(row(one, new LastSamples.Spark(course.at(), course.mean(), course.gaps())));
            }
            return new LastSamples.Answer(rows);
        });
    }

    private static LastSamples.Row row(SeriesState series, LastSamples.Spark spark) {
        View now = series.view();
        return new LastSamples.Row(series.number(), Instant.ofEpochMilli(now.lastAt()), SeriesView.finite(now.last()),
                spark);
    }
}
