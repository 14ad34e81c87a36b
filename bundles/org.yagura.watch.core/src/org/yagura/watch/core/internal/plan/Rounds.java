/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

import org.yagura.core.event.Reachability;
import org.yagura.watch.core.WatchState;
import org.yagura.watch.core.internal.forecast.Outlook;
import org.yagura.watch.core.internal.state.Judge;
import org.yagura.watch.core.internal.state.Key;
import org.yagura.watch.core.internal.state.Recall;
import org.yagura.watch.core.internal.state.Result;
import org.yagura.watch.core.internal.state.Ruling;
import org.yagura.watch.core.internal.state.Standing;
import org.yagura.watch.core.internal.state.Words;
import org.yagura.watch.core.series.Samples;
import org.yagura.watch.core.series.Series;
import org.yagura.watch.core.spi.Measurement;
import org.yagura.watch.core.spi.Measurement.Outcome;
import org.yagura.watch.core.spi.Metric;
import org.yagura.watch.core.spi.Phrase;

/**
 * All watches of all nodes: says what is to be run now, takes what came of it, and tells what follows. Knows neither a clock
 * nor threads, so that ten minutes can be gone through in a moment. Thread-safe.
 */
public final class Rounds {
    /** A run that begins so much later than its time is late. */
    static final Duration LATE = Duration.ofSeconds(1);
    /** What is new is run within this time at the latest; few within a shorter one. */
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final long FIRST_EACH_MILLIS = 5;

    private final Map<Key, Watched> all = new ConcurrentHashMap<>();
    private final Schedule schedule = new Schedule();
    private final Vitals vitals;
    private final BiPredicate<Key, Instant> muted;
    private final Samples samples;
    private final Memory memory;
    private final Duration patience;
    private final Set<Key> unreachable = new HashSet<>();
    private volatile Plan plan;
    private volatile Figures figures = new Figures(0, 0, 0);

    /** What was measured last, as it is kept. */
    @FunctionalInterface
    public interface Memory {
        /** Nothing is kept. */
        Memory NONE = keys -> Map.of();

        /** The last values of the metrics of these; those of which nothing is known may be missing. */
        Map<Key, List<Recall.Value>> last(Set<Key> keys);

        /** What is expected of one, as it was made ready; called for each result, so it neither reads nor waits. */
        default Outlook outlook(Key key) {
            return Outlook.NONE;
        }
    }

    /**
     * What was done so far.
     *
     * @param runs runs that were begun
     * @param late of these, so many began too late
     * @param missed so many were left out because the one before took too long
     */
    public record Figures(long runs, long late, long missed) {
    }

    /**
     * A run that is to be made.
     *
     * @param watched of what
     * @param planned as it was when the run began
     * @param at when it began
     * @param stuck whether the run before hangs, so that this one cannot be made
     */
    public record Run(Watched watched, Plan.Planned planned, Instant at, boolean stuck) {
    }

    /**
     * What follows from a result, or from a revision that ends a watch.
     *
     * @param planned of what
     * @param standing as it is now; null when it is watched no more
     * @param changed whether that is worth a fact
     * @param tellings what people are told
     * @param entries what the node told by itself
     * @param silent whether entries are listed without an alarm
     * @param memo what the next run goes on from; null when that has not changed
     */
    public record Outcomes(Plan.Planned planned, Standing standing, boolean changed, List<Ruling.Telling> tellings,
            List<Measurement.Entry> entries, boolean silent, String memo) {

        /** What follows where the node told nothing by itself. */
        Outcomes(Plan.Planned planned, Standing standing, boolean changed, List<Ruling.Telling> tellings) {
            this(planned, standing, changed, tellings, List.of(), false, null);
        }
    }

    /**
     * Watches nothing yet.
     *
     * @param reachability who is cut off
     * @param muted whether people are not to be told of a watch of a node at a time
     * @param samples takes what is measured
     * @param memory what was measured last
     * @param patience so long the agent may be unable to ask before people are told
     */
    public Rounds(Reachability reachability, BiPredicate<Key, Instant> muted, Samples samples, Memory memory,
            Duration patience) {
        this.vitals = new Vitals(reachability);
        this.muted = muted;
        this.samples = samples;
        this.memory = memory;
        this.patience = patience;
    }

