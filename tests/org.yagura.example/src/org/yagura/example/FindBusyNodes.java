/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.example;

import java.util.List;

import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Query;

/** Asks which nodes have sent most of the newest traps. */
@Operation(name = "example.busy", privilege = Privilege.SEE, doc = "The nodes that have sent most of the newest traps.")
public record FindBusyNodes(@Doc("how many traps are looked at, at most 1000; absent means 200") Integer traps)
        implements
            Query<FindBusyNodes.Busy> {

    /** The nodes. */
    public record Busy(@Doc("traps looked at") int traps, @Doc("the nodes, busiest first") List<Node> nodes) {
    }

    /** One node. */
    public record Node(@Doc("name of the node, or the source address") String node, @Doc("its traps") long traps) {
    }
}
