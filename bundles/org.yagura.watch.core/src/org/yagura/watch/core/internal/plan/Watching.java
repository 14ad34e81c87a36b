/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.plan;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.FutureTask;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.eclipse.emf.ecore.EClass;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.watch.core.spi.Probe;
import org.yagura.watch.core.spi.CannotAskException;
import org.yagura.model.site.Watch;
import org.yagura.model.site.Node;
import org.yagura.core.domain.DomainParts;
import org.yagura.core.domain.Health;
import org.yagura.core.domain.Sites;
import org.yagura.core.fact.FactSink;
import org.yagura.core.host.HostAgents;
import org.yagura.ssh.SshSessions;
import org.yagura.watch.core.internal.state.Key;
import org.yagura.watch.core.internal.state.Standing;
import org.yagura.watch.core.internal.state.Words;
import org.yagura.watch.core.internal.store.NoticeFacts;
import org.yagura.watch.core.spi.Measurement;
import org.yagura.watch.core.spi.Phrase;
import org.yagura.watch.core.spi.ProbeContext;
import org.yagura.watch.core.spi.ProbeRun;
import org.yagura.watch.core.spi.WatchKind;

/**
 * Runs the watches while the agent leads: each run on a virtual thread of its own, so many at once as are allowed. A run that
 * overruns its time is interrupted; one that does not end even then counts as failed, and is waited for.
 */
public final class Watching implements DomainParts.Service {
    private static final Logger LOG = LoggerFactory.getLogger(Watching.class);
    /** After its time a run has so long to say what it found. */
    private static final Duration GRACE = Duration.ofMillis(250);
    /** After the interruption it has so long to end. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** What could not be sent is tried again after this time. */
    private static final Duration RETRY = Duration.ofSeconds(30);
    private static final long LOOK_MILLIS = 1_000;

    private final Means means;
    private final HostAgents agents;
    private final SshSessions ssh = new SshSessions();
    private final int most;
    private final Rounds rounds;
    private final Supplier<Map<Key, Standing>> known;
    private final Supplier<Map<Key, String>> memos;
    private final Supplier<List<NoticeFacts.Notice>> due;
    private final Predicate<Rounds.Run> more;
    private final Punctuality punctuality;
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final AtomicInteger flying = new AtomicInteger();
    private final Object wake = new Object();
    private final AtomicBoolean following = new AtomicBoolean();
    private Teller teller;
    private Notices notices;
    private ScheduledThreadPoolExecutor timer;
    private Thread conductor;
    private volatile boolean stopped = true;
    private boolean called;

    /**
     * With what it works.
     *
     * @param data where the agent keeps what it is known by to other managers
     * @param kinds how a class of watches is asked; null when nobody can
     */
    public record Means(Path data, Sites sites, FactSink facts, Health health, Clock clock,
            Map<String, String> settings,
            Function<EClass, WatchKind> kinds) {
    }

    /**
     * Runs nothing yet.
     *
     * @param rounds what is run
     * @param known how things stand, as it is kept
     * @param memos what runs go on from, as it is kept
     * @param due what other managers are to be told still, as it is kept
     * @param more whether there is more for a watch after a run, so that the next one comes at once
     * @param most so many runs are made at once
     */
    public Watching(Means means, Rounds rounds, Supplier<Map<Key, Standing>> known,
            Supplier<Map<Key, String>> memos, Supplier<List<NoticeFacts.Notice>> due, Predicate<Rounds.Run> more,
            int most) {
        this.means = means;
        this.agents = new HostAgents(means.data().resolve("tls"));
        this.rounds = rounds;
        this.known = known;
        this.memos = memos;
        this.due = due;
        this.more = more;
        this.most = most;
        this.punctuality = new Punctuality(means.health(), most);
    }

