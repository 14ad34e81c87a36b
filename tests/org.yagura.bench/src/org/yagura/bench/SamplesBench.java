/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.yagura.core.fact.Fact;
import org.yagura.watch.core.internal.series.fact.SampleBatch;
import org.yagura.watch.core.internal.series.fact.SampleBatch.Definition;
import org.yagura.watch.core.internal.series.store.Grain;
import org.yagura.watch.core.internal.series.store.Segments;
import org.yagura.watch.core.series.FindSeries;
import org.yagura.watch.core.series.GetSeriesRetention;
import org.yagura.watch.core.series.LastSamples;
import org.yagura.watch.core.series.ReadSeries;
import org.yagura.watch.core.series.Series;
import org.yagura.watch.core.series.Series.Kind;
import org.yagura.watch.core.series.SeriesFilter;
import org.yagura.watch.core.series.SetSeriesRetention;
import org.yagura.watch.core.series.TopSeries;

/**
 * Time series through the path of the agent: how many samples a second are durable and queryable, how many bytes one
 * takes when its time is up to 20 ms late, how long a chart of a year and the ten highest of 10,000 series take; rrdtool and Prometheus beside.
 */
public final class SamplesBench implements AutoCloseable {
    private static final int SERIES = 5_000;
    private static final int YEAR_SERIES = 10;
    private static final int MANY = 10_000;
    private static final int YEAR = 365;
    private static final int MONTH = 31;
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final int TABLE = 1 << 16;
    private static final int ROUNDS = 9;
    /** Milliseconds by which a poller is late, more or less. */
    private static final int JITTER = 20;

    private final SamplesRig rig;
    private final Random random = new Random(1);
    private final double[] noise = random.doubles(TABLE, -1, 1).toArray();

    private SamplesBench(Path folder) throws IOException {
        rig = new SamplesRig(folder);
    }

    /** Entry point; the argument is a folder on the disk in question, a temporary one when there is none. */
    public static void main(String[] arguments) throws Exception {
        Path parent = arguments.length > 0 ? Path.of(arguments[0]) : Path.of(System.getProperty("java.io.tmpdir"));
        Path folder = Files.createTempDirectory(parent, "yagura-bench");
        System.out.println("load before: " + Files.readString(Path.of("/proc/loadavg")).strip());
        try {
            try (var bench = new SamplesBench(folder.resolve("rate"))) {
                bench.rates();
            }
            try (var bench = new SamplesBench(folder.resolve("year"))) {
                bench.questions();
            }
            long start = System.nanoTime();
            try (var bench = new SamplesBench(folder.resolve("year"))) {
                System.out.printf(Locale.ROOT, "opened again in %.1f s, the journal included; %s%n",
                        (System.nanoTime() - start) / 1e9, bench.rig.projection.state().standing().counts());
            }
            OtherStores.run(folder.resolve("others"));
        } finally {
            delete(folder);
        }
        System.out.println("load after: " + Files.readString(Path.of("/proc/loadavg")).strip());
    }

    private static Series series(String kind, int number) {
        return new Series("node" + number % Filler.NODES, "watch" + number / Filler.NODES, kind + "." + number, "%",
                Kind.GAUGE);
    }

    private void rates() {
        List<Series> noisy = IntStream.range(0, SERIES).mapToObj(i -> series("noisy", i)).toList();
        List<Series> steady = IntStream.range(0, SERIES).mapToObj(i -> series("steady", i)).toList();
        pour("warming up", noisy, 4, this::noisy);
        double rate = pour("noisy gauges", noisy, 15, this::noisy);
        nextDay();
        pour("noisy gauges", noisy, 6, this::noisy);
        double noisyBytes = bytes();
        nextDay();
        pour("steady ones", steady, 4, round -> 40 + round / 100);
        nextDay();
        double steadyRate = pour("steady ones", steady, 8, round -> 40 + round / 100);
        double steadyBytes = bytes();
        System.out.printf(Locale.ROOT, "steady: %,.0f samples/s%n", steadyRate);
        Goals.atLeast("samples-rate", rate, 1_000_000, "samples/s");
        Goals.atMost("samples-noisy", noisyBytes, 9, "bytes/sample");
        Goals.atMost("samples-steady", steadyBytes, 3, "bytes/sample");
    }

