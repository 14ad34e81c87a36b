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
import java.util.Optional;
import java.util.Set;

import org.yagura.core.event.EventRaised;
import org.yagura.core.event.Severity;
import org.yagura.watch.core.WatchState;
import org.yagura.watch.core.spi.Measurement.Outcome;
import org.yagura.watch.core.spi.Metric;

/**
 * Judges results: the same standing, terms, result and circumstances always come to the same.
 *
 * <p>A bad result begins a soft problem; so many one after another as the watch says make it hard, and only of that people
 * are told. A good result ends both at once. What is hard stays so when the severity changes. While it flaps people are told
 * once, and then of what it comes to; while it is being worked on or mute they are told of ends only. What is bad behind a
 * failed node is unreachable; that is not told, and takes back what was told.
 */
public final class Judge {
    private Judge() {
    }

    /**
     * What lies around a result.
     *
     * @param behind ids of the failed nodes that cut the node off; empty when it is not cut off
     * @param silent whether people are not to be told of problems: maintenance, or muted
     */
    public record Circumstances(Set<String> behind, boolean silent) {

        /** Nothing special. */
        public static final Circumstances USUAL = new Circumstances(Set.of(), false);
    }

    /** Judges a result. */
    public static Ruling judge(Standing before, Terms terms, Result result, Circumstances around) {
        if (result.outcome() == Outcome.UNKNOWN) {
            return ruling(before, unknown(before, terms, result), around);
        }
        List<Crossing> crossings = crossings(before, terms, result);
        Severity worst = worst(terms, result, crossings);
        if (worst != null && result.failed() && !around.behind().isEmpty()) {
            return ruling(before, unreachable(before, result, crossings, around.behind()), around);
        }
        int last = worst == null ? 0 : worst.ordinal();
        int changes = Flapping.push(before.changes(), before.last() >= 0 && before.last() != last);
        boolean flapping = Flapping.flaps(before.flapping(), changes);
        boolean wasProblem = before.state() == WatchState.PROBLEM;
        int attempt = worst == null ? 0 : wasProblem ? Math.min(before.attempt() + 1, terms.attempts()) : 1;
        boolean hard = worst == null || attempt >= terms.attempts() || wasProblem && before.hard();
        WatchState state = worst == null ? WatchState.OK : WatchState.PROBLEM;
        boolean same = state == before.state() && worst == before.severity() && hard == before.hard();
        Said said = same && worst == null ? before.said() : Words.of(result, terms, crossings);
        return ruling(before, new Standing(state, worst, hard, attempt, same ? before.since() : result.at(),
                before.announced(), flapping, changes, last, said, crossings, Set.of()), around);
    }

    private static Standing unknown(Standing before, Terms terms, Result result) {
        boolean was = before.state() == WatchState.UNKNOWN;
        int attempt = was ? Math.min(before.attempt() + 1, terms.attempts()) : 1;
        boolean hard = attempt >= terms.attempts() || was && before.hard();
        Instant since = was && hard == before.hard() ? before.since() : result.at();
        return new Standing(WatchState.UNKNOWN, null, hard, attempt, since, before.announced(), before.flapping(),
                before.changes(), before.last(), Said.of(result.text()), before.crossings(), Set.of());
    }

    private static Standing unreachable(Standing before, Result result, List<Crossing> crossings, Set<String> behind) {
        boolean was = before.state() == WatchState.UNREACHABLE;
        return new Standing(WatchState.UNREACHABLE, null, true, 0, was ? before.since() : result.at(),
                before.announced(), before.flapping(), before.changes(), before.last(), Said.of(result.text()),
                crossings,
                behind);
    }

