/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core.internal.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.yagura.model.Cron;
import org.yagura.model.site.DayShift;
import org.yagura.model.site.JobSchedule;

/** The days that a schedule is about. Immutable but for what is kept of its calendar. */
final class Days {
    private final JobSchedule schedule;
    private final BusinessDays business;
    private final Set<DayOfWeek> weekdays = EnumSet.noneOf(DayOfWeek.class);
    private final Set<Integer> months;
    private final Cron cron;

    Days(JobSchedule schedule, BusinessDays business, Cron cron) {
        this.schedule = schedule;
        this.business = business;
        this.cron = cron;
        months = Set.copyOf(schedule.getMonths());
        schedule.getWeekdays().forEach(day -> weekdays.add(DayOfWeek.valueOf(day.getName())));
        if (weekdays.isEmpty()) {
            weekdays.addAll(EnumSet.allOf(DayOfWeek.class));
        }
    }

    /** Those in a time, first and last day included, after what is no business day was moved or left out. */
    Collection<LocalDate> between(LocalDate first, LocalDate last) {
        int furthest = Math.max(0, schedule.getFurthest());
        var days = new TreeSet<LocalDate>();
        YearMonth end = YearMonth.from(last.plusDays(furthest));
        for (YearMonth month = YearMonth.from(first.minusDays(furthest)); !month.isAfter(end); month = month
                .plusMonths(1)) {
            if (months.isEmpty() || months.contains(month.getMonthValue())) {
                in(month).filter(this::counts).map(this::moved)
                        .filter(day -> day != null && !day.isBefore(first) && !day.isAfter(last)).forEach(days::add);
            }
        }
        return days;
    }

    private boolean counts(LocalDate day) {
        return (schedule.getFrom() == null || !day.isBefore(schedule.getFrom()))
                && (schedule.getUntil() == null || !day.isAfter(schedule.getUntil()));
    }

    private Stream<LocalDate> in(YearMonth month) {
        Stream<LocalDate> all = month.atDay(1).datesUntil(month.atEndOfMonth().plusDays(1));
        if (cron != null) {
            return all.filter(cron::on);
        }
        int number = schedule.getNumber();
        return switch (schedule.getRule()) {
            case DAILY -> all;
            case WEEKLY -> all.filter(day -> weekdays.contains(day.getDayOfWeek()));
            case MONTH_DAY -> Stream.of(dayOf(month, number));
            case MONTH_WEEKDAY -> weekdays.stream().map(weekday -> nth(month, number, weekday))
                    .filter(day -> day != null);
            case BUSINESS_DAY -> counted(all.filter(business::contains).toList(), number);
        };
    }

    private static LocalDate dayOf(YearMonth month, int number) {
        int length = month.lengthOfMonth();
        int day = number >= 0 ? number : length + 1 + number;
        return month.atDay(Math.clamp(day, 1, length));
    }

    /** Null when the month has no such day. */
    private static LocalDate nth(YearMonth month, int number, DayOfWeek weekday) {
        LocalDate day = month.atDay(1).with(TemporalAdjusters.dayOfWeekInMonth(number, weekday));
        return number != 0 && YearMonth.from(day).equals(month) ? day : null;
    }

    private static Stream<LocalDate> counted(List<LocalDate> days, int number) {
        int index = number > 0 ? number - 1 : days.size() + number;
        return number != 0 && index >= 0 && index < days.size() ? Stream.of(days.get(index)) : Stream.empty();
    }

    /** Where the run of a day takes place; null when nowhere. */
    private LocalDate moved(LocalDate day) {
        if (business.contains(day) || schedule.getShift() == DayShift.RUN) {
            return day;
        }
        if (schedule.getShift() == DayShift.SKIP) {
            return null;
        }
        int step = schedule.getShift() == DayShift.BEFORE ? -1 : 1;
        for (int by = 1; by <= schedule.getFurthest(); by++) {
            LocalDate other = day.plusDays((long) step * by);
            if (business.contains(other)) {
                return other;
            }
        }
        return null;
    }
}
