/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;

import org.yagura.model.site.Site;

/**
 * A month that begins at a chosen day of the calendar's month, by the clocks of a time zone: a change of daylight saving
 * time makes it an hour longer or shorter.
 *
 * @param first its first day
 * @param end the day after its last one
 * @param zone whose midnights count
 */
public record ReportPeriod(LocalDate first, LocalDate end, ZoneId zone) {

    /** The last day of a month on which a period may begin: each month has it. */
    public static final int LAST_DAY = 28;

    public ReportPeriod {
        if (!first.isBefore(end)) {
            throw new IllegalArgumentException("a period from " + first + " to " + end);
        }
    }

    /**
     * The month that begins in a month of the calendar.
     *
     * @param day on which it begins
     * @throws IllegalArgumentException when the day is not 1 to {@value #LAST_DAY}
     */
    public static ReportPeriod of(YearMonth month, int day, ZoneId zone) {
        if (day < 1 || day > LAST_DAY) {
            throw new IllegalArgumentException("a month cannot begin on day " + day);
        }
        return new ReportPeriod(month.atDay(day), month.plusMonths(1).atDay(day), zone);
    }

    /** The newest month that is over. */
    public static ReportPeriod last(Instant now, int day, ZoneId zone) {
        LocalDate today = now.atZone(zone).toLocalDate();
        YearMonth running = YearMonth.from(today).minusMonths(today.getDayOfMonth() < day ? 1 : 0);
        return of(running.minusMonths(1), day, zone);
    }

    /** The day on which the months of a site begin; the first one where it names none that each month has. */
    public static int day(Site site) {
        int day = site.getReportDay();
        // checks refuse such a site; an older file may hold one
        return day < 1 || day > LAST_DAY ? 1 : day;
    }

    /** When it begins. */
    public Instant from() {
        return first.atStartOfDay(zone).toInstant();
    }

    /** When it is over; the first moment that does not belong to it. */
    public Instant to() {
        return end.atStartOfDay(zone).toInstant();
    }

    /** The month before. */
    public ReportPeriod before() {
        return new ReportPeriod(first.minusMonths(1), first, zone);
    }

    /** When each of its days begins. */
    public List<Instant> days() {
        return first.datesUntil(end).map(day -> day.atStartOfDay(zone).toInstant()).toList();
    }
}
