/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.report;

import org.yagura.core.operation.Command;
import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;

/** Ends the making of a report. */
@Operation(name = "reports.cancel", privilege = Privilege.HANDLE, doc = "Ends the making of a report; nothing of it is kept.")
public record CancelReport(@Doc(value = "id of the report", required = true) String id)
        implements
            Command<CancelReport.Done> {

    /** What became of it. */
    @Doc("What became of it.")
    public record Done(@Doc("false when it was not being made any more") boolean cancelled) {
    }
}
