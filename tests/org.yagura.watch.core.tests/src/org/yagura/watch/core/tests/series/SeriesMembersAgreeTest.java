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
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.core.fact.Fact;
import org.yagura.store.RunnerSettings;
import org.yagura.store.Store;
import org.yagura.testsupport.Await;
import org.yagura.testsupport.store.MemoryLog;
import org.yagura.testsupport.store.Postgresql;
import org.yagura.watch.core.internal.series.fact.Keep;
import org.yagura.watch.core.series.FindSeries;
import org.yagura.watch.core.series.GetSeriesRetention;
import org.yagura.watch.core.series.ReadSeries;
import org.yagura.watch.core.series.ReadSeries.Course;
import org.yagura.watch.core.series.Series;
import org.yagura.watch.core.series.SeriesRow;

/**
 * Random samples over many days: a member that folds them as they come, one that folds a few at once and is restarted,
 * and one that begins when all are there, keep the same, byte by byte.
 */
final class SeriesMembersAgreeTest {
    private static final int ENTRIES = 200;
    private static final RunnerSettings SMALL = new RunnerSettings(3, Duration.ofMillis(5), 2, Duration.ofMillis(50),
            Duration.ofMillis(20));
    private static final List<String> TABLES = List.of("SELECT id, body FROM sample_head",
            "SELECT page, body FROM sample_page ORDER BY page",
            "SELECT grain, number, entries, bytes FROM sample_segment ORDER BY grain, number",
            "SELECT COUNT(*) FROM sample_retired",
            "SELECT position, place FROM sample_unread ORDER BY position, place");

    @TempDir
    private Path folder;
    private final Random random = new Random(33);
    private final List<Facts> producers = new ArrayList<>(List.of(new Facts(7), new Facts(-8)));
    private long clock = Facts.ZERO;

    @Test
    void allKeepTheSame() {
        try (var first = new SeriesRig(folder.resolve("first"));
                var second = new SeriesRig(folder.resolve("second"), new MemoryLog(), SMALL);
                var late = new SeriesRig(folder.resolve("late"))) {
            var all = new ArrayList<List<Fact>>();
            for (int i = 0; i < ENTRIES; i++) {
                List<Fact> entry = entry();
                all.add(entry);
                first.add(entry.toArray(Fact[]::new));
                second.log.append(entry);
                if (random.nextInt(20) == 0) {
                    second.restart();
                }
            }
            all.forEach(late.log::append);
            second.runner.projected(ENTRIES).join();
            late.runner.projected(ENTRIES).join();
            compare(first, second);
            compare(first, late);
            second.restart();
            compare(first, second);
            assertTrue(first.ask(new GetSeriesRetention()).leftOut().late() > 0);
        }
    }

    @Test
    void aServerKeepsTheSame() {
        var server = Postgresql.server();
        try (var derby = new SeriesRig(folder.resolve("derby"));
                var other = new SeriesRig(() -> Store.postgresql(server, 4), new MemoryLog(), SeriesRig.SETTINGS)) {
            for (int i = 0; i < ENTRIES / 2; i++) {
                Fact[] entry = entry().toArray(Fact[]::new);
                derby.add(entry);
                other.add(entry);
            }
            other.restart();
            compareAnswers(derby, other);
        }
    }

    private List<Fact> entry() {
        var facts = new ArrayList<Fact>();
        for (int i = random.nextInt(1, 5); i > 0; i--) {
            if (random.nextInt(40) == 0) {
                facts.add(Keep.TYPE.fact(Instant.ofEpochMilli(clock), new Keep(random.nextInt(1, 4),
                        random.nextInt(7, 15), null, null, (long) random.nextInt(2_000, 20_000), null)));
            }
            if (random.nextInt(60) == 0) {
                facts.add(new Fact("samples", 1, Instant.ofEpochMilli(clock), new byte[random.nextInt(1, 5)]));
            }
            if (random.nextInt(50) == 0) {
                producers.set(random.nextInt(2), new Facts(random.nextLong()));
            }
            facts.add(samples(producers.get(random.nextInt(2))));
        }
        return facts;
    }

    private Fact samples(Facts producer) {
        for (int k = random.nextInt(1, 300); k > 0; k--) {
            clock += random.nextInt(20_000);
            Series series = Facts.series("w" + random.nextInt(4), "metric" + random.nextInt(12));
            long at = random.nextInt(30) == 0 ? clock - random.nextInt(100_000) : clock;
            producer.add(series, at, random.nextInt(20) == 0 ? Double.NaN : random.nextGaussian());
        }
        clock += random.nextInt(600_000);
        return producer.fact(clock);
    }

    /** Waits until all is folded, also when it is tried several times. */
    static void awaitAll(SeriesRig rig) {
        Await.until("all is folded", () -> rig.runner.position() == rig.log.last());
    }

    /** The answers and the tables are the same. */
    static void compare(SeriesRig one, SeriesRig other) {
        compareAnswers(one, other);
        for (String table : TABLES) {
            Await.until("the same: " + table, () -> one.rows(table).equals(other.rows(table)));
        }
        for (String row : one.rows("SELECT grain, number FROM sample_segment")) {
            String[] key = row.split(" ");
            String table = "sample_" + List.of("raw", "minute", "hour", "day").get(Integer.parseInt(key[0])) + "_"
                    + key[1];
            String sql = "SELECT series, start, finish, entries, body FROM " + table + " ORDER BY series, start";
            assertEquals(one.rows(sql), other.rows(sql));
        }
    }

    private static void compareAnswers(SeriesRig one, SeriesRig other) {
        List<SeriesRow> rows = one.ask(new FindSeries(null, null, null)).rows();
        assertEquals(rows, other.ask(new FindSeries(null, null, null)).rows());
        assertEquals(one.ask(new GetSeriesRetention()), other.ask(new GetSeriesRetention()));
        for (int width : new int[]{1, 30, 500, 10_000}) {
            var query = new ReadSeries(rows.stream().map(SeriesRow::number).limit(20).toList(), Facts.START,
                    Facts.START.plus(Duration.ofDays(20)), width, width == 30 ? List.of(90.0) : null);
            ReadSeries.Answer expected = one.ask(query);
            ReadSeries.Answer found = other.ask(query);
            assertEquals(expected.level(), found.level());
            for (int i = 0; i < expected.courses().size(); i++) {
                Course a = expected.courses().get(i);
                Course b = found.courses().get(i);
                assertArrayEquals(a.at(), b.at());
                assertArrayEquals(a.min(), b.min());
                assertArrayEquals(a.mean(), b.mean());
                assertArrayEquals(a.last(), b.last());
                assertArrayEquals(a.count(), b.count());
                assertArrayEquals(a.gaps(), b.gaps());
            }
        }
    }
}
