/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core.internal.store;

import java.time.Instant;

import org.yagura.jobs.core.EndStatus;
import org.yagura.jobs.core.JobState;
import org.yagura.jobs.core.RunRow;
import org.yagura.jobs.core.internal.run.JobRun;

/**
 * What is kept of a run as a whole.
 *
 * @param begun how it began
 * @param at when
 * @param state what its net is doing
 * @param ended when it ended; null when it has not
 * @param status how; null when it has not
 * @param standing how many of its jobs stand still until a person does something
 * @param failed how many of its jobs have ended abnormally
 */
public record RunHead(JobFacts.RunBegun begun, Instant at, JobState state, Instant ended, EndStatus status,
        int standing,
        int failed) {

    static RunHead of(JobFacts.RunBegun begun, Instant at) {
        return new RunHead(begun, at, JobState.WAITING, null, null, 0, 0);
    }

    /** After a job has moved, its net itself or another. */
    RunHead after(boolean net, JobRun before, JobRun now) {
        int stands = standing + (now.state().needsPerson() ? 1 : 0)
                - (before != null && before.state().needsPerson() ? 1 : 0);
        int failures = failed + (isFailed(now) ? 1 : 0) - (before != null && isFailed(before) ? 1 : 0);
        return net
                ? new RunHead(begun, at, now.state(), now.ended(), now.status(), stands, failures)
                : new RunHead(begun, at, state, ended, status, stands, failures);
    }

    private static boolean isFailed(JobRun job) {
        return job.state() == JobState.ENDED && job.status() == EndStatus.ABNORMAL;
    }

    /** Whether it is over. */
    public boolean isOver() {
        return state == JobState.ENDED;
    }

    /** As a row of a list. */
    public RunRow row() {
        return new RunRow(begun.id(), begun.net(), begun.name(), begun.unit(), begun.trigger(), begun.person(),
                begun.scheduled(), at, state, ended, status, standing, failed);
    }
}