    /**
     * A revision wants something else watched: what did not change goes on as it is.
     *
     * @param known how things stand, for what is new here
     * @return the ends of what is watched no more
     */
    public synchronized List<Outcomes> revise(Plan wanted, Map<Key, Standing> known, Instant now) {
        plan = wanted;
        var ended = new ArrayList<Outcomes>();
        for (Watched watched : List.copyOf(all.values())) {
            if (!wanted.all().containsKey(watched.key())) {
                ended.add(end(watched));
            }
        }
        List<Plan.Planned> fresh = wanted.all().values().stream().filter(p -> !all.containsKey(p.key())).toList();
        long first = Math.min(FIRST.toMillis(), fresh.size() * FIRST_EACH_MILLIS);
        Map<Key, List<Recall.Value>> values = memory.last(fresh.stream().filter(p -> p.terms().remembers())
                .map(Plan.Planned::key).collect(Collectors.toSet()));
        for (Plan.Planned planned : wanted.all().values()) {
            Watched watched = all.get(planned.key());
            if (watched == null) {
                Standing standing = known.getOrDefault(planned.key(), Standing.pending(now));
                watched = new Watched(planned, Recall.into(standing, planned.terms(),
                        values.getOrDefault(planned.key(), List.of())));
                watched.bad(bad(watched.standing()));
                all.put(planned.key(), watched);
                vitals.add(planned, watched.bad());
                if (watched.standing().state() == WatchState.UNREACHABLE) {
                    unreachable.add(planned.key());
                }
            } else {
                replan(watched, planned);
            }
            schedule.put(planned.key(), planned.terms().interval(), now.toEpochMilli(),
                    first);
            tellNext(watched);
        }
        vitals.look();
        return ended;
    }

    private void replan(Watched watched, Plan.Planned planned) {
        if (watched.planned().vital() != planned.vital()) {
            vitals.remove(watched.planned(), watched.bad());
            vitals.add(planned, watched.bad());
        }
        watched.plan(planned);
    }

    /** What runs go on from that were made before this process, or in another member. */
    public synchronized void remember(Map<Key, String> memos) {
        for (Watched watched : all.values()) {
            if (watched.memo() == null) {
                watched.memo(memos.get(watched.key()));
            }
        }
    }

    private Outcomes end(Watched watched) {
        all.remove(watched.key());
        schedule.remove(watched.key());
        unreachable.remove(watched.key());
        vitals.remove(watched.planned(), watched.bad());
        watched.asking().close();
        return new Outcomes(watched.planned(), null, true, Ruling.ends(watched.standing()));
    }

    /** Whether the last run failed, as far as a state that was kept tells. */
    private static boolean bad(Standing standing) {
        return standing.state() == WatchState.UNREACHABLE || standing.state() == WatchState.PROBLEM
                && standing.whole().severity() != null && standing.crossings().stream().noneMatch(c -> c.broken());
    }

    /** What is due, at most so many; each has to be finished. */
    public synchronized List<Run> take(Instant now, int most) {
        var runs = new ArrayList<Run>();
        long late = 0;
        for (Schedule.Due due : schedule.take(now.toEpochMilli(), most)) {
            Watched watched = all.get(due.key());
            watched.begin();
            late += now.toEpochMilli() - due.due() > LATE.toMillis() ? 1 : 0;
            runs.add(new Run(watched, watched.planned(), now, watched.stuck()));
        }
        if (!runs.isEmpty()) {
            figures = new Figures(figures.runs() + runs.size(), figures.late() + late, schedule.missed());
        }
        return runs;
    }

