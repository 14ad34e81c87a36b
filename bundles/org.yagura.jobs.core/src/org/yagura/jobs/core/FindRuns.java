/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core;

import java.time.Instant;
import java.util.List;

import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Query;

/** Asks for runs of nets: those that are not over, then the others, the newest first. */
@Operation(name = "jobs.runs", privilege = Privilege.SEE, doc = "Runs of job nets: those that are not over, then the others, the newest first.")
public record FindRuns(@Doc("only runs of this net; absent means all") String net,
        @Doc("only those that are not over") Boolean open,
        @Doc("only those that have ended in one of these ways; absent means any") List<EndStatus> ended,
        @Doc("only those that began from then on, UTC; absent means 31 days ago") Instant from,
        @Doc("how many rows, at most 1000; absent means 200") Integer size) implements Query<FindRuns.Found> {

    /** What was found. */
    public record Found(@Doc("the runs") List<RunRow> rows, @Doc("whether there are more") boolean more) {
    }
}
