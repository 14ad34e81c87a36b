/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.yagura.model.site.Threshold;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.CalendarHours;
import org.yagura.model.site.Calendar;
import org.yagura.core.event.EventRaised;
import org.yagura.core.event.Severity;
import org.yagura.core.json.Json;
import org.yagura.model.site.ThresholdKind;
import org.yagura.watch.core.WatchState;
import org.yagura.watch.core.internal.state.Bound;
import org.yagura.watch.core.internal.state.Flapping;
import org.yagura.watch.core.internal.state.Ruling;
import org.yagura.watch.core.internal.state.Standing;
import org.yagura.watch.core.internal.state.Words;
import org.yagura.watch.core.spi.Measurement;
import org.yagura.watch.core.spi.Measurement.Outcome;
import org.yagura.watch.core.spi.Metric;

final class JudgeTest {

    @Test
    void aProblemIsToldOnceItIsConfirmedAndWhenItEnds() {
        var c = new Case(3);
        assertEquals("PENDING", c.state());
        c.good();
        assertEquals("OK", c.state());
        assertTrue(c.bad().changed());
        assertEquals("CRITICAL 1", c.state());
        assertTrue(c.standing.hurried());
        assertFalse(c.bad().changed(), "another attempt is not worth a fact");
        assertEquals("CRITICAL 2", c.state());
        assertEquals("", c.told());
        c.bad();
        assertEquals("CRITICAL!", c.state());
        assertEquals(c.now(), c.standing.since());
        assertFalse(c.standing.hurried());
        assertEquals("CRITICAL", c.told());
        assertFalse(c.bad().changed());
        c.good();
        assertEquals("OK", c.state());
        assertEquals("END", c.told());
    }

    @Test
    void whatPassesIsNotToldAndOneAttemptConfirmsAtOnce() {
        var c = new Case(3);
        c.bad();
        c.bad();
        c.good();
        assertEquals("OK", c.state());
        assertEquals("", c.told());
        var one = new Case(1);
        one.bad();
        assertEquals("CRITICAL!", one.state());
        assertEquals("CRITICAL", one.told());
    }

    @Test
    void stepsOfSeverityAreToldWhileItIsConfirmed() {
        var c = new Case(1, Case.bound("v", ThresholdKind.HIGH, 80, 0, 1, Severity.WARNING),
                Case.bound("v", ThresholdKind.HIGH, 95, 0, 1, Severity.MAJOR));
        c.value(81);
        c.value(96);
        c.value(90);
        c.value(10);
        assertEquals("WARNING MAJOR WARNING END", c.told());
        c.result(Outcome.WARNING);
        assertEquals("WARNING!", c.state());
    }

    /** A bound of 80 from 00:02 to 00:05 UTC; a run each minute from 00:01 on. */
    private static Bound atNight(String metric) {
        CalendarHours hours = SiteFactory.eINSTANCE.createCalendarHours();
        hours.setFrom("00:02");
        hours.setTo("00:05");
        Calendar calendar = SiteFactory.eINSTANCE.createCalendar();
        calendar.setName("night");
        calendar.setTimeZone("UTC");
        calendar.getHours().add(hours);
        Threshold threshold = SiteFactory.eINSTANCE.createThreshold();
        threshold.setId("night");
        threshold.setMetric(metric);
        threshold.setLimit(80);
        threshold.setCount(2);
        threshold.setSeverity(org.yagura.model.site.Severity.MINOR);
        threshold.setCalendar(calendar);
        return Bound.of(threshold);
    }

    @Test
    void outsideOfItsHoursABoundDoesNotCount() {
        var c = new Case(1, atNight("v"));
        c.value(90);
        c.value(90);
        assertEquals("OK", c.state(), "the value before its hours does not count either");
        c.value(90);
        assertEquals("MINOR!", c.state());
        c.value(90);
        c.value(90);
        assertEquals("OK", c.state(), "its hours are over");
        assertEquals("MINOR END", c.told());
    }

    @Test
    void whyTheAlarmOfAnInstanceEndsWithItsHoursIsSaid() {
        var c = new Case(1, atNight("disk"));
        for (int i = 0; i < 5; i++) {
            c.result(Outcome.GOOD, Metric.gauge("disk[/]", "%", 90));
        }
        assertEquals("disk[/] is 90 %; the hours in which its bounds count are over.", c.told.getLast().said().en());
    }

