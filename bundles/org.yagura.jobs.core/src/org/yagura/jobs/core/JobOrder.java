/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core;

import java.util.EnumSet;
import java.util.Set;

/** What a person can order of a job in a run, and in which states of it. */
public enum JobOrder {
    /** Not to start before it is released. */
    HOLD(JobState.WAITING),
    /** To start when it is due, after all. */
    RELEASE(JobState.HELD),
    /** To be passed over when its turn comes. */
    SKIP(JobState.WAITING, JobState.HELD),
    /** Not to be passed over, after all. */
    UNSKIP(JobState.SKIPPING),
    /** Nothing in it is started; what runs goes on. */
    SUSPEND(JobState.RUNNING),
    /** It goes on. */
    RESUME(JobState.SUSPENDED),
    /** What runs is asked to stop. */
    STOP(JobState.RUNNING, JobState.SUSPENDED, JobState.QUEUED),
    /** What runs is ended by force, and ends abnormally. */
    KILL(JobState.RUNNING, JobState.SUSPENDED, JobState.STOPPING),
    /** It starts now, whatever it waits for. */
    FORCE(JobState.WAITING, JobState.HELD, JobState.SKIPPING, JobState.QUEUED),
    /** It counts as ended so. */
    SET_END(JobState.STOPPED, JobState.UNKNOWN, JobState.ENDED),
    /** It is run again, with all in it. */
    RERUN(JobState.STOPPED, JobState.UNKNOWN, JobState.ENDED),
    /** It is run again, and all that follows it in its net. */
    RERUN_FROM(JobState.STOPPED, JobState.UNKNOWN, JobState.ENDED),
    /** What failed or stopped in it is run again, and what follows that. */
    RERUN_FAILED(JobState.RUNNING, JobState.STOPPED, JobState.ENDED);

    private final Set<JobState> states;

    JobOrder(JobState first, JobState... others) {
        states = EnumSet.of(first, others);
    }

    /** Whether it can be ordered of a job in that state. */
    public boolean fits(JobState state) {
        return states.contains(state);
    }

    /** Whether it is of use only for what has other jobs in it. */
    public boolean isForNets() {
        return this == SUSPEND || this == RESUME || this == RERUN_FAILED;
    }
}
