/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.chart;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.data.xy.XYDataset;
import org.yagura.watch.core.series.ReadSeries.Course;

/**
 * Draws a course as one path: from point to point, and at each point from its least to its largest value. At a gap a new
 * path begins; a point between two gaps is a dot.
 */
final class CourseRenderer extends WholeRenderer {
    private static final long serialVersionUID = 1;
    private static final double DOT = 2;
    private static final float STRONG = 2.4f;
    private static final double LONGEST_DASHED = 20_000;

    @Override
    public void drawItem(Graphics2D g, XYItemRendererState state, Rectangle2D area, PlotRenderingInfo info, XYPlot plot,
            ValueAxis domain, ValueAxis range, XYDataset data, int series, int item, CrosshairState crosshair,
            int pass) {
        if (item != 0) {
            return;
        }
        Course course = ((CourseDataset) data).course(series);
        var scale = new Scale(area, domain, range);
        Object before = g.getRenderingHint(RenderingHints.KEY_ANTIALIASING);
        boolean dense = course.at().length > area.getWidth() / 2;
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING,
                dense ? RenderingHints.VALUE_ANTIALIAS_OFF : RenderingHints.VALUE_ANTIALIAS_ON);
        g.setPaint(getItemPaint(series, 0));
        Path2D path = path(course, scale);
        g.setStroke(dense ? thin((BasicStroke) getItemStroke(series, 0), course, scale) : getItemStroke(series, 0));
        g.draw(path);
        dots(g, course, scale);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, before);
    }

    private static Path2D path(Course course, Scale scale) {
        int points = course.at().length;
        var path = new Path2D.Double(Path2D.WIND_NON_ZERO, points * 4);
        int gap = 0;
        for (int i = 0; i < points; i++) {
            double x = scale.x(course.at()[i]);
            boolean begins = i == 0 || gap < course.gaps().length && course.gaps()[gap] == i;
            if (begins && i > 0) {
                gap++;
            }
            double first = scale.y(course.first()[i]);
            if (begins) {
                path.moveTo(x, first);
            } else {
                path.lineTo(x, first);
            }
            if (course.min()[i] < course.max()[i]) {
                path.lineTo(x, scale.y(course.min()[i]));
                path.lineTo(x, scale.y(course.max()[i]));
                path.lineTo(x, scale.y(course.last()[i]));
            }
        }
        return path;
    }

    private static void dots(Graphics2D g, Course course, Scale scale) {
        int points = course.at().length;
        for (int g1 = -1; g1 < course.gaps().length; g1++) {
            int begin = g1 < 0 ? 0 : course.gaps()[g1];
            int end = g1 + 1 < course.gaps().length ? course.gaps()[g1 + 1] : points;
            if (end - begin == 1 && begin < points) {
                double x = scale.x(course.at()[begin]);
                double y = scale.y(course.last()[begin]);
                g.fill(new Ellipse2D.Double(x - DOT, y - DOT, 2 * DOT, 2 * DOT));
            }
        }
    }

    /**
     * One pixel wide, which is drawn many times faster; lines that are thicker or dashed on purpose stay so. Dashes of lines
     * that go up and down at each pixel would take seconds and cannot be told apart, so those are not dashed.
     */
    private static BasicStroke thin(BasicStroke stroke, Course course, Scale scale) {
        boolean dashed = stroke.getDashArray() != null && height(course, scale) < LONGEST_DASHED;
        boolean strong = stroke.getLineWidth() >= STRONG;
        if (dashed || strong && stroke.getDashArray() == null) {
            return stroke;
        }
        return new BasicStroke(strong ? STRONG : 0, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL);
    }

    /** How far a line goes up and down in all. */
    private static double height(Course course, Scale scale) {
        double height = 0;
        for (int i = 0; i < course.at().length; i++) {
            height += 2 * Math.abs(scale.y(course.max()[i]) - scale.y(course.min()[i]));
        }
        return height;
    }

    /** The stroke of a line of an earlier time. */
    static BasicStroke earlier() {
        return new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, new float[]{4, 3}, 0);
    }

    /** The stroke of a line; beyond the colours that there are, lines are dashed. */
    static BasicStroke stroke(int place, boolean strong) {
        float width = strong ? STRONG : 1.3f;
        int round = place / ChartColours.COUNT;
        return round == 0
                ? new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL)
                : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1,
                        new float[]{6f / round, 3}, 0);
    }
}
