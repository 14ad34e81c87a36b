/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.chart;

import java.awt.Font;
import java.util.Date;
import java.util.TimeZone;

import org.jfree.chart.axis.DateAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;

/** Axes and plots in the look of a chart. */
record ChartAxes(ChartStyle style, TimeWindow window) {
    static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 11);
    static final int MARGIN = 8;

    /** A plot with nothing but an axis of time. */
    XYPlot plot(double left) {
        var plot = new BoundPlot();
        plot.setBackgroundPaint(style.colours().background());
        plot.setOutlinePaint(style.colours().line());
        plot.setDomainGridlinePaint(style.colours().line());
        plot.setRangeGridlinePaint(style.colours().line());
        plot.setInsets(new RectangleInsets(2, left, 2, MARGIN));
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        var axis = new DateAxis(style.time(), TimeZone.getTimeZone(style.zone()), style.language());
        axis.setStandardTickUnits(Ticks.times(style.zone(), style.language()));
        axis.setRange(new Date(window.from()), new Date(window.to()));
        look(axis);
        plot.setDomainAxis(axis);
        return plot;
    }

    /** An axis of values in a unit, with zero when it is near enough, with some room. */
    ValueAxis values(String unit, double min, double max) {
        boolean written = Amounts.prefixed(unit);
        var axis = new NumberAxis(written || unit.isEmpty() ? null : unit);
        double[] range = roomy(min, max);
        double largest = Math.max(Math.abs(range[0]), Math.abs(range[1]));
        axis.setStandardTickUnits(Ticks.values(written ? unit : "", largest, style.language()));
        axis.setRange(range[0], range[1]);
        look(axis);
        return axis;
    }

    private static double[] roomy(double least, double largest) {
        double min = least;
        double max = largest;
        if (min > max) {
            return new double[]{0, 1};
        }
        if (min >= 0 && min <= max / 2) {
            min = 0;
        } else if (max <= 0 && max >= min / 2) {
            max = 0;
        }
        double room = max > min ? (max - min) * 0.05 : Math.max(Math.abs(max) * 0.1, 0.5);
        // so wide that the axis can still tell its ends apart
        double narrowest = Math.max(Math.abs(max), Math.abs(min)) * 1e-9;
        room = Math.max(room, narrowest);
        return new double[]{min == 0 ? 0 : min - room, max == 0 && min < 0 ? 0 : max + room};
    }

    private void look(ValueAxis axis) {
        axis.setTickLabelFont(SMALL);
        axis.setTickLabelPaint(style.colours().faint());
        axis.setLabelFont(SMALL);
        axis.setLabelPaint(style.colours().faint());
        axis.setAxisLinePaint(style.colours().line());
        axis.setTickMarkPaint(style.colours().line());
        axis.setLabelInsets(new RectangleInsets(2, 2, 2, 2));
    }
}
