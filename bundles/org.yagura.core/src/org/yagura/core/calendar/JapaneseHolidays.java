/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.calendar;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;

import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The national holidays of Japan, computed from the law: Act on National Holidays (Act No. 178 of 1948) with its amendments,
 * among them substitute holidays (since 12 April 1973; since 2007 on the next day that is none), days between two holidays
 * (since 27 December 1985), Mondays (since 2000 and 2003), and the moves of 2020 and 2021 (Acts on Special Measures for the
 * Games of Tokyo); holidays of 1989, 1990, 1993 and 2019 by laws of their own.
 *
 * <p>The equinoxes are those of the usual formula (Shin-koyomi benrichō, Ephemeris Computation Society of the Hydrographic
 * Department, 1983), valid from 1980 to 2099. By law the day is the one that the National Astronomical Observatory announces
 * in February of the year before; the formula has agreed with each so far. What a future law moves is not known here: such days
 * are put into a calendar as closed or open. Thread-safe.
 */
public final class JapaneseHolidays {
    /** The first year that is known. */
    public static final int FIRST_YEAR = 1980;
    /** The last year that is known. */
    public static final int LAST_YEAR = 2099;

    private static final double SPRING = 20.8431;
    private static final double AUTUMN = 23.2488;
    private static final double TROPICAL = 0.242194;
    private static final int LEAP = 4;
    /** Since then a day between two holidays is one. */
    private static final LocalDate CITIZENS_SINCE = LocalDate.of(1985, 12, 27);
    /** Since then a substitute is the next day that is no holiday, and a day between two may be a Sunday. */
    private static final int AMENDED = 2007;
    private static final Map<LocalDate, JapaneseHoliday> BY_OWN_LAW = Map.of(
            LocalDate.of(1989, 2, 24), JapaneseHoliday.IMPERIAL, LocalDate.of(1990, 11, 12), JapaneseHoliday.IMPERIAL,
            LocalDate.of(1993, 6, 9), JapaneseHoliday.IMPERIAL, LocalDate.of(2019, 5, 1), JapaneseHoliday.IMPERIAL,
            LocalDate.of(2019, 10, 22), JapaneseHoliday.IMPERIAL);
    private static final Map<Integer, NavigableMap<LocalDate, JapaneseHoliday>> KNOWN = new ConcurrentHashMap<>();

    private JapaneseHolidays() {
    }

    /** What holiday a day is; empty when it is none, or lies outside of the years that are known. */
    public static Optional<JapaneseHoliday> of(LocalDate day) {
        return Optional.ofNullable(of(day.getYear()).get(day));
    }

    /** The holidays of a year, in order; none outside of the years that are known. */
    public static NavigableMap<LocalDate, JapaneseHoliday> of(int year) {
        return year < FIRST_YEAR || year > LAST_YEAR
                ? Collections.emptyNavigableMap()
                : KNOWN.computeIfAbsent(year, JapaneseHolidays::compute);
    }

    private static NavigableMap<LocalDate, JapaneseHoliday> compute(int year) {
        var named = new TreeMap<LocalDate, JapaneseHoliday>();
        winterAndSpring(year, named);
        summer(year, named);
        autumn(year, named);
        BY_OWN_LAW.forEach((day, holiday) -> {
            if (day.getYear() == year) {
                named.put(day, holiday);
            }
        });
        var all = new TreeMap<>(named);
        named.keySet().forEach(day -> substitute(day, named, all));
        named.keySet().forEach(day -> between(day, named, all));
        return Collections.unmodifiableNavigableMap(all);
    }

