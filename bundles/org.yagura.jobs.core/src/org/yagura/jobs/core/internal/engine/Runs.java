/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core.internal.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;

import org.yagura.core.event.EventRaised;
import org.yagura.jobs.core.EndStatus;
import org.yagura.jobs.core.JobState;
import org.yagura.jobs.core.internal.plan.JobPlan;
import org.yagura.jobs.core.internal.plan.Planner;
import org.yagura.jobs.core.internal.run.JobMoved;
import org.yagura.jobs.core.internal.run.JobRun;
import org.yagura.jobs.core.internal.run.Machine;
import org.yagura.jobs.core.internal.run.Ordering;
import org.yagura.jobs.core.internal.run.Outcome;
import org.yagura.jobs.core.internal.run.Run;
import org.yagura.jobs.core.internal.run.World;
import org.yagura.jobs.core.internal.store.JobFacts;
import org.yagura.jobs.core.internal.store.Plans;
import org.yagura.model.Elements;
import org.yagura.model.site.JobUnit;
import org.yagura.model.site.JobVariable;

/**
 * The runs that are not over, all together: what happens in one may be waited for in another, and they share queues. What comes of
 * something goes into a batch, that has to be made true before anything is done about it. Not thread-safe.
 */
final class Runs {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss")
            .withZone(ZoneOffset.UTC);
    private static final int RADIX = 36;

    private final Map<String, LiveRun> live = new LinkedHashMap<>();
    private final Map<String, Integer> plans = new HashMap<>();
    private final PriorityQueue<Timer> timers = new PriorityQueue<>(Comparator.comparing(Timer::at));
    /** Ids of runs in which jobs wait for the end of a net, by the id of the net. */
    private final Map<String, Set<String>> waiters = new HashMap<>();
    private final Queues queues = new Queues();
    private final Machine machine;
    private final Ordering ordering;
    private final String tag;
    private long made;

    private record Timer(Instant at, String run) {
    }

    /**
     * None yet.
     *
     * @param world what they have to know of what is outside
     * @param tag tells the ids that are given here from those that other processes gave
     */
    Runs(World world, String tag) {
        machine = new Machine(world);
        ordering = new Ordering(world);
        this.tag = tag;
    }

    void clear() {
        live.clear();
        plans.clear();
        timers.clear();
        waiters.clear();
        queues.clear();
    }

    Queues queues() {
        return queues;
    }

    /** One that is not over; null when there is none of that id. */
    LiveRun get(String run) {
        return live.get(run);
    }

    Collection<LiveRun> all() {
        return live.values();
    }

    /** Takes in a run that is not over, as it was made true; what was not done any more follows in {@link #resume}. */
    void load(JobFacts.RunBegun begun, JobPlan plan, Instant at, Map<String, JobRun> jobs) {
        Run run = Run.folded(begun.id(), plan, at, begun.scheduled(), begun.day(), begun.variables(), jobs);
        put(new LiveRun(begun, run));
        plans.merge(begun.plan(), 1, Integer::sum);
        run.keys().forEach(key -> queues.moved(new Queues.Job(begun.id(), key), run.planOf(key), run.job(key)));
    }

    private void put(LiveRun one) {
        live.put(one.run().id(), one);
        one.run().others()
                .forEach(net -> waiters.computeIfAbsent(net, key -> new LinkedHashSet<>()).add(one.run().id()));
    }

    /** Looks at everything. */
    void resume(Batch batch) {
        for (LiveRun one : List.copyOf(live.values())) {
            follow(batch, one, machine.resume(one.run(), batch.now()));
        }
        settle(batch);
    }

    /**
     * Begins a run.
     *
     * @return its id
     * @throws IllegalArgumentException when the net is too large
     */
    String begin(Batch batch, Beginning what, Planner planner, ZoneId zone) {
        JobPlan plan = planner.plan(what.net());
        JobFacts.PlanMade packed = Plans.pack(plan);
        String id = STAMP.format(batch.now()) + "-" + tag + Long.toString(made++, RADIX);
        var variables = new TreeMap<String, String>();
        for (JobVariable variable : what.net().getVariables()) {
            variables.put(variable.getName(), variable.getValue() == null ? "" : variable.getValue());
        }
        variables.putAll(what.variables());
        LocalDate day = what.day();
        variables.putIfAbsent("DAY", day.toString());
        JobUnit unit = what.net().eContainer() instanceof JobUnit in ? in : null;
        var begun = new JobFacts.RunBegun(id, what.net().getId(), Elements.name(what.net()),
                unit == null ? "" : Elements.name(unit),
                unit == null || unit.getArea() == null ? null : unit.getArea().getId(), packed.digest(),
                what.trigger(), what.person(), what.request(), what.scheduled(), day.atStartOfDay(zone).toInstant(),
                variables);
        if (plans.merge(packed.digest(), 1, Integer::sum) == 1) {
            batch.add(JobFacts.PLAN.fact(batch.now(), packed));
        }
        batch.add(JobFacts.BEGUN.fact(batch.now(), begun));
        var one = new LiveRun(begun,
                new Run(id, plan, batch.now(), begun.scheduled(), begun.day(), begun.variables()));
        put(one);
        follow(batch, one, machine.begin(one.run(), batch.now()));
        settle(batch);
        return id;
    }

