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

@Operation(name = "traps.senders", privilege = Privilege.SEE, doc = "Authentic SNMPv3 senders of traps and their clocks, heard last first.")
public record ListSenders(@Doc("only those of this user") String user,
        @Doc("how many, at most 1000; absent means 200") Integer size) implements Query<ListSenders.Senders> {

    /** The senders. */
    public record Senders(@Doc("how many match") long total, @Doc("heard last first") List<Sender> senders) {
    }

    /** One sender. */
    public record Sender(@Doc("user name") String user, @Doc("engine id, hexadecimal") String engine,
            @Doc("starts of its engine") int boots, @Doc("seconds since its last start, as told last") int time,
            @Doc("when it was heard, UTC") Instant heard) {
    }
}