    private static void winterAndSpring(int year, Map<LocalDate, JapaneseHoliday> to) {
        to.put(LocalDate.of(year, 1, 1), JapaneseHoliday.NEW_YEAR);
        to.put(year < 2000 ? LocalDate.of(year, 1, 15) : monday(year, Month.JANUARY, 2), JapaneseHoliday.COMING_OF_AGE);
        to.put(LocalDate.of(year, 2, 11), JapaneseHoliday.FOUNDATION);
        if (year >= 2020) {
            to.put(LocalDate.of(year, 2, 23), JapaneseHoliday.EMPEROR);
        } else if (year >= 1989 && year <= 2018) {
            to.put(LocalDate.of(year, 12, 23), JapaneseHoliday.EMPEROR);
        }
        to.put(LocalDate.of(year, 3, equinox(year, SPRING)), JapaneseHoliday.SPRING_EQUINOX);
        to.put(LocalDate.of(year, 4, 29), year < 1989
                ? JapaneseHoliday.EMPEROR
                : year < AMENDED ? JapaneseHoliday.GREENERY : JapaneseHoliday.SHOWA);
        to.put(LocalDate.of(year, 5, 3), JapaneseHoliday.CONSTITUTION);
        if (year >= AMENDED) {
            to.put(LocalDate.of(year, 5, 4), JapaneseHoliday.GREENERY);
        }
        to.put(LocalDate.of(year, 5, 5), JapaneseHoliday.CHILDREN);
    }

    private static void summer(int year, Map<LocalDate, JapaneseHoliday> to) {
        if (year >= 1996) {
            to.put(switch (year) {
                case 2020 -> LocalDate.of(year, 7, 23);
                case 2021 -> LocalDate.of(year, 7, 22);
                default -> year < 2003 ? LocalDate.of(year, 7, 20) : monday(year, Month.JULY, 3);
            }, JapaneseHoliday.MARINE);
        }
        if (year >= 2016) {
            to.put(LocalDate.of(year, 8, switch (year) {
                case 2020 -> 10;
                case 2021 -> 8;
                default -> 11;
            }), JapaneseHoliday.MOUNTAIN);
        }
    }

    private static void autumn(int year, Map<LocalDate, JapaneseHoliday> to) {
        to.put(year < 2003 ? LocalDate.of(year, 9, 15) : monday(year, Month.SEPTEMBER, 3), JapaneseHoliday.AGED);
        to.put(LocalDate.of(year, 9, equinox(year, AUTUMN)), JapaneseHoliday.AUTUMN_EQUINOX);
        to.put(switch (year) {
            case 2020 -> LocalDate.of(year, 7, 24);
            case 2021 -> LocalDate.of(year, 7, 23);
            default -> year < 2000 ? LocalDate.of(year, 10, 10) : monday(year, Month.OCTOBER, 2);
        }, JapaneseHoliday.SPORTS);
        to.put(LocalDate.of(year, 11, 3), JapaneseHoliday.CULTURE);
        to.put(LocalDate.of(year, 11, 23), JapaneseHoliday.LABOUR);
    }

    private static LocalDate monday(int year, Month month, int ordinal) {
        return LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(ordinal, MONDAY));
    }

    private static int equinox(int year, double epoch) {
        int since = year - FIRST_YEAR;
        return (int) (epoch + TROPICAL * since) - since / LEAP;
    }

    private static void substitute(LocalDate day, Map<LocalDate, JapaneseHoliday> named,
            Map<LocalDate, JapaneseHoliday> to) {
        if (day.getDayOfWeek() != SUNDAY) {
            return;
        }
        LocalDate next = day.plusDays(1);
        while (day.getYear() >= AMENDED && named.containsKey(next)) {
            next = next.plusDays(1);
        }
        to.putIfAbsent(next, JapaneseHoliday.SUBSTITUTE);
    }

    private static void between(LocalDate day, Map<LocalDate, JapaneseHoliday> named,
            Map<LocalDate, JapaneseHoliday> to) {
        LocalDate between = day.plusDays(1);
        boolean allowed = day.getYear() >= AMENDED || between.getDayOfWeek() != SUNDAY;
        if (allowed && !between.isBefore(CITIZENS_SINCE) && named.containsKey(between.plusDays(1))) {
            to.putIfAbsent(between, JapaneseHoliday.CITIZENS);
        }
    }
}
