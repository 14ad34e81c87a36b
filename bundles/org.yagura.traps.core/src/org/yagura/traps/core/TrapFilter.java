/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core;

import java.time.Instant;
import java.util.List;

import org.yagura.core.event.HandlingState;
import org.yagura.core.event.Severity;
import org.yagura.core.operation.Doc;

/**
 * Which traps (or alarms) are wanted; all given parts must hold, an absent or empty part asks nothing.
 */
@Doc("Which traps or alarms; all given parts must hold.")
public record TrapFilter(
        @Doc("text found in message, node, source, trap name or a varbind; upper and lower case are the same") String text,
        @Doc("any of these severities") List<Severity> severities,
        @Doc("any of these handling states") List<HandlingState> states,
        @Doc("any of these nodes, by id in the site model") List<String> nodes,
        @Doc("any node in these areas or below them, by id") List<String> areas,
        @Doc("source address, as text; or the name of a domain of the agent, for its events, such as watch") String source,
        @Doc("trap OID; a trailing .* takes the whole subtree; a name of an imported MIB also serves") String oid,
        @Doc("received at or after, UTC") Instant from,
        @Doc("received before, UTC") Instant to,
        @Doc("log-in name of the person it is assigned to; an empty text means nobody") String assignee) {

    /** Everything. */
    public static final TrapFilter ALL = new TrapFilter(null, null, null, null, null, null, null, null, null, null);
}
