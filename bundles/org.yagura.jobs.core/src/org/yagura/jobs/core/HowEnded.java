/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core;

/** Why a job is over. */
public enum HowEnded {
    /** It ran to its end. */
    DONE,
    /** A person set its end. */
    CHANGED,
    /** What it depended on cannot come true any more. */
    UNMET,
    /** Its calendar was closed on the day of the run. */
    CALENDAR,
    /** It was to be passed over. */
    SKIPPED,
    /** It had not started in time. */
    START_LATE,
    /** It had not ended in time. */
    END_LATE,
    /** Another branch was taken. */
    BRANCH,
    /** Too many waited in its queue. */
    QUEUE_FULL,
    /** It could not be started. */
    NOT_STARTED,
    /** It was killed by a person. */
    KILLED;

    /** Whether it ran. */
    public boolean ran() {
        return this == DONE || this == END_LATE || this == KILLED;
    }
}
