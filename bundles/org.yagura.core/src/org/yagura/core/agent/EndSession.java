/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.agent;

import org.yagura.core.operation.Command;
import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;

/** Ends somebody's session. */
@Operation(name = "sessions.end", privilege = Privilege.ADMINISTER, doc = "Ends a session, or all of a person.")
public record EndSession(@Doc("id of the session; absent means all of the person") String id,
        @Doc("log-in name of the person; absent means by id") String user) implements Command<EndSession.Ended> {

    /** What was done. */
    public record Ended(@Doc("how many sessions were ended") int ended) {
    }
}
