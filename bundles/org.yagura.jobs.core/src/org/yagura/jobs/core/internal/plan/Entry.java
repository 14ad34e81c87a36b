/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core.internal.plan;

import java.util.List;

import org.yagura.jobs.core.JobState;

/**
 * What has to be there before a job starts.
 *
 * @param rule what has to be so; null: nothing
 * @param unmet how it ends when that cannot come true any more; null: it waits until a person does something
 * @param first {@link JobState#WAITING}, {@link JobState#HELD} or {@link JobState#SKIPPING}
 * @param skipped how it counts when it is passed over
 * @param calendar id of the calendar that must be open on the day of the run; null: any day
 * @param closed how it counts when that is closed
 * @param queues ids of the queues in which it needs a place, all of them at once
 * @param priority of two that wait for the same place, that with the higher one is first
 */
public record Entry(Condition rule, Ending unmet, JobState first, Ending skipped, String calendar, Ending closed,
        List<String> queues, int priority) {
    /** Nothing. */
    public static final Entry NONE = new Entry(null, null, JobState.WAITING, Ending.NORMAL, null, Ending.NORMAL,
            List.of(), 0);

    public Entry {
        queues = List.copyOf(queues);
        if (!first.isBefore() || first == JobState.QUEUED) {
            throw new IllegalArgumentException("a job does not begin as " + first);
        }
    }
}
