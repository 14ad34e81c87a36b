/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.site;

import java.time.Instant;
import java.util.List;

import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Query;

/** Asks for a window of the revisions, newest first. */
@Operation(name = "site.revisions", privilege = Privilege.SEE, doc = "Revisions of the site model, newest first.")
public record FindRevisions(@Doc("place of the first row, 0 is the newest; absent means 0") Long position,
        @Doc("how many rows, at most 1000; absent means 200") Integer size) implements Query<FindRevisions.Page> {

    /** A window of revisions. */
    public record Page(@Doc("how many there are") long total, @Doc("place of the first row") long position,
            @Doc("the rows") List<Row> rows) {
    }

    /** A revision. */
    public record Row(@Doc("number, from 1") long number, @Doc("when, UTC") Instant at,
            @Doc("log-in name") String author,
            @Doc("why") String reason, @Doc("how many differences to the one before") int differences) {
    }
}
