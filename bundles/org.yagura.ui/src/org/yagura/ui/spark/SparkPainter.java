/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.ui.spark;

import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.yagura.ui.spark.Spark.Point;
import org.yagura.ui.theme.Palette;
import org.yagura.ui.theme.Theme;

/** Paints small courses: a line, the span of each point, a dot at the newest value, hatched where nothing was measured. */
public final class SparkPainter {
    private static final int DOT = 2;
    private static final int HATCH = 4;

    private final Spark spark;
    private final Rectangle area;
    private final double low;
    private final double span;

    private SparkPainter(Spark spark, Rectangle area) {
        this.spark = spark;
        this.area = area;
        low = spark.min().orElse(0);
        span = spark.max().orElse(0) - low;
    }

    /** Paints into a rectangle; nothing when nothing was measured. On the user interface thread. */
    public static void paint(GC gc, Palette palette, Spark spark, Rectangle area) {
        if (!spark.points().isEmpty() && area.width > 2 * DOT && area.height > 2 * DOT) {
            Rectangle old = gc.getClipping();
            int antialias = gc.getAntialias();
            gc.setClipping(area.intersection(old));
            new SparkPainter(spark, area).paint(gc, palette);
            gc.setAntialias(antialias);
            gc.setClipping(old);
        }
    }

    private void paint(GC gc, Palette palette) {
        List<Point> points = spark.points();
        gc.setForeground(Theme.color(palette.line()));
        for (int i = 1; i < points.size(); i++) {
            if (points.get(i).gap()) {
                hatch(gc, x(points.get(i - 1)) + DOT, x(points.get(i)) - DOT);
            }
        }
        gc.setAntialias(SWT.ON);
        gc.setLineWidth(1);
        gc.setForeground(Theme.color(Palette.mix(palette.faint(), palette.background(), 0.5)));
        points.stream().filter(p -> p.max() > p.min())
                .forEach(p -> gc.drawLine(x(p), y(p.min()), x(p), y(p.max())));
        gc.setForeground(Theme.color(palette.text()));
        gc.setBackground(Theme.color(palette.text()));
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            boolean joined = i > 0 && !point.gap();
            if (joined) {
                gc.drawLine(x(points.get(i - 1)), y(points.get(i - 1).last()), x(point), y(point.last()));
            } else if (i + 1 == points.size() || points.get(i + 1).gap()) {
                gc.fillOval(x(point) - 1, y(point.last()) - 1, DOT + 1, DOT + 1);
            }
        }
        Point newest = points.getLast();
        gc.fillOval(x(newest) - DOT, y(newest.last()) - DOT, 2 * DOT + 1, 2 * DOT + 1);
    }

    private void hatch(GC gc, int from, int to) {
        for (int x = from; x < to; x += HATCH) {
            gc.drawLine(x, area.y + area.height - 1, x + HATCH, area.y);
        }
    }

    private int x(Point point) {
        double share = (point.at() - spark.from()) / (double) (spark.to() - spark.from());
        return area.x + DOT + (int) Math.round(Math.clamp(share, 0, 1) * (area.width - 2 * DOT - 1));
    }

    private int y(double value) {
        int height = area.height - 2 * DOT - 1;
        double share = span > 0 ? (value - low) / span : 0.5;
        return area.y + area.height - 1 - DOT - (int) Math.round(share * height);
    }
}
