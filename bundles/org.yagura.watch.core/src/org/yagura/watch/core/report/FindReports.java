/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Query;

/** The reports that are kept, and those that are being made. */
@Operation(name = "reports.find", privilege = Privilege.SEE, doc = "The monthly reports that are kept or being made, the newest month first.")
public record FindReports(@Doc("rows wanted, at most 1000; absent means 200") Integer size)
        implements
            Query<FindReports.Found> {

    /** Rows at most. */
    public static final int MOST = 1000;

    /** How far a report is. */
    @Doc("how far a report is")
    public enum State {
        /** Waits for others that are being made. */
        WAITING,
        /** Is being made. */
        MAKING,
        /** Is kept. */
        KEPT,
        /** Could not be made. */
        FAILED
    }

    /** What was found. */
    @Doc("The reports.")
    public record Found(@Doc("them, the newest month first") List<Row> rows,
            @Doc("whether there are more") boolean more,
            @Doc("day of the month on which months begin when nothing else is asked for") int day,
            @Doc("time zone of the site, whose days count") String zone) {
    }

    /** A report in a list. */
    @Doc("A report.")
    public record Row(@Doc("its id") String id, @Doc("first day of the month") LocalDate first,
            @Doc("last day of the month") LocalDate last, @Doc("id of the area; absent for the whole site") String area,
            @Doc("name of the area or of the site") String name, @Doc("how far it is") State state,
            @Doc("when it was made or asked for, UTC") Instant made,
            @Doc("who asked for it; absent when the agent made it by itself") String person,
            @Doc("how much of it is made, in percent; absent when it is not being made") Integer percent,
            @Doc("why it could not be made; absent when it could") String failure) {
    }
}
