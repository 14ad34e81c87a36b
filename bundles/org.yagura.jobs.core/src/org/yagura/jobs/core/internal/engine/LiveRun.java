/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core.internal.engine;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

import org.yagura.core.event.EventRaised;
import org.yagura.jobs.core.JobState;
import org.yagura.jobs.core.internal.plan.JobPlan;
import org.yagura.jobs.core.internal.run.JobMoved;
import org.yagura.jobs.core.internal.run.JobRun;
import org.yagura.jobs.core.internal.run.Run;
import org.yagura.jobs.core.internal.store.JobFacts;

/** A run that is not over, and what was told of it. Not thread-safe. */
final class LiveRun {
    private final JobFacts.RunBegun begun;
    private final Run run;
    /** Time checks that were told, as key of the job and id of the check. */
    private final Set<String> late = new HashSet<>();
    /** Jobs of which it was told that nobody knows what became of them. */
    private final Set<String> unknown = new HashSet<>();

    LiveRun(JobFacts.RunBegun begun, Run run) {
        this.begun = begun;
        this.run = run;
        for (String key : run.said().keySet()) {
            JobRun job = run.job(key);
            if (job != null) {
                job.late().forEach(check -> late.add(key + " " + check));
                if (job.state() == JobState.UNKNOWN) {
                    unknown.add(key);
                }
            }
        }
    }

    /** How it began. */
    JobFacts.RunBegun begun() {
        return begun;
    }

    /** What its jobs are doing. */
    Run run() {
        return run;
    }

    /** What is to be told of a move. */
    void tell(JobMoved moved, Consumer<EventRaised> teller) {
        JobPlan plan = run.planOf(moved.key());
        for (String check : moved.now().late()) {
            if (late.add(moved.key() + " " + check)) {
                teller.accept(JobEvents.late(begun, plan, moved.now()));
            }
        }
        if (moved.now().state() == JobState.UNKNOWN) {
            if (unknown.add(moved.key())) {
                teller.accept(JobEvents.unknown(begun, plan, moved.key()));
            }
        } else if (unknown.remove(moved.key())) {
            teller.accept(JobEvents.decided(begun, plan, moved.key()));
        }
    }
}
