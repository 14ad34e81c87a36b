/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.LongStream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.yagura.core.event.Mark;
import org.yagura.ui.Kit;
import org.yagura.ui.filter.FilterBar;
import org.yagura.watch.ui.internal.chart.BoundLine;
import org.yagura.watch.ui.internal.chart.ChartColours;
import org.yagura.watch.ui.internal.chart.ChartContent;
import org.yagura.watch.ui.internal.chart.ChartData;
import org.yagura.watch.ui.internal.chart.ChartForm;
import org.yagura.watch.ui.internal.chart.ChartPicture;
import org.yagura.watch.ui.internal.chart.ChartStyle;
import org.yagura.watch.ui.internal.chart.TimeWindow;

/**
 * A chart of what others have read, with the look, the keys and the export of all charts. A person moves and zooms within what
 * is there; nothing is read for that. On the user interface thread.
 */
public final class PlainChart implements ChartSource {
    private static final Content NOTHING = new Content(ChartData.NONE, List.of(), TimeWindow.until(0, TimeWindow.LEAST),
            "", "");
    private static final double NEAR = 6;
    private static final int MOST_MARKS = 3;

    private final Kit kit;
    private final ChartCanvas canvas;
    private final ChartDrawing drawing;
    private final ChartWords words;
    private Content content = NOTHING;
    private boolean empty = true;

    /**
     * What a chart shows.
     *
     * @param data the courses, what is expected, and marks
     * @param bounds limits
     * @param whole the time that it shows at first, and again with Home
     * @param title what and where
     * @param summary all of it in words, for those who do not see it
     */
    public record Content(ChartData data, List<BoundLine> bounds, TimeWindow whole, String title, String summary) {
    }

    /** An empty one. */
    public PlainChart(Composite parent, Kit kit) {
        this.kit = kit;
        words = new ChartWords(kit);
        canvas = new ChartCanvas(parent, kit, NOTHING.whole(), new Gestures());
        drawing = new ChartDrawing(kit, canvas, () -> picture(new ChartColours(kit.theme().palette())), this::drawn,
                why -> canvas.instead(why.what()));
        canvas.words((at, height) -> words.at(ChartContent.EMPTY, content.data(), marks(at), at, Double.NaN));
        canvas.addListener(SWT.Resize, e -> redraw());
        kit.theme().follow(canvas, this::redraw);
    }

    /** The canvas. */
    public Control control() {
        return canvas;
    }

    /** Shows something from now on. */
    public void show(Content wanted) {
        content = wanted;
        empty = false;
        canvas.cross(-1);
        canvas.window(wanted.whole());
        redraw();
    }

    /** Shows a text in place of a chart. */
    public void instead(String text) {
        content = NOTHING;
        empty = true;
        canvas.instead(text);
    }

    /** Adds the menu by which it is copied, printed and written to files; what came of it is said by {@code say}. */
    public Button exportBy(FilterBar bar, Consumer<String> say) {
        return new ChartExport(kit, this, canvas, say).addTo(bar);
    }

    private void redraw() {
        if (!empty) {
            drawing.redraw();
        }
    }

    @Override
    public ChartData data() {
        return content.data();
    }

    @Override
    public ChartPicture picture(ChartColours colours) {
        return new ChartPicture(ChartForm.LINES, content.data(), content.bounds(), canvas.window(),
                new ChartStyle(colours, kit.times().zone(), kit.times().language(), content.title(), words.time(), -1));
    }

    private void drawn(ChartDrawing.Picture picture) {
        if (!empty && picture.data() == content.data()) {
            canvas.instead("");
            canvas.show(picture.pixels(), picture.zoom(), picture.drawn().layout(), content.summary());
        }
    }

    /** The marks that stand so near to a moment that they are meant. */
    private List<Mark> marks(long at) {
        double reach = canvas.window().length() * NEAR / Math.max(1, canvas.plot().getWidth());
        return content.data().marks().stream().filter(m -> Math.abs(m.at().toEpochMilli() - at) <= reach)
                .limit(MOST_MARKS).toList();
    }

    /** What is read out, and what is said at the cross, for tests. */
    public List<String> said() {
        return canvas.cross() < 0 ? List.of(canvas.summary()) : canvas.said();
    }

    /** What is shown, for tests. */
    public Content content() {
        return content;
    }

    /** The time that is shown, for tests. */
    public TimeWindow window() {
        return canvas.window();
    }

    /** Whether it is drawn, for tests. */
    public boolean still() {
        return drawing.still();
    }

    /** What a person does on the picture. */
    private final class Gestures implements ChartCanvas.ChartGestures {
        @Override
        public void window(TimeWindow wanted) {
            redraw();
        }

        @Override
        public void all() {
            canvas.want(content.whole());
        }

        @Override
        public OptionalLong mark(long from, int marks) {
            LongStream at = LongStream.concat(content.data().marks().stream().mapToLong(m -> m.at().toEpochMilli()),
                    content.data().ahead().moments().stream().mapToLong(m -> m.at()));
            return marks > 0 ? at.filter(m -> m > from).min() : at.filter(m -> m < from).max();
        }

        @Override
        public void open(long at) {
            // nothing stands behind these marks
        }

        @Override
        public boolean key(Event event) {
            return false;
        }

        @Override
        public ChartCanvas.Grip grip(int x, int y) {
            return null;
        }

        @Override
        public OptionalLong step(long from, int points) {
            return Steps.next(content.data(), from, points);
        }
    }
}
