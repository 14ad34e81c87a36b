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

/** What was found on one node, now or at a time. */
@Operation(name = "discovery.inventory", privilege = Privilege.SEE, doc = "What was found on one node, now or as of a time, with the times at which it changed.")
public record GetInventory(@Doc("id of the node; or give the address") String node,
        @Doc("the address; or give the node") String address,
        @Doc("as of that time; absent means now") Instant at) implements Query<GetInventory.Answer> {

    /** The answer. */
    public record Answer(@Doc("address that answered") String address,
            @Doc("since when it was like that") Instant since,
            @Doc("what was found; absent when nothing was by then") Inventory inventory,
            @Doc("when it changed, newest first") List<Instant> changes) {
    }
}
