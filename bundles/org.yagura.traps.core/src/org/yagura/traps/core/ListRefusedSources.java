/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core;

import java.time.Instant;
import java.util.List;

import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Query;

/** Asks who sends traps that are refused: wrong community, user or key. */
@Operation(name = "traps.refused", privilege = Privilege.SEE, doc = "Sources whose traps were refused, newest first.")
public record ListRefusedSources() implements Query<ListRefusedSources.Refused> {

    /** The sources. */
    public record Refused(@Doc("at most 1000, newest first") List<Source> sources) {
    }

    /** One source. */
    public record Source(@Doc("address") String address, @Doc("SNMP version") String version,
            @Doc("user name (v3); the community is never shown") String user, @Doc("why") String reason,
            @Doc("how many since the agent started") long count, @Doc("last time, UTC") Instant last) {
    }
}
