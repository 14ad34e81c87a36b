/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Query;

/** Asks when nets are due by their schedules. */
@Operation(name = "jobs.plan", privilege = Privilege.SEE, doc = "When job nets are due by their schedules, in order.")
public record PlanRuns(@Doc("only this net; absent means all") String net,
        @Doc("from when on, UTC; absent means now") Instant from,
        @Doc("up to when, UTC, at most 400 days later; absent means a day later") Instant to,
        @Doc("how many, at most 10000; absent means 1000") Integer size) implements Query<PlanRuns.Found> {

    /** What was found. */
    public record Found(@Doc("the runs that are due") List<Due> rows, @Doc("whether there are more") boolean more) {
    }

    /** A run that is due. */
    @Doc("A run that is due.")
    public record Due(@Doc("id of the net") String net, @Doc("name of the net") String name,
            @Doc("when, UTC") Instant at,
            @Doc("the day that it is of") LocalDate day, @Doc("id of the schedule") String schedule) {
    }
}
