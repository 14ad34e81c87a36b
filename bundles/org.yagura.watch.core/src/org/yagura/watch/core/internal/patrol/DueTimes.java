/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.patrol;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

import org.yagura.model.Elements;
import org.yagura.model.site.Calendar;
import org.yagura.model.site.Checklist;
import org.yagura.model.site.Site;

/** When checklists are due: at times of the day in the time zone of the site, on days of their calendars. */
final class DueTimes {
    private static final Duration FURTHEST = Duration.ofDays(366);

    private final BiPredicate<Calendar, LocalDate> worked;

    /** With what tells whether a calendar has hours on a day. */
    DueTimes(BiPredicate<Calendar, LocalDate> worked) {
        this.worked = worked;
    }

    /**
     * The times after one and up to another at which a checklist is due, ascending. A time that a day does not have, because
     * clocks are put forward, is due when they have been; of a time that a day has twice the first one counts.
     */
    List<Instant> between(Site site, Checklist list, Instant after, Instant upTo) {
        return times(site, list, after, upTo).toList();
    }

    /** The next time after one; null when there is none within a year. */
    Instant next(Site site, Checklist list, Instant after) {
        return times(site, list, after, after.plus(FURTHEST)).findFirst().orElse(null);
    }

    private Stream<Instant> times(Site site, Checklist list, Instant after, Instant upTo) {
        if (!after.isBefore(upTo)) {
            return Stream.empty();
        }
        ZoneId zone = Elements.zone(site);
        LocalDate first = after.atZone(zone).toLocalDate();
        LocalDate last = upTo.atZone(zone).toLocalDate();
        List<LocalTime> times = list.getTimes().stream().map(DueTimes::time).filter(Objects::nonNull).distinct()
                .sorted()
                .toList();
        return first.datesUntil(last.plusDays(1))
                .filter(day -> list.getCalendar() == null || worked.test(list.getCalendar(), day))
                .flatMap(day -> times.stream().map(time -> day.atTime(time).atZone(zone).toInstant())).distinct()
                .filter(due -> due.isAfter(after) && !due.isAfter(upTo));
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException e) {
            // checks refuse it as well
            return null;
        }
    }
}