    void outcome(Batch batch, String run, String key, String execution, Outcome outcome) {
        LiveRun one = live.get(run);
        if (one != null) {
            follow(batch, one, machine.outcome(one.run(), key, execution, outcome, batch.now()));
            settle(batch);
        }
    }

    /** Does what a person orders; throws when it is refused. */
    void order(Batch batch, String run, Ordering.Order order) {
        LiveRun one = live.get(run);
        follow(batch, one, ordering.give(one.run(), order, batch.now()));
        settle(batch);
    }

    Ordering ordering() {
        return ordering;
    }

    /** When the time brings something next; null: never. */
    Instant next() {
        return timers.isEmpty() ? null : timers.peek().at();
    }

    /** Does what the time has brought. */
    void tick(Batch batch) {
        while (!timers.isEmpty() && !timers.peek().at().isAfter(batch.now())) {
            LiveRun one = live.get(timers.poll().run());
            if (one != null) {
                follow(batch, one, machine.tick(one.run(), batch.now()));
            }
        }
        settle(batch);
    }

    private void follow(Batch batch, LiveRun one, List<JobMoved> moves) {
        Run run = one.run();
        batch.add(moves);
        for (JobMoved moved : moves) {
            queues.moved(new Queues.Job(run.id(), moved.key()), run.planOf(moved.key()), moved.now());
            one.tell(moved, event -> tell(batch, event));
        }
        if (run.isOver() && live.containsKey(run.id()) && !moves.isEmpty()) {
            ended(batch, one);
        }
        Instant next = run.nextTimer();
        if (next != null && !run.isOver()) {
            timers.add(new Timer(next, run.id()));
        }
    }

    private void tell(Batch batch, EventRaised event) {
        batch.add(EventRaised.TYPE.fact(batch.now(), event));
    }

    private void ended(Batch batch, LiveRun one) {
        String net = one.begun().net();
        live.remove(one.run().id());
        if (plans.merge(one.begun().plan(), -1, Integer::sum) <= 0) {
            plans.remove(one.begun().plan());
        }
        tell(batch, JobEvents.ended(one.begun(), one.run().root()));
        one.run().others().forEach(other -> waiters.getOrDefault(other, Set.of()).remove(one.run().id()));
        for (String id : List.copyOf(waiters.getOrDefault(net, Set.of()))) {
            LiveRun other = live.get(id);
            List<String> waiting = other == null ? List.of() : other.run().waitingFor(net);
            if (!waiting.isEmpty()) {
                follow(batch, other, machine.look(other.run(), waiting, batch.now()));
            }
        }
    }

    /** Gives places in queues, until nobody gets one any more. */
    private void settle(Batch batch) {
        boolean moved = true;
        while (moved && queues.isAnybodyWaiting()) {
            moved = false;
            for (Queues.Job job : queues.grant()) {
                LiveRun one = live.get(job.run());
                if (one != null) {
                    List<JobMoved> moves = machine.grant(one.run(), job.key(), batch.now());
                    moved |= !moves.isEmpty();
                    follow(batch, one, moves);
                }
            }
            for (Queues.Job job : queues.turnAway()) {
                LiveRun one = live.get(job.run());
                if (one != null) {
                    List<JobMoved> moves = machine.turnAway(one.run(), job.key(), batch.now());
                    moved |= !moves.isEmpty();
                    follow(batch, one, moves);
                }
            }
        }
    }

    /** How the net of a run that is over in a batch has ended, and when; for those that wait for it. */
    record Over(String net, EndStatus status, Instant at) {
    }

    /** The nets that have ended in a batch. */
    static List<Over> over(Batch batch) {
        var over = new ArrayList<Over>();
        for (JobMoved moved : batch.moves()) {
            if (moved.now().state() == JobState.ENDED && moved.now().round().isEmpty()) {
                over.add(new Over(moved.key(), moved.now().status(), batch.now()));
            }
        }
        return over;
    }
}
