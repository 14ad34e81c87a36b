/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core;

import java.util.List;
import java.util.Map;

import org.yagura.core.event.Severity;
import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Query;

/** Counts the open alarms by node, as badges in trees and diagrams show them. */
@Operation(name = "alarms.summary", privilege = Privilege.SEE, doc = "Open alarms by node and severity.")
public record SummariseAlarms() implements Query<SummariseAlarms.Summary> {

    /** The counts. */
    public record Summary(@Doc("nodes with open alarms") List<NodeAlarms> nodes,
            @Doc("open alarms by severity") Map<Severity, Long> bySeverity) {
    }

    /** Open alarms of a node. */
    public record NodeAlarms(@Doc("id of the node; absent for unknown sources") String nodeId,
            @Doc("worst severity") Severity worst,
            @Doc("open alarms") long open, @Doc("of these, unhandled") long unhandled) {
    }
}
