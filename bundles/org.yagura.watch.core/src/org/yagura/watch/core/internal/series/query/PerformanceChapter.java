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
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.yagura.core.operation.Query;
import org.yagura.core.report.ReportChapter;
import org.yagura.core.report.ReportChart;
import org.yagura.core.report.ReportScope;
import org.yagura.core.report.ReportTable;
import org.yagura.core.report.ReportTable.Cell;
import org.yagura.core.report.ReportTable.Column;
import org.yagura.core.text.Texts;
import org.yagura.watch.core.series.ReadSeries;
import org.yagura.watch.core.series.SeriesFilter;
import org.yagura.watch.core.series.SeriesRow;
import org.yagura.watch.core.series.TopSeries;
import org.yagura.watch.core.spi.SeriesQuestions;

/**
 * Response times, use of hosts and traffic in a month, from what is kept of its hours and days: the same answers as the
 * queries of time series give.
 */
public final class PerformanceChapter {
    private static final int ROWS = 20;
    private static final int LINES = 5;
    private static final double MEDIAN = 50;
    private static final double USUAL = 95;
    private static final double WORST = 99;
    private static final double FULL = 80;
    private static final double PERCENT = 100;
    private static final long HOUR = 3_600_000;
    private static final List<Group> GROUPS = List.of(
            new Group("response", List.of("rtt", "connect", "time", "query"), "ms"),
            new Group("cpu", List.of("cpu.used"), "%"), new Group("memory", List.of("memory.used"), "%"),
            new Group("disk", List.of("disk.used*"), "%"), new Group("traffic", List.of("in*", "out*"), null));

    private final SeriesQuestions questions;

    /** What belongs together: metrics, and the unit in which they are compared; null for any. */
    private record Group(String name, List<String> metrics, String unit) {
        boolean isShare() {
            return "%".equals(unit);
        }
    }

    /** Chapters of what these answers say. */
    public PerformanceChapter(SeriesQuestions questions) {
        this.questions = questions;
    }

    /** The chapter. */
    public ReportChapter make(ReportScope scope) {
        Texts texts = Texts.of(PerformanceChapter.class, scope.language());
        var notes = new ArrayList<String>();
        var charts = new ArrayList<ReportChart>();
        var tables = new ArrayList<ReportTable>();
        for (Group group : GROUPS) {
            scope.goOn();
            for (String metric : group.metrics()) {
                TopSeries.Answer top = top(scope, metric, group.unit(), USUAL, ROWS, scope.period().from(),
                        scope.to());
                if (!top.rows().isEmpty()) {
                    String name = texts.get("report." + group.name(), metric.replace("*", ""));
                    tables.add(table(scope, texts, name, group, metric, top));
                    charts.add(chart(scope, texts.get("report.chart", name), top));
                    if (group.isShare()) {
                        top.rows().stream().filter(row -> row.value() >= FULL)
                                .forEach(row -> notes.add(texts.get("report.full", label(row.series()), row.value())));
                    }
                }
            }
        }
        notes.add(tables.isEmpty() ? texts.get("report.nothing") : texts.get("report.means", ROWS, LINES));
        return new ReportChapter("performance", texts.get("report.title"), notes, charts, tables);
    }

