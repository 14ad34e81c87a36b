/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core;

import java.time.Instant;
import java.util.List;

import org.yagura.core.event.Severity;
import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Query;

/** Asks why a watch of a node is in its state. */
@Operation(name = "watches.explain", privilege = Privilege.SEE, doc = "Why a watch of a node is in its state: runs, values, bounds, times.")
public record ExplainWatch(@Doc(value = "id of the watch", required = true) String watch,
        @Doc(value = "id of the node", required = true) String node) implements Query<ExplainWatch.Explanation> {

    /** Why. */
    public record Explanation(@Doc("the row as in the list") WatchRow row,
            @Doc("why it is in this state, in sentences in the caller's language") List<String> why,
            @Doc("what operators have to do; absent when the watch says nothing") String guide,
            @Doc("what the last run measured") List<WatchRow.Value> values,
            @Doc("the thresholds, for each metric that they are about") List<BoundRow> bounds,
            @Doc("the last runs since the agent was started, the newest first") List<RunRow> runs,
            @Doc("ids of the failed nodes that stand in the way; empty unless it is unreachable") List<String> behind) {
    }

    /** A threshold and a metric. */
    @Doc("A threshold and a metric.")
    public record BoundRow(@Doc("id of the threshold") String threshold, @Doc("metric") String metric,
            @Doc("how it compares: HIGH, LOW, CHANGE, RATE") String kind, @Doc("the bound") double limit,
            @Doc("so far on the good side it counts as kept again") double hysteresis,
            @Doc("so many values one after another") int count, @Doc("severity while it is broken") Severity severity,
            @Doc("the last value; absent when there was none") Double value,
            @Doc("unit of the metric; empty when it has none") String unit,
            @Doc("how many values one after another are beyond the bound") int beyond,
            @Doc("whether it is broken") boolean broken,
            @Doc("since when, UTC; absent when it is not") Instant since) {
    }

    /** A run. */
    @Doc("A run of a watch.")
    public record RunRow(@Doc("when it began, UTC") Instant at, @Doc("how long it took, in milliseconds") long millis,
            @Doc("how it ended: GOOD, WARNING, FAILED, UNKNOWN") String outcome,
            @Doc("what was found") String text) {
    }
}
