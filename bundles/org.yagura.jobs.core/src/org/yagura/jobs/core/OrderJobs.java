/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core;

import java.util.List;

import org.yagura.core.operation.Command;
import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;

/** Orders something of jobs of a run: all of them, or none when one of them is refused. */
@Operation(name = "jobs.order", privilege = Privilege.RUN, doc = "Orders something of jobs of a run, such as to hold or to rerun them: of all, or of none when one is refused.")
public record OrderJobs(@Doc(value = "id of the run", required = true) String run,
        @Doc(value = "keys of the jobs, at most 1000", required = true) List<String> jobs,
        @Doc(value = "what is ordered", required = true) JobOrder order,
        @Doc("for SET_END: how they count as ended") EndStatus end) implements Command<OrderJobs.Done> {

    /** What was done. */
    public record Done(@Doc("of how many jobs") int jobs) {
    }
}
