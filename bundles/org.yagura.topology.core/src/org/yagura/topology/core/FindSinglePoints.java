/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core;

import java.util.List;

import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Query;

/** Asks for the single points of failure. */
@Operation(name = "topology.single-points", privilege = Privilege.SEE, doc = "What alone stops services, what stops most of them first.")
public record FindSinglePoints(@Doc("id of a service; absent means all") String service,
        @Doc("place of the first row; absent means 0") Integer position,
        @Doc("how many rows, at most 1000; absent means 200") Integer size) implements Query<FindSinglePoints.Page> {

    /** A window of single points. */
    public record Page(@Doc("revision of the site that was computed") long revision,
            @Doc("how many there are") int total,
            @Doc("place of the first row") int position, @Doc("the rows") List<SinglePoint> rows) {
    }
}
