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

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yagura.core.calendar.JapaneseHoliday;
import org.yagura.core.calendar.JapaneseHolidays;

/** The holidays of Japan against the list that the Cabinet Office publishes (syukujitsu.csv), and against the law. */
class JapaneseHolidaysTest {

    @ParameterizedTest
    @CsvSource({
            "1989, 1/1 1/2 1/15 1/16 2/11 2/24 3/21 4/29 5/3 5/4 5/5 9/15 9/23 10/10 11/3 11/23 12/23",
            "1990, 1/1 1/15 2/11 2/12 3/21 4/29 4/30 5/3 5/4 5/5 9/15 9/23 9/24 10/10 11/3 11/12 11/23 12/23 12/24",
            "1993, 1/1 1/15 2/11 3/20 4/29 5/3 5/4 5/5 6/9 9/15 9/23 10/10 10/11 11/3 11/23 12/23",
            "1997, 1/1 1/15 2/11 3/20 4/29 5/3 5/5 7/20 7/21 9/15 9/23 10/10 11/3 11/23 11/24 12/23",
            "1998, 1/1 1/15 2/11 3/21 4/29 5/3 5/4 5/5 7/20 9/15 9/23 10/10 11/3 11/23 12/23",
            "1999, 1/1 1/15 2/11 3/21 3/22 4/29 5/3 5/4 5/5 7/20 9/15 9/23 10/10 10/11 11/3 11/23 12/23",
            "2000, 1/1 1/10 2/11 3/20 4/29 5/3 5/4 5/5 7/20 9/15 9/23 10/9 11/3 11/23 12/23",
            "2003, 1/1 1/13 2/11 3/21 4/29 5/3 5/5 7/21 9/15 9/23 10/13 11/3 11/23 11/24 12/23",
            "2006, 1/1 1/2 1/9 2/11 3/21 4/29 5/3 5/4 5/5 7/17 9/18 9/23 10/9 11/3 11/23 12/23",
            "2007, 1/1 1/8 2/11 2/12 3/21 4/29 4/30 5/3 5/4 5/5 7/16 9/17 9/23 9/24 10/8 11/3 11/23 12/23 12/24",
            "2008, 1/1 1/14 2/11 3/20 4/29 5/3 5/4 5/5 5/6 7/21 9/15 9/23 10/13 11/3 11/23 11/24 12/23",
            "2009, 1/1 1/12 2/11 3/20 4/29 5/3 5/4 5/5 5/6 7/20 9/21 9/22 9/23 10/12 11/3 11/23 12/23",
            "2012, 1/1 1/2 1/9 2/11 3/20 4/29 4/30 5/3 5/4 5/5 7/16 9/17 9/22 10/8 11/3 11/23 12/23 12/24",
            "2015, 1/1 1/12 2/11 3/21 4/29 5/3 5/4 5/5 5/6 7/20 9/21 9/22 9/23 10/12 11/3 11/23 12/23",
            "2016, 1/1 1/11 2/11 3/20 3/21 4/29 5/3 5/4 5/5 7/18 8/11 9/19 9/22 10/10 11/3 11/23 12/23",
            "2018, 1/1 1/8 2/11 2/12 3/21 4/29 4/30 5/3 5/4 5/5 7/16 8/11 9/17 9/23 9/24 10/8 11/3 11/23 12/23 12/24",
            "2019, 1/1 1/14 2/11 3/21 4/29 4/30 5/1 5/2 5/3 5/4 5/5 5/6 7/15 8/11 8/12 9/16 9/23 10/14 10/22 11/3 11/4 11/23",
            "2020, 1/1 1/13 2/11 2/23 2/24 3/20 4/29 5/3 5/4 5/5 5/6 7/23 7/24 8/10 9/21 9/22 11/3 11/23",
            "2021, 1/1 1/11 2/11 2/23 3/20 4/29 5/3 5/4 5/5 7/22 7/23 8/8 8/9 9/20 9/23 11/3 11/23",
            "2022, 1/1 1/10 2/11 2/23 3/21 4/29 5/3 5/4 5/5 7/18 8/11 9/19 9/23 10/10 11/3 11/23",
            "2023, 1/1 1/2 1/9 2/11 2/23 3/21 4/29 5/3 5/4 5/5 7/17 8/11 9/18 9/23 10/9 11/3 11/23",
            "2024, 1/1 1/8 2/11 2/12 2/23 3/20 4/29 5/3 5/4 5/5 5/6 7/15 8/11 8/12 9/16 9/22 9/23 10/14 11/3 11/4 11/23",
            "2025, 1/1 1/13 2/11 2/23 2/24 3/20 4/29 5/3 5/4 5/5 5/6 7/21 8/11 9/15 9/23 10/13 11/3 11/23 11/24",
            "2026, 1/1 1/12 2/11 2/23 3/20 4/29 5/3 5/4 5/5 5/6 7/20 8/11 9/21 9/22 9/23 10/12 11/3 11/23",
            "2027, 1/1 1/11 2/11 2/23 3/21 3/22 4/29 5/3 5/4 5/5 7/19 8/11 9/20 9/23 10/11 11/3 11/23"})
    void agreesWithThePublishedList(int year, String days) {
        assertEquals(days, JapaneseHolidays.of(year).keySet().stream()
                .map(d -> d.getMonthValue() + "/" + d.getDayOfMonth()).collect(Collectors.joining(" ")));
    }

