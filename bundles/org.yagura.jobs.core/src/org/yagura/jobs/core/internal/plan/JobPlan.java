/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core.internal.plan;

import java.util.List;
import java.util.Map;

/**
 * A job, or a net of jobs.
 *
 * @param id unique in the run
 * @param name for persons
 * @param kind what it does: {@link #NET}, {@link #WAIT}, or the name of a kind of job
 * @param work what that kind has to know, by name
 * @param jobs what is in a net
 * @param entry what has to be there before it starts
 * @param exit what follows when it ends
 * @param fan whether it is run for each member of a list; null: it is run once
 * @param checks times that are watched
 */
public record JobPlan(String id, String name, String kind, Map<String, String> work, List<JobPlan> jobs, Entry entry,
        Exit exit, Fan fan, List<TimeCheck> checks) {
    /** A net of jobs. */
    public static final String NET = "net";
    /** Waits for the time {@code for} in {@link #work()}, an ISO 8601 duration. */
    public static final String WAIT = "wait";

    public JobPlan {
        work = Map.copyOf(work);
        jobs = List.copyOf(jobs);
        checks = List.copyOf(checks);
    }

    /** Whether it is a net. */
    public boolean isNet() {
        return kind.equals(NET);
    }
}
