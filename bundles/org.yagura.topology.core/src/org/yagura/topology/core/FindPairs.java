/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core;

import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Query;

/** Asks for the pairs of failures that stop a service. */
@Operation(name = "topology.pairs", privilege = Privilege.SEE, doc = "Pairs that stop a service together and neither alone, the most probable first.")
public record FindPairs(@Doc(value = "id of the service", required = true) String service,
        @Doc("how many pairs, at most 1000; absent means 100") Integer size) implements Query<FindPairs.Answer> {

    /** The pairs. */
    public record Answer(@Doc("revision of the site that was computed") long revision,
            @Doc("the pairs of the service") ServicePairs pairs) {
    }
}
