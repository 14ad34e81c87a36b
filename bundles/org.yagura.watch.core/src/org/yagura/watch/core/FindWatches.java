/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core;

import java.util.List;
import java.util.Map;

import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Query;

/** Asks for watches of nodes, the worst first unless another order is asked for. */
@Operation(name = "watches.find", privilege = Privilege.SEE, doc = "A window of the watches of nodes that match, the worst first unless another order is asked for.")
public record FindWatches(@Doc("which; absent means all") WatchFilter filter,
        @Doc("place of the first row; absent means 0") Long position,
        @Doc("how many rows, at most 1000; absent means 200") Integer size,
        @Doc("by what they are sorted; absent means STATE") WatchOrder order,
        @Doc("true for the other way round; what has no value by the order stays at the end") Boolean descending,
        @Doc("begin with this watch of a node, wherever it stands, in place of a position; there are no rows when it does not match") WatchRef from)
        implements
            Query<FindWatches.Page> {

    /** A window of those that match, the worst first. */
    public static FindWatches worst(WatchFilter filter, Long position, Integer size) {
        return new FindWatches(filter, position, size, null, null, null);
    }

    /** A window of watches. */
    public record Page(@Doc("how many match") long total, @Doc("place of the first row") long position,
            @Doc("the rows") List<WatchRow> rows,
            @Doc("how many of those that match are in each state") Map<WatchState, Long> byState,
            @Doc("how the agent gets along") Pace pace) {
    }

    /** How the agent gets along with all watches, since it was started. */
    @Doc("How the agent gets along with all watches, since it was started.")
    public record Pace(@Doc("whether watches are run: the agent leads") boolean runs,
            @Doc("runs that were begun") long begun,
            @Doc("of these, so many began more than a second late, because as many ran as may") long late,
            @Doc("runs left out because the one before began too late or took too long") long missed,
            @Doc("runs that are being made") int flying, @Doc("so many may be made at once") int most) {
    }
}
