/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.TextAnchor;
import org.yagura.watch.core.series.ReadSeries.Course;

/** The plot of a chart whose series are lines, areas or bands over an axis of values for each unit. */
final class LinePlot {
    private static final double PALE = 0.55;
    private static final double ROOM = 0.06;
    private static final float SPAN = 0.14f;

    private final ChartPicture chart;
    private final ChartAxes axes;
    private final int columns;

    LinePlot(ChartPicture chart, ChartAxes axes, int columns) {
        this.chart = chart;
        this.axes = axes;
        this.columns = columns;
    }

    XYPlot plot() {
        XYPlot plot = axes.plot(ChartAxes.MARGIN);
        List<String> all = chart.data().units();
        List<String> units = all.isEmpty() ? List.of("") : all;
        for (int i = 0; i < units.size(); i++) {
            add(plot, i, units.size(), units.get(i));
        }
        chart.data().ahead().moments().forEach(moment -> mark(plot, moment));
        return plot;
    }

    /** The places of the series of a unit that have a course. */
    private int[] places(String unit) {
        ChartData data = chart.data();
        return IntStream.range(0, data.series().size())
                .filter(i -> data.series().get(i).series().unit().equals(unit)
                        && data.course(data.series().get(i)) != null)
                .toArray();
    }

    private void add(XYPlot plot, int place, int units, String unit) {
        int[] places = places(unit);
        List<Course> courses = IntStream.of(places).mapToObj(i -> chart.data().course(chart.data().series().get(i)))
                .toList();
        var range = new Range();
        AbstractXYItemRenderer renderer = switch (chart.form()) {
            case STACKED -> {
                Stack stack = Stack.of(courses, chart.window(), columns);
                range.add(stack.range()[0]);
                range.add(stack.range()[1]);
                int strong = IntStream.range(0, places.length).filter(i -> places[i] == chart.style().strong())
                        .findFirst().orElse(-1);
                yield new StackRenderer(stack, IntStream.of(places).mapToObj(chart.style().colours()::series)
                        .toArray(Color[]::new), strong);
            }
            case PERCENTILES -> {
                courses.stream().filter(c -> c.percentiles() != null).forEach(c -> {
                    range.add(c, c.percentiles().getFirst(), chart.window());
                    range.add(c, c.percentiles().getLast(), chart.window());
                });
                yield new BandRenderer();
            }
            default -> {
                courses.forEach(c -> range.add(c, chart.window()));
                yield new CourseRenderer();
            }
        };
        for (int i = 0; i < places.length; i++) {
            renderer.setSeriesPaint(i, chart.style().colours().series(places[i]), false);
            renderer.setSeriesStroke(i, CourseRenderer.stroke(places[i], places[i] == chart.style().strong()), false);
        }
        if (chart.form() == ChartForm.LINES) {
            earlier(plot, units + place, place, unit, range);
            ahead(plot, 2 * units + place, place, unit, range);
        }
        bounds(plot, place, unit, range);
        plot.setRangeAxis(place, axes.values(unit, range.min, range.max));
        plot.setRangeAxisLocation(place, place == 0 ? AxisLocation.BOTTOM_OR_LEFT : AxisLocation.BOTTOM_OR_RIGHT);
        plot.setDataset(place, new CourseDataset(courses));
        plot.setRenderer(place, renderer, false);
        plot.mapDatasetToRangeAxis(place, place);
    }

    /** Pale and dashed, below the others. */
    private void earlier(XYPlot plot, int set, int axis, String unit, Range range) {
        var courses = new ArrayList<Course>();
        var renderer = new CourseRenderer();
        List<ChartSeries> series = chart.data().series();
        for (int i = 0; i < series.size(); i++) {
            Course course = chart.data().earlier(series.get(i));
            if (course != null && series.get(i).series().unit().equals(unit)) {
                renderer.setSeriesPaint(courses.size(), chart.style().colours().pale(i, PALE), false);
                renderer.setSeriesStroke(courses.size(), CourseRenderer.earlier(), false);
                courses.add(course);
                range.add(course, chart.window());
            }
        }
        if (!courses.isEmpty()) {
            plot.setDataset(set, new CourseDataset(courses));
            plot.setRenderer(set, renderer, false);
            plot.mapDatasetToRangeAxis(set, axis);
        }
    }

