/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.plan;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.core.event.EventRaised;
import org.yagura.core.fact.Fact;
import org.yagura.core.fact.FactSink;
import org.yagura.watch.core.internal.state.Key;
import org.yagura.watch.core.internal.state.Ruling;
import org.yagura.watch.core.internal.state.Standing;
import org.yagura.watch.core.internal.store.NoticeFacts;
import org.yagura.watch.core.internal.store.WatchFacts;

/**
 * Makes what follows from results true, in order; while the journal takes nothing it waits and tries again. When too much
 * waits it says so, and nothing more is run until there is room: so no change is ever lost.
 */
final class Teller implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Teller.class);
    private static final int MOST = 20_000;
    private static final int BATCH = 500;
    private static final long PAUSE_MILLIS = 1_000;
    private static final long STOP_MILLIS = 2_000;

    private final FactSink sink;
    private final Runnable room;
    private final Deque<List<Fact>> waiting = new ArrayDeque<>();
    private final Thread thread = Thread.ofPlatform().daemon().name("watch-facts").unstarted(this::work);
    private boolean closed;

    /** Tells a sink; calls back when there is room again. */
    Teller(FactSink sink, Runnable room) {
        this.sink = sink;
        this.room = room;
    }

    void start() {
        thread.start();
    }

    /** Makes it true soon, together with the notices that are due with it. */
    void tell(Rounds.Outcomes outcomes, List<NoticeFacts.Notice> due, Instant at) {
        if (!outcomes.changed() && outcomes.tellings().isEmpty() && outcomes.entries().isEmpty()
                && outcomes.memo() == null) {
            return;
        }
        var facts = new ArrayList<Fact>();
        if (outcomes.memo() != null) {
            facts.add(WatchFacts.NOTED.fact(at, new WatchFacts.Noted(outcomes.planned().key(), outcomes.memo())));
        }
        outcomes.entries().forEach(entry -> facts.add(
                EventRaised.TYPE.fact(at, Events.of(outcomes.planned(), entry, outcomes.silent()))));
        if (outcomes.standing() == null) {
            facts.add(WatchFacts.ENDED.fact(at, new WatchFacts.Ended(outcomes.planned().key())));
        } else if (outcomes.changed() || !outcomes.tellings().isEmpty()) {
            facts.add(WatchFacts.CHANGED.fact(at,
                    new WatchFacts.Changed(outcomes.planned().key(), outcomes.standing().kept())));
        }
        outcomes.tellings().forEach(
                telling -> facts.add(EventRaised.TYPE.fact(at, Events.of(outcomes.planned(), telling))));
        due.forEach(notice -> facts.add(NoticeFacts.DUE.fact(at, notice)));
        add(facts);
    }

    /** Ends what is kept of something that is watched no more. */
    void end(Key key, Standing standing, Instant at) {
        var facts = new ArrayList<Fact>();
        facts.add(WatchFacts.ENDED.fact(at, new WatchFacts.Ended(key)));
        Ruling.ends(standing).forEach(t -> facts.add(EventRaised.TYPE.fact(at, Events.end(key, t))));
        add(facts);
    }

    /** Makes these true soon. */
    void add(List<Fact> facts) {
        synchronized (waiting) {
            waiting.add(facts);
            waiting.notifyAll();
        }
    }

    /** Whether so much waits that nothing more should be run. */
    boolean full() {
        synchronized (waiting) {
            return waiting.size() >= MOST;
        }
    }

    private void work() {
        while (true) {
            List<List<Fact>> batch;
            synchronized (waiting) {
                while (waiting.isEmpty() && !closed) {
                    if (!pause(0)) {
                        return;
                    }
                }
                if (waiting.isEmpty()) {
                    return;
                }
                batch = waiting.stream().limit(BATCH).toList();
            }
            boolean done = append(batch.stream().flatMap(List::stream).toList());
            synchronized (waiting) {
                if (done) {
                    boolean was = waiting.size() >= MOST;
                    batch.forEach(b -> waiting.remove());
                    if (was) {
                        room.run();
                    }
                } else if (closed || !pause(PAUSE_MILLIS)) {
                    LOG.warn("{} changes of watches are given up: the journal takes none and the agent stops",
                            waiting.size());
                    return;
                }
            }
        }
    }

    private boolean pause(long millis) {
        try {
            waiting.wait(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean append(List<Fact> facts) {
        try {
            sink.append(facts).get();
            return true;
        } catch (ExecutionException e) {
            LOG.warn("{} facts of watches wait: {}", facts.size(), String.valueOf(e.getCause()));
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        synchronized (waiting) {
            closed = true;
            waiting.notifyAll();
        }
        try {
            thread.join(STOP_MILLIS);
            thread.interrupt();
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
