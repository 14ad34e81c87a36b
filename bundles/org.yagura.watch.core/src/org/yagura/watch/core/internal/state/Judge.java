/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.state;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

import org.yagura.core.event.Severity;
import org.yagura.watch.core.WatchState;
import org.yagura.watch.core.internal.forecast.Outlook;
import org.yagura.watch.core.spi.Measurement.Outcome;
import org.yagura.watch.core.spi.Metric;

/**
 * Judges results: the same standing, terms, result and circumstances always come to the same.
 *
 * <p>A bad result begins a soft problem; so many one after another as the watch says make it hard, and only of that people
 * are told. A good result ends both at once. What is hard stays so when the severity changes. The watch as such and each
 * instance of the metrics that its thresholds are about go through this each for itself, see {@link Part}; a run that failed
 * and measured nothing is a problem of the watch as such and leaves instances as they are. What was judged of a metric that a
 * run could not measure this time stands; a metric that is gone is forgotten. What is bad behind a failed node is unreachable.
 * What people are told of all that says {@link Tellings}.
 */
public final class Judge {
    /** So many bounds are remembered of metrics that a run did not measure; of more, those that were measured last. */
    private static final int MOST_PENDING = 1_000;

    private Judge() {
    }

    /**
     * What lies around a result.
     *
     * @param behind ids of the failed nodes that cut the node off; empty when it is not cut off
     * @param silent whether people are not to be told of problems: maintenance, or muted
     * @param patience so long the agent may be unable to ask before people are told
     * @param zone in which people read times
     * @param outlook what is expected
     */
    public record Circumstances(Set<String> behind, boolean silent, Duration patience, ZoneId zone,
            Outlook outlook) {
        /** Without anything that is expected. */
        public Circumstances(Set<String> behind, boolean silent, Duration patience, ZoneId zone) {
            this(behind, silent, patience, zone, Outlook.NONE);
        }

        /** Nothing special. */
        public static final Circumstances USUAL = new Circumstances(Set.of(), false, Duration.ofMinutes(15),
                ZoneOffset.UTC);
    }

    /** Judges a result. */
    public static Ruling judge(Standing before, Terms terms, Result result, Circumstances around) {
        var tellings = new Tellings(before, terms, result, around);
        if (result.outcome() == Outcome.UNKNOWN) {
            return tellings.ruling(unknown(before, terms, result));
        }
        List<Crossing> crossings = crossings(before, terms, result, around);
        Map<String, Severity> worst = worst(terms, result, crossings);
        Map<String, Severity> fresh = worst(terms, result,
                crossings.stream().filter(c -> !result.pending(c.metric())).toList());
        if (!worst.isEmpty() && result.failed() && !around.behind().isEmpty()) {
            return tellings.ruling(unreachable(before, result, crossings, around.behind()));
        }
        return tellings.ruling(judged(before, terms, result, crossings,
                parts(before, terms, result, worst, fresh)));
    }

    private static Standing judged(Standing before, Terms terms, Result result, List<Crossing> crossings,
            List<Part> parts) {
        List<Part> bad = parts.stream().filter(p -> p.severity() != null).toList();
        boolean confirmed = bad.stream().anyMatch(Part::hard);
        List<Part> counted = confirmed ? bad.stream().filter(Part::hard).toList() : bad;
        Severity severity = counted.stream().map(Part::severity).max(Severity::compareTo).orElse(null);
        int attempt = counted.stream().mapToInt(Part::attempt).max().orElse(0);
        boolean hard = confirmed || bad.isEmpty();
        WatchState state = bad.isEmpty() ? WatchState.OK : WatchState.PROBLEM;
        boolean same = state == before.state() && severity == before.severity() && hard == before.hard();
        Said said = same && bad.isEmpty() ? before.said() : Words.of(result, terms, crossings);
        return new Standing(state, severity, hard, attempt, same ? before.since() : result.at(), before.announced(),
                parts.stream().anyMatch(Part::flapping), said, crossings, Set.of(), parts, null);
    }

    private static List<Part> parts(Standing before, Terms terms, Result result, Map<String, Severity> worst,
            Map<String, Severity> fresh) {
        Map<String, Part> known = before.byInstance();
        var names = new TreeSet<>(known.keySet());
        names.addAll(worst.keySet());
        var parts = new ArrayList<Part>();
        for (String name : names) {
            Part was = known.getOrDefault(name, before.whole().last() < 0 ? Part.fresh(name) : Part.good(name));
            Part now = judged(was, worst.get(name), fresh.get(name), terms, result);
            if (now.whole() || !now.idle()) {
                parts.add(now);
            }
        }
        return parts;
    }

    /** A part after a result; one that is as bad as it was by what was not measured this time stays just as it was. */
    private static Part judged(Part was, Severity worst, Severity fresh, Terms terms, Result result) {
        if (worst != null && worst == was.severity() && fresh != worst) {
            return was;
        }
        return was.whole() || result.measured() ? was.next(worst, terms.attempts()) : unmeasured(was, worst);
    }

