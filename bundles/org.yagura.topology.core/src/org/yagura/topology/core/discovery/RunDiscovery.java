/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.discovery;

import java.util.List;

import org.yagura.core.operation.Command;
import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;

/** Asks nodes what they are, in the background. One run at a time. */
@Operation(name = "discovery.run", privilege = Privilege.RUN, doc = "Asks nodes by SNMP what they are, in the background; discovery.state tells how far it is.")
public record RunDiscovery(
        @Doc("ids of nodes to ask; absent, with no networks either, means all nodes with an address") List<String> nodes,
        @Doc("addresses and IPv4 networks to search, such as 10.1.0.0/24, 4096 addresses at most in all") List<String> networks)
        implements
            Command<RunDiscovery.Begun> {

    /** The answer. */
    public record Begun(@Doc("number of the run") long run, @Doc("addresses that are asked") int targets) {
    }
}