    private double noisy(int round) {
        return 50 + 20 * noise[random.nextInt(TABLE)];
    }

    /** The CPU that this process has used, the making of the samples included. */
    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    /** Closes what is open, and begins the next day, whose samples get a table of their own. */
    private void nextDay() {
        rig.now = (rig.now / DAY + 1) * DAY;
        rig.ask(new SetSeriesRetention(null, null, null, null, null, null));
    }

    /** Adds samples as fast as they are taken for some seconds; waits until all can be asked for; samples a second. */
    private double pour(String what, List<Series> series, int seconds, IntToDoubleFunction value) {
        long before = rig.queryable();
        long cpu = cpuNanos();
        long begin = System.nanoTime();
        long samples = 0;
        int round = 0;
        while (System.nanoTime() - begin < TimeUnit.SECONDS.toNanos(seconds)) {
            long at = rig.now + 1_000;
            rig.now = at;
            Instant instant = Instant.ofEpochMilli(at);
            for (int i = 0; i < series.size(); i++) {
                Instant when = instant.plusMillis(random.nextInt(JITTER));
                double sample = value.applyAsDouble(round);
                while (!rig.sink.add(series.get(i), when, sample)) {
                    LockSupport.parkNanos(100_000);
                }
            }
            samples += series.size();
            round++;
            while (rig.sink.standing().waiting() > 500_000
                    || rig.sink.standing().durable() - rig.queryable() > 2_000_000) {
                LockSupport.parkNanos(100_000);
            }
        }
        while (rig.queryable() - before < samples) {
            LockSupport.parkNanos(1_000_000);
        }
        double taken = (System.nanoTime() - begin) / 1e9;
        System.out.printf(Locale.ROOT,
                "%s: %,d samples of %,d series durable and queryable in %.1f s: %,.0f samples/s, %.2f us of CPU each, %s%n",
                what, samples, series.size(), taken, samples / taken, (cpuNanos() - cpu) / 1e3 / samples,
                rig.ask(new GetSeriesRetention()).leftOut());
        return samples / taken;
    }

    /** Bytes on disk of a sample of the newest day, after its chunks were closed. */
    private double bytes() {
        Segments.Segment newest = rig.projection.state().segments().all(Grain.RAW).lastEntry().getValue();
        long disk = rig.tableBytes(Grain.RAW.table(newest.number()));
        System.out.printf(Locale.ROOT, "%,d samples: %.2f bytes packed, %.2f bytes on disk; open part %,.1f MB%n",
                newest.entries(), (double) newest.bytes() / newest.entries(), (double) disk / newest.entries(),
                rig.tableBytes("SAMPLE_TAIL") / 1e6);
        return (double) disk / newest.entries();
    }

