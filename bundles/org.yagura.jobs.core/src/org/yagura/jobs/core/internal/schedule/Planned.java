/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core.internal.schedule;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A run that a schedule asks for.
 *
 * @param at when it is due
 * @param day the day that it is of; its times by the clock count from the midnight before it
 * @param schedule id of the schedule
 */
public record Planned(Instant at, LocalDate day, String schedule) implements Comparable<Planned> {

    @Override
    public int compareTo(Planned other) {
        int byTime = at.compareTo(other.at);
        return byTime != 0 ? byTime : schedule.compareTo(other.schedule);
    }
}
