/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core;

import java.util.List;
import java.util.Map;

import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Query;

/** Asks for a run with all its jobs. */
@Operation(name = "jobs.get", privilege = Privilege.SEE, doc = "A run with its jobs, and what each waits for.")
public record GetRun(@Doc(value = "id of the run", required = true) String run) implements Query<GetRun.Run> {

    /** A run. */
    public record Run(@Doc("the run as a whole") RunRow run,
            @Doc("its jobs, each net before what is in it") List<JobRow> jobs,
            @Doc("its variables, by name") Map<String, String> variables) {
    }
}
