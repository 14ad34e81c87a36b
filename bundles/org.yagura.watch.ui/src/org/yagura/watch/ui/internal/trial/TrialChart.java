/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.trial;

import java.time.Duration;
import java.util.List;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.yagura.core.event.Mark;
import org.yagura.core.event.MarkKind;
import org.yagura.core.event.Severity;
import org.yagura.core.text.Texts;
import org.yagura.model.site.Threshold;
import org.yagura.model.site.ThresholdKind;
import org.yagura.ui.Kit;
import org.yagura.ui.background.Background;
import org.yagura.watch.core.TryThreshold;
import org.yagura.watch.core.series.ReadSeries;
import org.yagura.watch.core.series.Series;
import org.yagura.watch.ui.internal.PlainChart;
import org.yagura.watch.ui.internal.chart.Amounts;
import org.yagura.watch.ui.internal.chart.BoundLine;
import org.yagura.watch.ui.internal.chart.ChartData;
import org.yagura.watch.ui.internal.chart.ChartSeries;
import org.yagura.watch.ui.internal.chart.TimeWindow;

/** The course of a series over the time of a trial, with a mark for each time that people would have been told. */
final class TrialChart {
    private static final int LEAST_WIDTH = 300;

    private final Kit kit;
    private final Texts texts = Texts.of(TrialChart.class);
    private final PlainChart chart;
    private Background.Call reading;

    TrialChart(Composite parent, Kit kit) {
        this.kit = kit;
        chart = new PlainChart(parent, kit);
        chart.instead(texts.get("chart.none"));
    }

    Control control() {
        return chart.control();
    }

    /** Shows a row of a trial; null for none. */
    void show(TryThreshold.Row row, TryThreshold.Trial trial, TryThreshold question, Threshold threshold) {
        if (reading != null) {
            reading.cancel();
        }
        if (row == null || threshold == null || trial == null) {
            chart.instead(texts.get("chart.none"));
            return;
        }
        int width = Math.max(LEAST_WIDTH, chart.control().getSize().x);
        var severity = Severity.valueOf(threshold.getSeverity().getName());
        reading = kit.background().ask(chart.control(),
                () -> kit.connections().call(new ReadSeries(List.of(row.series()), trial.from(), trial.to(),
                        Math.min(width, ReadSeries.WIDEST), null)),
                answer -> chart.show(content(row, trial, question, severity, answer)),
                why -> chart.instead(why.what()));
    }

    private PlainChart.Content content(TryThreshold.Row row, TryThreshold.Trial trial, TryThreshold question,
            Severity severity, ReadSeries.Answer answer) {
        var series = new ChartSeries(row.series(),
                new Series(row.node(), question.watch(), row.metric(), row.unit(), Series.Kind.GAUGE), row.nodeName());
        List<Mark> marks = row.spans().reversed().stream()
                .map(s -> new Mark(MarkKind.ALARM, s.from(), s.until(), severity, row.node(), texts.get("mark"), ""))
                .toList();
        var window = new TimeWindow(trial.from().toEpochMilli(), trial.to().toEpochMilli());
        return new PlainChart.Content(ChartData.of(List.of(series), answer).marked(marks),
                bounds(question, row.unit(), severity), window, series.name(), texts.get("chart.summary",
                        series.name(), row.told(), kit.times().span(Duration.ofSeconds(row.seconds()))));
    }

    private List<BoundLine> bounds(TryThreshold question, String unit, Severity severity) {
        return switch (question.kind()) {
            case HIGH, LOW, FORECAST, FORECAST_LOW -> {
                boolean low = question.kind() == ThresholdKind.LOW || question.kind() == ThresholdKind.FORECAST_LOW;
                String label = texts.get("chart.limit",
                        new Amounts(kit.times().language()).of(question.limit(), unit));
                yield List.of(new BoundLine("", "", label, unit, question.limit(), !low, severity, false));
            }
            case CHANGE, RATE, BASELINE -> List.of();
        };
    }

    /** The chart, for tests. */
    PlainChart chart() {
        return chart;
    }
}
