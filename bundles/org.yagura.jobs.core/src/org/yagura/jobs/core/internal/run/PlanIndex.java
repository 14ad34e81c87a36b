/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core.internal.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.yagura.jobs.core.internal.plan.Condition;
import org.yagura.jobs.core.internal.plan.JobPlan;

/** A plan made ready for questions. Immutable. */
final class PlanIndex {
    private final JobPlan root;
    private final Map<String, JobPlan> jobs = new LinkedHashMap<>();
    private final Map<String, JobPlan> parents = new HashMap<>();
    private final Map<String, Integer> fans = new HashMap<>();
    private final Map<String, List<JobPlan>> followers = new HashMap<>();
    private final Map<String, List<JobPlan>> waiters = new HashMap<>();

    PlanIndex(JobPlan root) {
        this.root = root;
        add(root, null, 0);
        for (JobPlan job : jobs.values()) {
            for (String net : others(job.entry().rule(), new TreeSet<>())) {
                waiters.computeIfAbsent(net, key -> new ArrayList<>()).add(job);
            }
            for (String other : named(job.entry().rule(), new TreeSet<>())) {
                JobPlan before = jobs.get(other);
                if (before != null && before != job && parents.get(other) == parents.get(job.id())) {
                    followers.computeIfAbsent(other, key -> new ArrayList<>()).add(job);
                }
            }
        }
    }

    private void add(JobPlan job, JobPlan parent, int above) {
        if (jobs.put(job.id(), job) != null) {
            throw new IllegalArgumentException("two jobs with the id " + job.id());
        }
        parents.put(job.id(), parent);
        fans.put(job.id(), above);
        int within = above + (job.fan() == null ? 0 : 1);
        job.jobs().forEach(child -> add(child, job, within));
    }

    /** The jobs that a condition names, added to a set. */
    private static Set<String> named(Condition condition, Set<String> into) {
        switch (condition) {
            case null -> {
            }
            case Condition.All all -> all.of().forEach(c -> named(c, into));
            case Condition.Any any -> any.of().forEach(c -> named(c, into));
            case Condition.Ended ended -> into.add(ended.job());
            case Condition.EndValue value -> into.add(value.job());
            case Condition.ReturnValue value -> into.add(value.job());
            default -> {
                // names no job of the net
            }
        }
        return into;
    }

    /** Ids of the other nets that a condition waits for, added to a set. */
    private static Set<String> others(Condition condition, Set<String> into) {
        switch (condition) {
            case Condition.All all -> all.of().forEach(c -> others(c, into));
            case Condition.Any any -> any.of().forEach(c -> others(c, into));
            case Condition.OtherNet net -> into.add(net.net());
            case null, default -> {
                // waits for no other net
            }
        }
        return into;
    }

    /** The jobs that wait for the end of another net. */
    List<JobPlan> waitingFor(String net) {
        return waiters.getOrDefault(net, List.of());
    }

    /** The other nets that jobs wait for. */
    Set<String> others() {
        return Set.copyOf(waiters.keySet());
    }

    JobPlan root() {
        return root;
    }

    /** The job with that id; null when there is none. */
    JobPlan job(String id) {
        return jobs.get(id);
    }

    Iterable<JobPlan> all() {
        return jobs.values();
    }

    /** The net that it is in; null for the root. */
    JobPlan parent(JobPlan job) {
        return parents.get(job.id());
    }

    /** How many of those that it is in are run for the members of a list. */
    int fansAbove(JobPlan job) {
        return fans.get(job.id());
    }

    /** Jobs of the same net whose rules name it, in the order of the plan. */
    List<JobPlan> followers(JobPlan job) {
        return followers.getOrDefault(job.id(), List.of());
    }
}
