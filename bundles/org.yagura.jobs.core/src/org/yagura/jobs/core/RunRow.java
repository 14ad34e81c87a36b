/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core;

import java.time.Instant;

import org.yagura.core.operation.Doc;

/** A run of a net, as a row of a list. */
@Doc("A run of a job net.")
public record RunRow(@Doc("its id") String id, @Doc("id of the net") String net,
        @Doc("name of the net, as it was") String name,
        @Doc("name of the unit that the net is in, as it was") String unit, @Doc("why it was begun") RunTrigger trigger,
        @Doc("who began it; null for the schedule") String person,
        @Doc("for when it was planned, UTC") Instant scheduled,
        @Doc("when it began, UTC") Instant begun, @Doc("what it is doing") JobState state,
        @Doc("when it ended, UTC; null when it has not") Instant ended,
        @Doc("how it ended; null when it has not") EndStatus status,
        @Doc("how many of its jobs stand still until a person does something") int standing,
        @Doc("how many of its jobs have ended abnormally") int failed) {
}
