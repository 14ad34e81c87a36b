/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core.tests.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

import org.yagura.jobs.core.EndStatus;
import org.yagura.jobs.core.HowEnded;
import org.yagura.jobs.core.JobState;
import org.yagura.jobs.core.internal.plan.Condition;
import org.yagura.jobs.core.internal.plan.Ending;
import org.yagura.jobs.core.internal.plan.JobPlan;

/**
 * What a net comes to, worked out in one go: jobs end at once, again and again the first that can go on does. It shares no code
 * with the machine, and knows no lists, times and persons.
 */
final class Reference {
    private final JobPlan root;
    private final Map<String, String> ends = new TreeMap<>();

    Reference(JobPlan root) {
        this.root = root;
    }

    private record End(EndStatus status, HowEnded how, Integer returned, int value) {
    }

    Map<String, String> ends() {
        End end = run(root);
        ends.put(root.id(), end == null ? "open" : end.status() + " " + end.how());
        return ends;
    }

    /** How it ends, tried as often as it may be; null: it never does. */
    private End run(JobPlan job) {
        int most = job.exit().retry() == null ? 1 : job.exit().retry().most();
        End end = null;
        for (int attempt = 1; attempt <= most; attempt++) {
            end = job.isNet() ? net(job) : leaf(job, attempt);
            if (end == null || end.status() == EndStatus.NORMAL) {
                return end;
            }
        }
        return end;
    }

    private static End leaf(JobPlan job, int attempt) {
        int returned = RandomNet.outcome(job, attempt);
        EndStatus status = returned == 0
                ? EndStatus.NORMAL
                : returned == 1 ? EndStatus.WARNING : EndStatus.ABNORMAL;
        return new End(status, HowEnded.DONE, returned, value(status));
    }

    private static int value(EndStatus status) {
        return status == EndStatus.NORMAL ? 0 : status == EndStatus.WARNING ? 1 : -1;
    }

    private End net(JobPlan net) {
        var done = new HashMap<String, End>();
        for (JobPlan job : net.jobs()) {
            walk(job, inner -> ends.remove(inner.id()));
            ends.put(job.id(), "open");
        }
        boolean moved = true;
        while (moved) {
            moved = false;
            for (JobPlan job : net.jobs()) {
                if (!done.containsKey(job.id()) && step(net, job, done)) {
                    moved = true;
                }
            }
        }
        if (done.size() < net.jobs().size()) {
            return null;
        }
        EndStatus worst = EndStatus.NORMAL;
        for (JobPlan job : net.jobs()) {
            if (net.exit().all() || net.jobs().stream().noneMatch(other -> waits(other, job))) {
                int value = done.get(job.id()).value();
                worst = worst.worse(value == 0
                        ? EndStatus.NORMAL
                        : value == 1 ? EndStatus.WARNING : EndStatus.ABNORMAL);
            }
        }
        return new End(worst, HowEnded.DONE, null, value(worst));
    }

    private boolean step(JobPlan net, JobPlan job, Map<String, End> done) {
        Boolean holds = holds(job.entry().rule(), done);
        End end;
        if (holds == null || !holds && job.entry().unmet() == null) {
            return false;
        } else if (!holds) {
            end = passed(job.entry().unmet(), HowEnded.UNMET);
        } else if (job.entry().first() == JobState.SKIPPING) {
            end = passed(Ending.NORMAL, HowEnded.SKIPPED);
        } else {
            end = run(job);
        }
        if (end == null) {
            return false;
        }
        done.put(job.id(), end);
        ends.put(job.id(), end.status() + " " + end.how());
        if (job.exit().branch() != null) {
            branch(net, job, done);
        }
        return true;
    }

    private void branch(JobPlan net, JobPlan job, Map<String, End> done) {
        List<JobPlan> next = net.jobs().stream().filter(other -> waits(other, job))
                .filter(other -> !done.containsKey(other.id())).sorted(Comparator.comparing(JobPlan::id)).toList();
        JobPlan chosen = next.stream().filter(other -> Boolean.TRUE.equals(holds(other.entry().rule(), done)))
                .findFirst().orElse(next.isEmpty() ? null : next.getFirst());
        for (JobPlan other : next) {
            if (other != chosen) {
                End end = passed(Ending.NORMAL, HowEnded.BRANCH);
                done.put(other.id(), end);
                ends.put(other.id(), end.status() + " " + end.how());
            }
        }
    }

    private static End passed(Ending ending, HowEnded how) {
        return new End(ending.status(), how, null, ending.value());
    }

    private static boolean waits(JobPlan job, JobPlan before) {
        return names(job.entry().rule()).contains(before.id());
    }

    private static List<String> names(Condition condition) {
        var names = new ArrayList<String>();
        if (condition instanceof Condition.All all) {
            all.of().forEach(c -> names.addAll(names(c)));
        } else if (condition instanceof Condition.Any any) {
            any.of().forEach(c -> names.addAll(names(c)));
        } else if (condition instanceof Condition.Ended ended) {
            names.add(ended.job());
        } else if (condition instanceof Condition.EndValue value) {
            names.add(value.job());
        } else if (condition instanceof Condition.ReturnValue value) {
            names.add(value.job());
        }
        return names;
    }

    /** Null: not known. */
    private static Boolean holds(Condition condition, Map<String, End> done) {
        return switch (condition) {
            case null -> true;
            case Condition.All all -> {
                boolean open = false;
                for (Condition one : all.of()) {
                    Boolean holds = holds(one, done);
                    if (Boolean.FALSE.equals(holds)) {
                        yield false;
                    }
                    open |= holds == null;
                }
                yield open ? null : Boolean.TRUE;
            }
            case Condition.Any any -> {
                boolean open = false;
                for (Condition one : any.of()) {
                    Boolean holds = holds(one, done);
                    if (Boolean.TRUE.equals(holds)) {
                        yield true;
                    }
                    open |= holds == null;
                }
                yield open ? null : Boolean.FALSE;
            }
            case Condition.Ended ended -> {
                End end = done.get(ended.job());
                yield end == null ? null : Boolean.valueOf(ended.as().contains(end.status()));
            }
            case Condition.EndValue value -> {
                End end = done.get(value.job());
                yield end == null ? null : Boolean.valueOf(value.test().holds(String.valueOf(end.value())));
            }
            case Condition.ReturnValue value -> {
                End end = done.get(value.job());
                yield end == null
                        ? null
                        : Boolean.valueOf(
                                end.returned() != null && value.test().holds(String.valueOf(end.returned())));
            }
            default -> throw new IllegalArgumentException(String.valueOf(condition));
        };
    }

    static void walk(JobPlan job, Consumer<JobPlan> visitor) {
        visitor.accept(job);
        job.jobs().forEach(child -> walk(child, visitor));
    }

    /** The nets that a job is in, from the outside to the inside. */
    static List<JobPlan> above(JobPlan root, JobPlan job) {
        for (JobPlan child : root.jobs()) {
            if (child.id().equals(job.id())) {
                return List.of(root);
            }
            List<JobPlan> within = above(child, job);
            if (!within.isEmpty()) {
                var all = new ArrayList<JobPlan>(List.of(root));
                all.addAll(within);
                return all;
            }
        }
        return List.of();
    }
}