    /** How the bounds stand after a result; a run that measured nothing leaves them as they are. */
    private static List<Crossing> crossings(Standing before, Terms terms, Result result) {
        if (terms.bounds().isEmpty() || result.metrics().isEmpty()) {
            return terms.bounds().isEmpty() ? List.of() : stillThere(before, terms);
        }
        Map<String, Crossing> known = new LinkedHashMap<>();
        before.crossings().forEach(c -> known.put(c.bound() + '\n' + c.metric(), c));
        var now = new ArrayList<Crossing>();
        for (Bound bound : terms.bounds()) {
            for (Metric metric : result.metrics()) {
                if (Double.isFinite(metric.value()) && bound.concerns(metric.name())) {
                    Crossing next = crossing(bound, metric, result.at(),
                            known.get(bound.id() + '\n' + metric.name()));
                    if (!next.idle() || bound.remembers()) {
                        now.add(next);
                    }
                }
            }
        }
        return now;
    }

    private static List<Crossing> stillThere(Standing before, Terms terms) {
        return before.crossings().stream()
                .filter(c -> terms.bound(c.bound()).filter(b -> b.concerns(c.metric())).isPresent()).toList();
    }

    private static Crossing crossing(Bound bound, Metric metric, Instant at, Crossing before) {
        long millis = at.toEpochMilli();
        double compared = bound.compared(metric.value(), millis, before);
        boolean beyond = bound.beyond(compared);
        boolean was = before != null && before.broken();
        int count = beyond ? Math.min(bound.count(), before == null ? 1 : before.beyond() + 1) : 0;
        boolean broken = was ? !bound.kept(compared) : beyond && count >= bound.count();
        return new Crossing(bound.id(), metric.name(), metric.unit(), metric.value(), millis, count, broken,
                broken ? was ? before.since() : at : null);
    }

    /** How severe a result is; null when it is good. */
    private static Severity worst(Terms terms, Result result, List<Crossing> crossings) {
        Severity worst = switch (result.outcome()) {
            case FAILED -> terms.severity();
            case WARNING -> Severity.WARNING;
            case GOOD, UNKNOWN -> null;
        };
        for (Crossing crossing : crossings) {
            Severity other = crossing.broken()
                    ? terms.bound(crossing.bound()).map(Bound::severity).orElse(null)
                    : null;
            if (other != null && (worst == null || other.compareTo(worst) > 0)) {
                worst = other;
            }
        }
        return worst;
    }

    private static Ruling ruling(Standing before, Standing now, Circumstances around) {
        Optional<Ruling.Telling> telling = telling(before, now, around);
        Standing told = telling.map(t -> now.announcing(t.kind() == EventRaised.Kind.PROBLEM ? t.severity() : null))
                .orElse(now);
        return new Ruling(told, told.differs(before), telling);
    }

    private static Optional<Ruling.Telling> telling(Standing before, Standing now, Circumstances around) {
        if (now.state() == WatchState.UNREACHABLE) {
            return now.announced() == null ? Optional.empty() : end(Words.unreachable(now.said()));
        }
        if (now.flapping()) {
            if (around.silent() || before.flapping() && now.announced() != null) {
                return Optional.empty();
            }
            Severity severity = now.announced() == null || now.announced().compareTo(Severity.WARNING) < 0
                    ? Severity.WARNING
                    : now.announced();
            return problem(severity, Words.flapping(now));
        }
        return switch (now.state()) {
            case OK -> now.announced() == null ? Optional.empty() : end(now.said());
            case PROBLEM -> !now.hard() || around.silent() || now.severity() == now.announced() && !before.flapping()
                    ? Optional.empty()
                    : problem(now.severity(), now.said());
            case PENDING, UNKNOWN, UNREACHABLE -> Optional.empty();
        };
    }

    private static Optional<Ruling.Telling> problem(Severity severity, Said said) {
        return Optional.of(new Ruling.Telling(EventRaised.Kind.PROBLEM, severity, said));
    }

    private static Optional<Ruling.Telling> end(Said said) {
        return Optional.of(new Ruling.Telling(EventRaised.Kind.RESOLUTION, Severity.CLEARED, said));
    }
}
