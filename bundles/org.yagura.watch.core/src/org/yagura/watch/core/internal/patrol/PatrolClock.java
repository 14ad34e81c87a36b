/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.patrol;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.core.domain.DomainParts;
import org.yagura.core.domain.Sites;
import org.yagura.core.event.EventRaised;
import org.yagura.core.fact.Fact;
import org.yagura.core.fact.FactSink;
import org.yagura.model.Elements;
import org.yagura.model.site.Checklist;
import org.yagura.model.site.Site;
import org.yagura.watch.core.patrol.PatrolState;

/**
 * Makes patrols due and late while the agent leads. What became due while no agent ran, in the last week, is made up for: it
 * was not signed, and that has to be seen. When a checklist changes, only times from then on count.
 */
final class PatrolClock implements DomainParts.Service {
    private static final Logger LOG = LoggerFactory.getLogger(PatrolClock.class);
    private static final Duration MADE_UP = Duration.ofDays(7);
    private static final int MOST_MADE_UP = 100;
    private static final long LOOK_MILLIS = 20_000;
    private static final long PATIENCE_MILLIS = 2_000;

    private final Sites sites;
    private final FactSink sink;
    private final Clock clock;
    private final PatrolProjection kept;
    private final DueTimes times;
    /** What each checklist asked for when it was looked at, and from when on that counts. */
    private final Map<String, Known> known = new HashMap<>();
    private final AtomicBoolean following = new AtomicBoolean();
    private final Object wake = new Object();
    private Thread thread;
    private volatile boolean stopped = true;
    private boolean called;

    private record Known(List<String> asked, Instant since) {
    }

    PatrolClock(Sites sites, FactSink sink, Clock clock, PatrolProjection kept, DueTimes times) {
        this.sites = sites;
        this.sink = sink;
        this.clock = clock;
        this.kept = kept;
        this.times = times;
    }

    @Override
    public void start() {
        stopped = false;
        known.clear();
        note(sites.current().site(), true);
        if (following.compareAndSet(false, true)) {
            sites.follow(revision -> {
                note(revision.site(), false);
                wake();
            });
        }
        thread = Thread.ofPlatform().daemon().name("patrols").start(this::work);
    }

    private void work() {
        try {
            while (!stopped) {
                boolean done = look(clock.instant());
                synchronized (wake) {
                    if (!called && !done) {
                        wake.wait(LOOK_MILLIS);
                    }
                    called = false;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Makes true what the time has brought; whether that was anything. */
    private boolean look(Instant now) throws InterruptedException {
        List<Fact> facts = follows(sites.current().site(), now);
        if (facts.isEmpty()) {
            return false;
        }
        try {
            sink.projected(sink.append(facts).get()).get();
            return true;
        } catch (ExecutionException e) {
            LOG.warn("{} facts of patrols wait: {}", facts.size(), String.valueOf(e.getCause()));
            return false;
        }
    }

    private List<Fact> follows(Site site, Instant now) {
        var facts = new ArrayList<Fact>();
        Map<String, Checklist> lists = site.getChecklists().stream().filter(Checklist::isEnabled)
                .collect(Collectors.toMap(Checklist::getId, list -> list, (a, b) -> a));
        var open = new HashMap<String, Patrol>();
        for (Patrol patrol : kept.open()) {
            if (!lists.containsKey(patrol.checklist())) {
                facts.add(became(patrol, PatrolState.MISSED, now));
                facts.add(EventRaised.TYPE.fact(now, PatrolEvents.gone(patrol)));
            } else if (patrol.state() == PatrolState.DUE && !now.isBefore(patrol.deadline())) {
                facts.add(became(patrol, PatrolState.LATE, now));
                facts.add(EventRaised.TYPE.fact(now, PatrolEvents.late(patrol)));
                open.put(patrol.checklist(), patrol.become(PatrolState.LATE));
            } else {
                open.put(patrol.checklist(), patrol);
            }
        }
        for (Checklist list : lists.values()) {
            List<Instant> due = times.between(site, list, since(list, now), now);
            for (Instant at : due.subList(Math.max(0, due.size() - MOST_MADE_UP), due.size())) {
                due(Making.of(list, Elements.zone(site), at), open, now, facts);
            }
        }
        return facts;
    }

    /** The next one is due: the one before can no longer be signed. */
    private static void due(Patrol next, Map<String, Patrol> open, Instant now, List<Fact> facts) {
        Patrol before = open.put(next.checklist(), next);
        if (before != null) {
            facts.add(became(before, PatrolState.MISSED, now));
            if (before.state() == PatrolState.DUE) {
                facts.add(EventRaised.TYPE.fact(now, PatrolEvents.late(before)));
            }
        }
        facts.add(PatrolFacts.DUE.fact(now, new PatrolFacts.Due(next)));
    }

    /** From when on what each checklist asks for counts. */
    private void note(Site site, boolean starting) {
        Instant now = clock.instant();
        synchronized (known) {
            var before = Map.copyOf(known);
            known.clear();
            for (Checklist list : site.getChecklists()) {
                var asked = new ArrayList<>(list.getTimes());
                asked.add(list.getCalendar() == null ? "" : list.getCalendar().getId());
                asked.add(String.valueOf(list.isEnabled()));
                Known noted = before.get(list.getId());
                Instant last = kept.lastDue(list.getId());
                Instant first = starting && last != null ? last : now;
                known.put(list.getId(),
                        noted != null && noted.asked().equals(asked) ? noted : new Known(asked, first));
            }
        }
    }

    private Instant since(Checklist list, Instant now) {
        Instant last = kept.lastDue(list.getId());
        Instant since;
        synchronized (known) {
            Known noted = known.get(list.getId());
            since = noted == null ? now : noted.since();
        }
        since = last != null && last.isAfter(since) ? last : since;
        Instant earliest = now.minus(MADE_UP);
        return since.isAfter(earliest) ? since : earliest;
    }

    private static Fact became(Patrol patrol, PatrolState state, Instant now) {
        return PatrolFacts.BECAME.fact(now, new PatrolFacts.Became(patrol.id(), state));
    }

    /** Looks at once. */
    void wake() {
        synchronized (wake) {
            called = true;
            wake.notifyAll();
        }
    }

    @Override
    public void close() {
        stopped = true;
        wake();
        try {
            thread.join(PATIENCE_MILLIS);
            thread.interrupt();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
