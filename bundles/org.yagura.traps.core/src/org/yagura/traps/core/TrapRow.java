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

/** A trap in a list. */
@Doc("A trap in a list, or an event that a domain of the agent raised.")
public record TrapRow(
        @Doc("id, ascending in order of arrival, without gaps") long id,
        @Doc("when it was received, UTC, microseconds") Instant receivedAt,
        @Doc("severity that the rules gave") Severity severity,
        @Doc("handling state") HandlingState state,
        @Doc("id of the node in the site model; absent when the source is unknown") String nodeId,
        @Doc("name of the node, or the source address") String node,
        @Doc("original source address (RFC 3584), as text; of an event the name of the domain that raised it, such as watch") String source,
        @Doc("SNMP version: v1, v2c, v3; syslog; hex for what could not be decoded; event for an event of the agent") String version,
        @Doc("trap OID after RFC 3584; absent for an event") String oid,
        @Doc("name of the trap by the imported MIBs, or the OID; of an event what raised it, such as the name of a watch") String name,
        @Doc("message made by the rule's template; of an event what happened") String message,
        @Doc("log-in name of who works on it; absent when nobody") String assignee,
        @Doc("number of comments") int comments) {
}
