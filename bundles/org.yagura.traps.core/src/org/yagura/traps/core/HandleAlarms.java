/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core;

import java.util.List;

import org.yagura.core.event.HandlingState;
import org.yagura.core.operation.Command;
import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;

/** Changes state or assignee of alarms, comments on them or clears them by hand; the traps behind follow the state. */
@Operation(name = "alarms.handle", privilege = Privilege.HANDLE, doc = "Changes state or assignee of alarms, comments, clears.")
public record HandleAlarms(@Doc(value = "ids of the alarms, at most 10000", required = true) List<Long> ids,
        @Doc("new state; absent leaves it") HandlingState state,
        @Doc("log-in name of the new assignee; empty text for nobody; absent leaves it") String assignee,
        @Doc("comment, at most 4000 characters") String comment,
        @Doc("clear the alarms by hand; absent means false") Boolean clear) implements Command<HandleTraps.Handled> {
}
