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

/** Asks how long traps are kept. */
@Operation(name = "traps.retention", privilege = Privilege.SEE, doc = "How long traps are kept, what else is bounded, and what is there.")
public record GetRetention() implements Query<GetRetention.Retention> {

    /** The rule and what is there. */
    public record Retention(
            @Doc("days that traps, cleared alarms and facts that could not be read are kept; counted back from the newest trap, by whole days") int days,
            @Doc("traps that are kept at most") long rows, @Doc("traps there now") long stored,
            @Doc("oldest trap, UTC; absent when none") Instant oldest,
            @Doc("what else is kept, and how much at most") List<Bound> bounds) {
    }

    /** Something that is kept up to a number. */
    public record Bound(
            @Doc("openAlarms, clearedAlarms, unread (facts that could not be read); texts that traps and alarms share: sources, oids, rules, people; senders (clocks of SNMPv3 engines)") String what,
            @Doc("how many there are") long now, @Doc("how many there are at most") long most,
            @Doc("since the data directory was made: traps that raised no alarm because too many were open, facts that could not be read and were dropped; absent for others") Long lost) {
    }
}
