/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.severity;

import java.util.Locale;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.RGB;
import org.yagura.core.event.HandlingState;
import org.yagura.core.event.Severity;
import org.yagura.core.text.Texts;
import org.yagura.ui.theme.Palette;
import org.yagura.ui.theme.Theme;

/** How severities and handling states look: word, shape and colour. Stateless; painting on the user interface thread. */
public final class SeverityLook {
    private final Texts texts;

    /** The words in that language. */
    public SeverityLook(Locale language) {
        texts = Texts.of(SeverityLook.class, language);
    }

    /** The word. */
    public String word(Severity severity) {
        return severity == null ? "" : texts.get("severity." + severity.name());
    }

    /** The word. */
    public String word(HandlingState state) {
        return state == null ? "" : texts.get("state." + state.name());
    }

    /**
     * Draws the shape of a severity into a square. Critical: octagon with a cross; major: triangle; minor: diamond;
     * warning: hollow triangle; indeterminate: circle with a question mark; info: circle with an i; cleared: circle with
     * a tick.
     *
     * @param size edge of the square in points
     */
    public void paint(GC gc, Palette palette, Severity severity, int x, int y, int size) {
        paint(gc, severity, palette.severity(severity), palette.onSeverity(), x, y, size);
    }

    /** As {@link #paint(GC, Palette, Severity, int, int, int)} with given colours of shape and inner mark. */
    public void paint(GC gc, Severity severity, RGB shape, RGB mark, int x, int y, int size) {
        int oldAntialias = gc.getAntialias();
        gc.setAntialias(SWT.ON);
        gc.setBackground(Theme.color(shape));
        gc.setForeground(Theme.color(shape));
        gc.setLineWidth(Math.max(1, Math.round(size / 8f)));
        gc.setLineCap(SWT.CAP_ROUND);
        gc.setLineJoin(SWT.JOIN_ROUND);
        var pen = new Pen(gc, x, y, size, shape, mark);
        switch (severity) {
            case CRITICAL -> {
                pen.fill(30, 2, 70, 2, 98, 30, 98, 70, 70, 98, 30, 98, 2, 70, 2, 30);
                pen.mark(34, 34, 66, 66);
                pen.mark(66, 34, 34, 66);
            }
            case MAJOR -> {
                pen.fill(50, 4, 98, 92, 2, 92);
                pen.mark(50, 36, 50, 62);
                pen.mark(50, 77, 50, 78);
            }
            case MINOR -> pen.fill(50, 2, 98, 50, 50, 98, 2, 50);
            case WARNING -> {
                pen.outline(50, 12, 92, 88, 8, 88);
                pen.line(50, 42, 50, 60);
                pen.line(50, 74, 50, 75);
            }
            case INDETERMINATE -> {
                pen.circle();
                pen.line(38, 38, 50, 28, 62, 38, 50, 54);
                pen.line(50, 70, 50, 71);
            }
            case INFO -> {
                pen.circle();
                pen.line(50, 46, 50, 72);
                pen.line(50, 28, 50, 29);
            }
            case CLEARED -> {
                pen.circle();
                pen.line(30, 52, 44, 66, 70, 36);
            }
        }
        gc.setLineWidth(0);
        gc.setAntialias(oldAntialias);
    }

    /** Draws how far handling is: hollow, half or full circle in the colour of text. */
    public void paint(GC gc, Palette palette, HandlingState state, int x, int y, int size) {
        gc.setAntialias(SWT.ON);
        RGB colour = state == HandlingState.HANDLED ? palette.faint() : palette.text();
        gc.setForeground(Theme.color(colour));
        gc.setBackground(Theme.color(colour));
        gc.setLineWidth(Math.max(1, Math.round(size / 9f)));
        int inset = Math.max(1, size / 8);
        int edge = size - 2 * inset;
        gc.drawOval(x + inset, y + inset, edge, edge);
        switch (state) {
            case UNHANDLED -> {
            }
            case IN_PROGRESS -> gc.fillArc(x + inset, y + inset, edge, edge, 90, -180);
            case HANDLED -> gc.fillOval(x + inset, y + inset, edge, edge);
        }
        gc.setLineWidth(0);
    }

    /** Draws in hundredths of a square. */
    private record Pen(GC gc, int x, int y, int size, RGB shape, RGB mark) {

        private int[] scale(int... points) {
            int[] scaled = new int[points.length];
            for (int i = 0; i < points.length; i++) {
                scaled[i] = (i % 2 == 0 ? x : y) + Math.round(points[i] * size / 100f);
            }
            return scaled;
        }

        void fill(int... points) {
            gc.fillPolygon(scale(points));
        }

        void outline(int... points) {
            gc.drawPolygon(scale(points));
        }

        void line(int... points) {
            gc.drawPolyline(scale(points));
        }

        void mark(int... points) {
            gc.setForeground(Theme.color(mark));
            gc.drawPolyline(scale(points));
            gc.setForeground(Theme.color(shape));
        }

        void circle() {
            int inset = Math.max(1, size / 12);
            gc.drawOval(x + inset, y + inset, size - 2 * inset, size - 2 * inset);
        }
    }
}
