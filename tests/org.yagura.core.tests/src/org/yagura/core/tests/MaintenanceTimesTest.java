/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.yagura.core.calendar.MaintenanceTimes;
import org.yagura.core.calendar.OpenHours.Stretch;
import org.yagura.model.site.Maintenance;
import org.yagura.model.site.Recurrence;
import org.yagura.model.site.SiteFactory;

/** Maintenance windows come again at the times that people mean by the words of a calendar. */
class MaintenanceTimesTest {
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static Maintenance window(String start, String end, ZoneId zone, Recurrence recurrence) {
        Maintenance window = SiteFactory.eINSTANCE.createMaintenance();
        window.setStart(at(start, zone));
        window.setEnd(at(end, zone));
        window.setRecurrence(recurrence);
        return window;
    }

    private static Instant at(String local, ZoneId zone) {
        return LocalDateTime.parse(local).atZone(zone).toInstant();
    }

    private static MaintenanceTimes times(Maintenance window, ZoneId zone) {
        return MaintenanceTimes.of(window, zone).orElseThrow();
    }

    private static List<String> local(List<Stretch> stretches, ZoneId zone) {
        return stretches.stream().map(s -> LocalDateTime.ofInstant(s.from(), zone) + " to "
                + LocalDateTime.ofInstant(s.to(), zone)).toList();
    }

    @Test
    void onceIsOnce() {
        MaintenanceTimes times = times(window("2026-11-05T18:00", "2026-11-06T08:00", TOKYO, Recurrence.ONCE), TOKYO);
        assertTrue(times.at(at("2026-11-05T18:00", TOKYO)).isPresent());
        assertEquals(Optional.empty(), times.at(at("2026-11-06T08:00", TOKYO)));
        assertEquals(Optional.empty(), times.at(at("2026-11-05T17:59:59", TOKYO)));
        assertEquals(1, times.between(at("2020-01-01T00:00", TOKYO), at("2030-01-01T00:00", TOKYO)).size());
    }

    @Test
    void aMonthlyNightOnAWeekdayGoesOverMidnight() {
        // the second Thursday
        MaintenanceTimes times = times(
                window("2026-11-12T18:00", "2026-11-13T08:00", TOKYO, Recurrence.MONTHLY_WEEKDAY), TOKYO);
        assertEquals(List.of("2026-11-12T18:00 to 2026-11-13T08:00", "2026-12-10T18:00 to 2026-12-11T08:00",
                "2027-01-14T18:00 to 2027-01-15T08:00"),
                local(times.between(at("2026-11-01T00:00", TOKYO), at("2027-02-01T00:00", TOKYO)), TOKYO));
        assertTrue(times.at(at("2027-01-15T07:59", TOKYO)).isPresent(), "the morning after");
        assertEquals(Optional.empty(), times.at(at("2026-10-08T19:00", TOKYO)),
                "not before it began for the first time");
    }

    @Test
    void theFifthWeekdayAndTheLastDayAreTheLastOnes() {
        MaintenanceTimes weekday = times(
                window("2026-10-30T20:00", "2026-10-30T22:00", TOKYO, Recurrence.MONTHLY_WEEKDAY), TOKYO);
        assertEquals(List.of("2026-11-27T20:00 to 2026-11-27T22:00"),
                local(weekday.between(at("2026-11-01T00:00", TOKYO), at("2026-12-01T00:00", TOKYO)), TOKYO));
        MaintenanceTimes date = times(
                window("2027-01-31T20:00", "2027-01-31T22:00", TOKYO, Recurrence.MONTHLY_DATE), TOKYO);
        assertEquals(List.of("2027-02-28T20:00 to 2027-02-28T22:00", "2027-03-31T20:00 to 2027-03-31T22:00"),
                local(date.between(at("2027-02-01T00:00", TOKYO), at("2027-04-01T00:00", TOKYO)), TOKYO));
    }

    @Test
    void theClockOfTheSiteCountsAlsoWhenItIsChanged() {
        MaintenanceTimes times = times(
                window("2026-10-24T22:00", "2026-10-25T06:00", BERLIN, Recurrence.DAILY), BERLIN);
        List<Stretch> found = times.between(at("2026-10-24T00:00", BERLIN), at("2026-10-26T12:00", BERLIN));
        assertEquals(List.of("2026-10-24T22:00 to 2026-10-25T06:00", "2026-10-25T22:00 to 2026-10-26T06:00"),
                local(found, BERLIN));
        assertEquals(Duration.ofHours(9), Duration.between(found.getFirst().from(), found.getFirst().to()));
        assertEquals(Duration.ofHours(8), Duration.between(found.getLast().from(), found.getLast().to()));
    }

    @Test
    void noneBeginsAtTheLimitOrLater() {
        Maintenance window = window("2026-11-02T01:00", "2026-11-02T02:00", TOKYO, Recurrence.WEEKLY);
        window.setUntil(at("2026-11-16T01:00", TOKYO));
        assertEquals(List.of("2026-11-02T01:00 to 2026-11-02T02:00", "2026-11-09T01:00 to 2026-11-09T02:00"), local(
                times(window, TOKYO).between(at("2026-01-01T00:00", TOKYO), at("2027-01-01T00:00", TOKYO)), TOKYO));
    }

    @Test
    void whatTheChecksRefuseIsNever() {
        assertEquals(Optional.empty(), MaintenanceTimes.of(SiteFactory.eINSTANCE.createMaintenance(), TOKYO));
        assertEquals(Optional.empty(), MaintenanceTimes.of(
                window("2026-11-06T18:00", "2026-11-05T08:00", TOKYO, Recurrence.DAILY), TOKYO));
    }

    /** Of each moment is said the same as by going through all times from the first one on. */
    @Test
    void aMomentIsWithinATimeThatIsListedAndInNoOther() {
        var random = new Random(20261127);
        for (int i = 0; i < 400; i++) {
            Recurrence recurrence = Recurrence.VALUES.get(random.nextInt(Recurrence.VALUES.size()));
            LocalDateTime start = LocalDateTime.parse("2026-01-01T00:00").plusHours(random.nextInt(9_000));
            int hours = 1 + random.nextInt(23);
            MaintenanceTimes times = times(
                    window(start.toString(), start.plusHours(hours).toString(), BERLIN, recurrence), BERLIN);
            List<Stretch> all = times.between(at("2026-01-01T00:00", BERLIN), at("2029-01-01T00:00", BERLIN));
            assertEquals(start, LocalDateTime.ofInstant(all.getFirst().from(), BERLIN));
            Instant moment = at(start.plusMinutes(random.nextInt(1_000_000)).toString(), BERLIN);
            assertEquals(all.stream().filter(s -> s.contains(moment)).findFirst(), times.at(moment),
                    recurrence + " " + start + " " + hours + " h at " + moment);
        }
    }
}
