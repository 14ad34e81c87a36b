/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.yagura.watch.ui.internal.chart.TimeWindow;

/** The mouse on a chart: the wheel zooms, with Shift it moves; dragging moves, with Shift it zooms to what is dragged over. */
final class ChartMouse {
    private static final double NEARER = 0.8;
    private static final double STEP = 0.1;
    private static final int LEAST = 5;

    private final ChartCanvas canvas;
    private int pressed = -1;
    private boolean choosing;
    private TimeWindow before;
    private int now;
    private ChartCanvas.Grip grip;

    ChartMouse(ChartCanvas canvas) {
        this.canvas = canvas;
        canvas.addListener(SWT.MouseVerticalWheel, this::wheel);
        canvas.addListener(SWT.MouseDown, this::down);
        canvas.addListener(SWT.MouseMove, this::move);
        canvas.addListener(SWT.MouseUp, this::up);
        canvas.addListener(SWT.MouseExit, e -> canvas.cross(-1));
        canvas.addPaintListener(e -> {
            if (choosing) {
                e.gc.setAlpha(60);
                e.gc.setBackground(e.display.getSystemColor(SWT.COLOR_LIST_SELECTION));
                e.gc.fillRectangle(Math.min(pressed, now), (int) canvas.plot().getY(), Math.abs(now - pressed),
                        (int) canvas.plot().getHeight());
                e.gc.setAlpha(255);
            }
        });
    }

    private void wheel(Event event) {
        int ticks = Math.clamp(event.count, -10, 10);
        if (ticks == 0) {
            return;
        }
        TimeWindow window = canvas.window();
        canvas.want((event.stateMask & SWT.SHIFT) != 0
                ? window.pan(Math.round(-Integer.signum(ticks) * STEP * window.length()))
                : window.zoom(ticks > 0 ? NEARER : 1 / NEARER, canvas.at(event.x)));
        event.doit = false;
    }

    private void down(Event event) {
        canvas.setFocus();
        if (event.button == 1 && canvas.onMarks(event.y)) {
            canvas.cross(canvas.at(event.x));
            canvas.gestures().open(canvas.at(event.x));
        } else if (event.button == 1) {
            grip = canvas.gestures().grip(event.x, event.y);
        }
        if (event.button == 1 && grip == null && !canvas.onMarks(event.y)) {
            pressed = event.x;
            now = event.x;
            before = canvas.window();
            choosing = (event.stateMask & SWT.SHIFT) != 0;
        }
    }

    private void move(Event event) {
        if (grip != null) {
            grip.move(event.y);
        } else if (pressed < 0) {
            canvas.setCursor(canvas.gestures().grips(event.x, event.y)
                    ? canvas.getDisplay().getSystemCursor(SWT.CURSOR_SIZENS)
                    : null);
            canvas.cross(canvas.at(event.x), (event.y - canvas.plot().getY()) / canvas.plot().getHeight());
        } else if (choosing) {
            now = event.x;
            canvas.redraw();
        } else if (canvas.plot().getWidth() > 0) {
            double share = (event.x - pressed) / canvas.plot().getWidth();
            canvas.want(before.pan(Math.round(-share * before.length())));
        }
    }

    private void up(Event event) {
        if (grip != null) {
            grip.drop();
            grip = null;
        }
        if (choosing && Math.abs(event.x - pressed) >= LEAST) {
            long one = canvas.at(pressed);
            long other = canvas.at(event.x);
            canvas.want(TimeWindow.until(Math.max(one, other), Math.abs(other - one)));
        }
        choosing = false;
        pressed = -1;
        canvas.redraw();
    }
}
