/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.agent;

import java.time.Instant;
import java.util.List;

import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Query;

/** Asks how the agent is. */
@Operation(name = "agent.health", privilege = Privilege.SEE, doc = "Troubles of the agent itself, such as a full disk, and figures of its journal.")
public record GetHealth() implements Query<GetHealth.Status> {

    /** How it is. */
    public record Status(@Doc(value = "no trouble at all", verdict = true) boolean good,
            @Doc("the troubles, by id") List<Trouble> troubles,
            @Doc("newest position in the journal") long journalPosition,
            @Doc("position up to which the tables are") long projectedPosition,
            @Doc("size of the journal on disk, bytes") long journalBytes,
            @Doc("free space on the journal's disk, bytes") long freeBytes,
            @Doc("under so many free bytes nothing is taken in") long freeLimit) {
    }

    /** A trouble. */
    public record Trouble(@Doc("stable id") String id, @Doc("CRITICAL or WARNING") String severity,
            @Doc("what it is, in the caller's language") String text, @Doc("since when, UTC") Instant since) {
    }
}
