/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Five fields of a crontab: minute, hour, day of the month, month, day of the week, each a list of {@code *}, values and ranges
 * with steps; months and weekdays also by their English names of three letters, Sunday as 0 or 7. Where both days are
 * restricted, one of them has to fit, as crontab(5) has it. Immutable.
 */
public final class Cron {
    private static final List<String> MONTHS = List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep",
            "oct", "nov", "dec");
    private static final List<String> WEEKDAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");
    private static final int FIELDS = 5;
    private static final int MINUTES_PER_HOUR = 60;
    private static final int LAST_HOUR = 23;
    private static final int LAST_DAY = 31;
    private static final int LAST_MONTH = 12;
    private static final int SUNDAY = 7;

    private final BitSet minutes;
    private final BitSet hours;
    private final BitSet days;
    private final BitSet months;
    private final BitSet weekdays;
    private final boolean either;

    private Cron(String[] fields) {
        minutes = field(fields[0], 0, MINUTES_PER_HOUR - 1, List.of());
        hours = field(fields[1], 0, LAST_HOUR, List.of());
        days = field(fields[2], 1, LAST_DAY, List.of());
        months = field(fields[3], 1, LAST_MONTH, MONTHS);
        weekdays = field(fields[4], 0, SUNDAY, WEEKDAYS);
        if (weekdays.get(SUNDAY)) {
            weekdays.set(0);
        }
        either = !fields[2].startsWith("*") && !fields[4].startsWith("*");
    }

    /**
     * Reads an expression.
     *
     * @throws IllegalArgumentException when it is none; the message names the part that is not understood
     */
    public static Cron of(String text) {
        String[] fields = text.strip().split("\\s+");
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException(text.strip());
        }
        return new Cron(fields);
    }

    private static BitSet field(String text, int least, int most, List<String> names) {
        var set = new BitSet();
        for (String part : text.split(",", -1)) {
            String[] stepped = part.split("/", 2);
            int step = stepped.length == 1 ? 1 : number(stepped[1], 1, most, List.of(), part);
            String[] range = stepped[0].split("-", 2);
            boolean any = stepped[0].equals("*");
            int from = any ? least : number(range[0], least, most, names, part);
            int to = any || range.length == 1 && stepped.length > 1
                    ? most
                    : range.length == 1 ? from : number(range[1], least, most, names, part);
            if (to < from) {
                throw new IllegalArgumentException(part);
            }
            IntStream.iterate(from, i -> i <= to, i -> i + step).forEach(set::set);
        }
        return set;
    }

    private static int number(String text, int least, int most, List<String> names, String part) {
        int named = names.indexOf(text.toLowerCase(Locale.ROOT));
        if (named >= 0) {
            return named + least;
        }
        if (!text.matches("\\d{1,2}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw new IllegalArgumentException(part);
        }
        return Integer.parseInt(text);
    }

    /** Whether it is about a day. */
    public boolean on(LocalDate day) {
        DayOfWeek weekday = day.getDayOfWeek();
        boolean byDay = days.get(day.getDayOfMonth());
        boolean byWeekday = weekdays.get(weekday.getValue() % SUNDAY);
        return months.get(day.getMonthValue()) && (either ? byDay || byWeekday : byDay && byWeekday);
    }

    /** Its times on such a day, in minutes since midnight, ascending. */
    public List<Integer> times() {
        var times = new ArrayList<Integer>();
        hours.stream().forEach(hour -> minutes.stream().forEach(minute -> times.add(hour * MINUTES_PER_HOUR + minute)));
        return times;
    }
}
