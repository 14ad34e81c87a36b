/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.capacity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.yagura.core.event.Severity;
import org.yagura.core.operation.Problem;
import org.yagura.core.text.Texts;
import org.yagura.ui.Kit;
import org.yagura.ui.background.Background;
import org.yagura.ui.background.ProblemPane;
import org.yagura.ui.filter.FilterBar;
import org.yagura.ui.theme.Theme;
import org.yagura.watch.core.series.FindCapacity.Outcome;
import org.yagura.watch.core.series.FindCapacity.Row;
import org.yagura.watch.core.series.ReadCapacity;
import org.yagura.watch.core.series.ReadSeries;
import org.yagura.watch.ui.internal.PlainChart;
import org.yagura.watch.ui.internal.chart.Ahead;
import org.yagura.watch.ui.internal.chart.Amounts;
import org.yagura.watch.ui.internal.chart.BoundLine;
import org.yagura.watch.ui.internal.chart.ChartData;
import org.yagura.watch.ui.internal.chart.ChartSeries;
import org.yagura.watch.ui.internal.chart.TimeWindow;

/** The past of a series, its forecast and when its limit is reached: in words and as a chart. */
final class CapacityChart extends Composite {
    /** The past has at least this part of the picture. */
    private static final int PAST = 3;
    private static final int LEAST_WIDTH = 300;

    private final Kit kit;
    private final Texts texts = Texts.of(CapacityChart.class);
    private final Amounts amounts;
    private final ProblemPane problem;
    private final StyledText facts;
    private final PlainChart chart;
    private Background.Call asking;
    private Row shown;
    private String told = "";

    /** What was answered. */
    private record Answer(ReadCapacity.Answer forecast, ReadSeries.Answer past, TimeWindow window) {
    }

    CapacityChart(Composite parent, Kit kit) {
        super(parent, SWT.NONE);
        this.kit = kit;
        amounts = new Amounts(kit.times().language());
        GridLayoutFactory.fillDefaults().spacing(0, 0).numColumns(2).applyTo(this);
        kit.theme().paint(this);
        problem = new ProblemPane(this, kit.theme(), kit.severities(), () -> show(shown));
        ((GridData) problem.getLayoutData()).horizontalSpan = 2;
        facts = new StyledText(this, SWT.READ_ONLY | SWT.MULTI | SWT.WRAP);
        facts.setData("name", texts.get("chart.facts"));
        facts.setMargins(8, 6, 8, 2);
        kit.theme().paint(facts);
        GridDataFactory.fillDefaults().grab(true, false).hint(200, SWT.DEFAULT).applyTo(facts);
        var bar = new FilterBar(this, kit, () -> {
            // has nothing to be chosen
        });
        GridDataFactory.fillDefaults().align(SWT.END, SWT.BEGINNING).applyTo(bar.control());
        kit.theme().paint(bar.control());
        chart = new PlainChart(this, kit);
        GridDataFactory.fillDefaults().span(2, 1).grab(true, true).applyTo(chart.control());
        chart.exportBy(bar, this::say);
        show(null);
    }

    /** Shows a row of the list; null for none. */
    void show(Row row) {
        if (asking != null) {
            asking.cancel();
        }
        shown = row;
        problem.show(null);
        if (row == null) {
            tell("");
            chart.instead(texts.get("chart.none"));
            return;
        }
        int width = Math.max(LEAST_WIDTH, chart.control().getSize().x);
        Instant now = kit.times().now();
        asking = kit.background().ask(this, () -> ask(row, now, width), answer -> show(answer, now), this::failed);
    }

    /** On a thread of its own. */
    private Answer ask(Row row, Instant now, int width) {
        int number = row.series().number();
        ReadCapacity.Answer forecast = kit.connections().call(new ReadCapacity(row.series().series().node(), number,
                null, Math.min(width, ReadCapacity.WIDEST)));
        long[] at = forecast.at();
        long ahead = at.length == 0 ? 0 : Math.max(0, at[at.length - 1] - now.toEpochMilli());
        long back = Duration.ofDays(28).toMillis();
        if (forecast.since() != null) {
            back = Math.max(Duration.between(forecast.since(), now).toMillis(), ahead / PAST);
        }
        var window = new TimeWindow(now.toEpochMilli() - back, now.toEpochMilli() + Math.max(ahead, TimeWindow.LEAST));
        return new Answer(forecast, kit.connections().call(new ReadSeries(List.of(number),
                Instant.ofEpochMilli(window.from()), now, Math.min(width, ReadSeries.WIDEST), null)), window);
    }

