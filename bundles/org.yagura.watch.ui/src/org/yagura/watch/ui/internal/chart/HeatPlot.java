/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.chart;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.data.xy.DefaultXYDataset;
import org.jfree.data.xy.XYDataset;

/** The plot of a heat map: a row for each series with its name, time along it, a legend of the colours above it. */
final class HeatPlot {
    /** Height of the legend. */
    static final int LEGEND = 20;
    private static final int LEAST_ROW = 12;
    private static final int MOST_LABEL = 160;
    private static final int BAR = 160;

    private final ChartPicture chart;
    private final ChartAxes axes;
    private final List<ChartSeries> series;
    private final double min;
    private final double max;

    HeatPlot(ChartPicture chart, ChartAxes axes) {
        this.chart = chart;
        this.axes = axes;
        series = chart.data().series();
        double least = Double.POSITIVE_INFINITY;
        double largest = Double.NEGATIVE_INFINITY;
        for (ChartSeries one : series) {
            Figures figures = chart.data().heat().figures(one, chart.window());
            if (figures.count() > 0) {
                least = Math.min(least, figures.min());
                largest = Math.max(largest, figures.max());
            }
        }
        min = least > largest ? 0 : least >= 0 && least <= largest / 2 ? 0 : least;
        max = least > largest ? 1 : Math.max(largest, min + Double.MIN_NORMAL);
    }

    XYPlot plot(Graphics2D g) {
        XYPlot plot = axes.plot(ChartAxes.MARGIN + labels(g));
        plot.setRangeGridlinesVisible(false);
        var rows = new NumberAxis();
        rows.setVisible(false);
        rows.setRange(0, Math.max(1, series.size()));
        plot.setRangeAxis(rows);
        var once = new DefaultXYDataset();
        once.addSeries("", new double[][]{{chart.window().from()}, {0}});
        plot.setDataset(once);
        plot.setRenderer(new Cells());
        return plot;
    }

    private String label(ChartSeries one) {
        boolean sameMetric = series.stream().map(s -> s.series().metric()).distinct().count() == 1;
        return sameMetric ? one.nodeName() : one.name();
    }

    private int labels(Graphics2D g) {
        FontMetrics metrics = g.getFontMetrics(ChartAxes.SMALL);
        return Math.min(MOST_LABEL, series.stream().mapToInt(s -> metrics.stringWidth(label(s))).max().orElse(0)) + 4;
    }

    /** Draws the names of the rows, and the legend so far above them. */
    void frame(Graphics2D g, Rectangle2D area, int above) {
        g.setFont(ChartAxes.SMALL);
        g.setColor(chart.style().colours().faint());
        FontMetrics metrics = g.getFontMetrics();
        double height = area.getHeight() / Math.max(1, series.size());
        int every = Math.max(1, (int) Math.ceil(LEAST_ROW / height));
        for (int i = 0; i < series.size(); i += every) {
            String label = ChartPicture.fitting(label(series.get(i)), metrics, MOST_LABEL);
            double y = area.getY() + (i + (every > 1 ? 0 : 0.5)) * height;
            g.drawString(label, (int) area.getX() - 4 - metrics.stringWidth(label),
                    (int) Math.round(y + (every > 1 ? metrics.getAscent() : metrics.getAscent() / 2.0 - 1)));
        }
        legend(g, area, (int) area.getY() - above - LEGEND + 3, metrics);
    }

    private void legend(Graphics2D g, Rectangle2D area, int top, FontMetrics metrics) {
        var amounts = new Amounts(chart.style().language());
        String unit = series.isEmpty() ? "" : series.getFirst().series().unit();
        String low = amounts.of(min, unit);
        String high = amounts.of(max, unit);
        int base = top + metrics.getAscent() - 1;
        int right = (int) area.getMaxX();
        int left = right - metrics.stringWidth(high) - 6 - BAR;
        for (int i = 0; i < BAR; i++) {
            g.setColor(chart.style().colours().heat(i / (BAR - 1.0)));
            g.fillRect(left + i, top, 1, 11);
        }
        g.setColor(chart.style().colours().faint());
        g.drawString(high, left + BAR + 6, base);
        g.drawString(low, left - 6 - metrics.stringWidth(low), base);
    }

    /** A colour for a value. */
    private int colour(double value) {
        return Double.isNaN(value)
                ? chart.style().colours().background().getRGB()
                : chart.style().colours().heat((value - min) / (max - min)).getRGB();
    }

    /** The cells of the time that is shown, one pixel each, with what stands a little over its ends. */
    private BufferedImage cells(int first, int last) {
        Heat heat = chart.data().heat();
        var image = new BufferedImage(Math.max(1, last - first), Math.max(1, series.size()),
                BufferedImage.TYPE_INT_RGB);
        for (int row = 0; row < series.size(); row++) {
            double[] values = heat.rows().get(series.get(row).number());
            for (int i = first; i < last; i++) {
                image.setRGB(i - first, row, colour(values == null ? Double.NaN : values[i]));
            }
        }
        return image;
    }

    /** Draws all cells as one picture, each as a rectangle with sharp edges. */
    private final class Cells extends WholeRenderer {
        private static final long serialVersionUID = 1;

        @Override
        public void drawItem(Graphics2D g, XYItemRendererState state, Rectangle2D area, PlotRenderingInfo info,
                XYPlot plot, ValueAxis domain, ValueAxis range, XYDataset data, int set, int item,
                CrosshairState crosshair, int pass) {
            Heat heat = chart.data().heat();
            if (heat.columns() == 0) {
                return;
            }
            var scale = new Scale(area, domain, range);
            int first = Math.clamp(Math.floorDiv(chart.window().from() - heat.from(), heat.step()), 0,
                    heat.columns() - 1);
            int last = Math.clamp(Math.ceilDiv(chart.window().to() - heat.from(), heat.step()), first + 1,
                    heat.columns());
            double left = scale.x(heat.from() + first * heat.step());
            double right = scale.x(heat.from() + last * heat.step());
            var before = g.getClip();
            g.clip(area);
            g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
            g.drawImage(cells(first, last), (int) Math.round(left), (int) Math.round(area.getY()),
                    (int) Math.round(right - left), (int) Math.round(area.getHeight()), null);
            g.setClip(before);
        }
    }
}
