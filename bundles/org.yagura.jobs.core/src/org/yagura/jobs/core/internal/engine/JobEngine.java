/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core.internal.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.core.calendar.OpenHours;
import org.yagura.core.domain.CurrentIndex;
import org.yagura.core.domain.DomainParts;
import org.yagura.core.domain.Sites;
import org.yagura.core.fact.FactSink;
import org.yagura.core.store.Database;
import org.yagura.core.text.Texts;
import org.yagura.jobs.core.JobState;
import org.yagura.jobs.core.internal.plan.Condition;
import org.yagura.jobs.core.internal.plan.JobPlan;
import org.yagura.jobs.core.internal.plan.Planner;
import org.yagura.jobs.core.internal.plan.Truth;
import org.yagura.jobs.core.internal.run.JobMoved;
import org.yagura.jobs.core.internal.run.JobRun;
import org.yagura.jobs.core.internal.run.Outcome;
import org.yagura.jobs.core.internal.run.World;
import org.yagura.jobs.core.internal.store.JobProjection;
import org.yagura.jobs.core.internal.store.RunHead;
import org.yagura.model.site.Calendar;
import org.yagura.model.site.LifeCycle;
import org.yagura.model.site.Site;

/**
 * Runs nets while the agent leads. What happens is worked out by one thread at a time, made true in batches, and only then acted
 * upon. When the journal does not take a batch, all that was worked out is thrown away and folded anew from what is true.
 */
final class JobEngine implements DomainParts.Service, World {
    private static final Logger LOG = LoggerFactory.getLogger(JobEngine.class);
    private static final long PATIENCE_MILLIS = 5_000;
    private static final long AGAIN_MILLIS = 1_000;
    private static final long LONGEST_SLEEP_MILLIS = 1_000;
    private static final int MOST_AT_ONCE = 500;
    private static final int TAG_RANGE = 36 * 36 * 36 * 36;

    private final Sites sites;
    private final FactSink facts;
    private final Database database;
    private final Clock clock;
    private final JobProjection kept;
    private final Map<String, Runner> runners;
    private final CurrentIndex index;
    private final Planner planner;
    private final Runs runs;
    private final Agenda agenda;
    private final ReentrantLock lock = new ReentrantLock();
    private final LinkedBlockingQueue<Consumer<Batch>> inbox = new LinkedBlockingQueue<>();
    private final Map<String, Runs.Over> over = new ConcurrentHashMap<>();
    private final Map<String, OpenHours> calendars = new ConcurrentHashMap<>();
    private volatile boolean stopped = true;
    private final Set<String> launched = new HashSet<>();
    private long revision;
    /** Whether runs were folded anew, and have to be looked at as a whole. */
    private boolean anew;
    private Thread thread;

    /**
     * An engine.
     *
     * @param sites the nets
     * @param facts the door into the journal
     * @param database where runs are kept
     * @param clock the time
     * @param kept the runs
     * @param runners who does what jobs do, by kind of job; kinds that are not there wait for a person
     */
    JobEngine(Sites sites, FactSink facts, Database database, Clock clock, JobProjection kept,
            Map<String, Runner> runners) {
        this.sites = sites;
        this.facts = facts;
        this.database = database;
        this.clock = clock;
        this.kept = kept;
        this.runners = Map.copyOf(runners);
        index = new CurrentIndex(sites);
        planner = new Planner(area -> index.get().nodesBelow(area).stream()
                .filter(node -> node.getLifeCycle() == LifeCycle.ACTIVE).toList());
        String tag = Integer.toString(ThreadLocalRandom.current().nextInt(TAG_RANGE) + TAG_RANGE, 36);
        runs = new Runs(this, tag);
        agenda = new Agenda(kept);
    }

    @Override
    public void start() {
        lock.lock();
        try {
            stopped = false;
            inbox.clear();
            launched.clear();
            reload();
        } finally {
            lock.unlock();
        }
        thread = Thread.ofPlatform().daemon().name("jobs").start(this::work);
    }

