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
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.data.xy.XYDataset;

/** Draws courses on top of each other: an area for each, with its upper edge. */
final class StackRenderer extends WholeRenderer {
    private static final long serialVersionUID = 1;
    private static final int FAINT = 130;

    private final transient Stack stack;
    private final transient Color[] colours;
    private final int strong;

    /** A stack with the colour of each course, and the place of the one that is drawn stronger, -1 for none. */
    StackRenderer(Stack stack, Color[] colours, int strong) {
        this.stack = stack;
        this.colours = colours;
        this.strong = strong;
    }

    @Override
    public void drawItem(Graphics2D g, XYItemRendererState state, Rectangle2D area, PlotRenderingInfo info, XYPlot plot,
            ValueAxis domain, ValueAxis range, XYDataset data, int series, int item, CrosshairState crosshair,
            int pass) {
        if (item != 0 || series != 0) {
            return;
        }
        var scale = new Scale(area, domain, range);
        for (int i = 0; i < stack.upper().size(); i++) {
            Color colour = colours[i];
            g.setPaint(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), i == strong ? 255 : FAINT));
            g.fill(area(i, scale));
            g.setPaint(colour);
            g.setStroke(new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL));
            g.draw(edge(i, scale));
        }
    }

    private Path2D area(int place, Scale scale) {
        long[] at = stack.at();
        double[] upper = stack.upper().get(place);
        var path = new Path2D.Double(Path2D.WIND_NON_ZERO, 2 * at.length + 1);
        for (int i = 0; i < at.length; i++) {
            if (i == 0) {
                path.moveTo(scale.x(at[i]), scale.y(upper[i]));
            } else {
                path.lineTo(scale.x(at[i]), scale.y(upper[i]));
            }
        }
        for (int i = at.length - 1; i >= 0; i--) {
            path.lineTo(scale.x(at[i]), scale.y(place == 0 ? 0 : stack.upper().get(place - 1)[i]));
        }
        path.closePath();
        return path;
    }

    private Path2D edge(int place, Scale scale) {
        long[] at = stack.at();
        double[] upper = stack.upper().get(place);
        var path = new Path2D.Double(Path2D.WIND_NON_ZERO, at.length);
        boolean drawing = false;
        for (int i = 0; i < at.length; i++) {
            boolean there = !Double.isNaN(stack.values().get(place)[i]);
            if (there && drawing) {
                path.lineTo(scale.x(at[i]), scale.y(upper[i]));
            } else if (there) {
                path.moveTo(scale.x(at[i]), scale.y(upper[i]));
            }
            drawing = there;
        }
        return path;
    }
}
