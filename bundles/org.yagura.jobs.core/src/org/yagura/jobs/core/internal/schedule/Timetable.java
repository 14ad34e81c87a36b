/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core.internal.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.yagura.core.calendar.ClockTimes;
import org.yagura.model.Cron;
import org.yagura.model.site.Calendar;
import org.yagura.model.site.JobNet;
import org.yagura.model.site.JobSchedule;

/** The planned runs of a net: those of all its schedules that are in use. Thread-safe. */
public final class Timetable {
    /** A time of a day may be in the next one, or the one after. */
    private static final int LATEST_DAYS = 2;

    private final ZoneId zone;
    private final List<Line> lines = new ArrayList<>();

    private record Line(String id, Days days, List<Integer> times) {
    }

    private Timetable(ZoneId zone) {
        this.zone = zone;
    }

    /** Makes those of nets whose calendars are shared, so that what is known of a calendar is worked out once. */
    public static final class Maker {
        private final ZoneId zone;
        private final Map<Calendar, BusinessDays> calendars = new HashMap<>();

        /** One for nets whose clocks are in that zone. */
        public Maker(ZoneId zone) {
            this.zone = zone;
        }

        /** That of a net. What the checks of the model refuse in a schedule is left out. */
        public Timetable of(JobNet net) {
            var table = new Timetable(zone);
            for (JobSchedule schedule : net.getSchedules()) {
                if (schedule.isEnabled()) {
                    add(table, schedule);
                }
            }
            return table;
        }

        private void add(Timetable table, JobSchedule schedule) {
            Cron cron = null;
            if (schedule.getCron() != null && !schedule.getCron().isBlank()) {
                try {
                    cron = Cron.of(schedule.getCron());
                } catch (IllegalArgumentException e) {
                    // the checks of the model tell
                    return;
                }
            }
            List<Integer> times = cron != null
                    ? cron.times()
                    : schedule.getTimes().stream().map(TimeOfDay::minutes).filter(m -> m.isPresent())
                            .map(m -> m.getAsInt()).sorted().distinct().toList();
            BusinessDays business = calendars.computeIfAbsent(schedule.getCalendar(), BusinessDays::of);
            table.lines.add(new Line(schedule.getId(), new Days(schedule, business, cron), times));
        }
    }

    /** The runs that are due in a time, the first moment included, the last one not; in order. */
    public List<Planned> between(Instant from, Instant to) {
        LocalDate first = from.atZone(zone).toLocalDate().minusDays(LATEST_DAYS);
        LocalDate last = to.atZone(zone).toLocalDate();
        var planned = new ArrayList<Planned>();
        for (Line line : lines) {
            for (LocalDate day : line.days().between(first, last)) {
                for (int minutes : line.times()) {
                    Instant at = ClockTimes.first(day, minutes, zone);
                    if (!at.isBefore(from) && at.isBefore(to)) {
                        planned.add(new Planned(at, day, line.id()));
                    }
                }
            }
        }
        planned.sort(null);
        return planned;
    }
}