    private void work() {
        while (!stopped) {
            try {
                var inputs = new ArrayList<Consumer<Batch>>();
                Consumer<Batch> input = inbox.poll(sleepMillis(), TimeUnit.MILLISECONDS);
                if (input != null) {
                    inputs.add(input);
                    inbox.drainTo(inputs, MOST_AT_ONCE);
                }
                if (!step(inputs)) {
                    TimeUnit.MILLISECONDS.sleep(AGAIN_MILLIS);
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private long sleepMillis() {
        lock.lock();
        try {
            if (anew) {
                return 0;
            }
            Instant now = clock.instant();
            Instant next = runs.next();
            Instant due = agenda.next();
            Instant first = next == null || due != null && due.isBefore(next) ? due : next;
            return first == null
                    ? LONGEST_SLEEP_MILLIS
                    : Math.clamp(Duration.between(now, first).toMillis(), 0, LONGEST_SLEEP_MILLIS);
        } finally {
            lock.unlock();
        }
    }

    /** Works inputs and what the time has brought; false when the journal did not take it and all was folded anew. */
    private boolean step(List<Consumer<Batch>> inputs) throws InterruptedException {
        lock.lock();
        try {
            if (stopped) {
                return true;
            }
            var batch = new Batch(clock.instant());
            refresh(batch.now());
            if (anew) {
                runs.resume(batch);
            }
            inputs.forEach(input -> input.accept(batch));
            runs.tick(batch);
            agenda.due(batch, runs, planner);
            if (!batch.facts().isEmpty()) {
                facts.projected(facts.append(batch.facts()).get()).get();
            }
            act(batch);
            if (anew) {
                anew = false;
                recover();
            }
            return true;
        } catch (ExecutionException | RuntimeException e) {
            LOG.warn("what became of jobs was not made true; it is worked out again", e);
            inbox.addAll(inputs);
            reload();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Follows the site: queues and schedules of a new revision count at once. */
    private void refresh(Instant now) {
        Sites.Revision current = sites.current();
        if (current.number() != revision) {
            revision = current.number();
            runs.queues().limit(current.site());
            calendars.clear();
            agenda.plan(current.site(), now);
        }
    }

    private void reload() {
        anew = true;
        runs.clear();
        agenda.forget();
        over.clear();
        revision = 0;
        for (RunHead head : kept.open().values()) {
            load(head);
        }
    }

    private void load(RunHead head) {
        JobPlan plan = kept.plan(database, head.begun().plan()).orElse(null);
        if (plan == null) {
            LOG.error("run {} cannot go on: its plan is not there", head.begun().id());
            return;
        }
        runs.load(head.begun(), plan, head.at(), kept.jobs(database, head.begun().id()));
    }

    /** Has done what the moves of a batch ask for, now that they are true. */
    private void act(Batch batch) {
        Runs.over(batch).forEach(one -> over.put(one.net(), one));
        for (JobMoved moved : batch.moves()) {
            JobRun now = moved.now();
            if (now.execution() != null) {
                LiveRun one = runs.get(moved.run());
                JobPlan plan = one == null ? null : one.run().planOf(moved.key());
                if (plan != null && now.state() == JobState.RUNNING) {
                    launch(one, moved.key(), plan, now.execution(), false);
                } else if (plan != null && now.state() == JobState.STOPPING) {
                    stop(moved, plan);
                }
            }
        }
    }

    private void stop(JobMoved moved, JobPlan plan) {
        Runner runner = runners.get(plan.kind());
        String execution = moved.now().execution();
        if (runner == null) {
            inbox.add(b -> runs.outcome(b, moved.run(), moved.key(), execution,
                    new Outcome(Outcome.Kind.NOT_STARTED, null, null)));
        } else {
            runner.stop(execution, moved.now().how() != null);
        }
    }

    private void launch(LiveRun one, String key, JobPlan plan, String execution, boolean again) {
        Runner runner = runners.get(plan.kind());
        launched.add(execution);
        if (runner == null) {
            return;
        }
        Map<String, String> variables = one.run().variables(key);
        var work = new HashMap<String, String>();
        plan.work().forEach((name, value) -> work.put(name, Texting.fill(value, variables)));
        String run = one.run().id();
        Consumer<Outcome> done = outcome -> inbox.add(b -> {
            launched.remove(execution);
            runs.outcome(b, run, key, execution, outcome);
        });
        String node = variables.getOrDefault(Planner.NODE, work.getOrDefault("node", ""));
        if (!node.isEmpty()) {
            done.accept(new Outcome(Outcome.Kind.NOT_STARTED, null,
                    Texts.of(JobEngine.class).get("engine.elsewhere", node)));
            return;
        }
        runner.start(new Runner.Task(execution, work, variables), again, done);
    }

    /** Asks for all that runs and was not started by this process: it may have been by the one before. */
    private void recover() {
        for (LiveRun one : runs.all()) {
            for (String key : one.run().keys()) {
                JobRun job = one.run().job(key);
                boolean runs = job.state() == JobState.RUNNING || job.state() == JobState.STOPPING;
                if (runs && job.execution() != null && !launched.contains(job.execution())) {
                    launch(one, key, one.run().planOf(key), job.execution(), true);
                }
            }
        }
    }

    /**
     * Works something out for a person and makes it true together with the command.
     *
     * @param work puts into the batch what is to become true
     * @param commit makes it true
     */
    <T> T command(Function<Batch, T> work, Consumer<Batch> commit) {
        lock.lock();
        try {
            var batch = new Batch(clock.instant());
            refresh(batch.now());
            try {
                T result = work.apply(batch);
                if (!batch.facts().isEmpty()) {
                    commit.accept(batch);
                    act(batch);
                }
                return result;
            } catch (RuntimeException e) {
                // a part of it may have been worked out already
                reload();
                throw e;
            }
        } finally {
            lock.unlock();
        }
    }

    /** The runs; only within {@link #command}. */
    Runs runs() {
        return runs;
    }

    Planner planner() {
        return planner;
    }

    /** A run that can be worked on, also one that was over; empty when there is none. Only within {@link #command}. */
    Optional<LiveRun> open(String run) {
        if (runs.get(run) == null) {
            kept.run(database, run).ifPresent(this::load);
        }
        return Optional.ofNullable(runs.get(run));
    }

    @Override
    public boolean open(String calendar, Instant day) {
        Site site = sites.current().site();
        OpenHours hours = calendars.computeIfAbsent(calendar, id -> site.getCalendars().stream()
                .filter(c -> c.getId().equals(id)).findFirst().map((Calendar c) -> OpenHours.of(c)).orElse(null));
        return hours == null || hours.worked(day.atZone(hours.zone()).toLocalDate());
    }

    @Override
    public Truth ended(Condition.OtherNet condition, Instant now) {
        Runs.Over last = over.computeIfAbsent(condition.net(), net -> kept.lastOver(database, net)
                .map(head -> new Runs.Over(net, head.status(), head.ended())).orElse(null));
        return last != null && !last.at().isBefore(now.minus(condition.within()))
                && condition.as().contains(last.status())
                        ? Truth.TRUE
                        : Truth.OPEN;
    }

    @Override
    public Optional<Duration> usual(String job, double deviation) {
        return kept.usual(job, deviation);
    }

    @Override
    public void close() {
        stopped = true;
        thread.interrupt();
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        runners.values().forEach(Runner::close);
    }
}
