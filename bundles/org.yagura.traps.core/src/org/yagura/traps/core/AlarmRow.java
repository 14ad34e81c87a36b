/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core;

import java.time.Instant;

import org.yagura.core.event.HandlingState;
import org.yagura.core.event.Severity;
import org.yagura.core.operation.Doc;

/** An alarm: all traps with one reduction key while the problem lasts, in one row. */
@Doc("An alarm: all traps with one reduction key while the problem lasts.")
public record AlarmRow(@Doc("id") long id, @Doc("reduction key") String reductionKey,
        @Doc("severity; CLEARED once over") Severity severity,
        @Doc("the worst severity it had") Severity worst, @Doc("handling state") HandlingState state,
        @Doc("id of the node; absent when unknown") String nodeId,
        @Doc("name of the node or the source address") String node,
        @Doc("message of the last trap") String message, @Doc("name of the rule") String rule,
        @Doc("how many traps") long count, @Doc("first trap, UTC") Instant first, @Doc("last trap, UTC") Instant last,
        @Doc("when it was cleared; absent while it lasts") Instant cleared,
        @Doc("id of the last trap") long lastTrapId, @Doc("log-in name of who works on it") String assignee,
        @Doc("number of comments") int comments) {
}
