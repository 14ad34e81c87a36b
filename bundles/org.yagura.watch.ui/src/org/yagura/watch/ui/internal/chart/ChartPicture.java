/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;

import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.DateAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;
import org.yagura.watch.core.series.ReadSeries.Course;

/**
 * Draws a chart with JFreeChart, on any thread. Sizes are in points; the picture has {@code scale} pixels a point.
 *
 * @param data what is shown
 * @param window the time that is shown
 * @param style how it looks
 */
public record ChartPicture(ChartData data, TimeWindow window, ChartStyle style) {
    private static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 11);
    private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 13);
    private static final int MARGIN = 8;
    private static final int HEAD = 24;

    /**
     * A picture.
     *
     * @param image its pixels
     * @param window the time that it shows
     * @param plot where in it the values are, in points
     */
    public record Drawn(BufferedImage image, TimeWindow window, Rectangle2D plot) {
    }

    /** Draws it in that size. */
    public Drawn draw(int width, int height, double scale) {
        var image = new BufferedImage(Math.max(1, (int) Math.round(width * scale)),
                Math.max(1, (int) Math.round(height * scale)), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        try {
            g.scale(scale, scale);
            return new Drawn(image, window, draw(g, width, height));
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

    /** Draws it onto something; where the values are. */
    public Rectangle2D draw(Graphics2D g, int width, int height) {
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setColor(style.colours().background());
        g.fillRect(0, 0, width, height);
        title(g, width);
        var info = new PlotRenderingInfo(new ChartRenderingInfo(null));
        var area = new Rectangle2D.Double(0, HEAD, Math.max(1, width - MARGIN), Math.max(1, height - HEAD - 2));
        plot().draw(g, area, null, null, info);
        return info.getDataArea() == null ? area : info.getDataArea();
    }

    private void title(Graphics2D g, int width) {
        g.setFont(TITLE);
        g.setColor(style.colours().text());
        FontMetrics metrics = g.getFontMetrics();
        String title = style.title();
        if (metrics.stringWidth(title) > width - 2 * MARGIN) {
            int fits = title.length();
            while (fits > 0 && metrics.stringWidth(title.substring(0, fits) + "…") > width - 2 * MARGIN) {
                fits--;
            }
            title = title.substring(0, fits) + "…";
        }
        g.drawString(title, MARGIN, HEAD - 7);
    }

    private XYPlot plot() {
        var plot = new XYPlot();
        plot.setBackgroundPaint(style.colours().background());
        plot.setOutlinePaint(style.colours().line());
        plot.setDomainGridlinePaint(style.colours().line());
        plot.setRangeGridlinePaint(style.colours().line());
        plot.setInsets(new RectangleInsets(2, MARGIN, 2, MARGIN));
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setDomainAxis(timeAxis());
        List<String> units = data.units().isEmpty() ? List.of("") : data.units();
        for (int i = 0; i < units.size(); i++) {
            add(plot, i, units.get(i));
        }
        return plot;
    }

    private void add(XYPlot plot, int place, String unit) {
        var courses = new ArrayList<Course>();
        var renderer = new CourseRenderer();
        for (int i = 0; i < data.series().size(); i++) {
            ChartSeries one = data.series().get(i);
            Course course = data.course(one);
            if (one.series().unit().equals(unit) && course != null) {
                renderer.setSeriesPaint(courses.size(), style.colours().series(i), false);
                renderer.setSeriesStroke(courses.size(), CourseRenderer.stroke(i, i == style.strong()), false);
                courses.add(course);
            }
        }
        plot.setRangeAxis(place, valueAxis(unit, courses));
        plot.setRangeAxisLocation(place, place == 0 ? AxisLocation.BOTTOM_OR_LEFT : AxisLocation.BOTTOM_OR_RIGHT);
        plot.setDataset(place, new CourseDataset(courses));
        plot.setRenderer(place, renderer, false);
        plot.mapDatasetToRangeAxis(place, place);
    }

    private ValueAxis timeAxis() {
        var axis = new DateAxis(style.time(), TimeZone.getTimeZone(style.zone()), style.language());
        axis.setStandardTickUnits(Ticks.times(style.zone(), style.language()));
        axis.setRange(new Date(window.from()), new Date(window.to()));
        look(axis);
        return axis;
    }

    private ValueAxis valueAxis(String unit, List<Course> courses) {
        boolean written = Amounts.prefixed(unit);
        var axis = new NumberAxis(written || unit.isEmpty() ? null : unit);
        double[] range = range(courses);
        double largest = Math.max(Math.abs(range[0]), Math.abs(range[1]));
        axis.setStandardTickUnits(Ticks.values(written ? unit : "", largest, style.language()));
        axis.setRange(range[0], range[1]);
        look(axis);
        return axis;
    }

    /** From where to where values are shown: with zero when it is near enough, with some room. */
    private double[] range(List<Course> courses) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (Course course : courses) {
            for (int i = 0; i < course.at().length; i++) {
                if (course.at()[i] >= window.from() && course.at()[i] <= window.to()) {
                    min = Math.min(min, course.min()[i]);
                    max = Math.max(max, course.max()[i]);
                }
            }
        }
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
        double least = Math.max(Math.abs(max), Math.abs(min)) * 1e-9;
        room = Math.max(room, least);
        return new double[]{min == 0 ? 0 : min - room, max == 0 && min < 0 ? 0 : max + room};
    }

    private void look(ValueAxis axis) {
        Color text = style.colours().faint();
        axis.setTickLabelFont(SMALL);
        axis.setTickLabelPaint(text);
        axis.setLabelFont(SMALL);
        axis.setLabelPaint(text);
        axis.setAxisLinePaint(style.colours().line());
        axis.setTickMarkPaint(style.colours().line());
        axis.setLabelInsets(new RectangleInsets(2, 2, 2, 2));
    }

}
