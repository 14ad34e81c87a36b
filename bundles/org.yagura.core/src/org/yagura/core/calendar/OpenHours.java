/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.calendar;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.yagura.model.Elements;
import org.yagura.model.site.Calendar;
import org.yagura.model.site.CalendarHours;
import org.yagura.model.site.Site;

/**
 * The hours of a calendar of the model, made ready. Immutable; thread-safe.
 *
 * <p>Hours belong to the day on which they begin: what goes on after midnight (22:00 to 25:30) is still of the day before,
 * also when the next day is closed. A day has its hours by the day of the week, unless it is closed or a holiday; a day that is
 * listed as open has them although it is a holiday, and closed counts before open. Where clocks are put forward, hours that
 * begin or end in the time that is left out do so when the clocks change. Where they are put back, hours begin at the first
 * time that the clock shows their beginning and end at the last one that it shows their end, so that they stay in one piece.
 */
public final class OpenHours {
    /** So far ahead a change is looked for. */
    static final int FURTHEST_DAYS = 3_660;

    private static final Pattern TIME = Pattern.compile("(\\d{2}):([0-5]\\d)");
    private static final int MINUTES_PER_HOUR = 60;
    private static final int MINUTES_PER_DAY = 1_440;
    private static final int LATEST = 2 * MINUTES_PER_DAY;

    private final String name;
    private final ZoneId zone;
    private final List<Hours> hours;
    private final boolean japanese;
    private final Set<LocalDate> closed;
    private final Set<LocalDate> open;

    /** Minutes since midnight of a day, the second over 24 hours for the day after. */
    private record Hours(Set<DayOfWeek> days, int from, int to) {
    }

    /**
     * Time within the hours.
     *
     * @param from the first moment
     * @param to the first moment after it
     */
    public record Stretch(Instant from, Instant to) {

        /** Whether a moment is within. */
        public boolean contains(Instant at) {
            return !at.isBefore(from) && at.isBefore(to);
        }
    }

    private OpenHours(String name, ZoneId zone, List<Hours> hours, boolean japanese, Set<LocalDate> closed,
            Set<LocalDate> open) {
        this.name = name;
        this.zone = zone;
        this.hours = hours;
        this.japanese = japanese;
        this.closed = closed;
        this.open = open;
    }

    /**
     * Those of a calendar. Hours and a time zone that the checks of the model refuse are left out: such hours are never, such a
     * zone is the site's, and that of a site UTC.
     */
    public static OpenHours of(Calendar calendar) {
        ZoneId zone = zone(calendar.getTimeZone()).orElseGet(
                () -> calendar.eContainer() instanceof Site site ? Elements.zone(site) : ZoneOffset.UTC);
        List<Hours> hours = calendar.getHours().stream().flatMap(h -> hours(h).stream())
                .sorted(Comparator.comparingInt(Hours::from)).toList();
        String name = calendar.getName() == null || calendar.getName().isBlank()
                ? calendar.getId()
                : calendar.getName();
        return new OpenHours(name, zone, hours, calendar.isJapaneseHolidays(), Set.copyOf(calendar.getClosed()),
                Set.copyOf(calendar.getOpen()));
    }

    private static Optional<ZoneId> zone(String id) {
        try {
            return id == null || id.isBlank() ? Optional.empty() : Optional.of(ZoneId.of(id));
        } catch (DateTimeException e) {
            // the checks tell; an older file may hold one
            return Optional.empty();
        }
    }

