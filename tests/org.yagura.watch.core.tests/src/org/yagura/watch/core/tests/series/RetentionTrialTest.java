/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.operation.Request;
import org.yagura.watch.core.internal.series.fact.Keep;
import org.yagura.watch.core.internal.series.store.Grain;
import org.yagura.watch.core.internal.series.store.Segments;
import org.yagura.watch.core.internal.series.store.Segments.Segment;
import org.yagura.watch.core.series.GetSeriesRetention;
import org.yagura.watch.core.series.GetSeriesRetention.Kept;
import org.yagura.watch.core.series.ReadSeries.Level;
import org.yagura.watch.core.series.RetentionRule;
import org.yagura.watch.core.series.RetentionRule.Fault;
import org.yagura.watch.core.series.RetentionRule.Part;
import org.yagura.watch.core.series.Series;
import org.yagura.watch.core.series.SetSeriesRetention;
import org.yagura.watch.core.series.TrySeriesRetention;
import org.yagura.watch.core.series.TrySeriesRetention.Gone;
import org.yagura.watch.core.series.TrySeriesRetention.Loss;

/** What a rule of retention would delete is what it deletes; rules that make no sense are refused, tried or set. */
final class RetentionTrialTest {
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final int DAYS = 12;
    private static final Series CPU = Facts.series("w1", "cpu");
    private static final Series OLD = Facts.series("w1", "old");
    private static final RetentionRule USUAL = new RetentionRule(14, 93, 800, 3_700, 5_000_000_000L, 100_000);

    @TempDir
    private Path folder;
    private SeriesRig rig;

