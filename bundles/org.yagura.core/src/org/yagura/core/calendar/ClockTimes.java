/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;

/**
 * When a clock shows a time, counted in minutes since midnight of a day; over 1,440 it is a time of a day after. Where clocks are
 * put forward, a time that is left out is the moment at which they are; where they are put back, a time comes twice.
 */
public final class ClockTimes {
    private static final int MINUTES_PER_DAY = 1_440;

    private ClockTimes() {
    }

    /** The first moment at which the clock shows that time, or goes over it. */
    public static Instant first(LocalDate day, int minutes, ZoneId zone) {
        return instant(day, minutes, zone, false);
    }

    /** The last moment at which the clock shows that time, or goes over it. */
    public static Instant last(LocalDate day, int minutes, ZoneId zone) {
        return instant(day, minutes, zone, true);
    }

    private static Instant instant(LocalDate day, int minutes, ZoneId zone, boolean last) {
        LocalDateTime time = day.plusDays(minutes / MINUTES_PER_DAY).atStartOfDay()
                .plusMinutes(minutes % MINUTES_PER_DAY);
        ZoneOffsetTransition transition = zone.getRules().getTransition(time);
        if (transition == null) {
            return time.toInstant(zone.getRules().getOffset(time));
        }
        return transition.isGap()
                ? transition.getInstant()
                : time.toInstant(last ? transition.getOffsetAfter() : transition.getOffsetBefore());
    }
}