    private void failed(Problem why) {
        tell("");
        chart.instead("");
        problem.show(why);
    }

    private void show(Answer answer, Instant now) {
        ReadCapacity.Answer forecast = answer.forecast();
        Row row = forecast.row();
        var series = ChartSeries.of(row.series());
        String unit = series.series().unit();
        String words = words(forecast);
        tell(words);
        var data = ChartData.of(List.of(series), answer.past());
        if (forecast.at().length > 0) {
            data = data.expecting(new Ahead(Map.of(series.number(), Ahead.course(series.number(), forecast.at(),
                    forecast.expected(), forecast.lower(), forecast.upper())), moments(forecast, now)));
        }
        if (!data.hasPoints()) {
            chart.instead(texts.get("chart.nothing"));
            return;
        }
        var limit = new BoundLine("", "", texts.get("chart.limit", amounts.of(row.limit(), unit)), unit, row.limit(),
                !row.low(), Severity.MAJOR, false);
        chart.show(new PlainChart.Content(data, List.of(limit), answer.window(), series.name(),
                series.name() + ". " + words));
    }

    private List<Ahead.Moment> moments(ReadCapacity.Answer forecast, Instant now) {
        long present = now.toEpochMilli();
        var today = new Ahead.Moment(present, present, present, texts.get("chart.now"), null);
        Row row = forecast.row();
        if (row.outcome() != Outcome.EXPECTED) {
            return List.of(today);
        }
        long reach = row.reach().toEpochMilli();
        long last = forecast.at()[forecast.at().length - 1];
        return List.of(today,
                new Ahead.Moment(reach, forecast.earliest() == null ? reach : forecast.earliest().toEpochMilli(),
                        forecast.latest() == null ? last : forecast.latest().toEpochMilli(),
                        kit.times().brief(row.reach()), Severity.WARNING));
    }

    private String words(ReadCapacity.Answer forecast) {
        Row row = forecast.row();
        String unit = row.series().series().unit();
        String limit = amounts.of(row.limit(), unit);
        String when = switch (row.outcome()) {
            case REACHED -> texts.get("fact.REACHED", limit, amounts.of(row.now(), unit));
            case EXPECTED -> texts.get(forecast.latest() == null ? "fact.EXPECTED.open" : "fact.EXPECTED", limit,
                    brief(row.reach()), brief(forecast.earliest()), brief(forecast.latest()));
            case NEVER -> forecast.earliest() == null
                    ? texts.get("fact.NEVER", limit)
                    : texts.get("fact.NEVER.perhaps", limit, brief(forecast.earliest()));
            case LEARNING -> texts.get("fact.LEARNING");
        };
        String how = forecast.since() == null
                ? ""
                : texts.get(row.rhythm() ? "fact.rhythm" : "fact.line", forecast.hours(), brief(forecast.since()),
                        amounts.of(row.error(), unit));
        return Stream.of(when, how).filter(t -> !t.isEmpty()).collect(Collectors.joining("\n"));
    }

    private String brief(Instant at) {
        return at == null ? "" : kit.times().brief(at);
    }

    private void tell(String words) {
        told = words;
        say("");
    }

    /** Adds what came of an export. */
    private void say(String more) {
        facts.setText(Stream.of(told, more).filter(t -> !t.isEmpty()).collect(Collectors.joining("\n")));
        facts.setForeground(Theme.color(kit.theme().palette().text()));
        layout(true);
    }

    /** What is said over the chart. */
    String facts() {
        return facts.getText();
    }

    PlainChart chart() {
        return chart;
    }

    ProblemPane problem() {
        return problem;
    }
}
