/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.state;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.yagura.core.event.Severity;
import org.yagura.watch.core.WatchState;

/**
 * In what state a watch of a node is, with all that the next result is judged by. Immutable.
 *
 * @param state the state
 * @param severity of a problem; null when there is none
 * @param hard whether it is confirmed; what is not a problem always is
 * @param attempt how many bad results one after another there were
 * @param since when this state, severity or confirmation began
 * @param announced severity that people were told of and that was not taken back; null when there is none
 * @param flapping whether it changes too often
 * @param changes which of the last results differed from the one before, see {@link Flapping}
 * @param last what the last result came to: ordinal of the severity, 0 for good; negative when there was none
 * @param said why it is so
 * @param crossings how the bounds stand with the metrics
 * @param behind ids of the failed nodes that stand in the way; empty unless it is unreachable
 */
public record Standing(WatchState state, Severity severity, boolean hard, int attempt, Instant since,
        Severity announced, boolean flapping, int changes, int last, Said said, List<Crossing> crossings,
        Set<String> behind) {

    public Standing {
        crossings = crossings == null ? List.of() : List.copyOf(crossings);
        behind = behind == null ? Set.of() : Set.copyOf(behind);
    }

    /** Before the first result. */
    public static Standing pending(Instant at) {
        return new Standing(WatchState.PENDING, null, true, 0, at, null, false, 0, -1, Said.NOTHING, List.of(),
                Set.of());
    }

    /** As it is kept over a restart. */
    public Standing kept() {
        return new Standing(state, severity, hard, attempt, since, announced, flapping, changes, last, said,
                crossings.stream().filter(c -> !c.idle()).toList(), behind);
    }

    /** Whether it differs from another in what is worth a fact. */
    boolean differs(Standing other) {
        return state != other.state || severity != other.severity || hard != other.hard
                || announced != other.announced || flapping != other.flapping || !behind.equals(other.behind)
                || !broken().equals(other.broken());
    }

    private List<String> broken() {
        return crossings.stream().filter(Crossing::broken).map(c -> c.bound() + '\n' + c.metric()).toList();
    }

    /** Whether the next run should come soon: bad and not confirmed. */
    public boolean hurried() {
        return state == WatchState.PROBLEM && !hard || state == WatchState.UNKNOWN && !hard;
    }

    /** The same with another severity announced. */
    public Standing announcing(Severity told) {
        return new Standing(state, severity, hard, attempt, since, told, flapping, changes, last, said, crossings,
                behind);
    }
}
