/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core;

import java.time.Instant;

import org.yagura.core.event.Severity;
import org.yagura.core.operation.Doc;

/** A watch of a node in a list. */
@Doc("A watch of a node in a list.")
public record WatchRow(@Doc("id of the watch") String watch, @Doc("name of the watch") String watchName,
        @Doc("kind of watch: its class in the site model, such as PingWatch") String kind,
        @Doc("id of the node") String node, @Doc("name of the node") String nodeName,
        @Doc("state") WatchState state,
        @Doc("severity of a problem; absent when there is none") Severity severity,
        @Doc("whether it is confirmed; people are told of what is confirmed only") boolean hard,
        @Doc("how many bad results one after another there were") int attempt,
        @Doc("so many confirm a state") int attempts,
        @Doc("since when this state, severity or confirmation holds, UTC") Instant since,
        @Doc("whether it changes so often that nobody is told of each change") boolean flapping,
        @Doc("name of the maintenance window in which the node is; absent when in none") String maintenance,
        @Doc("name of the calendar outside whose hours it is, so that nobody is told; absent when people are") String closed,
        @Doc("until when it is mute, UTC; absent when it is not") Instant muted,
        @Doc("what the last run found, or why it is in this state") String text,
        @Doc("the first of the last values; absent when nothing was measured") Value value,
        @Doc("how many values the last run measured") int values,
        @Doc("when the last run began, UTC; absent before the first one since the agent was started") Instant last,
        @Doc("how long it took, in milliseconds") Long millis,
        @Doc("when it runs next, UTC; absent while it runs") Instant next) {

    /** A value that was measured. */
    @Doc("A value that was measured.")
    public record Value(@Doc("name of the metric, with the instance in brackets where there is one") String metric,
            @Doc("the value") double value, @Doc("unit; empty when it has none") String unit) {
    }
}
