/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core;

import java.time.Instant;

import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Query;

/** Asks how long traps are kept. */
@Operation(name = "traps.retention", privilege = Privilege.SEE, doc = "How long traps are kept, and what is there.")
public record GetRetention() implements Query<GetRetention.Retention> {

    /** The rule and what is there. */
    public record Retention(@Doc("days that traps are kept") int days, @Doc("traps that are kept at most") long rows,
            @Doc("traps there now") long stored, @Doc("oldest trap, UTC; absent when none") Instant oldest) {
    }
}
