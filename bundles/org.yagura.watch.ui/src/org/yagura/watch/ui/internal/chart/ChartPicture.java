/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.chart;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.Range;

/**
 * Draws a chart with JFreeChart, on any thread. Sizes are in points; the picture has {@code scale} pixels a point.
 *
 * @param form in which form
 * @param data what is shown
 * @param bounds thresholds that are drawn over it
 * @param window the time that is shown
 * @param style how it looks
 */
public record ChartPicture(ChartForm form, ChartData data, List<BoundLine> bounds, TimeWindow window,
        ChartStyle style) {
    private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 13);
    private static final int HEAD = 24;

    public ChartPicture {
        bounds = List.copyOf(bounds);
    }

    /** Lines alone. */
    public ChartPicture(ChartData data, TimeWindow window, ChartStyle style) {
        this(ChartForm.LINES, data, List.of(), window, style);
    }

    /**
     * What was drawn.
     *
     * @param window the time that it shows
     * @param plot where in it the values are, in points
     * @param top where that begins what belongs to a time, such as marks
     * @param values from which value at the lower to which at the upper edge, by unit; none in a heat map
     */
    public record Layout(TimeWindow window, Rectangle2D plot, double top, Map<String, Range> values) {
    }

    /**
     * A picture.
     *
     * @param image its pixels
     * @param layout where what is in it
     */
    public record Drawn(BufferedImage image, Layout layout) {

        /** The time that it shows. */
        public TimeWindow window() {
            return layout.window();
        }

        /** Where in it the values are, in points. */
        public Rectangle2D plot() {
            return layout.plot();
        }
    }

    /** Draws it in that size. */
    public Drawn draw(int width, int height, double scale) {
        var image = new BufferedImage(Math.max(1, (int) Math.round(width * scale)),
                Math.max(1, (int) Math.round(height * scale)), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        try {
            g.scale(scale, scale);
            return new Drawn(image, draw(g, width, height));
        } finally {
            g.dispose();
        }
    }

    /** Draws it as an SVG document of that size. */
    public byte[] svg(int width, int height) {
        var document = new SvgDocument(style.title(), width, height);
        Graphics2D g = new SvgGraphics(document);
        try {
            draw(g, width, height);
        } finally {
            g.dispose();
        }
        return document.toBytes();
    }

    /** Draws it onto something. */
    public Layout draw(Graphics2D g, int width, int height) {
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setColor(style.colours().background());
        g.fillRect(0, 0, width, height);
        g.setFont(TITLE);
        g.setColor(style.colours().text());
        g.drawString(fitting(style.title(), g.getFontMetrics(), width - 2 * ChartAxes.MARGIN), ChartAxes.MARGIN,
                HEAD - 7);
        int strip = data.marks().isEmpty() ? 0 : MarkStrip.HEIGHT;
        boolean hot = form == ChartForm.HEAT_MAP;
        int head = HEAD + strip + (hot ? HeatPlot.LEGEND : 0);
        var area = new Rectangle2D.Double(0, head, Math.max(1, width - ChartAxes.MARGIN),
                Math.max(1, height - head - 2));
        Rectangle2D plot;
        var values = new HashMap<String, Range>();
        var axes = new ChartAxes(style, window);
        if (hot) {
            var heat = new HeatPlot(this, axes);
            plot = drawn(g, heat.plot(g), area);
            // the legend stands above the marks
            heat.frame(g, plot, strip);
        } else {
            XYPlot lines = new LinePlot(this, axes, width).plot();
            plot = drawn(g, lines, area);
            for (int i = 0; i < data.units().size(); i++) {
                values.put(data.units().get(i), lines.getRangeAxis(i).getRange());
            }
        }
        if (strip > 0) {
            new MarkStrip(window, style.colours()).draw(g, plot, data.marks());
        }
        return new Layout(window, plot, plot.getY() - strip, Map.copyOf(values));
    }

    private static Rectangle2D drawn(Graphics2D g, XYPlot plot, Rectangle2D area) {
        var info = new PlotRenderingInfo(new ChartRenderingInfo(null));
        plot.draw(g, area, null, null, info);
        return info.getDataArea() == null ? area : info.getDataArea();
    }

    /** A text, with dots at its end where it is too long. */
    static String fitting(String text, FontMetrics metrics, int width) {
        if (metrics.stringWidth(text) <= width) {
            return text;
        }
        int fits = text.length();
        while (fits > 0 && metrics.stringWidth(text.substring(0, fits) + "…") > width) {
            fits--;
        }
        return text.substring(0, fits) + "…";
    }
}
