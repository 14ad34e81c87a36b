/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal;

import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.yagura.ui.Kit;
import org.yagura.ui.theme.Palette;
import org.yagura.ui.theme.Theme;
import org.yagura.watch.ui.internal.chart.ChartPicture;
import org.yagura.watch.ui.internal.chart.TimeWindow;

/**
 * Shows the newest picture of a chart, and takes what mouse and keyboard do to its time. While a newer picture is being
 * drawn, the one that is there is moved and stretched to where its time is.
 */
final class ChartCanvas extends Canvas {
    private static final double STEP = 0.1;
    private static final double NEARER = 0.8;
    private static final int REACH = 4;

    private final Kit kit;
    private final ChartGestures gestures;
    private TimeWindow window;
    private TimeWindow pictured;
    private Rectangle2D plot = new Rectangle2D.Double();
    private double top;
    private Image image;
    private String instead = "";
    private String summary = "";
    private long cross = -1;
    private double height = Double.NaN;
    private Teller words = (at, height) -> List.of();
    private LongConsumer crossed = at -> {
        // nobody wants to know
    };

    /** What the canvas tells. */
    interface ChartGestures {
        /** A person wants to see another time. */
        void window(TimeWindow wanted);

        /** A person wants to see all there is. */
        void all();

        /** A person steps to the next mark, or to the one before; gives its moment. */
        OptionalLong mark(long from, int marks);

        /** A person opens what is marked at a moment. */
        void open(long at);

        /** A person presses a key that does not move the time; whether that did something. */
        boolean key(Event event);

        /** A person takes hold of something at a place; null when there is nothing to be taken. */
        Grip grip(int x, int y);

        /** Whether there is something to be taken at a place. */
        default boolean grips(int x, int y) {
            return false;
        }

        /** A person steps from point to point; gives the moment of the next point, or of the one before. */
        OptionalLong step(long from, int points);
    }

    /** What a person holds with the mouse. */
    interface Grip {
        /** It is there now. */
        void move(int y);

        /** It is let go. */
        void drop();
    }

    /** Tells what there is at a moment; height from 0 at the top to 1, NaN when it is at no height. */
    interface Teller {
        List<String> at(long moment, double height);
    }

