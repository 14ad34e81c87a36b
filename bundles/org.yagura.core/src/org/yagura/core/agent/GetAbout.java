/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.agent;

import java.time.Instant;

import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Query;

/** Asks what the agent is. */
@Operation(name = "agent.about", privilege = Privilege.SEE, doc = "What the agent is: version, site, role, since when.")
public record GetAbout() implements Query<GetAbout.About> {

    /** What it is. */
    public record About(@Doc("version of the agent") String version, @Doc("name of the site") String site,
            @Doc("newest revision of the site model") long revision,
            @Doc("time zone of the site, such as Asia/Tokyo") String timeZone,
            @Doc("what it is in its group: leader, follower, starting, failed or closed") String role,
            @Doc("since when it runs, UTC") Instant since, @Doc("for how many seconds it runs") long uptimeSeconds,
            @Doc("its time now, UTC") Instant now, @Doc("whether it runs on the demo site") boolean demo) {
    }
}
