/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.LongStream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.yagura.core.change.ChangeFeed.Following;
import org.yagura.core.event.Mark;
import org.yagura.core.text.Texts;
import org.yagura.ui.Kit;
import org.yagura.ui.background.ProblemPane;
import org.yagura.ui.connection.Connections;
import org.yagura.watch.ui.internal.chart.ChartColours;
import org.yagura.watch.ui.internal.chart.ChartContent;
import org.yagura.watch.ui.internal.chart.ChartForm;
import org.yagura.watch.ui.internal.chart.ChartSeries;
import org.yagura.watch.ui.internal.chart.ChartStyle;
import org.yagura.watch.ui.internal.chart.TimeWindow;

/**
 * A chart without the parts by which it is put together: its picture, its figures, what went wrong. Shows a content, and
 * tells when a person makes another one of it, by moving in time or by taking a series out.
 */
final class ChartPane extends Composite {
    private static final int PICTURE = 72;
    /** So many points a mark may be away from where a person points at. */
    private static final int NEAR = 6;
    private static final int MOST_MARKS = 3;

    private final Kit kit;
    private final Texts texts = Texts.of(ChartPane.class);
    private final ChartWords words;
    private final Consumer<ChartContent> told;
    private final ProblemPane problem;
    private final SashForm parts;
    private final ChartCanvas canvas;
    private final ChartLegend legend;
    private final ChartFeed feed;
    private final BoundMoves moves;
    private ChartContent content;
    private int strong = -1;
    private Consumer<Mark> opener = mark -> {
        // nothing to be opened in
    };
    /** The height of the row of a heat map that the keyboard is at. */
    private double row;

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
        words = new ChartWords(kit);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(this);
        kit.theme().paint(this);
        problem = new ProblemPane(this, kit.theme(), kit.severities(), this::again);
        parts = new SashForm(this, SWT.VERTICAL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(parts);
        canvas = new ChartCanvas(parts, kit, content.window(kit.times().now()), new Gestures());
        legend = new ChartLegend(parts, kit, this::stronger, this::remove);
        parts.setWeights(PICTURE, 100 - PICTURE);
        feed = new ChartFeed(kit, canvas, problem, this::style, words::bound, this::drawn);
        moves = new BoundMoves(kit, canvas, feed, problem::show);
        canvas.words(this::wordsAt);
        canvas.addListener(SWT.Resize, e -> again());
        addListener(SWT.Show, e -> moreSamples());
        kit.theme().follow(canvas, feed::redraw);
        List<Following> followings = List.of(
                kit.connections().followChanges(Set.of("samples"), c -> moreSamples()),
                kit.connections().followChanges(Set.of("site"), c -> feed.readBounds()),
                kit.connections().followChanges(Set.of(Connections.RECONNECTED), c -> again()));
        addDisposeListener(e -> followings.forEach(Following::close));
        read();
    }

    /** Opens marks from now on by that. */
    void opens(Consumer<Mark> next) {
        opener = next;
    }

    /** Shows the figures of its series below, or the picture alone. */
    void figures(boolean shown) {
        parts.setMaximizedControl(shown ? null : canvas);
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
        return new ChartStyle(colours, kit.times().zone(), kit.times().language(), title(), words.time(), strong);
    }

    /** What and where. */
    String title() {
        return words.title(content);
    }

    /** There is a new picture, with its figures. */
    private void drawn(ChartDrawing.Picture picture) {
        List<ChartLegend.Line> lines = ChartLegend.lines(picture.data(), picture.drawn().window());
        legend.show(lines);
        moves.layout(picture.drawn().layout());
        canvas.instead(content.series().isEmpty()
                ? texts.get("chart.empty")
                : feed.known() && feed.data() == picture.data() && !picture.data().hasPoints()
                        ? texts.get("chart.nothing")
                        : "");
        canvas.show(picture.pixels(), picture.zoom(), picture.drawn().layout(),
                words.summary(content, picture.data(), lines, picture.drawn().window()));
    }

    private List<String> wordsAt(long at, double height) {
        double shown = Double.isNaN(height) ? row : height;
        return words.at(content, feed.data(), marks(at), at, shown);
    }

    /** The marks that stand so near to a moment that they are meant, the nearest first. */
    private List<Mark> marks(long at) {
        double reach = canvas.window().length() * NEAR / Math.max(1, canvas.plot().getWidth());
        return feed.data().marks().stream().filter(m -> distance(m, at) <= reach)
                .sorted(Comparator.comparingLong(m -> distance(m, at))).limit(MOST_MARKS).toList();
    }

    private static long distance(Mark mark, long at) {
        return Math.abs(mark.at().toEpochMilli() - at);
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
        public OptionalLong mark(long from, int marks) {
            LongStream at = feed.data().marks().stream().mapToLong(m -> m.at().toEpochMilli());
            return marks > 0 ? at.filter(m -> m > from).min() : at.filter(m -> m < from).max();
        }

        @Override
        public void open(long at) {
            marks(at).stream().findFirst().ifPresent(opener);
        }

        @Override
        public boolean key(Event event) {
            if (moves.key(event)) {
                return true;
            }
            int step = event.keyCode == SWT.ARROW_UP ? -1 : event.keyCode == SWT.ARROW_DOWN ? 1 : 0;
            int rows = feed.data().series().size();
            if (step == 0 || content.form() != ChartForm.HEAT_MAP || rows == 0) {
                return false;
            }
            int next = Math.clamp((int) Math.floor(row * rows) + step, 0, rows - 1);
            row = (next + 0.5) / rows;
            canvas.cross(canvas.cross() < 0 ? canvas.window().at(0.5) : canvas.cross(), row);
            return true;
        }

        @Override
        public ChartCanvas.Grip grip(int x, int y) {
            return moves.grip(x, y);
        }

        @Override
        public boolean grips(int x, int y) {
            return moves.at(x, y).isPresent();
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

    BoundMoves moves() {
        return moves;
    }

    ProblemPane problem() {
        return problem;
    }
}