    private static Optional<Hours> hours(CalendarHours given) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        given.getDays().forEach(day -> days.add(DayOfWeek.valueOf(day.getName())));
        int from = minutes(given.getFrom());
        int to = minutes(given.getTo());
        return from < 0 || to <= from || from >= MINUTES_PER_DAY
                ? Optional.empty()
                : Optional.of(new Hours(days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days, from, to));
    }

    private static int minutes(String text) {
        Matcher matcher = TIME.matcher(text == null ? "" : text);
        if (!matcher.matches()) {
            return -1;
        }
        int minutes = Integer.parseInt(matcher.group(1)) * MINUTES_PER_HOUR + Integer.parseInt(matcher.group(2));
        return minutes <= LATEST ? minutes : -1;
    }

    /** The name of the calendar; its id when it has none. */
    public String name() {
        return name;
    }

    /** The time zone of the hours. */
    public ZoneId zone() {
        return zone;
    }

    /** Whether hours begin on a day. */
    public boolean worked(LocalDate day) {
        return usual(day) && hours.stream().anyMatch(h -> h.days().contains(day.getDayOfWeek()));
    }

    private boolean usual(LocalDate day) {
        return !closed.contains(day)
                && (open.contains(day) || !japanese || JapaneseHolidays.of(day).isEmpty());
    }

    /** The hours that begin on a day, in order of their beginning; they may overlap. */
    public List<Stretch> of(LocalDate day) {
        if (!usual(day)) {
            return List.of();
        }
        var all = new ArrayList<Stretch>();
        for (Hours one : hours) {
            if (one.days().contains(day.getDayOfWeek())) {
                Instant from = instant(day, one.from(), false);
                Instant to = instant(day, one.to(), true);
                if (from.isBefore(to)) {
                    all.add(new Stretch(from, to));
                }
            }
        }
        return all;
    }

    /** The first or the last moment at which the clock shows a time, or goes over it. */
    private Instant instant(LocalDate day, int minutes, boolean last) {
        return last ? ClockTimes.last(day, minutes, zone) : ClockTimes.first(day, minutes, zone);
    }

    /** Whether a moment is within the hours. */
    public boolean contains(Instant at) {
        LocalDate today = at.atZone(zone).toLocalDate();
        for (int back = 2; back >= -1; back--) {
            for (Stretch stretch : of(today.minusDays(back))) {
                if (stretch.contains(at)) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * The next moment after one at which the hours begin, or end; hours that touch or overlap are one. Empty when there is none
     * within ten years.
     */
    public Optional<Instant> nextChange(Instant after) {
        return contains(after) ? end(after) : begin(after);
    }

    private Optional<Instant> begin(Instant after) {
        LocalDate first = after.atZone(zone).toLocalDate().minusDays(1);
        for (int i = 0; i < FURTHEST_DAYS; i++) {
            Optional<Instant> found = of(first.plusDays(i)).stream().map(Stretch::from).filter(f -> f.isAfter(after))
                    .min(Comparator.naturalOrder());
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Instant> end(Instant after) {
        Instant end = after;
        LocalDate last = after.atZone(zone).toLocalDate().plusDays(FURTHEST_DAYS);
        for (Instant next = further(end); next.isAfter(end); next = further(end)) {
            end = next;
            if (end.atZone(zone).toLocalDate().isAfter(last)) {
                return Optional.empty();
            }
        }
        return Optional.of(end);
    }

    /** The latest end of what is there at a moment, or begins at it. */
    private Instant further(Instant at) {
        LocalDate today = at.atZone(zone).toLocalDate();
        Instant end = at;
        for (int back = 2; back >= -1; back--) {
            for (Stretch stretch : of(today.minusDays(back))) {
                if (stretch.contains(at) && stretch.to().isAfter(end)) {
                    end = stretch.to();
                }
            }
        }
        return end;
    }

    /** The same, with what it said last kept: for one who asks again and again, forwards in time. */
    public Follower follow() {
        return new Follower(this);
    }

    /** Remembers until when it is as it is. Thread-safe. */
    public static final class Follower {
        /** When nothing changes within ten years, it is as it is for one. */
        private static final Duration UNCHANGED = Duration.ofDays(365);

        private final OpenHours hours;
        private volatile Known known;

        private record Known(Instant from, Instant to, boolean inside) {
        }

        Follower(OpenHours hours) {
            this.hours = hours;
        }

        /** Whether a moment is within the hours. */
        public boolean contains(Instant at) {
            Known now = known;
            if (now == null || at.isBefore(now.from()) || !at.isBefore(now.to())) {
                now = new Known(at, hours.nextChange(at).orElseGet(() -> at.plus(UNCHANGED)), hours.contains(at));
                known = now;
            }
            return now.inside();
        }

        /** What it follows. */
        public OpenHours hours() {
            return hours;
        }
    }
}
