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

/**
 * Changes state or assignee of traps, or adds a comment; by ids, or all that match a filter up to an id. All of them
 * or an error that says how many were done; never silently fewer.
 */
@Operation(name = "traps.handle", privilege = Privilege.HANDLE, doc = "Changes state or assignee of traps, or comments on them, by ids or by filter.")
public record HandleTraps(
        @Doc("ids of the traps; or give a filter") List<Long> ids,
        @Doc("all traps that match; needs upToId") TrapFilter filter,
        @Doc("with a filter: only traps up to this id, so that nothing unseen is touched") Long upToId,
        @Doc("new state; absent leaves it") HandlingState state,
        @Doc("log-in name of the new assignee; empty text for nobody; absent leaves it") String assignee,
        @Doc("comment, at most 4000 characters") String comment) implements Command<HandleTraps.Handled> {

    /** What was done. */
    public record Handled(@Doc("traps changed") long handled,
            @Doc("ids that do not exist (any more) or are out of scope") long missing) {
    }
}
