/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core;

import java.time.Instant;
import java.util.List;

import org.yagura.core.operation.Command;
import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;
import org.yagura.watch.core.spi.Measurement;

/**
 * Runs a watch that need not be saved once at one node, as the agent would run it, and tells what came of it. Nothing is kept, nobody
 * is told. Who gives it may change the whole site: the same could be had by saving the watch. Secrets that were left out are
 * those of the saved watch with the same id; they are revealed at the agent alone.
 */
@Operation(name = "watches.try", privilege = Privilege.EDIT, doc = "Runs a watch once, saved or not, at one node, and tells what came of it; keeps nothing. For those who may change the whole site.")
public record TryWatch(
        @Doc(value = "XMI of a site with the watch alone, without references; new secrets as {plain}…, unchanged ones as they came, also where they were left out; at most 512,000 characters", required = true) String site,
        @Doc(value = "id of the node, in the saved site", required = true) String node)
        implements
            Command<TryWatch.Result> {

    /** Characters of the watch at most. */
    public static final int LONGEST = 512_000;
    /** A run is given up after so many seconds, also when the watch would wait longer. */
    public static final int LONGEST_SECONDS = 30;

    /** May hold secrets. */
    @Override
    public String toString() {
        return "TryWatch[" + node + "]";
    }

    /** What came of a run. */
    public record Result(@Doc("when it began, UTC") Instant at, @Doc("how long it took, in milliseconds") double millis,
            @Doc("whether the run succeeded; UNKNOWN when the agent could not ask") Measurement.Outcome outcome,
            @Doc("what was found: what, why, what to do, in the caller's language") String text,
            @Doc("what was measured, in the order in which it was: times of steps are time[NAME of the step]; at most 1000") List<Value> values,
            @Doc("how many things the node told by itself, such as entries of a log") int entries) {

        /** Values at most. */
        public static final int MOST = 1_000;
    }

    /** What was measured. */
    @Doc("What was measured.")
    public record Value(@Doc("metric") String metric, @Doc("unit; empty when it has none") String unit,
            @Doc("the value") double value) {
    }
}
