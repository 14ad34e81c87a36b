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

/** Asks for everything about one alarm. */
@Operation(name = "alarms.get", privilege = Privilege.SEE, doc = "Everything about one alarm.")
public record GetAlarm(@Doc(value = "id of the alarm", required = true) Long id) implements Query<GetAlarm.Detail> {

    /** Everything. */
    public record Detail(@Doc("the row") AlarmRow row, @Doc("what to do, from the rule") String guide,
            @Doc("the last traps, at most 100, newest first") List<TrapRow> traps,
            @Doc("comments and state changes, oldest first") List<TrapDetail.Handling> history) {
    }
}
