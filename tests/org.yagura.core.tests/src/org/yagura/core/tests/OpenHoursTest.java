/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.yagura.core.calendar.OpenHours;
import org.yagura.model.site.Calendar;
import org.yagura.model.site.CalendarHours;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.Weekday;

/** Hours of calendars: known answers, and properties against a look at each minute. */
class OpenHoursTest {
    private static final SiteFactory MAKE = SiteFactory.eINSTANCE;
    private static final Weekday[] WORK = {Weekday.MONDAY, Weekday.TUESDAY, Weekday.WEDNESDAY, Weekday.THURSDAY,
            Weekday.FRIDAY};

    private static Calendar calendar(String zone, Object... hours) {
        Calendar calendar = MAKE.createCalendar();
        calendar.setTimeZone(zone);
        calendar.setName("Hours");
        for (int i = 0; i < hours.length; i += 3) {
            CalendarHours one = MAKE.createCalendarHours();
            one.setFrom((String) hours[i]);
            one.setTo((String) hours[i + 1]);
            one.getDays().addAll(java.util.List.of((Weekday[]) hours[i + 2]));
            calendar.getHours().add(one);
        }
        return calendar;
    }

    private static Instant at(String zone, String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of(zone)).toInstant();
    }

    @Test
    void knowsTheDaysOfTheWeekAndWhenItChanges() {
        OpenHours hours = OpenHours.of(calendar("Asia/Tokyo", "09:00", "17:00", WORK));
        assertTrue(hours.contains(at("Asia/Tokyo", "2026-11-26T09:00")));
        assertFalse(hours.contains(at("Asia/Tokyo", "2026-11-26T17:00")));
        assertFalse(hours.contains(at("Asia/Tokyo", "2026-11-28T12:00")));
        assertEquals(Optional.of(at("Asia/Tokyo", "2026-11-27T17:00")),
                hours.nextChange(at("Asia/Tokyo", "2026-11-27T16:59")));
        assertEquals(Optional.of(at("Asia/Tokyo", "2026-11-30T09:00")),
                hours.nextChange(at("Asia/Tokyo", "2026-11-27T17:00")));
    }

    @Test
    void hoursAfterMidnightBelongToTheDayBefore() {
        Calendar calendar = calendar("Asia/Tokyo", "22:00", "25:30", new Weekday[]{Weekday.FRIDAY});
        calendar.getClosed().add(LocalDate.of(2026, 11, 28));
        OpenHours hours = OpenHours.of(calendar);
        assertTrue(hours.contains(at("Asia/Tokyo", "2026-11-28T01:29")), "the closed Saturday is the next day");
        assertFalse(hours.contains(at("Asia/Tokyo", "2026-11-28T01:30")));
        assertFalse(hours.contains(at("Asia/Tokyo", "2026-11-27T01:00")), "of a Thursday");
        calendar.getClosed().add(LocalDate.of(2026, 11, 27));
        assertFalse(OpenHours.of(calendar).contains(at("Asia/Tokyo", "2026-11-28T01:00")), "closed with its day");
        OpenHours two = OpenHours.of(calendar("Asia/Tokyo", "23:00", "48:00", new Weekday[]{Weekday.MONDAY}));
        assertTrue(two.contains(at("Asia/Tokyo", "2026-11-24T23:59")));
        assertEquals(Optional.of(at("Asia/Tokyo", "2026-11-25T00:00")),
                two.nextChange(at("Asia/Tokyo", "2026-11-23T23:30")));
    }

    @Test
    void holidaysAreOutsideUnlessTheyAreOpen() {
        Calendar calendar = calendar("Asia/Tokyo", "09:00", "17:00", WORK);
        calendar.setJapaneseHolidays(true);
        Instant holiday = at("Asia/Tokyo", "2026-09-22T12:00");
        assertFalse(OpenHours.of(calendar).contains(holiday));
        assertEquals(Optional.of(at("Asia/Tokyo", "2026-09-24T09:00")), OpenHours.of(calendar).nextChange(holiday));
        calendar.getOpen().add(LocalDate.of(2026, 9, 22));
        assertTrue(OpenHours.of(calendar).contains(holiday));
        assertTrue(OpenHours.of(calendar).worked(LocalDate.of(2026, 9, 22)));
        calendar.getClosed().add(LocalDate.of(2026, 9, 22));
        assertFalse(OpenHours.of(calendar).contains(holiday), "closed counts before open");
        calendar.getOpen().add(LocalDate.of(2026, 9, 26));
        assertFalse(OpenHours.of(calendar).worked(LocalDate.of(2026, 9, 26)), "a Saturday has no hours to be open in");
    }

    @Test
    void clocksThatAreChangedLeaveHoursInOnePiece() {
        String zone = "Europe/Berlin";
        OpenHours gap = OpenHours.of(calendar(zone, "02:30", "04:00", new Weekday[0]));
        Instant forward = Instant.parse("2026-03-29T01:00:00Z");
        assertEquals(forward, gap.of(LocalDate.of(2026, 3, 29)).getFirst().from(), "02:30 is left out");
        assertEquals(Instant.parse("2026-03-29T02:00:00Z"), gap.of(LocalDate.of(2026, 3, 29)).getFirst().to());
        OpenHours within = OpenHours.of(calendar(zone, "02:10", "02:50", new Weekday[0]));
        assertTrue(within.of(LocalDate.of(2026, 3, 29)).isEmpty(), "that day does not have it");
        OpenHours overlap = OpenHours.of(calendar(zone, "02:15", "02:45", new Weekday[0]));
        // 02:15 summer time is 00:15 UTC, 02:45 winter time is 01:45 UTC
        assertEquals(Instant.parse("2026-10-25T00:15:00Z"), overlap.of(LocalDate.of(2026, 10, 25)).getFirst().from());
        assertEquals(Instant.parse("2026-10-25T01:45:00Z"), overlap.of(LocalDate.of(2026, 10, 25)).getFirst().to());
        OpenHours night = OpenHours.of(calendar(zone, "22:00", "30:00", new Weekday[]{Weekday.SATURDAY}));
        OpenHours.Stretch long9 = night.of(LocalDate.of(2026, 10, 24)).getFirst();
        assertEquals(Duration.ofHours(9), Duration.between(long9.from(), long9.to()));
        OpenHours.Stretch long7 = night.of(LocalDate.of(2026, 3, 28)).getFirst();
        assertEquals(Duration.ofHours(7), Duration.between(long7.from(), long7.to()));
    }

    @Test
    void hoursWithoutEndOrBeginningNeverChange() {
        OpenHours always = OpenHours.of(calendar("America/Havana", "00:00", "24:00", new Weekday[0]));
        OpenHours never = OpenHours.of(calendar("Asia/Tokyo"));
        Instant now = Instant.parse("2026-11-26T00:00:00Z");
        assertTrue(always.contains(now));
        assertEquals(Optional.empty(), always.nextChange(now));
        assertFalse(never.contains(now));
        assertEquals(Optional.empty(), never.nextChange(now));
        assertTrue(always.follow().contains(now));
    }

    @Test
    void whatTheChecksRefuseIsNever() {
        OpenHours odd = OpenHours.of(calendar("Nowhere/Land", "17:00", "09:00", WORK, "9", "17", WORK, "12:00", "49:00",
                WORK));
        assertEquals(ZoneId.of("Z"), odd.zone());
        assertEquals(Optional.empty(), odd.nextChange(Instant.parse("2026-11-26T00:00:00Z")));
    }

    @Test
    void changesAgreeWithALookAtEachQuarterOfAnHour() {
        String[] zones = {"Asia/Tokyo", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Havana"};
        var random = new Random(20261126);
        for (int round = 0; round < 40; round++) {
            String zone = zones[random.nextInt(zones.length)];
            Calendar calendar = calendar(zone);
            calendar.setJapaneseHolidays(random.nextBoolean());
            for (int i = random.nextInt(3); i >= 0; i--) {
                CalendarHours one = MAKE.createCalendarHours();
                int from = random.nextInt(96);
                int to = from + 1 + random.nextInt(192 - from);
                one.setFrom("%02d:%02d".formatted(from / 4, from % 4 * 15));
                one.setTo("%02d:%02d".formatted(to / 4, to % 4 * 15));
                for (Weekday day : Weekday.values()) {
                    if (random.nextBoolean()) {
                        one.getDays().add(day);
                    }
                }
                calendar.getHours().add(one);
            }
            OpenHours hours = OpenHours.of(calendar);
            OpenHours.Follower follower = hours.follow();
            Instant start = Instant.parse(random.nextBoolean() ? "2026-03-05T00:00:00Z" : "2026-10-22T00:00:00Z");
            Instant change = hours.nextChange(start).orElse(Instant.MAX);
            boolean inside = hours.contains(start);
            for (Instant at = start; at
                    .isBefore(start.plus(Duration.ofDays(27))); at = at.plus(Duration.ofMinutes(15))) {
                if (!at.isBefore(change)) {
                    assertEquals(change, at, "a change that lies between quarters");
                    inside = !inside;
                    change = hours.nextChange(at).orElse(Instant.MAX);
                }
                assertEquals(inside, hours.contains(at), zone + " " + at);
                assertEquals(inside, follower.contains(at), zone + " " + at);
            }
        }
    }
}
