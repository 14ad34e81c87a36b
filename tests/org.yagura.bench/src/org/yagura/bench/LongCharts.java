/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.bench;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.yagura.ui.theme.Palette;
import org.yagura.watch.core.series.FindSeries;
import org.yagura.watch.core.series.ReadGrid;
import org.yagura.watch.core.series.ReadSeries;
import org.yagura.watch.core.series.Series;
import org.yagura.watch.core.series.SeriesFilter;
import org.yagura.watch.core.series.SeriesRow;
import org.yagura.watch.ui.internal.chart.ChartColours;
import org.yagura.watch.ui.internal.chart.ChartData;
import org.yagura.watch.ui.internal.chart.ChartForm;
import org.yagura.watch.ui.internal.chart.ChartPicture;
import org.yagura.watch.ui.internal.chart.ChartSeries;
import org.yagura.watch.ui.internal.chart.ChartStyle;
import org.yagura.watch.ui.internal.chart.TimeWindow;

/**
 * Charts of much, out of the store of the agent: ten series with a million samples each, and the heat map of as many series as
 * one shows over a week.
 */
final class LongCharts implements AutoCloseable {
    private static final int SERIES = 10;
    private static final int SECONDS = 1_000_000;
    private static final int ROWS = 500;
    private static final int WEEK_MINUTES = 7 * 24 * 60;
    private static final int WIDTH = 1600;
    private static final int HEIGHT = 600;
    private static final int MOST_WAITING = 500_000;
    private static final int CHECKED = 1_000;
    private static final int ROUNDS = 9;

    private final Path folder = Files.createTempDirectory("yagura-charts");
    private final SamplesRig rig = new SamplesRig(folder);
    private final double[] noise = new Random(1).doubles(1 << 12, -1, 1).toArray();

    LongCharts() throws IOException {
        // the store is opened by the field
    }

    void run() {
        lines();
        heat();
    }

    private List<ChartSeries> fill(String metric, int series, long rounds, long apart) {
        List<Series> all = IntStream.range(0, series)
                .mapToObj(i -> new Series("node" + i % Filler.NODES, "w" + i / Filler.NODES, metric + '.' + i, "%",
                        Series.Kind.GAUGE))
                .toList();
        long before = rig.queryable();
        long begin = System.nanoTime();
        for (long round = 0; round < rounds; round++) {
            rig.now += apart;
            Instant at = Instant.ofEpochMilli(rig.now);
            for (int i = 0; i < series; i++) {
                double value = 50 + 30 * noise[(int) (round * 7 + i & noise.length - 1)];
                while (!rig.sink.add(all.get(i), at, value)) {
                    LockSupport.parkNanos(100_000);
                }
            }
            while (round % CHECKED == 0 && (rig.sink.standing().waiting() > MOST_WAITING
                    || rig.sink.standing().durable() - rig.queryable() > 2L * MOST_WAITING)) {
                LockSupport.parkNanos(100_000);
            }
        }
        while (rig.queryable() - before < rounds * series) {
            LockSupport.parkNanos(1_000_000);
        }
        System.out.printf(Locale.ROOT, "%,d samples of %,d series in %.1f s%n", rounds * series, series,
                (System.nanoTime() - begin) / 1e9);
        return rig.ask(new FindSeries(new SeriesFilter(null, null, null, null, metric + ".*", null, null), 0L, series))
                .rows().stream().map((SeriesRow row) -> ChartSeries.of(row)).toList();
    }

    private static ChartStyle style() {
        return new ChartStyle(new ChartColours(Palette.LIGHT), ZoneId.of("UTC"), Locale.ENGLISH, "metric – nodes",
                "Time (UTC)", -1);
    }

    private void lines() {
        long from = rig.now;
        List<ChartSeries> series = fill("line", SERIES, SECONDS, 1_000);
        var window = new TimeWindow(from, rig.now);
        var question = new ReadSeries(series.stream().map(ChartSeries::number).toList(), Instant.ofEpochMilli(from),
                Instant.ofEpochMilli(rig.now), WIDTH, null);
        double asking = ChartsBench.median(ROUNDS, () -> rig.ask(question));
        ReadSeries.Answer answer = rig.ask(question);
        double drawing = ChartsBench.median(ROUNDS,
                () -> picture(ChartForm.LINES, ChartData.of(series, answer), window));
        System.out.printf(Locale.ROOT, "%,d samples asked for in %.1f ms, from level %s, drawn in %.1f ms%n",
                (long) SERIES * SECONDS, asking, answer.level(), drawing);
        Goals.below("ten million samples, after the query", drawing, 100, "ms");
        Goals.below("ten million samples, the query", asking, 100, "ms");
    }

    private void heat() {
        long from = rig.now;
        List<ChartSeries> series = fill("heat", ROWS, WEEK_MINUTES, 60_000);
        var window = new TimeWindow(from, rig.now);
        var question = new ReadGrid(series.stream().map(ChartSeries::number).toList(), Instant.ofEpochMilli(from),
                Instant.ofEpochMilli(rig.now), Math.min(WIDTH / 4, ReadGrid.WIDEST), null);
        double asking = ChartsBench.median(ROUNDS, () -> rig.ask(question));
        ReadGrid.Answer answer = rig.ask(question);
        ChartData data = ChartData.of(series, answer, from);
        double drawing = ChartsBench.median(ROUNDS, () -> picture(ChartForm.HEAT_MAP, data, window));
        System.out.printf(Locale.ROOT, "heat map of %,d series over a week: asked for in %.1f ms, drawn in %.1f ms%n",
                ROWS,
                asking, drawing);
        Goals.below("heat map of 500 series over a week, query and picture", asking + drawing, 1_000, "ms");
    }

    private static BufferedImage picture(ChartForm form, ChartData data, TimeWindow window) {
        return new ChartPicture(form, data, List.of(), window, style()).draw(WIDTH, HEIGHT, 1).image();
    }

    @Override
    public void close() throws IOException {
        rig.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
    }
}
