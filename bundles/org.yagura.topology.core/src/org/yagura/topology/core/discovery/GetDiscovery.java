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

/** How far the newest run is, and how it ended. */
@Operation(name = "discovery.state", privilege = Privilege.SEE, doc = "How far the newest run of discovery is, and who did not answer.")
public record GetDiscovery() implements Query<GetDiscovery.State> {

    /** The answer. */
    public record State(@Doc("number of the run; 0 before the first one since the agent started") long run,
            @Doc("whether it is under way") boolean running, @Doc("when it began") Instant begun,
            @Doc("addresses to ask") int targets, @Doc("addresses asked") int done,
            @Doc("addresses that answered") int answered,
            @Doc("drawn nodes that did not answer or were not asked, the first 1000") List<Silent> silent) {
    }

    /** A target without an answer. */
    public record Silent(@Doc("the address") String address,
            @Doc("id of the node; absent when it is not drawn") String node,
            @Doc("why, in the caller's language") String why) {
    }
}
