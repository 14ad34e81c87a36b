/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.core.fact.Fact;
import org.yagura.core.fact.PlacedFact;
import org.yagura.core.store.Migration;
import org.yagura.core.store.Projection;
import org.yagura.store.RunnerSettings;
import org.yagura.testsupport.Await;
import org.yagura.testsupport.store.MemoryLog;
import org.yagura.watch.core.internal.series.fact.Keep;
import org.yagura.watch.core.series.LastSamples;
import org.yagura.watch.core.series.ReadSeries;
import org.yagura.watch.core.series.ReadSeries.Course;
import org.yagura.watch.core.series.Series;
import org.yagura.watch.core.series.TopSeries;
import org.yagura.watch.core.series.TopSeries.Figure;

/** Answers while samples come in and chunks become rows; and transactions that fail and are made again. */
final class WhileWritingTest {
    private static final Series SERIES = Facts.series("w1", "count");
    private static final long STEP = 5_000;
    private static final int SAMPLES = 60_000;
    /** Few facts in a transaction. */
    private static final RunnerSettings FEW = new RunnerSettings(9, Duration.ofMillis(5), 2, Duration.ofMillis(5),
            Duration.ofMillis(20));

    @TempDir
    private Path folder;

    /** Fails every now and then, after the samples were folded. */
    private static final class Stumbling implements Projection {
        private final Random random = new Random(4);
        private int stumbled;

        @Override
        public String name() {
            return "stumbling";
        }

        @Override
        public List<Migration> migrations() {
            return List.of();
        }

        @Override
        public Set<String> factTypes() {
            return Set.of("samples");
        }

        @Override
        public void apply(Connection connection, List<PlacedFact> facts) {
            if (random.nextInt(4) == 0) {
                stumbled++;
                throw new IllegalStateException("stumbles");
            }
        }
    }

    /** Every sample is one more than the one before, so a course is whole when it has as many as its last one says. */
    private static void whole(Course course) {
        if (course.at().length > 0) {
            int end = course.at().length - 1;
            assertEquals(course.last()[end] + 1, Arrays.stream(course.count()).sum());
            assertEquals(0, course.min()[0]);
            for (int i = 1; i <= end; i++) {
                assertEquals(course.last()[i - 1] + 1, course.first()[i], "nothing twice, nothing missing");
            }
        }
    }

    @Test
    void answersAreWholeAtEachMoment() throws InterruptedException {
        try (var rig = new SeriesRig(folder)) {
            var facts = new Facts(1);
            rig.add(facts.add(SERIES, Facts.ZERO, 0).fact());
            int number = rig.number(SERIES);
            Thread writer = Thread.ofPlatform().start(() -> {
                var random = new Random(2);
                for (int i = 1; i < SAMPLES;) {
                    for (int k = random.nextInt(1, 400); k > 0 && i < SAMPLES; k--, i++) {
                        facts.add(SERIES, Facts.ZERO + i * STEP, i);
                    }
                    var entry = new ArrayList<Fact>(List.of(facts.fact()));
                    if (random.nextInt(3) == 0) {
                        entry.add(Keep.TYPE.fact(Facts.START, new Keep(14, null, null, null, null, null)));
                    }
                    // a table that is made while somebody reads can cost the writer its connection; it goes on by itself
                    long at = rig.log.append(entry);
                    Await.until("in the tables", () -> rig.runner.position() >= at);
                }
            });
            var seen = new HashMap<Integer, Double>();
            while (writer.isAlive()) {
                for (int width : new int[]{10_000, 4 * 1_440, 96, 4, 1}) {
                    ReadSeries.Answer answer = rig.ask(new ReadSeries(List.of(number), Facts.START,
                            Facts.START.plus(Duration.ofDays(4)), width, width == 1 ? List.of(50.0) : null));
                    Course course = answer.courses().getFirst();
                    whole(course);
                    double last = course.last()[course.last().length - 1];
                    assertTrue(last >= seen.getOrDefault(width, 0.0), "what was seen stays");
                    seen.put(width, last);
                }
                TopSeries.Row top = rig.ask(new TopSeries(null, Facts.START, Facts.START.plus(Duration.ofDays(4)),
                        Figure.MAX, null, null, 1)).rows().getFirst();
                assertEquals(top.max() + 1, top.count());
            }
            writer.join();
            assertEquals(SAMPLES - 1.0,
                    rig.ask(new LastSamples(List.of(number), null, null)).rows().getFirst().value());
        }
    }

