/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core.internal.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.yagura.jobs.core.JobState;
import org.yagura.jobs.core.internal.plan.JobPlan;
import org.yagura.jobs.core.internal.run.JobRun;
import org.yagura.model.site.JobQueue;
import org.yagura.model.site.Site;

/**
 * Who has a place in which queue, and who is next. One that needs places in several queues gets all at once or none, so that no
 * two can wait for each other. Not thread-safe.
 */
final class Queues {
    private final Map<String, Limits> limits = new HashMap<>();
    private final Map<String, Set<Job>> holders = new HashMap<>();
    private final Map<Job, Waiting> waiting = new HashMap<>();
    private final Map<String, TreeSet<Waiting>> lines = new HashMap<>();
    private long arrivals;

    private record Limits(int places, int mostWaiting) {
    }

    /** A job in a run. */
    record Job(String run, String key) {
    }

    private record Waiting(Job job, List<String> queues, int priority, long arrival) {
        static final Comparator<Waiting> ORDER = Comparator.comparingInt(Waiting::priority).reversed()
                .thenComparingLong(Waiting::arrival);
    }

    /** Takes the limits from a site; a queue that is not there has no limit. */
    void limit(Site site) {
        limits.clear();
        for (JobQueue queue : site.getJobQueues()) {
            limits.put(queue.getId(), new Limits(Math.max(1, queue.getPlaces()), queue.getMostWaiting()));
        }
    }

    void clear() {
        holders.clear();
        waiting.clear();
        lines.clear();
    }

    /** A job has moved. */
    void moved(Job job, JobPlan plan, JobRun now) {
        if (plan.entry().queues().isEmpty() || plan.isNet()) {
            return;
        }
        boolean holds = now.execution() != null && (now.state().isActive() || now.state() == JobState.UNKNOWN);
        for (String queue : plan.entry().queues()) {
            Set<Job> in = holders.computeIfAbsent(queue, key -> new HashSet<>());
            if (holds) {
                in.add(job);
            } else {
                in.remove(job);
            }
        }
        if (now.state() == JobState.QUEUED) {
            var one = new Waiting(job, plan.entry().queues(), plan.entry().priority(), ++arrivals);
            if (waiting.putIfAbsent(job, one) == null) {
                one.queues().forEach(queue -> line(queue).add(one));
            }
        } else {
            leave(job);
        }
    }

    private TreeSet<Waiting> line(String queue) {
        return lines.computeIfAbsent(queue, key -> new TreeSet<>(Waiting.ORDER));
    }

    private void leave(Job job) {
        Waiting one = waiting.remove(job);
        if (one != null) {
            one.queues().forEach(queue -> line(queue).remove(one));
        }
    }

    /** Those for which there are places now, in the order in which they get them; they hold them from here on. */
    List<Job> grant() {
        var granted = new ArrayList<Job>();
        for (Waiting one : waiting.values().stream().sorted(Waiting.ORDER).toList()) {
            if (isFree(one)) {
                one.queues().forEach(queue -> holders.computeIfAbsent(queue, key -> new HashSet<>()).add(one.job()));
                leave(one.job());
                granted.add(one.job());
            }
        }
        return granted;
    }

    private boolean isFree(Waiting one) {
        return one.queues().stream().allMatch(queue -> {
            Limits limit = limits.get(queue);
            return limit == null || holders.getOrDefault(queue, Set.of()).size() < limit.places();
        });
    }

    /** Those that are too many in a queue, the last ones first; they do not wait any more. */
    List<Job> turnAway() {
        var away = new ArrayList<Job>();
        lines.forEach((queue, line) -> {
            Limits limit = limits.get(queue);
            if (limit != null && limit.mostWaiting() > 0) {
                line.stream().sorted(Waiting.ORDER.reversed()).limit(Math.max(0, line.size() - limit.mostWaiting()))
                        .map(Waiting::job).filter(job -> !away.contains(job)).forEach(away::add);
            }
        });
        away.forEach(this::leave);
        return away;
    }

    /** Whether anybody waits. */
    boolean isAnybodyWaiting() {
        return !waiting.isEmpty();
    }
}
