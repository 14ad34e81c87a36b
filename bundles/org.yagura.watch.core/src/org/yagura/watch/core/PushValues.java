/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core;

import java.util.List;

import org.yagura.core.event.Severity;
import org.yagura.core.operation.Command;
import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;

/** Delivers values and messages to a watch that waits for them. */
@Operation(name = "watches.push", privilege = Privilege.RUN, doc = "Delivers values and messages of a script or a program to a watch that waits for them.")
public record PushValues(@Doc(value = "id of the watch", required = true) String watch,
        @Doc(value = "id of the node", required = true) String node,
        @Doc("values, each metric once, at most 100") List<Value> values,
        @Doc("messages, each becomes an event, at most 20") List<Message> messages,
        @Doc("a text of the sender's, at most 100 characters: what is delivered with the same text again counts once") String delivery)
        implements
            Command<PushValues.Pushed> {

    /** A value. */
    @Doc("A value.")
    public record Value(
            @Doc(value = "name of the metric, with an instance in brackets on wish", required = true) String metric,
            @Doc(value = "its value", required = true) Double value) {
    }

    /** A message. */
    @Doc("A message.")
    public record Message(@Doc(value = "what happened, at most 1000 characters", required = true) String text,
            @Doc("how severe it is; absent means WARNING; CLEARED ends the alarm of its topic") Severity severity,
            @Doc("what it belongs to: messages of one topic are one alarm; at most 80 characters; absent: it is listed only") String topic) {
    }

    /** What was done. */
    public record Pushed(@Doc("whether it had been delivered before, and nothing was done") boolean repeated) {
    }
}
