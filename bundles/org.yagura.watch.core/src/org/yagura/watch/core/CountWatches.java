/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core;

import java.util.List;

import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Query;

/** Counts the watches of several filters at once, as tabs show them. */
@Operation(name = "watches.count", privilege = Privilege.SEE, doc = "Counts the watches of nodes that match several filters, and those of them that are not well.")
public record CountWatches(@Doc(value = "the filters, at most 50", required = true) List<WatchFilter> filters)
        implements
            Query<CountWatches.Counts> {

    /** The counts, in the order of the filters. */
    public record Counts(@Doc("one a filter") List<Count> counts) {
    }

    /** Counts of one filter. */
    public record Count(@Doc("watches that match") long total,
            @Doc("of these, those that have a problem, are unreachable, or of which nothing is known") long unwell) {
    }
}