    @Test
    void hysteresisAndCount() {
        var high = new Case(1, Case.bound("v", ThresholdKind.HIGH, 80, 5, 3, Severity.MINOR));
        high.value(81);
        high.value(82);
        high.value(79);
        high.value(81);
        high.value(81);
        assertEquals("OK", high.state(), "the third in a row breaks it");
        high.value(81);
        assertEquals("MINOR!", high.state());
        high.value(76);
        assertEquals("MINOR!", high.state(), "not far enough on the good side");
        high.value(75);
        assertEquals("OK", high.state());
        var low = new Case(1, Case.bound("v", ThresholdKind.LOW, 10, 2, 1, Severity.MINOR));
        low.value(10);
        assertEquals("OK", low.state());
        low.value(9.9);
        low.value(11.9);
        assertEquals("MINOR!", low.state());
        low.value(12);
        assertEquals("OK", low.state());
    }

    @Test
    void changeAndRateCompareWithTheValueBefore() {
        var change = new Case(1, Case.bound("v", ThresholdKind.CHANGE, 10, 0, 1, Severity.WARNING));
        change.value(50);
        assertEquals("OK", change.state(), "nothing to compare with");
        change.value(60);
        assertEquals("OK", change.state());
        change.value(49);
        assertEquals("WARNING!", change.state());
        change.value(50);
        assertEquals("OK", change.state());
        var rate = new Case(1, Case.bound("v", ThresholdKind.RATE, 60, 0, 1, Severity.WARNING));
        rate.value(0);
        rate.value(1);
        assertEquals("OK", rate.state(), "60 an hour");
        rate.value(2.1);
        assertEquals("WARNING!", rate.state());
        rate.value(1);
        assertEquals("OK", rate.state());
    }

    @Test
    void metricsByNameInstanceAndStar() {
        assertTrue(Case.matches("disk.used", "disk.used"));
        assertTrue(Case.matches("disk.used", "disk.used[/var]"));
        assertFalse(Case.matches("disk.used[/var]", "disk.used[/]"));
        assertTrue(Case.matches("disk.used[/v*]", "disk.used[/var]"));
        assertTrue(Case.matches("*.errors", "in.errors[eth0]"));
        assertFalse(Case.matches("disk", "disk.used[/var]"));
        assertFalse(Case.matches("a.b", "axb"));
    }

    @Test
    void eachInstanceStandsForItselfAndOneThatIsGoneIsForgotten() {
        Bound bound = Case.bound("disk.used", ThresholdKind.HIGH, 90, 0, 2, Severity.MAJOR);
        var c = new Case(1, bound);
        c.result(Outcome.GOOD, Metric.gauge("disk.used[/]", "%", 95), Metric.gauge("disk.used[/var]", "%", 10));
        c.result(Outcome.GOOD, Metric.gauge("disk.used[/]", "%", 10), Metric.gauge("disk.used[/var]", "%", 95));
        assertEquals("OK", c.state(), "no instance was beyond it twice");
        c.result(Outcome.GOOD, Metric.gauge("disk.used[/]", "%", 10), Metric.gauge("disk.used[/var]", "%", 95));
        assertEquals("MAJOR!", c.state());
        assertEquals("disk.used[/var] is 95 %, above 90 %.", c.standing.said().in(Locale.ENGLISH));
        assertEquals("disk.used[/var]が95 %で、90 %を超えています。", c.standing.said().in(Locale.JAPANESE));
        c.bad();
        assertEquals(1, c.standing.crossings().stream().filter(k -> k.broken()).count(), "nothing was measured");
        c.result(Outcome.GOOD, Metric.gauge("disk.used[/]", "%", 10));
        assertEquals("OK", c.state());
        c.result(Outcome.GOOD, Metric.gauge("disk.used[/]", "%", Double.NaN));
        assertEquals("OK", c.state());
    }

    @Test
    void whatIsNotNamedThisTimeKeepsItsJudgementUpToABound() {
        var c = new Case(1, Case.bound("v", ThresholdKind.HIGH, 1, 0, 1, Severity.MINOR),
                Case.bound("disk", ThresholdKind.HIGH, 1, 0, 1, Severity.MAJOR));
        Set<String> others = Set.of(Measurement.OTHERS);
        c.part(others, Metric.gauge("v", "", 2));
        c.part(others, Metric.gauge("disk[/]", "", 2), Metric.gauge("disk[/var]", "", 2));
        assertEquals("MINOR [/]MAJOR [/var]MAJOR", c.told());
        c.part(others, Metric.gauge("disk[/]", "", 0));
        assertEquals("[/]END", c.told());
        c.part(Set.of("v"), Metric.gauge("disk[/]", "", 0));
        assertEquals("[/var]END", c.told(), "it is neither measured nor to come");
        c.part(others, Metric.gauge("v", "", 0));
        assertEquals("END", c.told());
        for (int i = 0; i < 1_200; i += 300) {
            c.part(others, IntStream.range(i, i + 300).mapToObj(disk -> Metric.gauge("disk[" + disk + "]", "", 2))
                    .toArray(Metric[]::new));
        }
        c.part(others, Metric.gauge("disk[last]", "", 2));
        assertEquals(1_001, c.standing.crossings().size(), "the oldest of too many are forgotten");
        assertTrue(c.standing.crossings().stream().noneMatch(crossing -> crossing.metric().equals("disk[299]")));
    }

