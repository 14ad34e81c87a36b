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

/** Has the report of a month made; it is kept when it is done. */
@Operation(name = "reports.make", privilege = Privilege.HANDLE, doc = "Has the performance report of a month made in the background; it is kept once it is done.")
public record MakeReport(
        @Doc(value = "month of the calendar in which it begins, such as 2026-10", required = true) String month,
        @Doc("day of the month on which it begins, 1 to 28 in the site's time zone; absent means as the agent is set") Integer day,
        @Doc("id of the area that it is about; absent means the whole site") String area)
        implements
            Command<MakeReport.Begun> {

    /** It is being made. */
    @Doc("The report is being made.")
    public record Begun(@Doc("id of the report, as reports.find shows it") String id) {
    }
}
