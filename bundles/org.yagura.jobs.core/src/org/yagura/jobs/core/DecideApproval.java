/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core;

import org.yagura.core.operation.Command;
import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;

/** Approves or denies what a run waits for. */
@Operation(name = "jobs.approve", privilege = Privilege.APPROVE, doc = "Approves or denies what a run waits for.")
public record DecideApproval(@Doc(value = "id of the run", required = true) String run,
        @Doc(value = "key of the approval", required = true) String job,
        @Doc(value = "whether it is approved", required = true) Boolean approved,
        @Doc("why, at most 1000 characters; needed when it is denied") String remark)
        implements
            Command<DecideApproval.Decided> {

    /** What it led to. */
    public record Decided(@Doc("how the approval ended") EndStatus status) {
    }
}
