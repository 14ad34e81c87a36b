/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core.internal.plan;

import java.time.Duration;

/**
 * A time by which a job has to have started, or ended.
 *
 * @param id unique in the job
 * @param of what is watched
 * @param minute minutes since midnight of the day of the run; null: not by the clock
 * @param sinceRun time since the run began; null: not by that
 * @param sinceStart time since the job was started; null: not by that
 * @param deviation how many standard deviations over the mean of its last runs are usual; null: not by that
 * @param ending what becomes of it when it is late: it ends so (stopped when it runs); null: people are told only
 */
public record TimeCheck(String id, Of of, Integer minute, Duration sinceRun, Duration sinceStart, Double deviation,
        Ending ending) {

    /** What is watched. */
    public enum Of {
        START, END
    }
}
