/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core.internal.schedule;

import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import org.yagura.core.calendar.OpenHours;
import org.yagura.model.site.Calendar;

/** Which days are business days: those on which hours of a calendar begin. What was worked out is kept. Thread-safe. */
final class BusinessDays {
    private static final BusinessDays ALL = new BusinessDays(day -> true);

    private final Predicate<LocalDate> worked;
    private final Map<LocalDate, Boolean> known = new ConcurrentHashMap<>();

    private BusinessDays(Predicate<LocalDate> worked) {
        this.worked = worked;
    }

    /** Those of a calendar; all days where there is none. */
    static BusinessDays of(Calendar calendar) {
        return calendar == null ? ALL : new BusinessDays(OpenHours.of(calendar)::worked);
    }

    boolean contains(LocalDate day) {
        return this == ALL || known.computeIfAbsent(day, worked::test);
    }
}