    @Test
    void everySundayHolidayHasASubstituteAndNothingElseIsOne() {
        for (int year = JapaneseHolidays.FIRST_YEAR; year <= JapaneseHolidays.LAST_YEAR; year++) {
            var all = JapaneseHolidays.of(year);
            long sundays = all.keySet().stream().filter(d -> d.getDayOfWeek() == DayOfWeek.SUNDAY)
                    .filter(d -> all.get(d) != JapaneseHoliday.CITIZENS).count();
            assertEquals(sundays, all.values().stream().filter(JapaneseHoliday.SUBSTITUTE::equals).count(),
                    () -> all.toString());
            all.forEach((day, holiday) -> {
                if (holiday == JapaneseHoliday.CITIZENS) {
                    assertTrue(all.containsKey(day.minusDays(1)) && all.containsKey(day.plusDays(1)), day::toString);
                }
                if (holiday == JapaneseHoliday.COMING_OF_AGE && day.getYear() >= 2000) {
                    assertEquals(DayOfWeek.MONDAY, day.getDayOfWeek());
                }
            });
            int march = all.keySet().stream().filter(d -> all.get(d) == JapaneseHoliday.SPRING_EQUINOX).findFirst()
                    .orElseThrow().getDayOfMonth();
            int september = all.keySet().stream().filter(d -> all.get(d) == JapaneseHoliday.AUTUMN_EQUINOX).findFirst()
                    .orElseThrow().getDayOfMonth();
            assertTrue(march >= 19 && march <= 21 && september >= 22 && september <= 23, march + " " + september);
        }
    }

    @Test
    void saysWhichHolidayADayIsAndNothingOfYearsThatItDoesNotKnow() {
        assertEquals("振替休日", JapaneseHolidays.of(LocalDate.of(2026, 5, 6)).orElseThrow().name(Locale.JAPANESE));
        assertEquals("Citizens' holiday",
                JapaneseHolidays.of(LocalDate.of(2026, 9, 22)).orElseThrow().name(Locale.ENGLISH));
        assertFalse(JapaneseHolidays.of(LocalDate.of(2026, 11, 26)).isPresent());
        assertTrue(JapaneseHolidays.of(2100).isEmpty());
        assertTrue(JapaneseHolidays.of(1979).isEmpty());
        for (JapaneseHoliday holiday : JapaneseHoliday.values()) {
            assertFalse(holiday.name(Locale.ENGLISH).isBlank() || holiday.name(Locale.JAPANESE).isBlank());
        }
    }
}
