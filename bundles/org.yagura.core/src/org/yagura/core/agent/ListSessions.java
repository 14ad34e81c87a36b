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

/** Asks who is logged in. */
@Operation(name = "sessions.list", privilege = Privilege.ADMINISTER, doc = "Who is logged in, from where, since when.")
public record ListSessions() implements Query<ListSessions.Sessions> {

    /** The sessions. */
    public record Sessions(@Doc("one a log-in, oldest first") List<Session> sessions) {
    }

    /** A session. */
    public record Session(@Doc("id, good for ending it; not the token") String id, @Doc("log-in name") String user,
            @Doc("name of the person") String name, @Doc("whether it is the one that asks") boolean own,
            @Doc("from where") String address, @Doc("since when, UTC") Instant since,
            @Doc("last use, UTC") Instant lastUsed, @Doc("when it ends at the latest, UTC") Instant expires) {
    }
}
