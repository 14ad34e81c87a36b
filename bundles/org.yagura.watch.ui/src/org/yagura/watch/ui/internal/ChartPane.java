/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.yagura.core.change.ChangeFeed.Following;
import org.yagura.core.text.Texts;
import org.yagura.ui.Kit;
import org.yagura.ui.background.ProblemPane;
import org.yagura.ui.connection.Connections;
import org.yagura.watch.core.series.ReadSeries.Course;
import org.yagura.watch.ui.internal.chart.Amounts;
import org.yagura.watch.ui.internal.chart.ChartColours;
import org.yagura.watch.ui.internal.chart.ChartContent;
import org.yagura.watch.ui.internal.chart.ChartData;
import org.yagura.watch.ui.internal.chart.ChartSeries;
import org.yagura.watch.ui.internal.chart.ChartStyle;
import org.yagura.watch.ui.internal.chart.Figures;
import org.yagura.watch.ui.internal.chart.TimeWindow;

/**
 * A chart without the parts by which it is put together: its picture, its figures, what went wrong. Shows a content, and
 * tells when a person makes another one of it, by moving in time or by taking a series out.
 */
final class ChartPane extends Composite {
    private static final int PICTURE = 72;

    private final Kit kit;
    private final Texts texts = Texts.of(ChartPane.class);
    private final Amounts amounts;
    private final Consumer<ChartContent> told;
    private final ProblemPane problem;
    private final ChartCanvas canvas;
    private final ChartLegend legend;
    private final ChartFeed feed;
    private ChartContent content;
    private int strong = -1;

    /**
     * A chart.
     *
     * @param parent with a grid of one column
     * @param content what it shows
     * @param told is told what a person has made of the content
     */
    ChartPane(Composite parent, Kit kit, ChartContent content, Consumer<ChartContent> told) {
        super(parent, SWT.NONE);
        this.kit = kit;
        this.told = told;
        this.content = content;
        amounts = new Amounts(kit.times().language());
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(this);
        kit.theme().paint(this);
        problem = new ProblemPane(this, kit.theme(), kit.severities(), this::again);
        var parts = new SashForm(this, SWT.VERTICAL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(parts);
        canvas = new ChartCanvas(parts, kit, content.window(kit.times().now()), new Gestures());
        legend = new ChartLegend(parts, kit, this::stronger, this::remove);
        parts.setWeights(PICTURE, 100 - PICTURE);
        feed = new ChartFeed(kit, canvas, problem, this::style, this::drawn);
        canvas.words(this::wordsAt);
        canvas.addListener(SWT.Resize, e -> again());
        kit.theme().follow(canvas, feed::redraw);
        List<Following> followings = List.of(
                kit.connections().followChanges(Set.of("samples"), c -> moreSamples()),
                kit.connections().followChanges(Set.of(Connections.RECONNECTED), c -> again()));
        addDisposeListener(e -> followings.forEach(Following::close));
        read();
    }

    /** What it shows. */
    ChartContent content() {
        return content;
    }

    /** Shows something else from now on. */
    void show(ChartContent next) {
        ChartContent before = content;
        content = next;
        if (!next.time().equals(before.time()) || next.follows()) {
            canvas.window(next.window(kit.times().now()));
        }
        if (!next.at(before.time()).equals(before)) {
            strong = next.series().equals(before.series()) ? strong : -1;
            read();
        } else if (!next.time().equals(before.time())) {
            feed.window(canvas.window());
        }
    }

    private void made(ChartContent next) {
        show(next);
        told.accept(next);
    }

    private void moreSamples() {
        if (content.follows() && isVisible()) {
            canvas.window(content.window(kit.times().now()));
            feed.live(canvas.window());
        }
    }

    /** Reads and draws again. */
    private void again() {
        feed.window(canvas.window());
    }

    private void read() {
        canvas.instead(content.series().isEmpty() ? texts.get("chart.empty") : "");
        feed.content(content, canvas.window());
    }

    private void remove(List<ChartSeries> some) {
        made(content.of(content.series().stream().filter(s -> !some.contains(s)).toList()));
    }

    private void stronger(int place) {
        strong = place;
        feed.redraw();
    }

    private ChartStyle style(ChartColours colours) {
        String zone = kit.times().clock(kit.times().now()).replaceFirst("^\\S+ ", "");
        return new ChartStyle(colours, kit.times().zone(), kit.times().language(), title(),
                texts.get("chart.time", zone), strong);
    }

    /** What and where. */
    String title() {
        List<ChartSeries> series = content.series();
        List<String> metrics = series.stream().map(s -> s.series().metric()).distinct().toList();
        List<String> nodes = series.stream().map(ChartSeries::nodeName).distinct().toList();
        return switch (series.size()) {
            case 0 -> "";
            case 1 -> texts.get("chart.title", metrics.getFirst(), nodes.getFirst());
            default -> metrics.size() == 1 || nodes.size() == 1
                    ? texts.get("chart.title", String.join(", ", metrics), String.join(", ", nodes))
                    : texts.get("chart.title.many", metrics.size(), nodes.size());
        };
    }

    /** There is a new picture, with its figures. */
    private void drawn(ChartFeed.Picture picture) {
        List<ChartLegend.Line> lines = ChartLegend.lines(picture.data(), picture.drawn().window());
        legend.show(lines);
        canvas.instead(content.series().isEmpty()
                ? texts.get("chart.empty")
                : feed.known() && !picture.data().hasPoints() ? texts.get("chart.nothing") : "");
        canvas.show(picture.pixels(), picture.zoom(), picture.drawn().window(), picture.drawn().plot(),
                summary(lines, picture.drawn().window()));
    }

    private String summary(List<ChartLegend.Line> lines, TimeWindow window) {
        String from = kit.times().exact(Instant.ofEpochMilli(window.from()));
        String to = kit.times().exact(Instant.ofEpochMilli(window.to()));
        return Stream.concat(Stream.of(texts.get("chart.summary", title(), from, to)), lines.stream().map(line -> {
            Figures figures = line.figures();
            String unit = line.series().series().unit();
            return figures.count() == 0
                    ? texts.get("chart.summary.none", line.series().name())
                    : texts.get("chart.summary.line", line.series().name(), amounts.of(figures.last(), unit),
                            amounts.of(figures.min(), unit), amounts.of(figures.mean(), unit),
                            amounts.of(figures.max(), unit));
        })).collect(Collectors.joining(" "));
    }

    private List<String> wordsAt(long at) {
        ChartData data = feed.data();
        return Stream.concat(Stream.of(kit.times().brief(Instant.ofEpochMilli(at))), data.series().stream().map(one -> {
            Course course = data.course(one);
            int point = Figures.nearest(course, at);
            return one.name() + "  "
                    + (point < 0 ? "–" : amounts.of(course.last()[point], one.series().unit()));
        })).toList();
    }

    /** What a person does on the picture. */
    private final class Gestures implements ChartCanvas.ChartGestures {
        @Override
        public void window(TimeWindow wanted) {
            made(content.at(wanted, false));
        }

        @Override
        public void all() {
            feed.all(canvas::want);
        }

        @Override
        public OptionalLong step(long from, int points) {
            return Steps.next(feed.data(), from, points);
        }
    }

    ChartCanvas canvas() {
        return canvas;
    }

    ChartLegend legend() {
        return legend;
    }

    ChartFeed feed() {
        return feed;
    }

    ProblemPane problem() {
        return problem;
    }
}
