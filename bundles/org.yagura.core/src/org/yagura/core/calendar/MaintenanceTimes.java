/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.yagura.core.calendar.OpenHours.Stretch;
import org.yagura.model.site.Maintenance;
import org.yagura.model.site.Recurrence;

/**
 * When a maintenance window of the model is, also when it recurs. Immutable; thread-safe.
 *
 * <p>It recurs at the same times by the clock of the site, so a night that is an hour longer has an hour more of it. What is
 * on the fifth weekday of a month is on the last one of other months, and what is on a date that a month does not have is on
 * its last day.
 */
public final class MaintenanceTimes {
    private static final int DAYS_OF_WEEK = 7;
    private static final int LAST_WEEK = 5;

    private final Maintenance window;
    private final ZoneId zone;
    private final LocalDateTime start;
    /** By the clock of the site. */
    private final Duration length;

    private MaintenanceTimes(Maintenance window, ZoneId zone) {
        this.window = window;
        this.zone = zone;
        start = local(window.getStart());
        length = Duration.between(start, local(window.getEnd()));
    }

    /** Those of a window by the clock of a zone; empty when it has no start, or no end after it, which the checks refuse. */
    public static Optional<MaintenanceTimes> of(Maintenance window, ZoneId zone) {
        return window.getStart() == null || window.getEnd() == null || !window.getEnd().isAfter(window.getStart())
                ? Optional.empty()
                : Optional.of(new MaintenanceTimes(window, zone));
    }

    /** The window. */
    public Maintenance window() {
        return window;
    }

    /** The time of it in which a moment is. */
    public Optional<Stretch> at(Instant moment) {
        return between(moment, moment.plusNanos(1)).stream().findFirst();
    }

    /** All times of it of which something is from one moment on and before another one, in their order; not cut to them. */
    public List<Stretch> between(Instant from, Instant to) {
        var found = new ArrayList<Stretch>();
        // begins one earlier than reckoned, because months and changes of clocks are not all of one length
        for (long i = Math.max(0, times(from.minus(length)) - 1);; i++) {
            Stretch time = time(i);
            if (!time.from().isBefore(to) || i > 0 && window.getUntil() != null
                    && !time.from().isBefore(window.getUntil())) {
                return found;
            }
            if (time.to().isAfter(from)) {
                found.add(time);
            }
            if (window.getRecurrence() == Recurrence.ONCE) {
                return found;
            }
        }
    }

    /** About so many times it has begun before a moment. */
    private long times(Instant moment) {
        return switch (window.getRecurrence()) {
            case ONCE -> 0;
            case DAILY -> ChronoUnit.DAYS.between(start, local(moment));
            case WEEKLY -> ChronoUnit.WEEKS.between(start, local(moment));
            case MONTHLY_DATE, MONTHLY_WEEKDAY ->
                ChronoUnit.MONTHS.between(start.withDayOfMonth(1), local(moment)) - 1;
        };
    }

    private LocalDateTime local(Instant moment) {
        return LocalDateTime.ofInstant(moment, zone);
    }

    private Stretch time(long times) {
        LocalDate day = start.toLocalDate();
        LocalDate next = switch (window.getRecurrence()) {
            case ONCE -> day;
            case DAILY -> day.plusDays(times);
            case WEEKLY -> day.plusWeeks(times);
            case MONTHLY_DATE -> day.plusMonths(times);
            case MONTHLY_WEEKDAY -> weekday(day.plusMonths(times), day);
        };
        LocalDateTime begin = next.atTime(start.toLocalTime());
        return times == 0
                ? new Stretch(window.getStart(), window.getEnd())
                : new Stretch(begin.atZone(zone).toInstant(),
                        begin.plus(length).atZone(zone).toInstant());
    }

    /** The same weekday of a month as a day is of its own: the first to fourth, or the last. */
    private static LocalDate weekday(LocalDate month, LocalDate like) {
        DayOfWeek weekday = like.getDayOfWeek();
        int week = (like.getDayOfMonth() - 1) / DAYS_OF_WEEK + 1;
        return month.with(TemporalAdjusters.dayOfWeekInMonth(week == LAST_WEEK ? -1 : week, weekday));
    }
}