    ChartCanvas(Composite parent, Kit kit, TimeWindow window, ChartGestures gestures) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
        this.kit = kit;
        this.window = window;
        this.gestures = gestures;
        Theme.ownColours(this);
        kit.theme().follow(this, this::redraw);
        addPaintListener(e -> paint(e.gc));
        addListener(SWT.KeyDown, this::key);
        addListener(SWT.Traverse, ChartCanvas::traverse);
        new ChartMouse(this);
        addListener(SWT.FocusIn, e -> redraw());
        addListener(SWT.FocusOut, e -> redraw());
        addListener(SWT.Dispose, e -> forget());
        getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent e) {
                e.result = summary;
            }
        });
    }

    private static void traverse(Event event) {
        event.doit = switch (event.detail) {
            case SWT.TRAVERSE_TAB_NEXT, SWT.TRAVERSE_TAB_PREVIOUS, SWT.TRAVERSE_ESCAPE -> true;
            default -> false;
        };
    }

    /** Shows a picture of a time; what is in it is said in words. */
    void show(ImageData pixels, int zoom, ChartPicture.Layout layout, String said) {
        forget();
        image = Pixels.image(getDisplay(), pixels, zoom);
        pictured = layout.window();
        plot = layout.plot();
        top = layout.top();
        summary = said;
        setData("name", said);
        redraw();
    }

    /** Shows a text in place of a picture; an empty one for the picture. */
    void instead(String text) {
        instead = text;
        redraw();
    }

    /** What is read out. */
    String summary() {
        return instead.isEmpty() ? summary : instead;
    }

    /** What the cross says at a moment. */
    void words(Teller teller) {
        words = teller;
    }

    /** The time that it shows or will show in a moment. */
    void window(TimeWindow now) {
        window = now;
        redraw();
    }

    TimeWindow window() {
        return window;
    }

    /** Where the values are, in points. */
    Rectangle2D plot() {
        return plot;
    }

    private void forget() {
        if (image != null) {
            image.dispose();
            image = null;
        }
    }

    /** What is said at the cross; empty when there is none. */
    List<String> said() {
        return cross < 0 ? List.of() : words.at(cross, height);
    }

    void want(TimeWindow wanted) {
        if (!wanted.equals(window)) {
            window(wanted);
            gestures.window(wanted);
        }
    }

    /** The moment at a place. */
    long at(int x) {
        return window.at(plot.getWidth() <= 0 ? 0.5 : Math.clamp((x - plot.getX()) / plot.getWidth(), 0, 1));
    }

    /** Puts the cross to a moment; less than 0 takes it away. */
    void cross(long at) {
        cross(at, Double.NaN);
    }

    /** Puts the cross to a moment and a height, from 0 at the top to 1. */
    void cross(long at, double share) {
        if (at != cross || Double.compare(share, height) != 0) {
            cross = at;
            height = share;
            redraw();
            crossed.accept(at);
        }
    }

    /** Tells where the cross is from now on; less than 0 for nowhere. */
    void onCross(LongConsumer next) {
        crossed = next;
    }

    /** Where the cross is; less than 0 for nowhere. */
    long cross() {
        return cross;
    }

    ChartGestures gestures() {
        return gestures;
    }

    /** Whether marks stand at that height. */
    boolean onMarks(int y) {
        return y >= top && y < plot.getY();
    }

    private void key(Event event) {
        boolean handled = gestures.key(event)
                || ((event.stateMask & SWT.MODIFIER_MASK) == SWT.MOD1 ? stepped(event.keyCode) : moved(event));
        event.doit = !handled;
    }

    private boolean stepped(int key) {
        int points = switch (key) {
            case SWT.ARROW_RIGHT -> 1;
            case SWT.ARROW_LEFT -> -1;
            default -> 0;
        };
        if (points == 0) {
            return false;
        }
        go(gestures.step(cross < 0 ? window.at(0.5) : cross, cross < 0 ? 0 : points), points);
        return true;
    }

    private void go(OptionalLong target, int direction) {
        target.ifPresent(at -> {
            if (at < window.from() || at >= window.to()) {
                want(window.pan(direction * window.length() / 2));
            }
            cross(at);
            getAccessible().textSelectionChanged();
        });
    }

    private boolean moved(Event event) {
        long step = Math.round(window.length() * STEP);
        switch (event.keyCode) {
            case SWT.ARROW_LEFT -> want(window.pan(-step));
            case SWT.ARROW_RIGHT -> want(window.pan(step));
            case SWT.PAGE_UP -> want(window.pan(-window.length()));
            case SWT.PAGE_DOWN -> want(window.pan(window.length()));
            case SWT.HOME -> gestures.all();
            case SWT.ESC -> cross(-1);
            default -> {
                return zoomed(event.character);
            }
        }
        return true;
    }

    private boolean zoomed(char character) {
        long around = cross < 0 ? window.at(0.5) : cross;
        switch (character) {
            case '+', '=' -> want(window.zoom(NEARER, around));
            case '-' -> want(window.zoom(1 / NEARER, around));
            case 'm' -> go(gestures.mark(around, 1), 1);
            case 'M' -> go(gestures.mark(around, -1), -1);
            case SWT.CR -> gestures.open(around);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void paint(GC gc) {
        Palette palette = kit.theme().palette();
        Rectangle area = getClientArea();
        gc.setBackground(Theme.color(palette.background()));
        gc.fillRectangle(area);
        if (!instead.isEmpty()) {
            gc.setForeground(Theme.color(palette.faint()));
            Point size = gc.textExtent(instead);
            gc.drawText(instead, Math.max(8, (area.width - size.x) / 2), Math.max(8, (area.height - size.y) / 2), true);
        } else if (image != null) {
            picture(gc, area);
            cross(gc, palette, area);
        }
        if (isFocusControl()) {
            gc.setForeground(Theme.color(palette.focus()));
            gc.drawRectangle(0, 0, area.width - 1, area.height - 1);
        }
    }

    private void picture(GC gc, Rectangle area) {
        if (pictured.equals(window)) {
            gc.drawImage(image, 0, 0);
            return;
        }
        Rectangle size = image.getBounds();
        int left = (int) Math.round(plot.getX());
        int wide = (int) Math.round(plot.getWidth());
        gc.drawImage(image, 0, 0);
        int above = (int) Math.round(top);
        gc.fillRectangle(left, above, wide, area.height);
        gc.setClipping(left, 0, wide, area.height);
        int from = left + (int) Math.round(window.share(pictured.from()) * wide);
        int to = left + (int) Math.round(window.share(pictured.to()) * wide);
        if (to > from && to - from < 100 * wide) {
            gc.drawImage(image, left, above, Math.min(wide, size.width - left), size.height - above, from, above,
                    to - from, size.height - above);
        }
        gc.setClipping((Rectangle) null);
    }

    private void cross(GC gc, Palette palette, Rectangle area) {
        double share = cross < 0 ? -1 : window.share(cross);
        if (share < 0 || share > 1) {
            return;
        }
        int x = (int) Math.round(plot.getX() + share * plot.getWidth());
        gc.setForeground(Theme.color(palette.text()));
        gc.setLineStyle(SWT.LINE_DOT);
        gc.drawLine(x, (int) plot.getY(), x, (int) plot.getMaxY());
        gc.setLineStyle(SWT.LINE_SOLID);
        String text = String.join("\n", words.at(cross, height));
        Point size = gc.textExtent(text);
        int left = x + REACH * 3 + size.x + REACH * 2 > area.width ? x - REACH * 3 - size.x - REACH * 2 : x + REACH * 3;
        int upper = (int) plot.getY() + REACH;
        gc.setBackground(Theme.color(palette.surface()));
        gc.setForeground(Theme.color(palette.line()));
        gc.fillRectangle(left, upper, size.x + 2 * REACH, size.y + 2 * REACH);
        gc.drawRectangle(left, upper, size.x + 2 * REACH, size.y + 2 * REACH);
        gc.setForeground(Theme.color(palette.text()));
        gc.drawText(text, left + REACH, upper + REACH, true);
    }
}