    /** What is expected; the band is cut off where it would make the rest small. */
    private void ahead(XYPlot plot, int set, int axis, String unit, Range range) {
        var courses = new ArrayList<Course>();
        var renderer = new AheadRenderer();
        List<ChartSeries> series = chart.data().series();
        for (int i = 0; i < series.size(); i++) {
            Course course = chart.data().ahead().courses().get(series.get(i).number());
            if (course != null && series.get(i).series().unit().equals(unit)) {
                renderer.setSeriesPaint(courses.size(), chart.style().colours().series(i), false);
                courses.add(course);
                range.add(course, course.last(), chart.window());
            }
        }
        if (!courses.isEmpty()) {
            plot.setDataset(set, new CourseDataset(courses));
            plot.setRenderer(set, renderer, false);
            plot.mapDatasetToRangeAxis(set, axis);
        }
    }

    private void mark(XYPlot plot, Ahead.Moment moment) {
        ChartColours colours = chart.style().colours();
        Color colour = moment.severity() == null ? colours.faint() : colours.severity(moment.severity());
        if (moment.latest() > moment.earliest()) {
            plot.addDomainMarker(0, new IntervalMarker(moment.earliest(), moment.latest(), colour, new BasicStroke(0),
                    colour, new BasicStroke(0), SPAN), Layer.BACKGROUND, false);
        }
        var marker = new ValueMarker(moment.at(), colour, new BasicStroke(1.2f));
        boolean right = chart.window().share(moment.at()) > 0.5;
        marker.setLabel(moment.label());
        marker.setLabelFont(ChartAxes.SMALL);
        marker.setLabelPaint(moment.severity() == null ? colours.text() : colour);
        marker.setLabelBackgroundColor(colours.background());
        marker.setLabelAnchor(right ? RectangleAnchor.BOTTOM_LEFT : RectangleAnchor.BOTTOM_RIGHT);
        marker.setLabelTextAnchor(right ? TextAnchor.BOTTOM_RIGHT : TextAnchor.BOTTOM_LEFT);
        plot.addDomainMarker(0, marker, Layer.FOREGROUND, false);
    }

    private void bounds(XYPlot plot, int axis, String unit, Range range) {
        for (BoundLine bound : chart.bounds()) {
            if (bound.unit().equals(unit)) {
                range.add(bound.value());
                range.roomAt(bound);
                var marker = new ValueMarker(bound.value(), chart.style().colours().severity(bound.severity()),
                        new BasicStroke(bound.strong() ? 2.2f : 1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1,
                                new float[]{8, 3, 2, 3}, 0));
                marker.setLabel(bound.label());
                marker.setLabelFont(ChartAxes.SMALL);
                marker.setLabelPaint(chart.style().colours().severity(bound.severity()));
                BoundPlot.turn(marker, bound.high());
                marker.setLabelBackgroundColor(chart.style().colours().background());
                plot.addRangeMarker(axis, marker, Layer.FOREGROUND, false);
            }
        }
    }

    /** From where to where there are values. */
    private static final class Range {
        private double min = Double.POSITIVE_INFINITY;
        private double max = Double.NEGATIVE_INFINITY;

        void add(double value) {
            if (Double.isFinite(value)) {
                min = Math.min(min, value);
                max = Math.max(max, value);
            }
        }

        /** Room for the words at the line of a bound. */
        void roomAt(BoundLine bound) {
            double room = ROOM * (max - min);
            add(bound.high() ? bound.value() + room : bound.value() - room);
        }

        void add(Course course, TimeWindow window) {
            add(course, course.min(), window);
            add(course, course.max(), window);
        }

        void add(Course course, double[] values, TimeWindow window) {
            for (int i = 0; i < values.length; i++) {
                if (course.at()[i] >= window.from() && course.at()[i] <= window.to()) {
                    add(values[i]);
                }
            }
        }
    }
}
