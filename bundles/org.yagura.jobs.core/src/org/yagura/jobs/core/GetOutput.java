/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core;

import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Query;

/** Asks for what a command has said. */
@Operation(name = "jobs.output", privilege = Privilege.SEE, doc = "What the command of a job has said; of much only the beginning and the end.")
public record GetOutput(@Doc(value = "id of the run", required = true) String run,
        @Doc(value = "key of the job", required = true) String job) implements Query<GetOutput.Output> {

    /** What it has said. */
    public record Output(@Doc("the text; null when nothing is kept of it") String text) {
    }
}
