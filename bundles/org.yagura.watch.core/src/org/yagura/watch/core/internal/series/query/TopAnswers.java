/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.series.query;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.yagura.core.operation.RequestHandler;
import org.yagura.watch.core.internal.series.codec.Summary;
import org.yagura.watch.core.internal.series.codec.SummaryReader;
import org.yagura.watch.core.internal.series.store.Grain;
import org.yagura.watch.core.internal.series.store.SeriesState;
import org.yagura.watch.core.series.TopSeries;
import org.yagura.watch.core.series.TopSeries.Figure;

/** Answers which series were the highest over a time: from whole days (UTC), and from hours at both ends. */
final class TopAnswers {
    private static final int USUAL = 10;
    private static final double USUAL_PERCENTILE = 95;
    /** Over so many series the tables are read as a whole. */
    private static final int FEW = 300;

    private final SeriesView view;

    TopAnswers(SeriesView view) {
        this.view = view;
    }

    List<RequestHandler<?, ?>> handlers() {
        return List.of(RequestHandler.of(TopSeries.class, this::top));
    }

    /** What a series had in the time. */
    private static final class Sum {
        private final SeriesState series;
        private final Summary total = new Summary();
        private double figure;
        /** What begins before is added already. */
        private long next;

        Sum(SeriesState series) {
            this.series = series;
        }
    }

    private TopSeries.Answer top(TopSeries query, RequestHandler.Context context) {
        Locale language = context.caller().language();
        Times.check(language, Problems.given(language, "from", query.from()),
                Problems.given(language, "to", query.to()));
        int size = (int) Problems.bounded(language, "size", query.size(), USUAL, 1, TopSeries.MOST);
        Figure figure = query.by() == null ? Figure.MEAN : query.by();
        double percentile = query.percentile() == null
                ? USUAL_PERCENTILE
                : Problems.percentile(language, query.percentile());
        boolean sketched = figure == Figure.PERCENTILE;
        long hour = Grain.HOUR.step();
        long from = query.from().toEpochMilli() / hour * hour;
        long to = Math.ceilDiv(query.to().toEpochMilli(), hour) * hour;
        Map<Integer, Sum> sums = sums(new Wanted(view, context.caller(), query.filter()), from, to, sketched);
        List<Sum> found = sums.values().stream().filter(sum -> sum.total.count > 0).toList();
        found.forEach(sum -> sum.figure = figure(sum.total, figure, percentile));
        Comparator<Sum> order = Comparator.comparingDouble(sum -> sum.figure);
        order = Boolean.TRUE.equals(query.lowest()) ? order : order.reversed();
        order = order.thenComparing(sum -> sum.series.number());
        double error = found.stream().map(sum -> sum.total.sketch).filter(s -> s != null).mapToDouble(s -> s.error())
                .max().orElse(0);
        return new TopSeries.Answer(found.size(), sketched ? error : null,
                found.stream().sorted(order).limit(size).map(this::row).toList());
    }

    private TopSeries.Row row(Sum sum) {
        Summary total = sum.total;
        return new TopSeries.Row(view.row(sum.series), sum.figure, total.min, total.max, total.mean(), total.count);
    }

    private static double figure(Summary total, Figure figure, double percentile) {
        return switch (figure) {
            case MEAN -> total.mean();
            case MAX -> total.max;
            case MIN -> total.min;
            case PERCENTILE -> total.sketch == null
                    ? total.max
                    : Math.clamp(total.sketch.percentile(percentile), total.min, total.max);
        };
    }

    private Map<Integer, Sum> sums(Wanted wanted, long from, long to, boolean sketched) {
        return view.read(reader -> {
            Map<Integer, Sum> sums = new HashMap<>();
            Arrays.stream(view.ordered()).filter(wanted).forEach(s -> sums.put(s.number(), new Sum(s)));
            long day = Grain.DAY.step();
            long firstDay = Math.ceilDiv(from, day) * day;
            long lastDay = to / day * day;
            if (firstDay >= lastDay) {
                add(reader, sums, Grain.HOUR, from, to, sketched);
            } else {
                add(reader, sums, Grain.HOUR, from, firstDay, sketched);
                add(reader, sums, Grain.DAY, firstDay, lastDay, sketched);
                add(reader, sums, Grain.HOUR, lastDay, to, sketched);
            }
            return sums;
        });
    }

    private static void add(LevelReader reader, Map<Integer, Sum> sums, Grain grain, long from, long to,
            boolean sketched) throws SQLException {
        if (from >= to) {
            return;
        }
        boolean whole = sums.size() > FEW;
        sums.values().forEach(sum -> sum.next = from);
        if (whole) {
            reader.all(grain, from, to, (number, chunk) -> {
                Sum sum = sums.get(number);
                if (sum != null) {
                    SummaryReader summaries = chunk.summaries(sketched);
                    for (Summary s = summaries.next(); s != null; s = summaries.next()) {
                        add(sum, s.start * grain.step(), s, grain, to);
                    }
                }
                return true;
            });
        }
        for (Sum sum : sums.values()) {
            LevelReader.Summaries target = (at, summary) -> add(sum, at, summary, grain, to);
            if (whole) {
                reader.memory(sum.series, grain, sum.next, to, sketched, target);
            } else {
                reader.summaries(sum.series, grain, from, to, sketched, target);
            }
        }
    }

    private static void add(Sum sum, long at, Summary summary, Grain grain, long to) {
        if (at >= sum.next && at < to) {
            sum.total.add(summary);
            sum.next = at + grain.step();
        }
    }
}