    @Test
    void aBoundThatIsTakenOutIsBrokenNoMore() {
        var c = new Case(1, Case.bound("v", ThresholdKind.HIGH, 1, 0, 1, Severity.MINOR));
        c.value(2);
        assertEquals("MINOR!", c.state());
        c.terms = new Case(1).terms;
        c.value(2);
        assertEquals("OK", c.state());
        assertTrue(c.standing.crossings().isEmpty());
    }

    @Test
    void flappingIsToldOnceAndThenWhatItComesTo() {
        var c = new Case(1);
        for (int i = 0; i < 8; i++) {
            c.good();
        }
        while (!c.standing.flapping()) {
            c.bad();
            c.good();
        }
        c.told();
        for (int i = 0; i < 5; i++) {
            c.bad();
            c.good();
        }
        assertEquals("", c.told(), "no change is told while it flaps");
        int calm = 0;
        while (c.standing.flapping()) {
            c.good();
            calm++;
        }
        assertTrue(calm > 5 && calm < 20, "calm after " + calm);
        assertEquals("END", c.told());
        for (int i = 0; i < 5; i++) {
            c.bad();
            c.good();
        }
        assertTrue(c.standing.flapping());
        c.told();
        while (c.standing.flapping()) {
            c.bad();
        }
        assertEquals("CRITICAL", c.told(), "that it is bad for good is told anew");
    }

    @Test
    void flappingIsWeightedAsIcingaDoes() {
        assertEquals(0, Flapping.percent(0));
        assertEquals(97.5, Flapping.percent((1 << 20) - 1), 1e-9, "the mean of 0.8 and 1.15");
        assertEquals(1.15 / 20 * 100, Flapping.percent(1), 1e-9);
        assertEquals(0.8 / 20 * 100, Flapping.percent(1 << 19), 1e-9);
        assertEquals(0, Flapping.push(1 << 19, false), "the oldest falls out");
        assertFalse(Flapping.flaps(false, 0b11111), "28 %");
        assertTrue(Flapping.flaps(true, 0b11111));
        assertTrue(Flapping.flaps(false, 0b111111), "33 %");
        assertFalse(Flapping.flaps(true, 0b1111), "23 %");
    }

    @Test
    void maintenanceAndMutenessAreRecordedAndNotToldButTheEndIs() {
        var c = new Case(1);
        c.silent = true;
        c.bad();
        assertEquals("CRITICAL!", c.state());
        assertEquals("", c.told());
        c.silent = false;
        c.bad();
        assertEquals("CRITICAL", c.told(), "what lasts is told when it is over");
        c.silent = true;
        c.bad();
        c.good();
        assertEquals("END", c.told());
        c.bad();
        c.good();
        assertEquals("", c.told());
    }

    @Test
    void whatIsBehindAFailedNodeIsUnreachableAndTakesBackWhatWasTold() {
        var c = new Case(2);
        c.bad();
        c.bad();
        assertEquals("CRITICAL", c.told());
        c.behind = Set.of("sw1");
        c.bad();
        assertEquals("UNREACHABLE", c.state());
        assertEquals(Set.of("sw1"), c.standing.behind());
        assertEquals("END", c.told());
        assertFalse(c.bad().changed());
        c.behind = Set.of();
        c.bad();
        assertEquals("CRITICAL 1", c.state(), "confirmed anew");
        c.bad();
        assertEquals("CRITICAL", c.told());
        c.behind = Set.of("sw1");
        c.good();
        assertEquals("OK", c.state(), "it answers, so it is reached");
        c.result(Outcome.WARNING);
        c.result(Outcome.WARNING);
        assertEquals("WARNING!", c.state());
    }

