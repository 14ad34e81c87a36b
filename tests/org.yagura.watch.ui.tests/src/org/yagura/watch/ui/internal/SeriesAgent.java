/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.yagura.core.event.Mark;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.testsupport.ui.MemoryAgent;
import org.yagura.testsupport.ui.UiWindow;
import org.yagura.watch.core.series.FindMarks;
import org.yagura.watch.core.series.FindSeries;
import org.yagura.watch.core.series.ReadGrid;
import org.yagura.watch.core.series.ReadSeries;
import org.yagura.watch.core.series.Series;
import org.yagura.watch.core.series.SeriesFilter;
import org.yagura.watch.core.series.SeriesRow;

/** An agent in memory that has a sample of some series each minute, from three hours before now until now. */
public final class SeriesAgent {
    static final long NOW = UiWindow.NOW.toEpochMilli();
    static final long MINUTE = 60_000;
    static final long BEGIN = NOW - Duration.ofHours(3).toMillis();

    final MemoryAgent agent;
    private final List<SeriesRow> rows = new ArrayList<>();
    private final List<DoubleUnaryOperator> values = new ArrayList<>();
    final List<Mark> marks = new CopyOnWriteArrayList<>();
    volatile Problem refusal;
    volatile Problem marksRefusal;

    SeriesAgent() {
        this(new MemoryAgent());
    }

    /** Answers by that agent. */
    public SeriesAgent(MemoryAgent agent) {
        this.agent = agent;
        agent.answer(FindSeries.class, this::find);
        agent.answer(ReadSeries.class, this::read);
        agent.answer(ReadGrid.class, this::grid);
        agent.answer(FindMarks.class, this::marks);
    }

    /** Adds a series whose value is a function of the minutes since the first sample. */
    public SeriesAgent with(String node, String metric, String unit, DoubleUnaryOperator value) {
        int number = rows.size() + 1;
        rows.add(new SeriesRow(number, new Series(node, "w1", metric, unit, Series.Kind.GAUGE), node,
                UiWindow.NOW.minus(Duration.ofHours(3)), UiWindow.NOW, value.applyAsDouble(180), 0));
        values.add(value);
        return this;
    }

    /** Answers from now on that there are so many series of one metric; only the first is of a node that the site has. */
    public static void many(MemoryAgent agent, String node, int total) {
        agent.answer(FindSeries.class, q -> {
            int from = Math.toIntExact(Math.min(q.position(), total));
            int to = Math.min(total, from + q.size());
            return new FindSeries.Page(total, from, IntStream.range(from, to).mapToObj(i -> new SeriesRow(i + 1,
                    new Series(i == 0 ? node : "gone", "w1", "cpu.used", "%", Series.Kind.GAUGE), node, UiWindow.NOW,
                    UiWindow.NOW, 1.0, 0)).toList());
        });
    }

    SeriesRow row(int number) {
        return rows.get(number - 1);
    }

    private FindSeries.Page find(FindSeries question) {
        SeriesFilter filter = question.filter();
        String text = filter.text() == null ? "" : filter.text().toLowerCase(Locale.ROOT);
        String metric = filter.metric() == null
                ? ".*"
                : Arrays.stream(filter.metric().split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        List<SeriesRow> matching = rows.stream()
                .filter(r -> (r.nodeName() + " " + r.series().metric()).toLowerCase(Locale.ROOT).contains(text))
                .filter(r -> among(filter.nodes(), r.series().node()) && among(filter.watches(), r.series().watch())
                        && r.series().metric().matches(metric))
                .toList();
        int from = (int) Math.min(matching.size(), question.position() == null ? 0 : question.position());
        int to = Math.min(matching.size(), from + (question.size() == null ? 200 : question.size()));
        return new FindSeries.Page(matching.size(), from, matching.subList(from, to));
    }

    private static boolean among(List<String> some, String one) {
        return some == null || some.isEmpty() || some.contains(one);
    }

    private ReadSeries.Answer read(ReadSeries question) {
        if (refusal != null) {
            throw new ProblemException(refusal);
        }
        return new ReadSeries.Answer(ReadSeries.Level.RAW, MINUTE, null, question.series().stream()
                .filter(n -> n <= rows.size())
                .map(n -> course(n, values.get(n - 1), question.from().toEpochMilli(), question.to().toEpochMilli()))
                .map(c -> question.percentiles() == null ? c : spread(c, question.percentiles().size())).toList());
    }

    private FindMarks.Answer marks(FindMarks question) {
        if (marksRefusal != null) {
            throw new ProblemException(marksRefusal);
        }
        return new FindMarks.Answer(marks.stream()
                .filter(m -> question.kinds().contains(m.kind())
                        && (m.node() == null || question.nodes().contains(m.node())))
                .sorted(Comparator.comparing(Mark::at).reversed()).toList(), false);
    }

    /** A column for each minute. */
    private ReadGrid.Answer grid(ReadGrid question) {
        long from = question.from().toEpochMilli();
        int columns = (int) Math.ceilDiv(question.to().toEpochMilli() - from, MINUTE);
        return new ReadGrid.Answer(ReadSeries.Level.RAW, MINUTE, columns, question.series().stream().map(n -> {
            ReadSeries.Course course = course(n, values.get(n - 1), from, question.to().toEpochMilli());
            return new ReadGrid.Row(n,
                    LongStream.of(course.at()).mapToInt(at -> (int) ((at - from) / MINUTE)).toArray(),
                    course.mean());
        }).toList());
    }

    /** The percentiles of each point are 1 apart, from its value up. */
    private static ReadSeries.Course spread(ReadSeries.Course c, int percentiles) {
        return new ReadSeries.Course(c.series(), c.at(), c.min(), c.max(), c.first(), c.last(), c.mean(), c.count(),
                c.gaps(), IntStream.range(0, percentiles)
                        .mapToObj(p -> Arrays.stream(c.mean()).map(v -> v + p).toArray()).toList());
    }

    /** One point a minute; NaN is a gap. */
    static ReadSeries.Course course(int number, DoubleUnaryOperator value, long from, long to) {
        int[] minutes = IntStream.rangeClosed(0, 180)
                .filter(i -> BEGIN + i * MINUTE >= from && BEGIN + i * MINUTE < to)
                .filter(i -> !Double.isNaN(value.applyAsDouble(i))).toArray();
        int[] gaps = IntStream.range(1, minutes.length).filter(i -> minutes[i] - minutes[i - 1] > 1).toArray();
        long[] at = IntStream.of(minutes).mapToLong(i -> BEGIN + i * MINUTE).toArray();
        double[] values = IntStream.of(minutes).mapToDouble(value::applyAsDouble).toArray();
        return new ReadSeries.Course(number, at, values, values, values, values, values,
                IntStream.of(minutes).mapToLong(i -> 1).toArray(), gaps, null);
    }
}