    /** A run has ended; empty when it is not watched any more. */
    public synchronized Optional<Outcomes> finish(Run run, Measurement found, Instant now) {
        Watched watched = run.watched();
        if (all.get(watched.key()) != watched) {
            return Optional.empty();
        }
        Standing before = watched.standing();
        Plan.Planned planned = watched.planned();
        Measurement measured = Ports.explained(found, planned, before, plan.index(), vitals);
        // a node that tells of something that is wrong in it has answered
        boolean silence = measured.outcome() == Outcome.FAILED && measured.faults().isEmpty();
        boolean lives = measured.outcome() != Outcome.UNKNOWN && turn(watched, planned, silence);
        Set<String> behind = silence ? vitals.behind(planned) : Set.of();
        boolean silent = plan.pause(planned, now).isPresent() || muted.test(planned.key(), now);
        Ruling ruling = Judge.judge(before, planned.terms(),
                Result.of(now, measured),
                new Judge.Circumstances(behind, silent, patience, plan.zone(), memory.outlook(planned.key())));
        record(watched, run.at(), measured);
        watched.end(new Watched.Last(run.at(), Duration.between(run.at(), now).toMillis(), measured.outcome(),
                measured.text(), measured.metrics()), ruling.standing());
        if (ruling.standing().state() == WatchState.UNREACHABLE) {
            unreachable.add(planned.key());
        } else {
            unreachable.remove(planned.key());
        }
        schedule.done(planned.key(), now.toEpochMilli(),
                ruling.standing().hurried() ? planned.terms().retry().toMillis() : -1);
        tellNext(watched);
        if (lives) {
            List.copyOf(unreachable).forEach(key -> hurry(key, now));
        }
        String memo = Objects.equals(measured.memo(), watched.memo()) ? null : measured.memo();
        if (memo != null) {
            watched.memo(memo);
        }
        return Optional.of(new Outcomes(planned, ruling.standing(), ruling.changed(), ruling.tellings(),
                measured.entries(), silent, memo));
    }

    private boolean turn(Watched watched, Plan.Planned planned, boolean bad) {
        if (watched.bad() == bad) {
            return false;
        }
        watched.bad(bad);
        return vitals.turned(planned, bad);
    }

    private void record(Watched watched, Instant at, Measurement measured) {
        var seen = new HashSet<String>();
        for (Metric metric : measured.metrics()) {
            if (!metric.name().isEmpty() && metric.name().length() <= Series.MOST && seen.add(metric.name())) {
                samples.add(watched.series(metric), at, metric.value());
            }
        }
        if (measured.outcome() == Outcome.FAILED || measured.outcome() == Outcome.UNKNOWN) {
            watched.series().stream().filter(s -> !seen.contains(s.metric())).forEach(s -> samples.gap(s, at));
        }
    }

    private void tellNext(Watched watched) {
        OptionalLong next = schedule.next(watched.key());
        watched.next(next.isPresent() ? Instant.ofEpochMilli(next.getAsLong()) : null);
    }

    /** A run is over its time and does not end: until {@link #freed} no other one is begun. */
    public synchronized Optional<Outcomes> hangs(Run run, Instant now) {
        run.watched().stuck(true);
        return finish(run, Measurement.failed(Phrase.of(Words.class, "run.timeout",
                run.planned().terms().timeout().toSeconds())), now);
    }

    /** A run that hung has ended. */
    public synchronized void freed(Run run) {
        run.watched().stuck(false);
    }

    /** Runs it at once; whether it is watched. */
    public synchronized boolean hurry(Key key, Instant now) {
        Watched watched = all.get(key);
        boolean known = watched != null && schedule.hurry(key, now.toEpochMilli());
        if (known) {
            tellNext(watched);
        }
        return known;
    }

    /** The clock was set, forward or back: intervals are kept all the same. */
    public synchronized void moved(Duration by, Instant now) {
        schedule.moved(by.toMillis(), now.toEpochMilli());
        all.values().forEach(this::tellNext);
    }

    /** When the next run is due. */
    public synchronized Optional<Instant> next() {
        OptionalLong next = schedule.next();
        return next.isPresent() ? Optional.of(Instant.ofEpochMilli(next.getAsLong())) : Optional.empty();
    }

    /** All that is watched, in no order. */
    public Collection<Watched> all() {
        return all.values();
    }

    /** That of a key; null when it is not watched. */
    public Watched watched(Key key) {
        return all.get(key);
    }

    /** What is watched; null before the first revision. */
    public Plan plan() {
        return plan;
    }

    /** What was done. */
    public Figures figures() {
        return figures;
    }

    /** Begins from nothing: everything that is watched is as new with the next revision. */
    public synchronized void forget() {
        all.keySet().forEach(schedule::remove);
        all.clear();
        unreachable.clear();
        vitals.clear();
    }

    /** Lets go of all probes. */
    public synchronized void close() {
        all.values().forEach(watched -> watched.asking().close());
    }
}
