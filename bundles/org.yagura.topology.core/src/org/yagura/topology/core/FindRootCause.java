/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core;

import java.util.List;

import org.yagura.core.event.Severity;
import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Query;

/** Asks what explains alarms. */
@Operation(name = "topology.root-cause", privilege = Privilege.SEE, doc = "The smallest set of failures that explains what is in alarm; the rest are consequences.")
public record FindRootCause(
        @Doc("what is in alarm, at most 2000; absent means the nodes with open alarms of this minute") List<InAlarm> alarms)
        implements
            Query<FindRootCause.Answer> {

    /** An element in alarm. */
    public record InAlarm(
            @Doc(value = "id of an area, node, part, link, group or service", required = true) String element,
            @Doc(value = "worst severity: CRITICAL means that it does not work or is not reached, less that it complains; CLEARED and INFO are no failures", required = true) Severity severity) {
    }

    /** The answer. */
    public record Answer(@Doc("revision of the site that was computed") long revision,
            @Doc("what was found") RootCause found) {
    }
}