    @BeforeEach
    void open() {
        rig = new SeriesRig(folder);
        var facts = new Facts(1);
        rig.add(facts.add(OLD, Facts.ZERO, 1).fact());
        for (int hour = 1; hour < DAYS * 24; hour++) {
            for (int minute = 0; minute < 60; minute++) {
                facts.add(CPU, Facts.ZERO + hour * HOUR + minute * 60_000L, hour);
            }
            rig.log.append(List.of(facts.fact()));
        }
        rig.runner.projected(rig.log.last()).join();
        // closes what is open, so that all is in tables
        rig.ask(new SetSeriesRetention(null, null, null, null, null, null));
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private Kept kept(Level level) {
        return rig.ask(new GetSeriesRetention()).levels().stream().filter(k -> k.level() == level).findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsSaidToBeDeletedIsDeletedAndNoMore() {
        List<Kept> before = rig.ask(new GetSeriesRetention()).levels();
        Loss loss = rig.ask(new TrySeriesRetention(3, 7, null, null, null, null));
        assertEquals(0, loss.series());
        assertEquals(List.of(Level.RAW, Level.MINUTE), loss.levels().stream().map(Gone::level).toList());
        Gone raw = loss.levels().getFirst();
        assertEquals(Facts.START, raw.from());
        assertEquals(Facts.START.plus(Duration.ofDays(DAYS - 4)), raw.until());
        assertTrue(raw.entries() > 7 * 24 * 60 && raw.bytes() > 0, raw::toString);
        // a table of minutes is of a week that begins on Thursday
        assertEquals(Instant.parse("2026-03-05T00:00:00Z"), loss.levels().getLast().until());
        assertEquals(before, rig.ask(new GetSeriesRetention()).levels(), "a trial changes nothing");
        rig.ask(new SetSeriesRetention(3, 7, null, null, null, null));
        for (Kept was : before) {
            Gone gone = loss.levels().stream().filter(g -> g.level() == was.level()).findFirst()
                    .orElse(new Gone(was.level(), 0, 0, null, was.oldest()));
            Kept now = kept(was.level());
            assertEquals(was.entries() - gone.entries(), now.entries());
            assertEquals(was.bytes() - gone.bytes(), now.bytes());
            assertEquals(gone.until(), now.oldest());
        }
        assertEquals(List.of(), rig.ask(new TrySeriesRetention(null, null, null, null, null, null)).levels());
    }

    @Test
    void aBoundOfSamplesTakesTheOldestTablesToo() {
        var level = new TreeMap<Long, Segment>();
        for (long day = 100; day < 110; day++) {
            level.put(day, new Segment(day, 1_000_000, 10));
        }
        long newest = Grain.RAW.begin(110) - 1;
        assertEquals(List.of(), over(level, 14, 10_000_000, newest));
        assertEquals(List.of(100L, 101L, 102L), over(level, 14, 7_000_000, newest));
        assertEquals(List.of(100L, 101L, 102L, 103L), over(level, 14, 6_999_999, newest));
        assertEquals(List.of(100L, 101L, 102L, 103L, 104L), over(level, 4, 7_000_000, newest), "days go first");
        assertEquals(9, over(level, 14, 1, newest).size(), "the newest one stays");
        assertEquals(List.of(), Segments.over(Grain.MINUTE, level, new Keep(14, 3_000, 3_000, 3_700, 1L, 100),
                Grain.MINUTE.begin(110) - 1), "the bound is of samples alone");
    }

    private static List<Long> over(TreeMap<Long, Segment> level, int days, long samples, long newest) {
        return Segments.over(Grain.RAW, level, new Keep(days, 93, 800, 3_700, samples, 100), newest).stream()
                .map(Segment::number).toList();
    }

    @Test
    void whatMakesNoSenseIsRefusedByTheTrialAsByTheCommand() {
        for (Part part : Part.values()) {
            for (long wrong : new long[]{0, -1, part.least() - 1, part.most() + 1}) {
                Problem command = refused(set(part, wrong), Locale.ENGLISH);
                assertEquals(Problem.INVALID, command.code());
                assertEquals("The field " + part.field() + " must be between " + part.least() + " and " + part.most()
                        + ".", command.what());
                assertEquals(command, refused(trial(part, wrong), Locale.ENGLISH));
                assertTrue(refused(set(part, wrong), Locale.JAPANESE).what().contains(part.field() + " は"));
            }
        }
        Problem order = refused(new SetSeriesRetention(20, 10, null, null, null, null), Locale.ENGLISH);
        assertTrue(order.what().endsWith("minuteDays is 10 days, rawDays is 20 days."), order::what);
        assertTrue(order.why().contains("Charts"), order::why);
        assertTrue(refused(new TrySeriesRetention(null, null, 3_700, 800, null, null), Locale.JAPANESE).what()
                .contains("dayDays は 800 日、hourDays は 3700 日です"));
        assertEquals(List.of(14, 93, 800, 3_700),
                rig.ask(new GetSeriesRetention()).levels().stream().map(Kept::days).toList());
    }

    private Problem refused(Request<?> request, Locale language) {
        return assertThrows(ProblemException.class, () -> rig.ask(request, SeriesRig.caller(language))).problem();
    }

    private static Integer only(Part wanted, Part part, long value) {
        return part == wanted ? (int) value : null;
    }

    private static SetSeriesRetention set(Part part, long value) {
        return new SetSeriesRetention(only(Part.RAW_DAYS, part, value), only(Part.MINUTE_DAYS, part, value),
                only(Part.HOUR_DAYS, part, value), only(Part.DAY_DAYS, part, value),
                part == Part.MOST_SAMPLES ? value : null, only(Part.MOST_SERIES, part, value));
    }

    private static TrySeriesRetention trial(Part part, long value) {
        SetSeriesRetention same = set(part, value);
        return new TrySeriesRetention(same.rawDays(), same.minuteDays(), same.hourDays(), same.dayDays(),
                same.mostSamples(), same.mostSeries());
    }

    @Test
    void theBoundsThatAreDocumentedAreThoseThatHold() {
        for (Class<?> request : List.of(SetSeriesRetention.class, TrySeriesRetention.class)) {
            List<String> said = Stream.of(request.getRecordComponents()).map(RetentionTrialTest::said).toList();
            assertEquals(Stream.of(Part.values()).map(p -> p.field() + " " + p.least() + " to " + p.most()).toList(),
                    said);
        }
    }

    private static String said(RecordComponent component) {
        String doc = component.getAnnotation(Doc.class).value();
        return component.getName() + " " + doc.replaceAll(".*, ([0-9]+ to [0-9]+);.*", "$1");
    }

    @Test
    void allFaultsAreToldWhatIsOutOfBoundsFirst() {
        assertEquals(List.of(), USUAL.faults());
        assertEquals(List.of(Part.values()),
                new RetentionRule(0, 0, 0, 0, 0, 0).faults().stream().map(Fault::part).toList());
        assertEquals(List.of(new Fault(Part.MOST_SERIES, null)),
                new RetentionRule(14, 93, 800, 3_700, 5_000_000_000L, Long.MAX_VALUE).faults());
        assertEquals(List.of(new Fault(Part.DAY_DAYS, null), new Fault(Part.MINUTE_DAYS, Part.RAW_DAYS)),
                new RetentionRule(14, 13, 800, 365, 5_000_000_000L, 100_000).faults());
        assertEquals(List.of(new Fault(Part.HOUR_DAYS, Part.MINUTE_DAYS)),
                new RetentionRule(14, 801, 800, 3_700, 5_000_000_000L, 100_000).faults());
        assertEquals(List.of(), new RetentionRule(366, 366, 366, 366, 1_000_000, 100).faults());
    }

    @Test
    void seriesOfWhichNothingWouldBeLeftAreCounted() {
        var facts = new Facts(2);
        for (int day = DAYS; day < 400; day++) {
            // a fact moves the time by an hour at most
            for (int hour = 0; hour < 24; hour++) {
                rig.log.append(List.of(facts.add(CPU, Facts.ZERO + (day * 24 + hour) * HOUR, 1).fact()));
            }
        }
        rig.runner.projected(rig.log.last()).join();
        assertEquals(0, rig.ask(new TrySeriesRetention(null, null, null, null, null, null)).series());
        assertEquals(1, rig.ask(new TrySeriesRetention(null, null, 366, 366, null, null)).series());
    }
}
