/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.io.Serial;
import java.util.Collection;

import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.Marker;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.TextAnchor;

/** A plot that keeps the words at lines across it inside: on the other side of a line that is too near to an edge. */
final class BoundPlot extends XYPlot {
    @Serial
    private static final long serialVersionUID = 1;
    /** Between the line and its words. */
    private static final int GAP = 3;

    @Override
    protected void drawRangeMarkers(Graphics2D g, Rectangle2D area, int index, Layer layer) {
        ValueAxis axis = getRangeAxisForDataset(index);
        Collection<?> markers = getRangeMarkers(index, layer);
        if (axis != null && markers != null) {
            for (Object marker : markers) {
                if (marker instanceof ValueMarker line && line.getLabel() != null) {
                    place(g, area, line, axis.valueToJava2D(line.getValue(), area, getRangeAxisEdge(index)));
                }
            }
        }
        super.drawRangeMarkers(g, area, index, layer);
    }

    /** Turns the words to where they have room; where neither side has enough, to the one that has more. */
    private static void place(Graphics2D g, Rectangle2D area, ValueMarker line, double y) {
        var metrics = g.getFontMetrics(line.getLabelFont());
        line.setLabel(ChartPicture.fitting(line.getLabel(), metrics, (int) area.getWidth() - 2 * GAP));
        boolean above = isAbove(line);
        double needed = metrics.getHeight() + GAP;
        double over = y - area.getMinY();
        double under = area.getMaxY() - y;
        if ((above ? over : under) < needed && (above ? under > over : over > under)) {
            turn(line, !above);
        }
    }

    private static boolean isAbove(Marker line) {
        return line.getLabelAnchor() == RectangleAnchor.TOP_LEFT;
    }

    /** Has the words of a line stand above or below it, at its left end. */
    static void turn(Marker line, boolean above) {
        line.setLabelAnchor(above ? RectangleAnchor.TOP_LEFT : RectangleAnchor.BOTTOM_LEFT);
        line.setLabelTextAnchor(above ? TextAnchor.BOTTOM_LEFT : TextAnchor.TOP_LEFT);
    }
}