    private ReportTable table(ReportScope scope, Texts texts, String title, Group group, String metric,
            TopSeries.Answer top) {
        List<String> nodes = top.rows().stream().map(row -> row.series().series().node()).distinct().toList();
        var filter = new SeriesFilter(null, nodes, null, null, metric, group.unit(), null);
        Map<Integer, TopSeries.Row> middle = byNumber(ask(scope, new TopSeries(filter, scope.period().from(),
                scope.to(), TopSeries.Figure.PERCENTILE, MEDIAN, false, TopSeries.MOST)));
        Map<Integer, TopSeries.Row> worst = byNumber(ask(scope, new TopSeries(filter, scope.period().from(),
                scope.to(), TopSeries.Figure.PERCENTILE, WORST, false, TopSeries.MOST)));
        Map<Integer, TopSeries.Row> before = byNumber(ask(scope,
                new TopSeries(filter, scope.period().before().from(), scope.period().before().to(),
                        TopSeries.Figure.MEAN, null, false, TopSeries.MOST)));
        List<Column> columns = List.of(Column.text(texts.get("report.what")), Column.text(texts.get("report.unit")),
                Column.number(texts.get("report.mean"), 1), Column.number("p50", 1), Column.number("p95", 1),
                Column.number("p99", 1), Column.number(texts.get("report.max"), 1),
                Column.number(texts.get("report.trend"), 1));
        List<List<Cell>> rows = top.rows().stream().map(row -> {
            int number = row.series().number();
            return List.of(Cell.of(label(row.series())), Cell.of(row.series().series().unit()), Cell.of(row.mean()),
                    Cell.of(value(middle.get(number))), Cell.of(row.value()), Cell.of(value(worst.get(number))),
                    Cell.of(row.max()), Cell.of(trend(before.get(number), row.mean())));
        }).toList();
        return new ReportTable(title, columns, rows, top.compared() - rows.size());
    }

    private static Double value(TopSeries.Row row) {
        return row == null ? null : row.value();
    }

    /** Change of the mean in percent; null when there is nothing to compare with. */
    private static Double trend(TopSeries.Row before, double mean) {
        return before == null || before.mean() == 0 ? null : (mean / before.mean() - 1) * PERCENT;
    }

    private static Map<Integer, TopSeries.Row> byNumber(TopSeries.Answer answer) {
        var all = new HashMap<Integer, TopSeries.Row>();
        answer.rows().forEach(row -> all.put(row.series().number(), row));
        return all;
    }

    private static String label(SeriesRow row) {
        return row.nodeName() + " " + row.series().metric();
    }

    /** The mean of each day of the first series. */
    private ReportChart chart(ReportScope scope, String title, TopSeries.Answer top) {
        List<Instant> days = scope.period().days();
        Instant from = scope.period().from();
        List<TopSeries.Row> first = top.rows().stream().limit(LINES).toList();
        String unit = first.getFirst().series().series().unit();
        first = first.stream().filter(row -> row.series().series().unit().equals(unit)).toList();
        int hours = (int) Math.max(1, (scope.to().toEpochMilli() - from.toEpochMilli()) / HOUR);
        ReadSeries.Answer courses = ask(scope,
                new ReadSeries(first.stream().map(row -> row.series().number()).toList(), from, scope.to(), hours,
                        null));
        var names = new HashMap<Integer, String>();
        first.forEach(row -> names.put(row.series().number(), label(row.series())));
        return new ReportChart(title, unit, days, courses.courses().stream()
                .map(course -> new ReportChart.Line(names.get(course.series()), daily(course, days))).toList());
    }

    private static List<Double> daily(ReadSeries.Course course, List<Instant> days) {
        long[] begins = days.stream().mapToLong(Instant::toEpochMilli).toArray();
        double[] sums = new double[begins.length];
        long[] counts = new long[begins.length];
        for (int i = 0; i < course.at().length; i++) {
            int found = Arrays.binarySearch(begins, course.at()[i]);
            int day = found >= 0 ? found : -found - 2;
            if (day >= 0) {
                sums[day] += course.mean()[i] * course.count()[i];
                counts[day] += course.count()[i];
            }
        }
        var values = new ArrayList<Double>();
        for (int day = 0; day < begins.length; day++) {
            values.add(counts[day] == 0 ? null : Double.valueOf(sums[day] / counts[day]));
        }
        return values;
    }

    private TopSeries.Answer top(ReportScope scope, String metric, String unit, double percentile, int size,
            Instant from, Instant to) {
        List<String> areas = scope.area() == null ? null : List.of(scope.area());
        return ask(scope, new TopSeries(new SeriesFilter(null, null, areas, null, metric, unit, null), from, to,
                TopSeries.Figure.PERCENTILE, percentile, false, size));
    }

    private <T> T ask(ReportScope scope, Query<T> query) {
        return questions.ask(query, scope.language());
    }
}
