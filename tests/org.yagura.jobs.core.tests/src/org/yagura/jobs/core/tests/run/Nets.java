/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core.tests.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.yagura.jobs.core.EndStatus;
import org.yagura.jobs.core.JobState;
import org.yagura.jobs.core.internal.plan.Condition;
import org.yagura.jobs.core.internal.plan.Ending;
import org.yagura.jobs.core.internal.plan.Entry;
import org.yagura.jobs.core.internal.plan.Exit;
import org.yagura.jobs.core.internal.plan.Fan;
import org.yagura.jobs.core.internal.plan.JobPlan;
import org.yagura.jobs.core.internal.plan.Judgement;
import org.yagura.jobs.core.internal.plan.TimeCheck;

/** Builds plans. */
final class Nets {
    private final String id;
    private final String kind;
    private final List<JobPlan> jobs = new ArrayList<>();
    private final List<TimeCheck> checks = new ArrayList<>();
    private Map<String, String> work = Map.of();
    private Condition rule;
    private Ending unmet;
    private JobState first = JobState.WAITING;
    private String calendar;
    private List<String> queues = List.of();
    private Exit.Retry retry;
    private Exit.Branch branch;
    private boolean restartable;
    private boolean all;
    private Fan fan;

    private Nets(String id, String kind) {
        this.id = id;
        this.kind = kind;
    }

    static Nets job(String id) {
        return new Nets(id, "command");
    }

    static Nets net(String id, Nets... within) {
        var net = new Nets(id, JobPlan.NET);
        for (Nets one : within) {
            net.jobs.add(one.plan());
        }
        return net;
    }

    static Nets pause(String id, Duration length) {
        var pause = new Nets(id, JobPlan.WAIT);
        pause.work = Map.of("for", length.toString());
        return pause;
    }

    Nets with(JobPlan job) {
        jobs.add(job);
        return this;
    }

    Nets after(String job, EndStatus... as) {
        return when(ended(job, as));
    }

    static Condition ended(String job, EndStatus... as) {
        return new Condition.Ended(job, as.length == 0 ? Set.of(EndStatus.NORMAL, EndStatus.WARNING) : Set.of(as));
    }

    Nets when(Condition condition) {
        rule = condition;
        return this;
    }

    Nets unmet(Ending ending) {
        unmet = ending;
        return this;
    }

    Nets first(JobState state) {
        first = state;
        return this;
    }

    Nets calendar(String name) {
        calendar = name;
        return this;
    }

    Nets queues(String... names) {
        queues = List.of(names);
        return this;
    }

    Nets retry(int most, Duration interval) {
        retry = new Exit.Retry(most, interval, Set.of(EndStatus.NORMAL));
        return this;
    }

    Nets branch(String... order) {
        branch = new Exit.Branch(List.of(order), Ending.NORMAL);
        return this;
    }

    Nets restartable() {
        restartable = true;
        return this;
    }

    Nets allCount() {
        all = true;
        return this;
    }

    Nets each(Fan.Mode mode, int atOnce, String... items) {
        fan = new Fan(mode, List.of(items), null, "item", atOnce);
        return this;
    }

    Nets eachOf(String variable) {
        fan = new Fan(Fan.Mode.ALL, List.of(), variable, "item", 0);
        return this;
    }

    Nets check(TimeCheck check) {
        checks.add(check);
        return this;
    }

    JobPlan plan() {
        return new JobPlan(id, id, kind, work, jobs,
                new Entry(rule, unmet, first, Ending.NORMAL, calendar, Ending.NORMAL, queues, 0),
                new Exit(Judgement.USUAL, retry, branch, restartable, all), fan, checks);
    }
}
