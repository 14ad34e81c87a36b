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
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.RowData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.yagura.core.change.ChangeFeed.Following;
import org.yagura.core.text.Texts;
import org.yagura.ui.Kit;
import org.yagura.ui.background.ProblemPane;
import org.yagura.ui.connection.Connections;
import org.yagura.ui.filter.FilterBar;
import org.yagura.ui.filter.TimeRange;
import org.yagura.ui.filter.TimeRangeChoice;
import org.yagura.watch.core.WatchRow;
import org.yagura.watch.core.series.FindSeries;
import org.yagura.watch.core.series.ReadSeries.Course;
import org.yagura.watch.core.series.SeriesFilter;
import org.yagura.watch.core.series.SeriesRow;
import org.yagura.watch.ui.internal.chart.Amounts;
import org.yagura.watch.ui.internal.chart.ChartColours;
import org.yagura.watch.ui.internal.chart.ChartData;
import org.yagura.watch.ui.internal.chart.ChartSeries;
import org.yagura.watch.ui.internal.chart.ChartStyle;
import org.yagura.watch.ui.internal.chart.Figures;
import org.yagura.watch.ui.internal.chart.TimeWindow;

/** A chart of series that a person chooses: at the left which there are, at the right their course and their figures. */
final class ChartPanel extends Composite {
    /** Series that a chart shows at most. */
    static final int MOST = 32;

    private static final Duration FIRST = Duration.ofHours(6);
    private static final List<Duration> LASTS = List.of(Duration.ofHours(1), FIRST, Duration.ofHours(24),
            Duration.ofDays(7), Duration.ofDays(30), Duration.ofDays(365));

    private final Kit kit;
    private final Texts texts = Texts.of(ChartPanel.class);
    private final Amounts amounts;
    private final ChartMemory memory;
    private final TimeRangeChoice range;
    private final FilterBar bar;
    private final Button live;
    private final Button pick;
    private final Label note;
    private final ProblemPane problem;
    private final SashForm sash;
    private final SeriesPicker picker;
    private final ChartCanvas canvas;
    private final ChartLegend legend;
    private final ChartFeed feed;
    private List<ChartSeries> series;
    private boolean following;
    private int strong = -1;

