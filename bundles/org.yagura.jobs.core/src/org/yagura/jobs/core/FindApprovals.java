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

/** Asks what waits to be approved. */
@Operation(name = "jobs.approvals", privilege = Privilege.SEE, doc = "What waits to be approved, the oldest first.")
public record FindApprovals() implements Query<FindApprovals.Found> {

    /** What was found. */
    public record Found(@Doc("what waits") List<Approval> rows) {
    }

    /** Something that waits to be approved. */
    @Doc("Something that waits to be approved.")
    public record Approval(@Doc("the run") RunRow run, @Doc("key of the approval") String job,
            @Doc("its name") String name,
            @Doc("what is asked") String question, @Doc("since when, UTC") Instant since,
            @Doc("whether the caller may decide") boolean mayDecide) {
    }
}
