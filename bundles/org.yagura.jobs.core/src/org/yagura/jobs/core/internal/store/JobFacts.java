/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core.internal.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.yagura.core.fact.JsonFactType;
import org.yagura.jobs.core.RunTrigger;
import org.yagura.jobs.core.internal.run.JobMoved;

/** What happens to runs. */
public final class JobFacts {
    /** The plan of a net, once for all runs that have the same. */
    public static final JsonFactType<PlanMade> PLAN = new JsonFactType<>("job.plan-made", 1, PlanMade.class);
    /** A run has begun; its plan was made true before. */
    public static final JsonFactType<RunBegun> BEGUN = new JsonFactType<>("job.run-begun", 1, RunBegun.class);
    /** A job in a run is in another state. */
    public static final JsonFactType<JobMoved> MOVED = new JsonFactType<>("job.moved", 1, JobMoved.class);
    /** All schedules were kept to up to a time. */
    public static final JsonFactType<Passed> PASSED = new JsonFactType<>("job.passed", 1, Passed.class);

    /** All of them. */
    public static final Set<String> TYPES = Set.of(PLAN.name(), BEGUN.name(), MOVED.name(), PASSED.name());

    private JobFacts() {
    }

    /** See {@link #PLAN}: the digest of the plan, and the plan as compressed JSON. */
    public record PlanMade(String digest, byte[] plan) {
    }

    /**
     * See {@link #BEGUN}.
     *
     * @param id of the run
     * @param net id of the net
     * @param name of the net
     * @param unit name of its unit
     * @param area id of the area whose people see it; null for those of the whole site
     * @param plan digest of the plan
     * @param trigger why it was begun
     * @param person who began it; null for the schedule
     * @param request by which it was asked for, so that it is begun once; null for none
     * @param scheduled for when it was planned
     * @param day midnight of the day of the run
     * @param variables by name
     */
    public record RunBegun(String id, String net, String name, String unit, String area, String plan,
            RunTrigger trigger, String person, String request, Instant scheduled, Instant day,
            Map<String, String> variables) {
        public RunBegun {
            variables = Map.copyOf(variables);
        }
    }

    /** See {@link #PASSED}: up to when, and the runs that were left out, as id of the net and time. */
    public record Passed(Instant until, List<String> leftOut) {
        public Passed {
            leftOut = leftOut == null ? List.of() : List.copyOf(leftOut);
        }
    }
}
