/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core;

import java.time.Instant;
import java.util.List;

import org.yagura.core.event.Severity;
import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Query;

/** Asks for the states that a node's watches had. */
@Operation(name = "watches.history", privilege = Privilege.SEE, doc = "The states that the watches of a node had, the newest first.")
public record FindWatchHistory(@Doc(value = "id of the node", required = true) String node,
        @Doc("id of the watch; absent: all of the node") String watch,
        @Doc("only what was before the row with this id; absent: from the newest on") Long before,
        @Doc("how many rows, at most 1000; absent means 200") Integer size)
        implements
            Query<FindWatchHistory.History> {

    /** What was. */
    public record History(@Doc("the rows") List<Row> rows) {
    }

    /** A state that began. */
    @Doc("A state of a watch that began.")
    public record Row(@Doc("id, ascending in time") long id, @Doc("when, UTC") Instant at,
            @Doc("id of the watch") String watch, @Doc("name of the watch, or its id when it is gone") String watchName,
            @Doc("state from then on") WatchState state, @Doc("severity of a problem") Severity severity,
            @Doc("whether it was confirmed") boolean hard, @Doc("whether it flapped") boolean flapping,
            @Doc("severity that people had been told of; absent when none") Severity told,
            @Doc("why it was so") String text) {
    }
}
