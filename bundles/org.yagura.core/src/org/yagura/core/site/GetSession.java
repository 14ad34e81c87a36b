/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.site;

import java.util.List;

import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Query;

/** Asks who is logged in, and where. */
@Operation(name = "session.get", privilege = Privilege.SEE, doc = "Who is logged in, what they may do, and which site it is.")
public record GetSession() implements Query<GetSession.SessionInfo> {

    /** The session. */
    public record SessionInfo(@Doc("log-in name") String user,
            @Doc("name of the person; the log-in name when unknown") String person,
            @Doc("what the roles give") List<Privilege> privileges, @Doc("name of the site") String site,
            @Doc("time zone of the site, such as Asia/Tokyo") String timeZone,
            @Doc("newest revision of the site model") long revision,
            @Doc("version of the agent") String version,
            @Doc("nothing else is served before the password is changed") boolean mustChangePassword) {
    }
}
