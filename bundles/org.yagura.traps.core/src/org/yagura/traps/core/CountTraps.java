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

/** Counts the matching and the unhandled traps of several filters at once, as tabs show them. */
@Operation(name = "traps.count", privilege = Privilege.SEE, doc = "Counts matching and unhandled traps of several filters.")
public record CountTraps(@Doc(value = "the filters, at most 50", required = true) List<TrapFilter> filters)
        implements
            Query<CountTraps.Counts> {

    /** The counts, in the order of the filters. */
    public record Counts(@Doc("one a filter") List<Count> counts) {
    }

    /** Counts of one filter. */
    public record Count(@Doc("traps that match") long total, @Doc("of these, unhandled") long unhandled,
            @Doc("false when both are lower bounds (text filters)") boolean exact) {
    }
}
