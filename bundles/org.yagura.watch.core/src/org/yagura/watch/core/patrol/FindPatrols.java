/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.patrol;

import java.time.Instant;
import java.util.List;

import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Query;

/** Asks for patrols: those to be signed first, then the others, the newest first. */
@Operation(name = "patrols.find", privilege = Privilege.SEE, doc = "Patrols: those to be signed first, then the others, the newest first.")
public record FindPatrols(@Doc("only in one of these states; absent means any") List<PatrolState> states,
        @Doc("only of this checklist; absent means any") String checklist,
        @Doc("only those due from then on, UTC; absent means 31 days ago") Instant from,
        @Doc("how many rows, at most 1000; absent means 200") Integer size) implements Query<FindPatrols.Found> {

    /** What was found. */
    public record Found(@Doc("the patrols") List<PatrolRow> rows, @Doc("whether there are more") boolean more,
            @Doc("checklists that can be begun at any time") List<Checklist> checklists) {
    }

    /** A checklist. */
    @Doc("A checklist of the site that is in use.")
    public record Checklist(@Doc("its id") String id, @Doc("its name") String name,
            @Doc("when it is due next, UTC; null when never within a year") Instant next) {
    }
}
