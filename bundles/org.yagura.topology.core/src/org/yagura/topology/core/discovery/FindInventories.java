/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.discovery;

import java.time.Instant;
import java.util.List;

import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Query;

/** What was found, one row a node or address. */
@Operation(name = "discovery.inventories", privilege = Privilege.SEE, doc = "The nodes and addresses that discovery has found, by address.")
public record FindInventories(@Doc("as of that time; absent means now") Instant at)
        implements
            Query<FindInventories.Found> {

    /** The answer. */
    public record Found(@Doc("by address") List<Row> rows) {
    }

    /** A node or address. */
    public record Row(@Doc("address that answered") String address,
            @Doc("id of the drawn node; absent when there is none") String node,
            @Doc("its own name") String name, @Doc("its own description") String description,
            @Doc("since when it is as it is") Instant since, @Doc("when it last answered") Instant seen) {
    }
}
