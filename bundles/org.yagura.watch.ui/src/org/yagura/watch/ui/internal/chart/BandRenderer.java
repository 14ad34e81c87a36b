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
import java.util.Arrays;

import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.data.xy.XYDataset;
import org.yagura.watch.core.series.ReadSeries.Course;

/** Draws the first percentile of a course as a line, and up to each further one a paler band; a gap breaks both. */
final class BandRenderer extends WholeRenderer {
    private static final long serialVersionUID = 1;
    private static final int[] FAINT = {90, 45, 25};

    @Override
    public void drawItem(Graphics2D g, XYItemRendererState state, Rectangle2D area, PlotRenderingInfo info, XYPlot plot,
            ValueAxis domain, ValueAxis range, XYDataset data, int series, int item, CrosshairState crosshair,
            int pass) {
        Course course = ((CourseDataset) data).course(series);
        if (item != 0 || course.percentiles() == null) {
            return;
        }
        var scale = new Scale(area, domain, range);
        Color colour = (Color) getItemPaint(series, 0);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        for (int begin = 0; begin < course.at().length;) {
            int end = end(course, begin);
            for (int band = 1; band < course.percentiles().size(); band++) {
                g.setPaint(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(),
                        FAINT[Math.min(band, FAINT.length) - 1]));
                g.fill(band(course, band - 1, band, begin, end, scale));
            }
            g.setPaint(colour);
            g.setStroke(getItemStroke(series, 0));
            g.draw(line(course, begin, end, scale));
            begin = end;
        }
    }

    /** The place after the last point before the next gap. */
    private static int end(Course course, int begin) {
        return Arrays.stream(course.gaps()).filter(gap -> gap > begin).findFirst().orElse(course.at().length);
    }

    static Path2D line(Course course, int begin, int end, Scale scale) {
        double[] values = course.percentiles().getFirst();
        var path = new Path2D.Double();
        path.moveTo(scale.x(course.at()[begin]), scale.y(values[begin]));
        for (int i = begin + 1; i < end; i++) {
            path.lineTo(scale.x(course.at()[i]), scale.y(values[i]));
        }
        if (end - begin == 1) {
            path.lineTo(scale.x(course.at()[begin]) + 1, scale.y(values[begin]));
        }
        return path;
    }

    /** The band between two percentiles, from a point on and before another one. */
    static Path2D band(Course course, int low, int high, int begin, int end, Scale scale) {
        double[] upper = course.percentiles().get(high);
        double[] lower = course.percentiles().get(low);
        // a lone point is as wide as it can be seen
        double wide = end - begin == 1 ? 2 : 0;
        var path = new Path2D.Double();
        path.moveTo(scale.x(course.at()[begin]) - wide, scale.y(upper[begin]));
        for (int i = begin; i < end; i++) {
            path.lineTo(scale.x(course.at()[i]) + wide, scale.y(upper[i]));
        }
        for (int i = end - 1; i >= begin; i--) {
            path.lineTo(scale.x(course.at()[i]) + wide, scale.y(lower[i]));
        }
        path.lineTo(scale.x(course.at()[begin]) - wide, scale.y(lower[begin]));
        path.closePath();
        return path;
    }
}
