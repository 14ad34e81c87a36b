/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

import org.yagura.ui.Kit;
import org.yagura.ui.background.Background;
import org.yagura.ui.background.ProblemPane;
import org.yagura.watch.core.ExplainWatch;
import org.yagura.watch.core.series.ReadSeries;
import org.yagura.watch.ui.internal.chart.BoundLine;
import org.yagura.watch.ui.internal.chart.ChartColours;
import org.yagura.watch.ui.internal.chart.ChartContent;
import org.yagura.watch.ui.internal.chart.ChartData;
import org.yagura.watch.ui.internal.chart.ChartForm;
import org.yagura.watch.ui.internal.chart.ChartPicture;
import org.yagura.watch.ui.internal.chart.ChartSeries;
import org.yagura.watch.ui.internal.chart.ChartStyle;
import org.yagura.watch.ui.internal.chart.TimeWindow;

/**
 * Reads courses and has them drawn, both in the background; an answer to a question that is not the newest is dropped. On the user interface thread.
 */
final class ChartFeed implements ChartSource {
    private static final int PAUSE_MILLIS = 80;
    private static final int LIVE_MILLIS = 1000;
    private static final int SLOWEST_MILLIS = 10_000;
    private static final double MORE = 0.25;

    private final Kit kit;
    private final ChartCanvas canvas;
    private final ProblemPane problem;
    private final Function<ChartColours, ChartStyle> style;
    private final ChartDrawing drawing;
    private final ChartReader reader;
    private final BoundReader boundReader;
    private List<BoundLine> bounds = List.of();
    private List<ChartSeries> boundsOf = List.of();
    private Background.Call readingBounds;
    private ChartContent content = ChartContent.EMPTY;
    private TimeWindow window;
    private ChartData data = ChartData.NONE;
    private Background.Call reading;
    private boolean known;
    private int ticket;
    private long liveAt;
    private boolean liveSoon;

    ChartFeed(Kit kit, ChartCanvas canvas, ProblemPane problem, Function<ChartColours, ChartStyle> style,
            Function<ExplainWatch.BoundRow, String> words, Consumer<ChartDrawing.Picture> drawn) {
        this.kit = kit;
        this.canvas = canvas;
        this.problem = problem;
        this.style = style;
        reader = new ChartReader(kit.connections());
        boundReader = new BoundReader(kit.connections(), words);
        window = canvas.window();
        drawing = new ChartDrawing(kit, canvas, () -> picture(new ChartColours(kit.theme().palette())), drawn,
                problem::show);
    }

    @Override
    public ChartData data() {
        return data;
    }

    /** The thresholds that are drawn. */
    List<BoundLine> bounds() {
        return bounds;
    }

    /** Draws a threshold as it is now, in place of what it was. */
    void bound(BoundLine now) {
        bounds = bounds.stream()
                .map(b -> b.threshold().equals(now.threshold()) && b.watch().equals(now.watch()) ? now : b).toList();
        redraw();
    }

    /** Whether what has been read is of the series that are wanted. */
    boolean known() {
        return known;
    }

    /** Whether everything that was wished for is shown. */
    boolean still() {
        return (readingBounds == null || !readingBounds.running()) && (reading == null || !reading.running())
                && drawing.still();
    }

    /** Shows something else. */
    void content(ChartContent wanted, TimeWindow when) {
        content = wanted;
        window = when;
        known = false;
        data = wanted.form() == ChartForm.HEAT_MAP == data.heat().columns() > 0
                ? data.of(wanted.series())
                : new ChartData(wanted.series(), Map.of(), 0);
        redraw();
        read();
        readBounds();
    }

    /** Reads the thresholds anew, where they are wanted. */
    void readBounds() {
        if (readingBounds != null) {
            readingBounds.cancel();
        }
        boolean wanted = content.bounds() && content.form() != ChartForm.HEAT_MAP;
        List<ChartSeries> of = wanted ? content.series() : List.of();
        if (!of.equals(boundsOf) && !bounds.isEmpty()) {
            // those of other series would lie about these
            bounds = List.of();
            redraw();
        }
        boundsOf = of;
        if (of.isEmpty()) {
            return;
        }
        readingBounds = kit.background().ask(canvas, () -> boundReader.read(of), read -> {
            bounds = read;
            redraw();
        }, problem::show);
    }

    /** Shows another time: at once what is known of it, in a moment all of it. */
    void window(TimeWindow wanted) {
        window = wanted;
        redraw();
        int mine = ++ticket;
        canvas.getDisplay().timerExec(PAUSE_MILLIS, () -> {
            if (mine == ticket && !canvas.isDisposed()) {
                read();
            }
        });
    }

    /** Follows the newest samples, no more often than a person can see in a picture of that length. */
    void live(TimeWindow wanted) {
        window = wanted;
        if (liveSoon) {
            return;
        }
        long pause = Math.clamp(window.length() / 4 / Math.max(1, canvas.getSize().x), LIVE_MILLIS, SLOWEST_MILLIS);
        long wait = liveAt + pause - System.nanoTime() / 1_000_000;
        if (wait <= 0 || liveAt == 0) {
            read();
            return;
        }
        liveSoon = true;
        canvas.getDisplay().timerExec((int) wait, () -> {
            liveSoon = false;
            if (!canvas.isDisposed() && canvas.isVisible()) {
                read();
            }
        });
    }

    private void read() {
        if (reading != null) {
            reading.cancel();
        }
        liveAt = System.nanoTime() / 1_000_000;
        List<ChartSeries> wanted = content.series();
        if (wanted.isEmpty()) {
            data = ChartData.NONE;
            known = true;
            problem.show(null);
            redraw();
            return;
        }
        ChartContent asked = content;
        // more than is shown, so that moving the picture shows something at once
        long more = Math.round(window.length() * MORE);
        var wide = TimeWindow.until(window.to() + more, window.length() + 2 * more);
        int pixels = (int) (canvas.plot().getWidth() > 0 ? canvas.plot().getWidth() : canvas.getSize().x) * zoom()
                / 100;
        int points = (int) (pixels * (1 + 2 * MORE));
        reading = kit.background().ask(canvas, () -> reader.read(asked, wide, points), read -> {
            problem.show(read.problem());
            data = read.data();
            known = true;
            redraw();
        }, problem::show);
    }

    private int zoom() {
        return canvas.getMonitor().getZoom();
    }

    /** Draws what is known, in the background. */
    void redraw() {
        drawing.redraw();
    }

    @Override
    public ChartPicture picture(ChartColours colours) {
        return new ChartPicture(content.form(), data, bounds, window, style.apply(colours));
    }

    /** Finds out over which time there are samples, and tells it. */
    void all(Consumer<TimeWindow> found) {
        List<ChartSeries> wanted = content.series();
        if (wanted.isEmpty()) {
            return;
        }
        long end = kit.times().now().toEpochMilli();
        var everything = TimeWindow.until(end, TimeWindow.MOST);
        var question = new ReadSeries(wanted.stream().limit(ReadSeries.MOST).map(ChartSeries::number).toList(),
                java.time.Instant.ofEpochMilli(everything.from()), java.time.Instant.ofEpochMilli(everything.to()),
                ReadSeries.WIDEST, null);
        kit.background().ask(canvas, () -> kit.connections().call(question),
                answer -> answer.courses().stream().filter(c -> c.at().length > 0).mapToLong(c -> c.at()[0]).min()
                        .ifPresent(first -> found.accept(TimeWindow.until(end, Math.max(end - first, 0)))),
                problem::show);
    }
}
