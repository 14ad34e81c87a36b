/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core.tests.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.yagura.jobs.core.internal.schedule.Timetable;
import org.yagura.model.site.Calendar;
import org.yagura.model.site.CalendarHours;
import org.yagura.model.site.DayRule;
import org.yagura.model.site.DayShift;
import org.yagura.model.site.JobNet;
import org.yagura.model.site.JobSchedule;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.Weekday;

/** When nets are due. */
class TimetableTest {
    private static final SiteFactory FACTORY = SiteFactory.eINSTANCE;
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("MM-dd HH:mm");

    private static Calendar business() {
        Site site = FACTORY.createSite();
        site.setTimeZone("Asia/Tokyo");
        Calendar calendar = FACTORY.createCalendar();
        calendar.setId("business");
        calendar.setJapaneseHolidays(true);
        CalendarHours hours = FACTORY.createCalendarHours();
        hours.getDays().addAll(List.of(Weekday.MONDAY, Weekday.TUESDAY, Weekday.WEDNESDAY, Weekday.THURSDAY,
                Weekday.FRIDAY));
        calendar.getHours().add(hours);
        site.getCalendars().add(calendar);
        return calendar;
    }

    private static List<String> due(ZoneId zone, String from, String to, Consumer<JobSchedule> schedule) {
        JobNet net = FACTORY.createJobNet();
        JobSchedule one = FACTORY.createJobSchedule();
        one.setId("s");
        schedule.accept(one);
        net.getSchedules().add(one);
        return new Timetable.Maker(zone).of(net)
                .between(LocalDate.parse(from).atStartOfDay(zone).toInstant(),
                        LocalDate.parse(to).atStartOfDay(zone).toInstant())
                .stream().map(p -> FORM.withZone(zone).format(p.at())).toList();
    }

    @Test
    void timesAfterMidnightAreOfTheDayBefore() {
        assertEquals(List.of("03-03 01:30"), due(TOKYO, "2026-03-02", "2026-03-05", s -> {
            s.getTimes().add("25:30");
            s.setRule(DayRule.WEEKLY);
            s.getWeekdays().add(Weekday.MONDAY);
        }));
    }

    @Test
    void theLastDayOfTheMonthIsCountedFromTheEnd() {
        Consumer<JobSchedule> last = s -> {
            s.getTimes().add("09:00");
            s.setRule(DayRule.MONTH_DAY);
            s.setNumber(-1);
        };
        assertEquals(List.of("01-31 09:00", "02-28 09:00", "03-31 09:00"),
                due(TOKYO, "2026-01-01", "2026-04-01", last));
        assertEquals(List.of("02-28 09:00"),
                due(TOKYO, "2026-02-01", "2026-03-01", last.andThen(s -> s.setNumber(31))));
        assertEquals(List.of("02-29 09:00"), due(TOKYO, "2028-02-01", "2028-03-01", last));
    }

    @Test
    void theSecondThursdayIsFound() {
        assertEquals(List.of("11-12 18:00", "12-10 18:00"), due(TOKYO, "2026-11-01", "2027-01-01", s -> {
            s.getTimes().add("18:00");
            s.setRule(DayRule.MONTH_WEEKDAY);
            s.setNumber(2);
            s.getWeekdays().add(Weekday.THURSDAY);
        }));
        assertEquals(List.of("10-30 18:00"), due(TOKYO, "2026-10-01", "2027-01-01", s -> {
            s.getTimes().add("18:00");
            s.setRule(DayRule.MONTH_WEEKDAY);
            s.setNumber(5);
            s.getWeekdays().add(Weekday.FRIDAY);
        }), "only October has five of them");
    }

