/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;

import org.yagura.core.domain.Sites.Revision;
import org.yagura.model.site.Site;
import org.yagura.watch.core.internal.plan.Plan;
import org.yagura.watch.core.internal.plan.Rounds;
import org.yagura.watch.core.internal.state.Key;
import org.yagura.watch.core.internal.state.Standing;
import org.yagura.watch.core.internal.state.Words;
import org.yagura.watch.core.spi.Measurement;
import org.yagura.watch.core.spi.Metric;
import org.yagura.watch.core.spi.Phrase;

/** Goes through time as fast as it can: runs take as long as a test says, and nothing waits. */
final class Simulation {
    static final Instant START = Instant.parse("2026-11-26T00:00:00Z");

    final Counted samples = new Counted();
    final Map<Key, List<Long>> begun = new HashMap<>();
    final List<Rounds.Outcomes> outcomes = new ArrayList<>();
    final TreeMap<Long, Integer> perSecond = new TreeMap<>();
    final Map<String, Set<String>> behind = new HashMap<>();
    Map<String, Set<String>> cutOff = Map.of();
    final Rounds rounds = new Rounds(failed -> cutOffBy(failed), (key, at) -> false, samples,
            Rounds.Memory.NONE, Duration.ofMinutes(15));
    private final PriorityQueue<Ending> flying = new PriorityQueue<>();
    private final int most;
    private final BiFunction<Key, Instant, Answer> node;
    private Instant now = START;
    private long number;
    int mostFlying;
    /** Of which watches the times of runs are kept. */
    Predicate<Key> timed = key -> true;

    /** What a node does with a run. */
    record Answer(Duration takes, boolean good) {
    }

    private record Ending(Instant at, long number, Rounds.Run run, boolean good) implements Comparable<Ending> {
        @Override
        public int compareTo(Ending other) {
            int byTime = at.compareTo(other.at);
            return byTime == 0 ? Long.compare(number, other.number) : byTime;
        }
    }

    Simulation(int most, BiFunction<Key, Instant, Answer> node) {
        this.most = most;
        this.node = node;
    }

    private Map<String, Set<String>> cutOffBy(Set<String> failed) {
        var cut = new HashMap<String, Set<String>>();
        cutOff.forEach((id, by) -> {
            if (failed.containsAll(by)) {
                cut.put(id, by);
            }
        });
        return cut;
    }

    void revise(long number, Site site) {
        revise(number, site, Map.of());
    }

    void revise(long revision, Site site, Map<Key, Standing> known) {
        outcomes.addAll(rounds.revise(new Plan(new Revision(revision, site)), known, now));
    }

    Instant now() {
        return now;
    }

    /** Sets the clock while nothing runs. */
    void set(Duration by) {
        now = now.plus(by);
        rounds.moved(by, now);
    }

    /** Lets so much time go by. */
    void go(Duration time) {
        Instant end = now.plus(time);
        while (true) {
            begin();
            Optional<Instant> due = flying.size() < most ? rounds.next() : Optional.empty();
            Instant next = flying.isEmpty() ? end : flying.peek().at();
            if (due.isPresent() && due.get().isBefore(next)) {
                next = due.get();
            }
            if (next.isAfter(end) || next.equals(end)) {
                now = end;
                return;
            }
            now = next.isAfter(now) ? next : now;
            while (!flying.isEmpty() && !flying.peek().at().isAfter(now)) {
                end(flying.poll());
            }
        }
    }

    private void begin() {
        for (Rounds.Run run : rounds.take(now, most - flying.size())) {
            Key key = run.planned().key();
            if (timed.test(key)) {
                begun.computeIfAbsent(key, k -> new ArrayList<>()).add(now.toEpochMilli());
            }
            perSecond.merge(now.getEpochSecond(), 1, Integer::sum);
            Answer answer = node.apply(key, now);
            flying.add(new Ending(now.plus(answer.takes()), number++, run, answer.good()));
            mostFlying = Math.max(mostFlying, flying.size());
        }
    }

    private void end(Ending ending) {
        Phrase text = Phrase.of(Words.class, "run.problem", ending.good() ? "fine" : "dead");
        Measurement measured = ending.good()
                ? Measurement.good(text, List.of(Metric.gauge("rtt", "ms", 1)))
                : Measurement.failed(text);
        rounds.finish(ending.run(), measured, now).filter(o -> o.changed() || !o.tellings().isEmpty())
                .ifPresent(outcomes::add);
    }

    String state(String watch, String node) {
        Standing standing = rounds.watched(new Key(watch, node)).standing();
        return standing.state() + (standing.severity() == null ? "" : standing.hard() ? "!" : " " + standing.attempt());
    }

    /** What was told since the last call. */
    List<String> told() {
        List<String> told = outcomes.stream().flatMap(o -> o.tellings().stream()
                .map(t -> o.planned().key().node() + t.topic() + " " + t.severity())).toList();
        outcomes.clear();
        return told;
    }
}
