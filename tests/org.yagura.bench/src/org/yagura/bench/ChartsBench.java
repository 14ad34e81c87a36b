/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.bench;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.DateAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.DefaultXYDataset;
import org.yagura.ui.theme.Palette;
import org.yagura.watch.core.internal.series.query.CourseMaker;
import org.yagura.watch.core.series.ReadSeries.Course;
import org.yagura.watch.core.series.Series;
import org.yagura.watch.ui.internal.chart.ChartColours;
import org.yagura.watch.ui.internal.chart.ChartData;
import org.yagura.watch.ui.internal.chart.ChartPicture;
import org.yagura.watch.ui.internal.chart.ChartSeries;
import org.yagura.watch.ui.internal.chart.ChartStyle;
import org.yagura.watch.ui.internal.chart.TimeWindow;

/**
 * {@code ./bench charts}: a million samples, from the arrays to the pixels of a chart, as the agent reduces and the
 * workbench draws them; beside it JFreeChart alone with the same samples.
 */
final class ChartsBench {
    private static final int SAMPLES = 1_000_000;
    private static final int WIDTH = 1600;
    private static final int HEIGHT = 600;
    private static final long BEGIN = 1_790_000_000_000L;
    private static final long APART = 1000;
    private static final int ROUNDS = 40;
    private static final int NAIVE_ROUNDS = 5;

    private final long[] at = new long[SAMPLES];
    private final double[] values = new double[SAMPLES];

    private ChartsBench() {
        var random = new Random(1);
        double value = 50;
        for (int i = 0; i < SAMPLES; i++) {
            at[i] = BEGIN + i * APART;
            value = Math.clamp(value + random.nextGaussian(), 0, 100);
            values[i] = value + random.nextGaussian() * 3;
        }
    }

    static void main(String[] arguments) throws IOException {
        System.setProperty("java.awt.headless", "true");
        if (List.of(arguments).contains("zoom")) {
            new ZoomLoad().run();
            return;
        }
        var bench = new ChartsBench();
        double reducing = median(ROUNDS, bench::reduced);
        Course course = bench.reduced();
        double drawing = median(ROUNDS, () -> bench.drawn(course));
        double both = median(ROUNDS, () -> bench.drawn(bench.reduced()));
        double naive = median(NAIVE_ROUNDS, bench::naive);
        System.out.printf(Locale.ROOT,
                "%,d samples at %d x %d: reduced to %,d points in %.1f ms, drawn in %.1f ms; JFreeChart alone %.1f ms%n",
                SAMPLES, WIDTH, HEIGHT, course.at().length, reducing, drawing, naive);
        Goals.atMost("a million samples from arrays to picture", both, 25, "ms");
        try (var charts = new LongCharts()) {
            charts.run();
        }
        new ZoomLoad().run();
    }

    private Course reduced() {
        var maker = new CourseMaker(1, BEGIN, SAMPLES * APART / WIDTH, List.of());
        for (int i = 0; i < SAMPLES; i++) {
            maker.sample(at[i], values[i]);
        }
        return maker.course();
    }

    private BufferedImage drawn(Course course) {
        var one = new ChartSeries(1, new Series("node", "", "metric", "%", Series.Kind.GAUGE), "node");
        var style = new ChartStyle(new ChartColours(Palette.LIGHT), ZoneId.of("UTC"), Locale.ENGLISH, "metric – node",
                "Time (UTC)", -1);
        var window = new TimeWindow(BEGIN, BEGIN + SAMPLES * APART);
        return new ChartPicture(new ChartData(List.of(one), Map.of(1, course), 1), window, style)
                .draw(WIDTH, HEIGHT, 1).image();
    }

    private BufferedImage naive() {
        var data = new DefaultXYDataset();
        data.addSeries("metric", new double[][]{Arrays.stream(at).asDoubleStream().toArray(), values});
        var plot = new XYPlot(data, new DateAxis("Time"), new NumberAxis("%"), new XYLineAndShapeRenderer(true, false));
        var chart = new JFreeChart("metric", JFreeChart.DEFAULT_TITLE_FONT, plot, false);
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        chart.draw(g, new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
        g.dispose();
        return image;
    }

    /** The median of some rounds, after as many to warm up, in milliseconds. */
    static double median(int rounds, Supplier<?> work) {
        var times = new double[rounds];
        for (int i = -rounds; i < rounds; i++) {
            long begun = System.nanoTime();
            work.get();
            if (i >= 0) {
                times[i] = (System.nanoTime() - begun) / 1e6;
            }
        }
        Arrays.sort(times);
        return times[rounds / 2];
    }
}