    @Test
    void businessDaysLeaveHolidaysAndTheirSubstitutesOut() {
        Calendar business = business();
        // 2026: 3 to 6 May are holidays with a substitute on the 6th; 1 May is a Friday
        assertEquals(List.of("05-01 09:00", "05-07 09:00"), due(TOKYO, "2026-05-01", "2026-05-08", s -> {
            s.getTimes().add("09:00");
            s.setCalendar(business);
            s.setShift(DayShift.SKIP);
        }));
        assertEquals(List.of("05-07 09:00"), due(TOKYO, "2026-05-01", "2026-06-01", s -> {
            s.getTimes().add("09:00");
            s.setRule(DayRule.BUSINESS_DAY);
            s.setNumber(2);
            s.setCalendar(business);
        }));
        assertEquals(List.of("05-29 09:00"), due(TOKYO, "2026-05-01", "2026-06-01", s -> {
            s.getTimes().add("09:00");
            s.setRule(DayRule.BUSINESS_DAY);
            s.setNumber(-1);
            s.setCalendar(business);
        }));
    }

    @Test
    void runsMoveToTheDayBeforeOrAfterWithinALimit() {
        Calendar business = business();
        Consumer<JobSchedule> third = s -> {
            s.getTimes().add("09:00");
            s.setRule(DayRule.MONTH_DAY);
            s.setNumber(3);
            s.getMonths().add(5);
            s.setCalendar(business);
        };
        assertEquals(List.of("05-01 09:00"), due(TOKYO, "2026-01-01", "2027-01-01",
                third.andThen(s -> s.setShift(DayShift.BEFORE))));
        assertEquals(List.of("05-07 09:00"), due(TOKYO, "2026-01-01", "2027-01-01",
                third.andThen(s -> s.setShift(DayShift.AFTER))));
        assertEquals(List.of(), due(TOKYO, "2026-01-01", "2027-01-01", third.andThen(s -> {
            s.setShift(DayShift.AFTER);
            s.setFurthest(3);
        })));
        assertEquals(List.of("05-03 09:00"), due(TOKYO, "2026-01-01", "2027-01-01", third));
    }

    @Test
    void aMovedRunIsFoundFromWhereItWasMovedTo() {
        Calendar business = business();
        assertEquals(List.of("05-01 09:00"), due(TOKYO, "2026-05-01", "2026-05-02", s -> {
            s.getTimes().add("09:00");
            s.setRule(DayRule.MONTH_DAY);
            s.setNumber(3);
            s.setCalendar(business);
            s.setShift(DayShift.BEFORE);
        }));
    }

    @Test
    void fromAndUntilBoundTheDays() {
        assertEquals(List.of("03-02 08:00", "03-03 08:00"), due(TOKYO, "2026-03-01", "2026-04-01", s -> {
            s.getTimes().add("08:00");
            s.setFrom(LocalDate.of(2026, 3, 2));
            s.setUntil(LocalDate.of(2026, 3, 3));
        }));
    }

    @Test
    void clocksThatChangeSkipNothingAndDoubleNothing() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        Consumer<JobSchedule> night = s -> s.getTimes().add("02:30");
        assertEquals(List.of("03-28 02:30", "03-29 03:00", "03-30 02:30"),
                due(berlin, "2026-03-28", "2026-03-31", night));
        assertEquals(List.of("10-24 02:30", "10-25 02:30", "10-26 02:30"),
                due(berlin, "2026-10-24", "2026-10-27", night));
    }

    @Test
    void cronIsKeptTo() {
        assertEquals(List.of("03-02 08:00", "03-02 08:20", "03-02 08:40"), due(TOKYO, "2026-03-01", "2026-03-09",
                s -> s.setCron("*/20 8 * * mon")));
        assertEquals(List.of("03-13 00:00", "03-20 00:00"), due(TOKYO, "2026-03-10", "2026-03-22",
                s -> s.setCron("0 0 13 * 5")), "either of both days is enough");
        assertEquals(List.of(), due(TOKYO, "2026-03-01", "2026-04-01", s -> s.setCron("61 * * * *")),
                "what is no cron never comes");
    }

    @Test
    void whatIsNotEnabledNeverComes() {
        assertEquals(List.of(), due(TOKYO, "2026-03-01", "2026-04-01", s -> {
            s.getTimes().add("08:00");
            s.setEnabled(false);
        }));
    }
}