    /** A run failed and told nothing of an instance: what was confirmed stands, unless its bound is gone. */
    private static Part unmeasured(Part was, Severity broken) {
        return was.hard() && broken != null ? was : was.rested();
    }

    private static Standing unknown(Standing before, Terms terms, Result result) {
        boolean was = before.state() == WatchState.UNKNOWN;
        int attempt = was ? Math.min(before.attempt() + 1, terms.attempts()) : 1;
        boolean hard = attempt >= terms.attempts() || was && before.hard();
        Instant since = was && hard == before.hard() ? before.since() : result.at();
        return new Standing(WatchState.UNKNOWN, null, hard, attempt, since, before.announced(), before.flapping(),
                Said.of(result.text()), before.crossings(), Set.of(), rested(before),
                Unasked.more(before.unasked(), result.at()));
    }

    private static Standing unreachable(Standing before, Result result, List<Crossing> crossings, Set<String> behind) {
        boolean was = before.state() == WatchState.UNREACHABLE;
        return new Standing(WatchState.UNREACHABLE, null, true, 0, was ? before.since() : result.at(),
                before.announced(), before.flapping(), Said.of(result.text()), crossings, behind, rested(before), null);
    }

    private static List<Part> rested(Standing before) {
        return before.parts().stream().map(Part::rested).filter(p -> p.whole() || !p.idle()).toList();
    }

    /** How the bounds stand after a result; what it did not measure leaves them as they are, what is gone is forgotten. */
    private static List<Crossing> crossings(Standing before, Terms terms, Result result,
            Circumstances around) {
        if (terms.bounds().isEmpty() || result.metrics().isEmpty()) {
            return terms.bounds().isEmpty() ? List.of() : stillThere(before, terms, result.at(), c -> true);
        }
        Map<String, Crossing> known = new LinkedHashMap<>();
        before.crossings().forEach(c -> known.put(c.bound() + '\n' + c.metric(), c));
        var now = new ArrayList<Crossing>();
        for (Bound bound : terms.bounds()) {
            for (Metric metric : result.metrics()) {
                if (Double.isFinite(metric.value()) && bound.concerns(metric.name())) {
                    Crossing next = crossing(bound, metric, result.at(),
                            known.get(bound.id() + '\n' + metric.name()), around);
                    if (!next.idle() || bound.remembers()) {
                        now.add(next);
                    }
                }
            }
        }
        if (!result.pending().isEmpty()) {
            stillThere(before, terms, result.at(), c -> result.pending(c.metric())).stream()
                    .sorted(Comparator.comparingLong(Crossing::at).reversed()).limit(MOST_PENDING).forEach(now::add);
        }
        return now;
    }

    private static List<Crossing> stillThere(Standing before, Terms terms, Instant at, Predicate<Crossing> which) {
        return before.crossings().stream().filter(which)
                .filter(c -> terms.bound(c.bound())
                        .filter(b -> b.concerns(c.metric()) && (b.remembers() || b.counts(at))).isPresent())
                .map(c -> terms.bound(c.bound()).filter(b -> !b.counts(at)).map(b -> c.rested()).orElse(c)).toList();
    }

    private static Crossing crossing(Bound bound, Metric metric, Instant at, Crossing before,
            Circumstances around) {
        long millis = at.toEpochMilli();
        Outlook.Model model = bound.models() ? around.outlook().of(bound.id(), metric.name()) : Outlook.Model.NONE;
        double compared = bound.compared(metric.value(), millis, before, model);
        boolean counts = bound.counts(at);
        boolean beyond = counts && bound.beyond(compared);
        boolean was = counts && before != null && before.broken();
        int count = beyond ? Math.min(bound.count(), before == null ? 1 : before.beyond() + 1) : 0;
        boolean broken = was ? !bound.kept(compared) : beyond && count >= bound.count();
        return new Crossing(bound.id(), metric.name(), metric.unit(), metric.value(), millis, count, broken,
                broken ? was ? before.since() : at : null, count == 0
                        ? broken ? before.note() : null
                        : Words.expected(bound, metric, at, model, around.zone()));
    }

    /** How severe the result is for the watch as such and for instances; without those that are good. */
    private static Map<String, Severity> worst(Terms terms, Result result, List<Crossing> crossings) {
        var worst = new HashMap<String, Severity>();
        Severity own = switch (result.outcome()) {
            case FAILED -> terms.severity();
            case WARNING -> Severity.WARNING;
            case GOOD, UNKNOWN -> null;
        };
        if (own != null) {
            Set<String> faulty = result.faults().isEmpty() ? Set.of("") : result.faults().keySet();
            faulty.forEach(instance -> worst.put(instance, own));
        }
        for (Crossing crossing : crossings) {
            if (crossing.broken()) {
                terms.bound(crossing.bound()).ifPresent(bound -> worst.merge(Part.instance(crossing.metric()),
                        bound.severity(), (a, b) -> a.compareTo(b) >= 0 ? a : b));
            }
        }
        return worst;
    }
}
