/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;

import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.data.xy.XYDataset;
import org.yagura.watch.core.series.ReadSeries.Course;

/** Draws what is expected as a dashed line, over a pale band from the least to the most that may be. */
final class AheadRenderer extends WholeRenderer {
    private static final long serialVersionUID = 1;
    private static final int FAINT = 55;
    private static final BasicStroke DASHED = new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1,
            new float[]{7, 4}, 0);

    @Override
    public void drawItem(Graphics2D g, XYItemRendererState state, Rectangle2D area, PlotRenderingInfo info, XYPlot plot,
            ValueAxis domain, ValueAxis range, XYDataset data, int series, int item, CrosshairState crosshair,
            int pass) {
        Course course = ((CourseDataset) data).course(series);
        int points = course.at().length;
        if (item != 0 || points == 0) {
            return;
        }
        var scale = new Scale(area, domain, range);
        Color colour = (Color) getItemPaint(series, 0);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setPaint(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), FAINT));
        g.fill(BandRenderer.band(course, 1, 2, 0, points, scale));
        g.setPaint(colour);
        g.setStroke(DASHED);
        g.draw(BandRenderer.line(course, 0, points, scale));
    }
}
