/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Comparator;
import java.util.List;

import org.yagura.core.event.Mark;

/**
 * The strip above the values of a chart in which marks stand: a triangle in the colour of its severity where an alarm
 * begins, with a bar as long as it lasts, and a rhombus for a revision.
 *
 * @param window the time that is shown
 * @param colours colours of the chart
 */
record MarkStrip(TimeWindow window, ChartColours colours) {
    /** Its height. */
    static final int HEIGHT = 14;
    private static final int HALF = 5;

    /** Draws marks above an area; the worst on top. */
    void draw(Graphics2D g, Rectangle2D area, List<Mark> marks) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        double bottom = area.getY() - 2;
        marks.stream().sorted(Comparator.comparing(Mark::severity, Comparator.nullsFirst(Comparator.naturalOrder())))
                .forEach(mark -> draw(g, area, bottom, mark));
    }

    private void draw(Graphics2D g, Rectangle2D area, double bottom, Mark mark) {
        double from = window.share(mark.at().toEpochMilli());
        long end = mark.until() == null ? window.to() : mark.until().toEpochMilli();
        Color colour = mark.severity() == null ? colours.text() : colours.severity(mark.severity());
        g.setColor(colour);
        double x = area.getX() + from * area.getWidth();
        boolean lasts = switch (mark.kind()) {
            case ALARM -> true;
            case REVISION -> false;
        };
        if (lasts) {
            double left = area.getX() + Math.clamp(from, 0, 1) * area.getWidth();
            double right = area.getX() + Math.clamp(window.share(end), 0, 1) * area.getWidth();
            g.fill(new Rectangle2D.Double(left, bottom - 2, Math.max(1, right - left), 2));
        }
        if (from < 0 || from > 1) {
            return;
        }
        var shape = new Path2D.Double();
        if (lasts) {
            shape.moveTo(x - HALF, bottom - 2 * HALF - 1);
            shape.lineTo(x + HALF, bottom - 2 * HALF - 1);
            shape.lineTo(x, bottom);
        } else {
            shape.moveTo(x, bottom);
            shape.lineTo(x + HALF, bottom - HALF);
            shape.lineTo(x, bottom - 2 * HALF);
            shape.lineTo(x - HALF, bottom - HALF);
        }
        shape.closePath();
        g.fill(shape);
        // two that stand on each other can be told apart
        g.setColor(colours.background());
        g.draw(shape);
    }
}
