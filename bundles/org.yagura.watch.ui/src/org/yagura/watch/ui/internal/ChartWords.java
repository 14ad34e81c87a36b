/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.yagura.core.event.Mark;
import org.yagura.core.text.Texts;
import org.yagura.ui.Kit;
import org.yagura.watch.core.ExplainWatch;
import org.yagura.watch.core.series.ReadSeries.Course;
import org.yagura.watch.ui.internal.chart.Amounts;
import org.yagura.watch.ui.internal.chart.ChartContent;
import org.yagura.watch.ui.internal.chart.ChartData;
import org.yagura.watch.ui.internal.chart.ChartForm;
import org.yagura.watch.ui.internal.chart.ChartSeries;
import org.yagura.watch.ui.internal.chart.Figures;
import org.yagura.watch.ui.internal.chart.TimeWindow;

/** What a chart shows, in words: its title, what there is at a moment, and all of it for those who do not see it. */
final class ChartWords {
    private static final int MARKS_READ = 5;
    private static final int LINES_READ = 32;

    private final Kit kit;
    private final Texts texts = Texts.of(ChartWords.class);
    private final Amounts amounts;

    ChartWords(Kit kit) {
        this.kit = kit;
        amounts = new Amounts(kit.times().language());
    }

    /** What and where, and with what it is compared. */
    String title(ChartContent content) {
        String what = what(content.series());
        return content.compares() && content.form() == ChartForm.LINES && !what.isEmpty()
                ? texts.get("chart.title.earlier", what, span(content.earlier()))
                : what;
    }

    private String what(List<ChartSeries> series) {
        List<String> metrics = series.stream().map(s -> s.series().metric()).distinct().toList();
        List<String> nodes = series.stream().map(ChartSeries::nodeName).distinct().toList();
        boolean many = metrics.size() > 1 && nodes.size() > 1 || metrics.size() > MARKS_READ
                || nodes.size() > MARKS_READ;
        return series.isEmpty()
                ? ""
                : many
                        ? texts.get("chart.title", named("metrics", metrics), named("nodes", nodes))
                        : texts.get("chart.title", String.join(", ", metrics), String.join(", ", nodes));
    }

    /** Its name where there is one, else how many there are. */
    private String named(String what, List<String> names) {
        return names.size() == 1 ? names.getFirst() : texts.get("chart.title." + what, names.size());
    }

    /** A threshold as it stands at its line: how severe it is beyond which value. */
    String bound(ExplainWatch.BoundRow bound) {
        return texts.get(bound.kind().equals("HIGH") ? "bound.high" : "bound.low",
                kit.severities().word(bound.severity()), amounts.of(bound.limit(), bound.unit()), bound.metric());
    }

    /** A span by its one name where it has one. */
    String span(Duration span) {
        for (Earlier known : Earlier.values()) {
            if (known.span().equals(span) && !span.isZero()) {
                return texts.get("earlier.span." + known);
            }
        }
        return kit.times().span(span);
    }

    /** The label of the time axis. */
    String time() {
        return texts.get("chart.time", kit.times().clock(kit.times().now()).replaceFirst("^\\S+ ", ""));
    }

    /** All that is shown. */
    String summary(ChartContent content, ChartData data, List<ChartLegend.Line> lines, TimeWindow window) {
        String from = kit.times().exact(Instant.ofEpochMilli(window.from()));
        String to = kit.times().exact(Instant.ofEpochMilli(window.to()));
        Stream<String> marks = data.marks().isEmpty()
                ? Stream.of()
                : Stream.concat(Stream.of(texts.get("chart.summary.marks", data.marks().size())),
                        data.marks().stream().limit(MARKS_READ).map(this::mark));
        return Stream.of(Stream.of(texts.get("chart.summary", title(content), from, to)),
                lines.stream().limit(LINES_READ).map(this::line), marks).flatMap(s -> s)
                .collect(Collectors.joining(" "));
    }

    private String line(ChartLegend.Line line) {
        Figures figures = line.figures();
        String unit = line.series().series().unit();
        return figures.count() == 0
                ? texts.get("chart.summary.none", line.series().name())
                : texts.get("chart.summary.line", line.series().name(), amounts.of(figures.last(), unit),
                        amounts.of(figures.min(), unit), amounts.of(figures.mean(), unit),
                        amounts.of(figures.max(), unit));
    }

    /** What happened, when and for how long. */
    String mark(Mark mark) {
        String at = kit.times().brief(mark.at());
        return switch (mark.kind()) {
            case ALARM -> texts.get(mark.until() == null ? "mark.alarm.lasts" : "mark.alarm", at,
                    kit.severities().word(mark.severity()), mark.text(),
                    mark.until() == null ? "" : kit.times().span(Duration.between(mark.at(), mark.until())));
            case REVISION -> texts.get("mark.revision", at, mark.text());
        };
    }

    /** What there is at a moment: its time, values, marks that are near it. */
    List<String> at(ChartContent content, ChartData data, List<Mark> near, long at, double height) {
        var words = new ArrayList<String>();
        words.add(kit.times().brief(Instant.ofEpochMilli(at)));
        near.forEach(mark -> words.add(mark(mark)));
        if (content.form() == ChartForm.HEAT_MAP) {
            if (!data.series().isEmpty() && height >= 0 && height <= 1) {
                ChartSeries row = data.series()
                        .get(Math.min((int) (height * data.series().size()), data.series().size() - 1));
                words.add(row.name() + "  " + amount(data.heat().at(row, at), row));
            }
            return words;
        }
        double sum = 0;
        for (ChartSeries one : data.series()) {
            Course course = data.course(one);
            Course ahead = data.ahead().courses().get(one.number());
            if (ahead != null && ahead.at().length > 0 && at > ahead.at()[0]) {
                words.add(expected(one, ahead, Figures.nearest(ahead, at)));
                continue;
            }
            int point = Figures.nearest(course, at);
            words.add(one.name() + "  " + (point < 0 ? "–" : value(content, course, point, one))
                    + earlier(data, one, at));
            sum += point < 0 ? 0 : course.mean()[point];
        }
        if (content.form() == ChartForm.STACKED && !data.series().isEmpty()) {
            words.add(texts.get("chart.sum", amount(sum, data.series().getFirst())));
        }
        return words;
    }

    private String expected(ChartSeries one, Course ahead, int point) {
        return texts.get("chart.expected", one.name(), amount(ahead.last()[point], one),
                amount(ahead.min()[point], one), amount(ahead.max()[point], one));
    }

    private String amount(double value, ChartSeries one) {
        return Double.isNaN(value) ? "–" : amounts.of(value, one.series().unit());
    }

    private String value(ChartContent content, Course course, int point, ChartSeries one) {
        if (content.form() == ChartForm.PERCENTILES && course.percentiles() != null) {
            return IntStream.range(0, course.percentiles().size())
                    .mapToObj(i -> texts.get("chart.percentile", ChartReader.PERCENTILES.get(i),
                            amount(course.percentiles().get(i)[point], one)))
                    .collect(Collectors.joining("  "));
        }
        return amount(content.form() == ChartForm.STACKED ? course.mean()[point] : course.last()[point], one);
    }

    private String earlier(ChartData data, ChartSeries one, long at) {
        Course course = data.earlier(one);
        int point = Figures.nearest(course, at);
        return point < 0 ? "" : "  " + texts.get("chart.earlier", amount(course.last()[point], one));
    }
}