    @Test
    void nothingFollowsOfANodeThatTheAgentCannotAsk() {
        var c = new Case(2);
        c.bad();
        c.bad();
        c.result(Outcome.UNKNOWN);
        assertEquals("UNKNOWN", c.state());
        assertFalse(c.standing.hard());
        c.result(Outcome.UNKNOWN);
        assertTrue(c.standing.hard());
        assertEquals(Severity.CRITICAL, c.standing.announced());
        c.good();
        assertEquals("CRITICAL END", c.told());
        c.result(Outcome.UNKNOWN);
        c.bad();
        assertEquals("CRITICAL 1", c.state());
    }

    /** What holds after any results in any order. */
    @Test
    void rulesThatAlwaysHold() {
        for (int seed = 0; seed < 300; seed++) {
            var random = new Random(seed);
            var c = new Case(1 + random.nextInt(4),
                    Case.bound("v", ThresholdKind.HIGH, 80, random.nextInt(3) * 5, 1 + random.nextInt(3),
                            Severity.WARNING),
                    Case.bound("v*", ThresholdKind.RATE, 600, 0, 1 + random.nextInt(2), Severity.MAJOR));
            Severity people = null;
            int bad = 0;
            for (int step = 0; step < 200; step++) {
                Standing before = c.standing;
                c.silent = random.nextInt(8) == 0;
                c.behind = random.nextInt(10) == 0 ? Set.of("x") : Set.of();
                Outcome outcome = Outcome.values()[random.nextInt(4)];
                Ruling ruling = outcome == Outcome.FAILED
                        ? c.bad()
                        : c.result(outcome, Metric.gauge("v", "%", random.nextInt(100)));
                if (random.nextInt(20) == 0) {
                    c.standing = again(c.standing);
                }
                bad = ruling.standing().state() == WatchState.PROBLEM ? bad + 1 : 0;
                people = check(c, before, ruling, people, outcome, bad);
            }
        }
    }

    private static Severity check(Case c, Standing before, Ruling ruling, Severity people, Outcome outcome, int bad) {
        Standing now = ruling.standing();
        assertEquals(now.state() == WatchState.PROBLEM, now.severity() != null);
        assertTrue(now.state() != WatchState.PROBLEM || now.attempt() <= c.terms.attempts());
        assertTrue(!now.hard() || now.state() != WatchState.PROBLEM || bad >= c.terms.attempts(), "hard too early");
        assertEquals(now.state() == WatchState.UNREACHABLE, !now.behind().isEmpty());
        assertEquals(outcome == Outcome.UNKNOWN, now.state() == WatchState.UNKNOWN);
        assertFalse(now.since().isBefore(before.since()));
        Severity told = people;
        assertTrue(ruling.tellings().size() <= 1, "there is the watch as such only");
        if (!ruling.tellings().isEmpty()) {
            Ruling.Telling telling = ruling.tellings().getFirst();
            assertEquals(Ruling.WHOLE, telling.topic());
            assertEquals(people, telling.before());
            assertTrue(ruling.changed(), "what is told is kept");
            boolean problem = telling.kind() == EventRaised.Kind.PROBLEM;
            assertTrue(problem || people != null, "an end without a problem");
            assertTrue(!problem || !c.silent, "told while silent");
            assertFalse(telling.said().en().isEmpty() || telling.said().ja().isEmpty());
            told = problem ? telling.severity() : null;
        }
        assertEquals(told, now.announced());
        if (!now.flapping() && !c.silent) {
            switch (now.state()) {
                case OK, UNREACHABLE -> assertNull(now.announced());
                case PROBLEM -> assertTrue(!now.hard() || now.announced() == now.severity());
                case UNKNOWN, PENDING -> assertEquals(people, now.announced());
            }
        }
        return told;
    }

    /** Over a restart. */
    private static Standing again(Standing standing) {
        try {
            Standing read = Json.read(Json.bytes(standing.kept()), Standing.class);
            assertEquals(standing.kept(), read);
            return read;
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void amountsAreShort() {
        assertEquals("93.25 %", Words.amount(93.2512345, "%", Locale.ENGLISH));
        assertEquals("123,456,789", Words.amount(123_456_789, "", Locale.ENGLISH));
        assertEquals("0.0012 ms", Words.amount(0.0012, "ms", Locale.ENGLISH));
        assertEquals("0", Words.amount(0, null, Locale.ENGLISH));
        assertEquals("NaN", Words.amount(Double.NaN, "", Locale.ENGLISH));
        assertEquals(Instant.parse("2026-11-26T00:00:00Z"), Case.START);
    }
}