    ChartPanel(Composite parent, Kit kit, String id) {
        super(parent, SWT.NONE);
        this.kit = kit;
        memory = new ChartMemory(kit.settings(), id);
        amounts = new Amounts(kit.times().language());
        series = memory.series();
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(this);
        kit.theme().paint(this);
        bar = new FilterBar(this, kit, this::ranged);
        pick = check(texts.get("chart.pick"), memory.picker());
        range = bar.timeRange(LASTS, FIRST);
        live = check(texts.get("chart.live"), true);
        note = new Label(bar.control(), SWT.NONE);
        problem = new ProblemPane(this, kit.theme(), kit.severities(), this::again);
        sash = new SashForm(this, SWT.HORIZONTAL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
        picker = new SeriesPicker(sash, kit, number -> series.stream().anyMatch(s -> s.number() == number),
                this::toggle);
        var right = new SashForm(sash, SWT.VERTICAL);
        following = !(memory.range().orElse(null) instanceof TimeRange.Between);
        canvas = new ChartCanvas(right, kit, remembered(), new Gestures());
        legend = new ChartLegend(right, kit, this::stronger, this::remove);
        feed = new ChartFeed(kit, canvas, problem, this::style, this::drawn);
        right.setWeights(72, 28);
        sash.setWeights(30, 70);
        wire();
    }

    private void wire() {
        new ChartExport(kit, feed, canvas, this::say).addTo(bar);
        kit.theme().paintBar(note);
        pick.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> showPicker(pick.getSelection())));
        live.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> follow(live.getSelection())));
        bar.quietly(() -> memory.range().ifPresent(range::choose));
        live.setSelection(following);
        showPicker(memory.picker() || series.isEmpty());
        canvas.words(this::wordsAt);
        canvas.addListener(SWT.Resize, e -> again());
        kit.theme().follow(canvas, () -> feed.redraw());
        List<Following> followings = List.of(
                kit.connections().followChanges(Set.of("samples"), c -> moreSamples()),
                kit.connections().followChanges(Set.of(Connections.RECONNECTED), c -> again()));
        addDisposeListener(e -> followings.forEach(Following::close));
        changed();
    }

    private Button check(String label, boolean on) {
        var button = new Button(bar.control(), SWT.CHECK);
        button.setText(label);
        button.setSelection(on);
        kit.theme().paintBar(button);
        return button;
    }

    private TimeWindow remembered() {
        return window(memory.range().orElse(new TimeRange.Last(FIRST)));
    }

    private TimeWindow window(TimeRange wanted) {
        Instant now = kit.times().now();
        long end = (wanted.to() == null ? now : wanted.to()).toEpochMilli();
        Instant from = wanted.from(now);
        return TimeWindow.until(end, from == null ? FIRST.toMillis() : end - from.toEpochMilli());
    }

    /** A person has chosen a time in the bar. */
    private void ranged() {
        following = !(range.chosen() instanceof TimeRange.Between);
        live.setSelection(following);
        canvas.window(window(range.chosen()));
        timeChanged();
    }

    private void follow(boolean on) {
        following = on;
        if (on) {
            canvas.window(TimeWindow.until(kit.times().now().toEpochMilli(), canvas.window().length()));
        }
        showRange();
        timeChanged();
    }

    private void showRange() {
        TimeWindow now = canvas.window();
        bar.quietly(() -> range.choose(following
                ? new TimeRange.Last(Duration.ofMillis(now.length()))
                : new TimeRange.Between(Instant.ofEpochMilli(now.from()), Instant.ofEpochMilli(now.to()))));
    }

    private void timeChanged() {
        memory.range(canvas.window(), following);
        feed.window(canvas.window());
    }

    private void moreSamples() {
        if (following && isVisible()) {
            canvas.window(TimeWindow.until(kit.times().now().toEpochMilli(), canvas.window().length()));
            feed.live(canvas.window());
        }
    }

    private void again() {
        feed.window(canvas.window());
    }

    private void showPicker(boolean open) {
        pick.setSelection(open);
        memory.picker(open);
        picker.setVisible(open);
        sash.layout(true);
    }

    /** Takes series in that are not shown, and out that are. */
    void toggle(List<SeriesRow> rows) {
        var next = new ArrayList<>(series);
        for (SeriesRow row : rows) {
            if (!next.removeIf(s -> s.number() == row.number())) {
                next.add(ChartSeries.of(row));
            }
        }
        series(next);
    }

    private void remove(List<ChartSeries> some) {
        var next = new ArrayList<>(series);
        next.removeAll(some);
        series(next);
    }

    /** Shows those series from now on; of too many, the first. */
    void series(List<ChartSeries> some) {
        series = List.copyOf(some.subList(0, Math.min(MOST, some.size())));
        strong = -1;
        memory.series(series);
        picker.refreshMarks();
        changed();
        if (some.size() > MOST) {
            say(texts.get("chart.most", MOST));
        }
    }

    /** Shows what a watch of a node measures; of very much, the first. */
    void show(WatchRow watch) {
        var filter = new SeriesFilter(null, List.of(watch.node()), null, List.of(watch.watch()), null, null, null);
        kit.background().ask(this, () -> kit.connections().call(new FindSeries(filter, 0L, ChartColours.COUNT)),
                page -> {
                    series(page.rows().stream().map(ChartSeries::of).toList());
                    if (page.rows().isEmpty()) {
                        say(texts.get("chart.watch.nothing", watch.watchName(), watch.nodeName()));
                    } else if (page.total() > page.rows().size()) {
                        say(texts.get("chart.watch.some", page.rows().size(), page.total()));
                    }
                }, problem::show);
    }

    private void changed() {
        canvas.instead(series.isEmpty() ? texts.get("chart.empty") : "");
        say(series.size() > ChartColours.COUNT ? texts.get("chart.many", ChartColours.COUNT) : "");
        feed.series(series, canvas.window());
    }

    private void stronger(int place) {
        strong = place;
        feed.redraw();
    }

    private void say(String text) {
        note.setText(text.replace("&", "&&"));
        note.setLayoutData(new RowData(text.isEmpty() ? 0 : SWT.DEFAULT, SWT.DEFAULT));
        note.requestLayout();
    }

    private ChartStyle style(ChartColours colours) {
        String zone = kit.times().clock(kit.times().now()).replaceFirst("^\\S+ ", "");
        return new ChartStyle(colours, kit.times().zone(), kit.times().language(), title(),
                texts.get("chart.time", zone), strong);
    }

    /** What and where. */
    String title() {
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
        canvas.instead(series.isEmpty()
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
            following = false;
            live.setSelection(false);
            showRange();
            timeChanged();
        }

        @Override
        public void all() {
            feed.all(series, canvas.window(), window -> {
                canvas.want(window);
            });
        }

        @Override
        public OptionalLong step(long from, int points) {
            return Steps.next(feed.data(), from, points);
        }
    }

    SeriesPicker picker() {
        return picker;
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

    TimeRangeChoice range() {
        return range;
    }

    Button live() {
        return live;
    }

    String note() {
        return note.getText();
    }

    ProblemPane problem() {
        return problem;
    }

    /** What gets the keyboard. */
    Control focus() {
        return series.isEmpty() ? picker.filter() : canvas;
    }
}
