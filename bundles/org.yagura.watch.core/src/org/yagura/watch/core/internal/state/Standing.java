/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.yagura.core.event.Severity;
import org.yagura.watch.core.WatchState;

/**
 * In what state a watch of a node is, with all that the next result is judged by. Immutable.
 *
 * @param state the state
 * @param severity of the worst of its problems, confirmed ones first; null when there is none
 * @param hard whether one is confirmed; what is not a problem always is
 * @param attempt how many bad results one after another there were
 * @param since when this state, severity or confirmation began
 * @param announced the worst severity that people were told of and that was not taken back; null when there is none
 * @param flapping whether any of its parts changes too often
 * @param said why it is so
 * @param crossings how the bounds stand with the metrics
 * @param behind ids of the failed nodes that stand in the way; empty unless it is unreachable
 * @param parts what people are told of by itself: first the watch as such, then instances that there is something to say of
 * @param unasked since when the agent cannot ask; null when it could the last time
 */
public record Standing(WatchState state, Severity severity, boolean hard, int attempt, Instant since,
        Severity announced, boolean flapping, Said said, List<Crossing> crossings, Set<String> behind, List<Part> parts,
        Unasked unasked) {

    public Standing {
        crossings = crossings == null ? List.of() : List.copyOf(crossings);
        behind = behind == null ? Set.of() : Set.copyOf(behind);
        // what was kept before there were parts is the watch as such
        parts = parts == null || parts.isEmpty()
                ? List.of(new Part("", severity, hard, attempt, announced, flapping, 0, -1))
                : List.copyOf(parts);
    }

    /** Before the first result. */
    public static Standing pending(Instant at) {
        return new Standing(WatchState.PENDING, null, true, 0, at, null, false, Said.NOTHING, List.of(), Set.of(),
                List.of(Part.fresh("")), null);
    }

    /** The watch as such. */
    public Part whole() {
        return parts.getFirst();
    }

    /** Parts by instance. */
    Map<String, Part> byInstance() {
        var all = new LinkedHashMap<String, Part>();
        parts.forEach(part -> all.put(part.instance(), part));
        return all;
    }

    /** The worst severity that people were told of in any part. */
    static Severity worst(List<Part> parts) {
        return parts.stream().map(Part::announced).filter(Objects::nonNull).max(Severity::compareTo).orElse(null);
    }

    /** The same with these parts as they are after people were told. */
    Standing told(List<Part> now, Unasked asked) {
        return new Standing(state, severity, hard, attempt, since, worst(now), now.stream().anyMatch(Part::flapping),
                said, crossings, behind, now, asked);
    }

    /** The same with other crossings. */
    Standing with(List<Crossing> others) {
        return new Standing(state, severity, hard, attempt, since, announced, flapping, said, others, behind, parts,
                unasked);
    }

    /** As it is kept over a restart. */
    public Standing kept() {
        return with(crossings.stream().filter(c -> !c.idle()).toList());
    }

    /** Whether it differs from another in what is worth a fact. */
    boolean differs(Standing other) {
        return state != other.state || severity != other.severity || hard != other.hard
                || announced != other.announced || flapping != other.flapping || !behind.equals(other.behind)
                || !Objects.equals(unasked, other.unasked) || !broken().equals(other.broken()) || partsDiffer(other);
    }

    private boolean partsDiffer(Standing other) {
        Map<String, Part> before = other.byInstance();
        var now = new ArrayList<>(byInstance().values());
        return now.stream().anyMatch(p -> p.differs(before.getOrDefault(p.instance(), Part.good(p.instance()))))
                || before.values().stream().anyMatch(p -> !byInstance().containsKey(p.instance())
                        && p.differs(Part.good(p.instance())));
    }

    private List<String> broken() {
        return crossings.stream().filter(Crossing::broken).map(c -> c.bound() + '\n' + c.metric()).toList();
    }

    /** Whether the next run should come soon: bad and not confirmed. */
    public boolean hurried() {
        return state == WatchState.UNKNOWN && !hard
                || state == WatchState.PROBLEM && parts.stream().anyMatch(p -> !p.hard());
    }
}