    @Test
    void whatIsUndoneIsFoldedAgainOnce() {
        try (var steady = new SeriesRig(folder.resolve("steady"));
                var rig = new SeriesRig(folder.resolve("stumbling"), new MemoryLog(), FEW)) {
            var stumbling = new Stumbling();
            rig.beside.add(stumbling);
            rig.restart();
            var random = new Random(6);
            var facts = new Facts(1);
            long clock = Facts.ZERO;
            for (int entry = 0; entry < 150; entry++) {
                var all = new ArrayList<Fact>();
                for (int i = random.nextInt(1, 6); i > 0; i--) {
                    for (int k = random.nextInt(200); k >= 0; k--) {
                        clock += random.nextInt(30_000);
                        facts.add(Facts.series("e" + random.nextInt(3), "m"), clock, random.nextGaussian());
                    }
                    all.add(facts.fact());
                }
                if (random.nextInt(10) == 0) {
                    all.add(Keep.TYPE.fact(Facts.START, new Keep(14, null, null, null, null, null)));
                }
                steady.log.append(all);
                rig.log.append(all);
            }
            steady.runner.projected(steady.log.last()).join();
            SeriesMembersAgreeTest.awaitAll(rig);
            assertTrue(stumbling.stumbled > 5, () -> stumbling.stumbled + " times");
            SeriesMembersAgreeTest.compare(steady, rig);
            rig.beside.clear();
            rig.restart();
            SeriesMembersAgreeTest.compare(steady, rig);
        }
    }

    @Test
    void aSeriesWithFewSamplesIsFoundInTheMiddleOfNothing() {
        try (var rig = new SeriesRig(folder)) {
            var facts = new Facts(1);
            for (int week = 0; week < 30; week++) {
                rig.add(facts.add(SERIES, Facts.ZERO + week * 7L * 86_400_000, week).fact());
            }
            rig.restart();
            for (int days : new int[]{1, 30, 210}) {
                for (int week = 0; week + days / 7 < 30; week += 5) {
                    var from = Facts.START.plus(Duration.ofDays(week * 7L));
                    Course course = rig.ask(new ReadSeries(List.of(rig.number(SERIES)), from,
                            from.plus(Duration.ofDays(days)), 5_000, null)).courses().getFirst();
                    assertEquals(Math.ceilDiv(days, 7), Arrays.stream(course.count()).sum());
                    assertEquals(week, course.first()[0]);
                    TopSeries.Answer top = rig.ask(new TopSeries(null, from, from.plus(Duration.ofDays(days)),
                            Figure.MIN, null, null, 1));
                    assertEquals(week, top.rows().getFirst().value());
                    assertEquals(Math.ceilDiv(days, 7), top.rows().getFirst().count());
                }
            }
        }
    }

    @Test
    void manyProducersComeAndGo() {
        try (var rig = new SeriesRig(folder)) {
            var first = new Facts(0);
            rig.add(first.add(SERIES, Facts.ZERO, 0).fact());
            for (int session = 1; session <= 40; session++) {
                rig.add(new Facts(session).add(SERIES, Facts.ZERO + session, session).fact());
                if (session % 7 == 0) {
                    rig.restart();
                }
            }
            assertEquals(1, rig.projection.state().standing().series());
            rig.add(first.add(SERIES, Facts.ZERO + 100, 100).fact());
            assertEquals(1, rig.projection.state().standing().counts().beyond(), "its numbers are forgotten");
            rig.add(new Facts(0).add(SERIES, Facts.ZERO + 101, 101).fact());
            assertEquals(101.0, rig.ask(new LastSamples(List.of(rig.number(SERIES)), null, null)).rows().getFirst()
                    .value());
        }
    }
}