    private void questions() {
        long start = rig.now;
        long end = start + YEAR * DAY;
        fill(start, end);
        List<Integer> numbers = rig.ask(new FindSeries(new SeriesFilter(null, null, null, null, "year.*", null, null),
                null, 20)).rows().stream().map(r -> r.number()).toList();
        double slowest = 0;
        for (int width : new int[]{200, 800, 1_600, 4_000, 10_000}) {
            var query = new ReadSeries(numbers.subList(0, 1), Instant.ofEpochMilli(start), Instant.ofEpochMilli(end),
                    width, null);
            slowest = Math.max(slowest, median("a year at " + width + " points", () -> rig.ask(query)));
        }
        for (int days : new int[]{1, 7, 31, 90}) {
            var query = new ReadSeries(numbers.subList(0, 1), Instant.ofEpochMilli(end - days * DAY),
                    Instant.ofEpochMilli(end), 1_600, null);
            median(days + " days at 1600 points", () -> rig.ask(query));
        }
        median("a year of 10 series at 1600 points", () -> rig.ask(new ReadSeries(numbers,
                Instant.ofEpochMilli(start), Instant.ofEpochMilli(end), 1_600, null)));
        List<Integer> page = rig.ask(new FindSeries(null, null, 200)).rows().stream().map(r -> r.number()).toList();
        median("newest values of 200 series with small courses", () -> rig.ask(new LastSamples(page, 60, 86_400)));
        double top = 0;
        for (TopSeries.Figure figure : TopSeries.Figure.values()) {
            // a month of Tokyo: its days are not those of UTC
            var query = new TopSeries(null, Instant.ofEpochMilli(end - 30 * DAY - 9 * HOUR),
                    Instant.ofEpochMilli(end - 9 * HOUR), figure, null, null, 10);
            top = Math.max(top, median("top 10 of a month by " + figure, () -> rig.ask(query)));
        }
        Goals.below("samples-year", slowest, 100, "ms");
        Goals.below("samples-top", top / 1_000, 1, "s");
    }

    /** Some series of a year every minute, many of the last month every ten, hour by hour. */
    private void fill(long start, long end) {
        long begin = System.nanoTime();
        var definitions = new ArrayList<Definition>();
        IntStream.range(0, YEAR_SERIES).forEach(i -> definitions.add(new Definition(i, series("year", i))));
        IntStream.range(0, MANY).forEach(i -> definitions.add(new Definition(YEAR_SERIES + i, series("many", i))));
        long samples = 0;
        CompletableFuture<Long> last = null;
        for (long hour = start; hour < end; hour += HOUR) {
            boolean many = hour >= end - MONTH * DAY;
            List<Definition> said = hour == start
                    ? definitions.subList(0, YEAR_SERIES)
                    : many && hour - HOUR < end - MONTH * DAY ? definitions : List.of();
            samples += 60 * YEAR_SERIES + (many ? 6 * MANY : 0);
            last = rig.facts.append(List.of(hour(hour, many, said)));
        }
        rig.runner.projected(last.join()).join();
        rig.now = end;
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf(Locale.ROOT, "%,d samples of a year in %.1f s: %s%n", samples, seconds,
                rig.ask(new GetSeriesRetention()));
        System.out.printf(Locale.ROOT, "states of %,d series take %,.1f MB, the tail %,.1f MB%n", YEAR_SERIES + MANY,
                rig.tableBytes("SAMPLE_PAGE") / 1e6, rig.tableBytes("SAMPLE_TAIL") / 1e6);
    }

    private Fact hour(long hour, boolean many, List<Definition> said) {
        int count = YEAR_SERIES + (many ? MANY : 0);
        int[] sizes = IntStream.range(0, count).map(i -> i < YEAR_SERIES ? 60 : 6).toArray();
        int all = Arrays.stream(sizes).sum();
        var at = new long[all];
        var values = new double[all];
        int place = 0;
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < sizes[i]; k++) {
                at[place] = hour + k * (HOUR / sizes[i]) + i % 1_000;
                values[place++] = i % 90 + 10 * noise[random.nextInt(TABLE)];
            }
        }
        return SampleBatch.TYPE.fact(Instant.ofEpochMilli(hour + HOUR),
                new SampleBatch(77, said, IntStream.range(0, count).toArray(), sizes, at, values));
    }

    private static double median(String what, Runnable question) {
        long start = System.nanoTime();
        question.run();
        double first = (System.nanoTime() - start) / 1e6;
        var times = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            start = System.nanoTime();
            question.run();
            times[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(times);
        System.out.printf(Locale.ROOT, "%-50s first %7.1f ms, then %6.1f / %6.1f / %6.1f ms%n", what, first, times[0],
                times[ROUNDS / 2], times[ROUNDS - 1]);
        return times[ROUNDS / 2];
    }

    @Override
    public void close() {
        rig.close();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
