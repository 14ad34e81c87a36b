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

/** Where the drawing and what was found differ. */
@Operation(name = "discovery.drift", privilege = Privilege.SEE, doc = "Where the drawing and what was found differ, with what could be changed in the drawing.")
public record FindDrift(@Doc("only that node; absent means all, and what is not drawn") String node,
        @Doc("compare what was found by that time; absent means now") Instant at) implements Query<FindDrift.Answer> {

    /** The answer. */
    public record Answer(@Doc("revision of the drawing that was compared") long revision,
            @Doc("the differences") List<Drift> drifts) {
    }
}
