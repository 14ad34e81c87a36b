/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.series;

import java.time.Instant;
import java.util.List;

import org.yagura.core.event.Mark;
import org.yagura.core.event.MarkKind;
import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Query;

/** Asks what else happened while something was measured: alarms of nodes, revisions of the site. */
@Operation(name = "series.marks", privilege = Privilege.SEE, doc = "What else happened while something was measured: alarms of nodes, revisions of the site; the newest first.")
public record FindMarks(@Doc("ids of the nodes, at most 500; absent means none") List<String> nodes,
        @Doc(value = "from this time on, UTC", required = true) Instant from,
        @Doc(value = "before this time, UTC", required = true) Instant to,
        @Doc("kinds wanted; absent means all") List<MarkKind> kinds,
        @Doc("how many, at most 1000; absent means 200") Integer size) implements Query<FindMarks.Answer> {

    /** Nodes that are asked for at once at most. */
    public static final int MOST_NODES = 500;
    /** Marks that are answered at most. */
    public static final int MOST = 1_000;

    /** The marks. */
    @Doc("The marks.")
    public record Answer(@Doc("the marks, the newest first") List<Mark> marks,
            @Doc("whether there are more, which are older") boolean more) {
    }
}
