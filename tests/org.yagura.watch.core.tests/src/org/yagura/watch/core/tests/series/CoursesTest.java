/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.series;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.watch.core.series.LastSamples;
import org.yagura.watch.core.series.ReadSeries;
import org.yagura.watch.core.series.ReadSeries.Course;
import org.yagura.watch.core.series.ReadSeries.Level;
import org.yagura.watch.core.series.Series;
import org.yagura.watch.core.series.TopSeries;
import org.yagura.watch.core.series.TopSeries.Figure;

/** What comes out is what brute force over all samples gives, at every level, from memory, tables and both. */
final class CoursesTest {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 3_600_000;
    private static final long DAY = 86_400_000;

    @TempDir
    private Path folder;
    private SeriesRig rig;
    private final Facts facts = new Facts(1);
    private final Random random = new Random(21);

    @BeforeEach
    void open() {
        rig = new SeriesRig(folder);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    /** Samples over some days, every {@code step} milliseconds or so, appended hour by hour. */
    private TreeMap<Long, Double> fill(Series series, int days, long step, long jitter) {
        var all = new TreeMap<Long, Double>();
        double value = 40 + random.nextInt(20);
        for (long hour = 0; hour < days * 24L; hour++) {
            for (long t = 0; t < HOUR; t += step) {
                long at = Facts.ZERO + hour * HOUR + t + (jitter == 0 ? 0 : random.nextLong(jitter));
                value += random.nextGaussian();
                all.put(at, value);
                facts.add(series, at, value);
            }
            rig.log.append(List.of(facts.fact()));
        }
        rig.runner.projected(rig.log.last()).join();
        rig.now = Instant.ofEpochMilli(all.lastKey());
        return all;
    }

    private ReadSeries.Answer read(Series series, long from, long to, int width, Double... percentiles) {
        return rig.ask(new ReadSeries(List.of(rig.number(series)), Instant.ofEpochMilli(from), Instant.ofEpochMilli(to),
                width, List.of(percentiles)));
    }

    private static void check(TreeMap<Long, Double> samples, Course course, long step, long to) {
        long counted = 0;
        for (int i = 0; i < course.at().length; i++) {
            long end = i + 1 < course.at().length ? course.at()[i + 1] : to;
            double[] values = samples.subMap(course.at()[i], Math.max(end, course.at()[i] + 1)).values().stream()
                    .mapToDouble(d -> d).toArray();
            assertEquals(values.length, course.count()[i], "count of point " + i);
            assertEquals(Arrays.stream(values).min().orElseThrow(), course.min()[i]);
            assertEquals(Arrays.stream(values).max().orElseThrow(), course.max()[i]);
            assertEquals(values[0], course.first()[i]);
            assertEquals(values[values.length - 1], course.last()[i]);
            assertEquals(Arrays.stream(values).average().orElseThrow(), course.mean()[i], 1e-9);
            counted += values.length;
        }
        assertEquals(samples.headMap(to).tailMap(course.at()[0]).size(), counted);
        assertTrue(step > 0);
    }

    @Test
    void everyLevelIsAsBruteForceSays() {
        Series series = Facts.series("w1", "cpu.user");
        TreeMap<Long, Double> samples = fill(series, 4, 20_000, 5_000);
        for (int round = 0; round < 2; round++) {
            ReadSeries.Answer raw = read(series, Facts.ZERO, Facts.ZERO + 2 * HOUR, 10_000);
            assertEquals(Level.RAW, raw.level());
            assertEquals(360, raw.courses().getFirst().at().length);
            check(samples, raw.courses().getFirst(), raw.step(), Facts.ZERO + 2 * HOUR);
            for (long[] question : new long[][]{{MINUTE, 3 * DAY}, {HOUR, 4 * DAY}, {DAY, 4 * DAY}}) {
                int width = (int) (question[1] / question[0]);
                ReadSeries.Answer answer = read(series, Facts.ZERO, Facts.ZERO + question[1], width);
                assertEquals(question[0], answer.step());
                assertEquals(width, answer.courses().getFirst().at().length);
                check(samples, answer.courses().getFirst(), answer.step(), Facts.ZERO + question[1]);
                assertEquals(0, answer.courses().getFirst().gaps().length);
            }
            rig.restart();
        }
    }

    @Test
    void whatIsOpenIsThereAtOnce() {
        Series series = Facts.series("w2", "load");
        var samples = new TreeMap<Long, Double>();
        for (int i = 0; i < 300; i++) {
            long at = Facts.ZERO + i * 17_000L;
            samples.put(at, (double) i);
            rig.add(facts.add(series, at, i).fact());
            if (i % 37 == 0) {
                for (int width : new int[]{10_000, 288, 24, 1}) {
                    ReadSeries.Answer answer = read(series, Facts.ZERO, Facts.ZERO + DAY, width);
                    long sum = Arrays.stream(answer.courses().getFirst().count()).sum();
                    assertEquals(i + 1, sum, answer.level() + " has all");
                    check(samples, answer.courses().getFirst(), answer.step(), Facts.ZERO + DAY);
                }
            }
        }
    }

    @Test
    void gapsAreGaps() {
        Series series = Facts.series("w3", "ping");
        for (int i = 0; i < 600; i++) {
            long at = Facts.ZERO + i * MINUTE;
            if (i >= 200 && i < 260) {
                continue;
            }
            facts.add(series, at, i >= 400 && i < 410 ? Double.NaN : i);
        }
        rig.add(facts.fact());
        Course raw = read(series, Facts.ZERO, Facts.ZERO + 10 * HOUR, 10_000).courses().getFirst();
        assertEquals(530, raw.at().length);
        assertArrayEquals(new int[]{200, 340}, raw.gaps());
        Course minutes = read(series, Facts.ZERO, Facts.ZERO + 10 * HOUR, 600).courses().getFirst();
        assertArrayEquals(new int[]{200, 340}, minutes.gaps());
        Course ten = read(series, Facts.ZERO, Facts.ZERO + 10 * HOUR, 60).courses().getFirst();
        assertEquals(53, ten.at().length);
        assertArrayEquals(new int[]{20, 34}, ten.gaps());
        assertEquals(Double.valueOf(599), rig.ask(new LastSamples(List.of(rig.number(series)), null, null)).rows()
                .getFirst().value());
    }

    @Test
    void aSlowSeriesHasNoGaps() {
        Series series = Facts.series("w4", "certificate.days");
        for (int i = 0; i < 60; i++) {
            rig.add(facts.add(series, Facts.ZERO + i * 6 * HOUR, 90 - i / 4.0).fact());
        }
        for (int width : new int[]{10_000, 1_000, 15}) {
            ReadSeries.Answer answer = read(series, Facts.ZERO, Facts.ZERO + 15 * DAY, width);
            assertEquals(0, answer.courses().getFirst().gaps().length, () -> "gaps at " + answer.level());
            assertEquals(60, Arrays.stream(answer.courses().getFirst().count()).sum());
        }
    }

    @Test
    void percentilesComeFromSamplesHoursAndDays() {
        Series series = Facts.series("w5", "response");
        TreeMap<Long, Double> samples = fill(series, 4, 10_000, 0);
        for (int width : new int[]{4 * 24, 4}) {
            ReadSeries.Answer answer = read(series, Facts.ZERO, Facts.ZERO + 4 * DAY, width, 50.0, 95.0);
            Course course = answer.courses().getFirst();
            assertEquals(width, course.at().length);
            for (int i = 0; i < width; i++) {
                double[] values = samples.subMap(course.at()[i], course.at()[i] + answer.step()).values().stream()
                        .mapToDouble(d -> d).sorted().toArray();
                double exact = values[(int) Math.ceil(0.95 * values.length) - 1];
                assertEquals(exact, course.percentiles().get(1)[i], Math.abs(exact) * answer.error() * 1.001);
            }
        }
        ReadSeries.Answer fine = read(series, Facts.ZERO, Facts.ZERO + DAY, 1_440, 99.0);
        assertEquals(Level.RAW, fine.level());
    }

    @Test
    void smallCoursesOfManySeriesAtOnce() {
        var numbers = new ArrayList<Integer>();
        for (int i = 0; i < 5; i++) {
            Series series = Facts.series("e" + i, "cpu");
            for (int k = 0; k < 120; k++) {
                facts.add(series, Facts.ZERO + k * 30_000L, i * 10 + k % 2);
            }
            rig.add(facts.fact());
            numbers.add(rig.number(series));
        }
        numbers.add(4_711);
        rig.now = Facts.START.plus(Duration.ofMinutes(59));
        LastSamples.Answer answer = rig.ask(new LastSamples(numbers, 60, 3_600));
        assertEquals(5, answer.rows().size());
        for (int i = 0; i < 5; i++) {
            LastSamples.Row row = answer.rows().get(i);
            assertEquals(i * 10 + 1.0, row.value());
            assertEquals(60, row.spark().at().length);
            assertEquals(i * 10 + 0.5, row.spark().mean()[30]);
        }
    }

    @Test
    void theHighestOfManySeries() {
        var numbers = new ArrayList<Integer>();
        for (int i = 0; i < 400; i++) {
            Series series = Facts.series("w" + i % 10, "metric" + i);
            for (int hour = 0; hour < 72; hour++) {
                facts.add(series, Facts.ZERO + hour * HOUR + 5, i * 1_000 + hour);
            }
        }
        rig.add(facts.fact());
        for (int i = 0; i < 400; i++) {
            numbers.add(rig.number(Facts.series("w" + i % 10, "metric" + i)));
        }
        for (int round = 0; round < 2; round++) {
            for (Figure figure : Figure.values()) {
                TopSeries.Answer top = rig.ask(new TopSeries(null, Facts.START.plus(Duration.ofHours(5)),
                        Facts.START.plus(Duration.ofHours(53)), figure, 50.0, null, 3));
                assertEquals(400, top.compared());
                assertEquals(List.of(numbers.get(399), numbers.get(398), numbers.get(397)),
                        top.rows().stream().map(r -> r.series().number()).toList());
                TopSeries.Row first = top.rows().getFirst();
                assertEquals(399_005, first.min());
                assertEquals(399_052, first.max());
                assertEquals(399_028.5, first.mean());
                assertEquals(48, first.count());
                double error = top.error() == null ? 0 : first.value() * top.error();
                assertEquals(switch (figure) {
                    case MEAN -> 399_028.5;
                    case MIN -> 399_005;
                    case MAX -> 399_052;
                    case PERCENTILE -> 399_028;
                }, first.value(), error);
            }
            TopSeries.Answer lowest = rig.ask(new TopSeries(null, Facts.START, Facts.START.plus(Duration.ofDays(1)),
                    null, null, true, 1));
            assertEquals(numbers.getFirst(), lowest.rows().getFirst().series().number());
            rig.restart();
        }
    }
}
