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
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.core.change.Change;
import org.yagura.core.domain.Health.Trouble;
import org.yagura.core.fact.Fact;
import org.yagura.testsupport.Await;
import org.yagura.watch.core.internal.series.fact.Keep;
import org.yagura.watch.core.internal.series.store.SampleProjection;
import org.yagura.watch.core.series.FindSeries;
import org.yagura.watch.core.series.GetSeriesRetention;
import org.yagura.watch.core.series.GetSeriesRetention.LeftOut;
import org.yagura.watch.core.series.ReadSeries;
import org.yagura.watch.core.series.ReadSeries.Level;
import org.yagura.watch.core.series.Series;
import org.yagura.watch.core.series.SeriesRow;

/** What becomes of samples that come late, too early, for no series, for too many; what is kept and what goes. */
final class SampleProjectionTest {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final Series CPU = Facts.series("w1", "cpu");
    private static final Series DISK = Facts.series("e1", "disk");

    @TempDir
    private Path folder;
    private SeriesRig rig;
    private final Facts facts = new Facts(1);

    @BeforeEach
    void open() {
        rig = new SeriesRig(folder);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private long count(Series series) {
        return Arrays.stream(rig.ask(new ReadSeries(List.of(rig.number(series)), Instant.EPOCH.plusSeconds(1),
                Instant.parse("2040-01-01T00:00:00Z"), 100, null)).courses().getFirst().count()).sum();
    }

    private LeftOut leftOut() {
        return rig.ask(new GetSeriesRetention()).leftOut();
    }

    private SeriesRow row(Series series) {
        return rig.ask(new FindSeries(null, null, null)).rows().stream().filter(r -> r.series().equals(series))
                .findFirst().orElseThrow();
    }

    @Test
    void aSeriesGoesForwardOnly() {
        rig.add(facts.add(CPU, Facts.ZERO, 1).add(CPU, Facts.ZERO + 5, 2).add(CPU, Facts.ZERO + 5, 3)
                .add(CPU, Facts.ZERO + 4, 4).add(CPU, Facts.ZERO + 6, 5).fact());
        rig.add(facts.add(CPU, Facts.ZERO + 6, 6).fact());
        assertEquals(3, count(CPU));
        assertEquals(new LeftOut(3, 0, 0, 0, 0), leftOut());
        SeriesRow row = row(CPU);
        assertEquals(3, row.late());
        assertEquals(5, row.last());
        assertEquals(Facts.START, row.firstAt());
        assertEquals(Facts.START.plusMillis(6), row.lastAt());
    }

    @Test
    void whatIsAheadOfItsFactOrTooOldIsLeftOut() {
        long now = Facts.ZERO + 100 * DAY;
        rig.add(facts.add(CPU, now - 20 * DAY, 1).add(CPU, now - 13 * DAY, 2).add(CPU, now + HOUR, 3)
                .add(CPU, now + HOUR + 1, 4).fact(now));
        assertEquals(new LeftOut(0, 1, 1, 0, 0), leftOut());
        assertEquals(2, count(CPU));
    }

    @Test
    void aClockThatRanAheadDoesNotSilenceASeries() {
        rig.add(facts.add(CPU, Facts.ZERO, 1).fact());
        int before = rig.number(CPU);
        rig.add(facts.add(CPU, Facts.ZERO + 400 * DAY, 2).fact());
        rig.add(facts.add(CPU, Facts.ZERO + MINUTE, 3).add(CPU, Facts.ZERO + 2 * MINUTE, 4).fact());
        rig.restart();
        rig.add(facts.add(CPU, Facts.ZERO + 3 * MINUTE, 5).fact());
        assertTrue(rig.number(CPU) > before);
        assertEquals(3, count(CPU));
        assertEquals(new LeftOut(0, 0, 0, 0, 0), leftOut());
    }

    @Test
    void moreSeriesThanAreKeptAreLeftOutAndSaid() {
        rig.add(Keep.TYPE.fact(Facts.START, new Keep(null, null, null, null, null, 2)));
        rig.add(facts.add(CPU, Facts.ZERO, 1).add(DISK, Facts.ZERO, 1).add(Facts.series("w2", "x"), Facts.ZERO, 1)
                .add(Facts.series("w3", "x"), Facts.ZERO, 1).fact());
        assertEquals(2, rig.ask(new FindSeries(null, null, null)).total());
        assertEquals(2, leftOut().beyond());
        assertEquals(List.of(SampleProjection.SERIES), rig.health.troubles().stream().map(Trouble::id).toList());
        rig.add(Keep.TYPE.fact(Facts.START, new Keep(null, null, null, null, null, 10)));
        Await.until("it is over", () -> rig.health.troubles().isEmpty());
        rig.add(new Facts(2).add(Facts.series("w2", "x"), Facts.ZERO + 1, 1).fact());
        assertEquals(3, rig.ask(new FindSeries(null, null, null)).total());
    }

    @Test
    void aNumberWithoutMeaningIsCounted() {
        facts.add(CPU, Facts.ZERO, 1).fact();
        rig.add(facts.add(CPU, Facts.ZERO, 1).fact());
        assertEquals(1, leftOut().beyond());
        assertEquals(0, rig.ask(new FindSeries(null, null, null)).total());
    }

    @Test
    void factsThatCannotBeReadAreKeptAsideAndTheRestGoesOn() {
        rig.add(facts.add(CPU, Facts.ZERO, 1).fact(), new Fact("samples", 1, Facts.START, new byte[]{1, 2, 3}),
                new Fact("samples", 99, Facts.START, new byte[0]),
                new Fact("samples.retention", 1, Facts.START, new byte[]{'{'}),
                facts.add(CPU, Facts.ZERO + 1, 1).fact());
        assertEquals(3, leftOut().unread());
        assertEquals(2, count(CPU));
        assertEquals(List.of("3"), rig.rows("SELECT COUNT(*) FROM sample_unread"));
        rig.restart();
        assertEquals(3, leftOut().unread());
        for (int i = 0; i < 130; i++) {
            rig.add(new Fact("samples", 1, Facts.START, new byte[]{9}));
        }
        assertEquals(List.of("100"), rig.rows("SELECT COUNT(*) FROM sample_unread"));
    }

    @Test
    void eachLevelGoesAfterItsTimeByWholeTables() {
        rig.add(Keep.TYPE.fact(Facts.START, new Keep(2, 7, 100, 400, null, null)));
        for (int hour = 0; hour < 40 * 24; hour++) {
            for (int minute = 0; minute < 60; minute += 10) {
                facts.add(CPU, Facts.ZERO + hour * HOUR + minute * MINUTE, hour);
            }
            rig.log.append(List.of(facts.fact()));
        }
        rig.runner.projected(rig.log.last()).join();
        Await.until("tables are dropped", () -> rig.rows("SELECT grain FROM sample_retired").isEmpty());
        List<GetSeriesRetention.Kept> kept = rig.ask(new GetSeriesRetention()).levels();
        long end = Facts.ZERO + 40 * DAY;
        assertTrue(kept.get(0).oldest().toEpochMilli() >= end - 4 * DAY, () -> "raw " + kept.get(0));
        assertTrue(kept.get(1).oldest().toEpochMilli() >= end - 15 * DAY, () -> "minute " + kept.get(1));
        int tables = rig.rows("SELECT tablename FROM sys.systables WHERE tablename LIKE 'SAMPLE_RAW%'").size();
        assertTrue(tables >= 2 && tables <= 4, () -> tables + " tables of samples");
        ReadSeries.Answer answer = rig.ask(new ReadSeries(List.of(rig.number(CPU)), Facts.START,
                Instant.ofEpochMilli(end), 10_000, null));
        assertEquals(40 * 24 * 6, Arrays.stream(answer.courses().getFirst().count()).sum(), "coarser ones go on");
        ReadSeries.Answer early = rig.ask(new ReadSeries(List.of(rig.number(CPU)), Facts.START,
                Facts.START.plus(Duration.ofHours(3)), 1_000, null));
        assertEquals(Level.HOUR, early.level());
        assertEquals(3, early.courses().getFirst().at().length);
    }

    @Test
    void noMoreSamplesAreKeptThanMay() {
        rig.add(Keep.TYPE.fact(Facts.START, new Keep(null, null, null, null, 3_000L, null)));
        for (int hour = 0; hour < 5 * 24; hour++) {
            for (int minute = 0; minute < 60; minute++) {
                facts.add(CPU, Facts.ZERO + hour * HOUR + minute * MINUTE, hour);
            }
            rig.log.append(List.of(facts.fact()));
        }
        rig.runner.projected(rig.log.last()).join();
        GetSeriesRetention.Kept raw = rig.ask(new GetSeriesRetention()).levels().getFirst();
        assertTrue(raw.entries() <= 3_000 && raw.entries() > 1_000, raw::toString);
    }

    @Test
    void aSeriesOfWhichNothingIsKeptIsForgotten() {
        rig.add(Keep.TYPE.fact(Facts.START, new Keep(1, 1, 2, 3, null, null)));
        rig.add(facts.add(CPU, Facts.ZERO, 1).fact());
        for (int hour = 0; hour < 5 * 24; hour++) {
            facts.add(DISK, Facts.ZERO + hour * HOUR, 1);
            rig.log.append(List.of(facts.fact()));
        }
        rig.runner.projected(rig.log.last()).join();
        assertEquals(List.of(DISK),
                rig.ask(new FindSeries(null, null, null)).rows().stream().map(SeriesRow::series).toList());
        rig.restart();
        assertEquals(1, rig.ask(new GetSeriesRetention()).series());
        assertEquals(2, rig.number(DISK));
    }

    @Test
    void changesTellTheAreasAndNotTooOften() {
        for (int i = 0; i < 50; i++) {
            rig.add(facts.add(CPU, Facts.ZERO + i, 1).fact());
        }
        Await.until("a change", () -> {
            synchronized (rig.changes) {
                return !rig.changes.isEmpty();
            }
        });
        synchronized (rig.changes) {
            Change first = rig.changes.getFirst();
            assertEquals("samples", first.topic());
            assertEquals(Map.of("series", 1), first.detail());
            assertTrue(first.areas().orElseThrow().contains("west"));
            assertTrue(rig.changes.size() < 10, () -> rig.changes.size() + " changes");
        }
    }
}
