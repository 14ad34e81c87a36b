/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core;

import java.util.List;

import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Query;

/** Asks for alarms, the worst and then the newest first. */
@Operation(name = "alarms.find", privilege = Privilege.SEE, doc = "A window of the alarms that match, the worst first.")
public record FindAlarms(@Doc("which alarms; from and to mean the last trap") TrapFilter filter,
        @Doc("with those that are cleared; absent means false") Boolean cleared,
        @Doc("place of the first row; absent means 0") Long position,
        @Doc("how many rows, at most 1000; absent means 200") Integer size) implements Query<FindAlarms.Page> {

    /** A window of alarms. */
    public record Page(@Doc("how many match") long total, @Doc("place of the first row") long position,
            @Doc("the rows") List<AlarmRow> rows) {
    }
}
