/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core;

/** What a job or a net is doing. */
public enum JobState {
    /** What it depends on, or a time, is not there yet. */
    WAITING,
    /** Waits, and does not start before a person releases it. */
    HELD,
    /** Waits, and will be passed over in place of being started. */
    SKIPPING,
    /** May start, and waits for a place in a queue. */
    QUEUED,
    /** Its start is intended: from here on it may have an effect. */
    RUNNING,
    /** Runs on, but nothing in it is started before a person resumes it. */
    SUSPENDED,
    /** Was told to stop, and has not stopped yet. */
    STOPPING,
    /** Stopped by a person; it has no end status until it is run again or its end is set. */
    STOPPED,
    /** Was started, and what became of it cannot be learned; a person decides. */
    UNKNOWN,
    /** Over. */
    ENDED;

    /** Whether something of it may have an effect at the moment. */
    public boolean isActive() {
        return this == RUNNING || this == SUSPENDED || this == STOPPING;
    }

    /** Whether it has not been started. */
    public boolean isBefore() {
        return compareTo(QUEUED) <= 0;
    }

    /** Whether it stands still until a person does something. */
    public boolean needsPerson() {
        return this == STOPPED || this == UNKNOWN;
    }
}
