/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.yagura.core.calendar.OpenHours;
import org.yagura.core.event.Severity;
import org.yagura.model.site.Calendar;
import org.yagura.model.site.CalendarHours;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.ThresholdKind;
import org.yagura.watch.core.internal.state.Bound;
import org.yagura.watch.core.internal.state.Crossing;

/** Thresholds that count within the hours of a calendar only. The case begins at midnight, a minute a result. */
class CalendarTest {

    private static Bound within(String from, String to, String metric, ThresholdKind kind, double limit) {
        Calendar calendar = SiteFactory.eINSTANCE.createCalendar();
        calendar.setName("Office");
        CalendarHours hours = SiteFactory.eINSTANCE.createCalendarHours();
        hours.setFrom(from);
        hours.setTo(to);
        calendar.getHours().add(hours);
        return Bound.of("b", metric, kind, limit, 0, 1, Severity.MAJOR, OpenHours.of(calendar));
    }

    private static void until(Case c, int minute, String metric, double value) {
        while (c.now().isBefore(Case.START.plusSeconds(60L * minute))) {
            c.value(metric, value);
        }
    }

    @Test
    void countsInItsHoursAndClearsWhenTheyAreOver() {
        var c = new Case(1, within("00:10", "00:20", "v[a]", ThresholdKind.HIGH, 5));
        until(c, 9, "v[a]", 9);
        assertEquals("OK", c.state());
        assertEquals("", c.told());
        until(c, 10, "v[a]", 9);
        assertEquals("MAJOR!", c.state());
        until(c, 19, "v[a]", 9);
        assertTrue(c.told().endsWith("MAJOR"));
        var ruling = c.value("v[a]", 9);
        assertEquals("OK", c.state());
        assertEquals(1, ruling.tellings().size());
        assertEquals(Severity.CLEARED, ruling.tellings().getFirst().severity());
        String said = ruling.tellings().getFirst().said().in(Locale.ENGLISH);
        assertTrue(said.contains("are over"), said);
        assertTrue(ruling.tellings().getFirst().said().in(Locale.JAPANESE).contains("時間帯"), said);
        assertTrue(c.standing.crossings().stream().noneMatch(Crossing::broken));
    }

    @Test
    void hoursAreOverAlsoForARunThatMeasuredNothing() {
        var c = new Case(1, within("00:00", "00:05", "v", ThresholdKind.HIGH, 5));
        until(c, 4, "v", 9);
        assertEquals("MAJOR!", c.state());
        c.good();
        assertEquals("OK", c.state());
    }

    @Test
    void aChangeIsMeasuredAgainstTheValueBeforeTheHours() {
        var c = new Case(1, within("00:10", "00:20", "v", ThresholdKind.CHANGE, 5));
        until(c, 9, "v", 1);
        c.value("v", 9);
        assertEquals("MAJOR!", c.state());
    }

    @Test
    void outsideOfItsHoursNothingIsEverBroken() {
        for (int seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            Bound bound = within("00:10", "00:40", "v*", ThresholdKind.values()[random.nextInt(4)], random.nextInt(9));
            var c = new Case(1 + random.nextInt(3), bound);
            for (int i = 0; i < 90; i++) {
                switch (random.nextInt(4)) {
                    case 0 -> c.good();
                    case 1 -> c.value("v", random.nextInt(20));
                    default -> c.value("v[" + random.nextInt(2) + "]", random.nextInt(20));
                }
                if (!bound.counts(c.now())) {
                    assertFalse(c.standing.crossings().stream().anyMatch(x -> x.broken() || x.beyond() > 0),
                            "seed " + seed);
                }
            }
        }
    }
}