    @Override
    public void start() throws IOException {
        stopped = false;
        timer = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("watch-timer").factory());
        timer.setRemoveOnCancelPolicy(true);
        // a run that begins while all ends is broken off with the others
        timer.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        teller = new Teller(means.facts(), this::wake);
        teller.start();
        notices = new Notices(means.data(), means.sites(), means.health(), means.clock(), RETRY,
                fact -> teller.add(List.of(fact)));
        // what a leader before could not send
        notices.send(due.get());
        if (following.compareAndSet(false, true)) {
            means.sites().follow(this::revised);
        }
        rounds.forget();
        revise(means.sites().current());
        Instant now = means.clock().instant();
        // what somebody else, or an older revision, watched
        known.get().forEach((key, standing) -> {
            if (rounds.watched(key) == null) {
                teller.end(key, standing, now);
            }
        });
        conductor = Thread.ofPlatform().daemon().name("watches").start(this::conduct);
    }

    private void revised(Sites.Revision revision) {
        if (!stopped) {
            revise(revision);
            wake();
        }
    }

    private void revise(Sites.Revision revision) {
        Instant now = means.clock().instant();
        Plan plan = new Plan(revision);
        Map<Key, Standing> kept = new HashMap<>(known.get());
        synchronized (rounds) {
            Plan newer = rounds.plan();
            if (newer != null && newer.revision().number() > revision.number()) {
                return;
            }
            rounds.revise(plan, kept, now).forEach(outcomes -> tell(outcomes, now));
            rounds.remember(memos.get());
        }
        notices.revised();
    }

    private void conduct() {
        var time = new SteadyTime(System::nanoTime);
        try {
            while (!stopped) {
                Instant now = means.clock().instant();
                Duration moved = time.moved(now);
                if (!moved.isZero()) {
                    LOG.warn("the clock was set by {}; the intervals of watches go on as if it were not", moved);
                    rounds.moved(moved, now);
                }
                int free = teller.full() ? 0 : most - flying.get();
                for (Rounds.Run run : free > 0 ? rounds.take(now, free) : List.<Rounds.Run>of()) {
                    begin(run);
                }
                punctuality.look(rounds.figures(), now);
                rest(free > 0);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until the next run is due, something changes, or a moment is over. */
    private void rest(boolean free) throws InterruptedException {
        long millis = LOOK_MILLIS;
        Optional<Instant> next = free ? rounds.next() : Optional.empty();
        if (next.isPresent()) {
            millis = Math.min(millis, Duration.between(means.clock().instant(), next.get()).toMillis());
        }
        synchronized (wake) {
            if (!called && millis > 0) {
                wake.wait(millis);
            }
            called = false;
        }
    }

    private void wake() {
        synchronized (wake) {
            called = true;
            wake.notifyAll();
        }
    }

    private void begin(Rounds.Run run) {
        if (run.stuck()) {
            finish(run, Measurement.failed(Phrase.of(Words.class, "run.stuck", seconds(run))));
            return;
        }
        flying.incrementAndGet();
        Thread.ofVirtual().name("watch").start(() -> fly(run));
    }

    private static long seconds(Rounds.Run run) {
        return Math.max(1, run.planned().terms().timeout().toSeconds());
    }

    private void fly(Rounds.Run run) {
        Thread self = Thread.currentThread();
        threads.add(self);
        var over = new AtomicBoolean();
        Duration timeout = run.planned().terms().timeout();
        ScheduledFuture<?> interrupt = later(timeout.plus(GRACE), self::interrupt);
        ScheduledFuture<?> giveUp = later(timeout.plus(GRACE).plus(PATIENCE), () -> over(run, over, null, true));
        Measurement measured = null;
        try {
            measured = ask(run);
        } finally {
            interrupt.cancel(false);
            giveUp.cancel(false);
            threads.remove(self);
            over(run, over, measured, false);
        }
    }

    /** A run has ended, or is given up; of both, whichever comes first counts. The other one waits until it has counted. */
    private void over(Rounds.Run run, AtomicBoolean over, Measurement measured, boolean hangs) {
        synchronized (rounds) {
            if (over.compareAndSet(false, true)) {
                flying.decrementAndGet();
                if (hangs || measured != null) {
                    finish(run, measured);
                }
            } else if (!hangs) {
                rounds.freed(run);
            }
        }
        wake();
    }

    private ScheduledFuture<?> later(Duration after, Runnable work) {
        return timer.schedule(work, after.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What came of it; null when it was broken off because the agent stops. */
    private Measurement ask(Rounds.Run run) {
        Plan.Planned planned = run.planned();
        try {
            return run.watched().asking().run(planned.fingerprint(), () -> probe(planned),
                    ProbeRun.begin(run.at(), planned.terms().timeout(), run.watched().memo()));
        } catch (InterruptedException e) {
            return stopped ? null : Measurement.failed(Phrase.of(Words.class, "run.timeout", seconds(run)));
        }
    }

    private Probe probe(Plan.Planned planned) throws CannotAskException {
        Probe probe = probe(planned.watch(), planned.node());
        return probe == null || !planned.group() ? probe : new GroupProbe(probe, planned.node().getName());
    }

    /** Asks for the virtual address of a group; one that is silent is told of as such. */
    private record GroupProbe(Probe probe, String group) implements Probe {
        @Override
        public Measurement run(ProbeRun run) throws InterruptedException {
            Measurement found = probe.run(run);
            return found.outcome() == Measurement.Outcome.FAILED
                    ? Measurement.failed(Phrase.of(Words.class, "group.silent", String.valueOf(group), found.text()),
                            found.metrics())
                    : found;
        }

        @Override
        public void close() {
            probe.close();
        }
    }

    /** A new probe; null when nobody can make one. */
    private Probe probe(Watch watch, Node node) throws CannotAskException {
        WatchKind kind = means.kinds().apply(watch.eClass());
        return kind == null
                ? null
                : kind.probe(watch, node, new ProbeContext(rounds.plan().revision().site(), means.sites()::reveal,
                        means.health(), means.clock(), means.settings(), agents, ssh));
    }

    /**
     * Runs a watch once that is not in force, for somebody who tries it: nothing follows from it. Blocks until it is over, or its
     * time is.
     *
     * @param ended told when the run has really ended, which is later when it does not care for its time
     */
    public Measurement once(Watch watch, Node node, Duration timeout, Runnable ended) {
        var asking = new Asking();
        var result = new FutureTask<>(() -> {
            try {
                return asking.run(0, () -> probe(watch, node), ProbeRun.begin(means.clock().instant(), timeout));
            } finally {
                asking.close();
                ended.run();
            }
        });
        Measurement late = Measurement
                .failed(Phrase.of(Words.class, "run.timeout", Math.max(1, timeout.toSeconds())));
        Thread thread = Thread.ofVirtual().name("watch-tried").start(result);
        threads.add(thread);
        try {
            return result.get(timeout.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            thread.interrupt();
            return late;
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            return late;
        } catch (ExecutionException e) {
            // the run was interrupted: the agent stops leading
            LOG.debug("a trial was broken off", e);
            return late;
        } finally {
            threads.remove(thread);
        }
    }

    /** Tells what follows from a run, null for one that hangs; in the order in which it follows. */
    private void finish(Rounds.Run run, Measurement measured) {
        Instant now = means.clock().instant();
        synchronized (rounds) {
            (measured == null ? rounds.hangs(run, now) : rounds.finish(run, measured, now))
                    .ifPresent(o -> tell(o, now));
            if (measured != null && measured.memo() != null && more.test(run)) {
                rounds.hurry(run.planned().key(), now);
            }
        }
    }

    private void tell(Rounds.Outcomes outcomes, Instant now) {
        List<NoticeFacts.Notice> due = outcomes.tellings().stream()
                .flatMap(telling -> notices.due(outcomes.planned(), telling, now).stream()).toList();
        // first what is due, so that it is never over before it was
        teller.tell(outcomes, due, now);
        notices.send(due);
    }

    /** Runs some at once; how many of them are watched. */
    public int hurry(List<Key> keys) {
        Instant now = means.clock().instant();
        int count = 0;
        for (Key key : keys) {
            count += rounds.hurry(key, now) ? 1 : 0;
        }
        wake();
        return count;
    }

    /** Whether runs are made: the agent leads. */
    public boolean runs() {
        return !stopped;
    }

    /** How many runs are being made. */
    public int flying() {
        return flying.get();
    }

    @Override
    public void close() {
        stopped = true;
        wake();
        new ArrayList<>(threads).forEach(Thread::interrupt);
        try {
            conductor.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        timer.shutdownNow();
        rounds.close();
        notices.close();
        teller.close();
        agents.close();
        ssh.close();
        punctuality.over();
        LOG.info("watching has stopped");
    }
}
