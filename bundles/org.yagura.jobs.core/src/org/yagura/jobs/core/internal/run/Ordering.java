/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core.internal.run;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.yagura.jobs.core.EndStatus;
import org.yagura.jobs.core.HowEnded;
import org.yagura.jobs.core.JobOrder;
import org.yagura.jobs.core.JobState;
import org.yagura.jobs.core.internal.plan.Ending;
import org.yagura.jobs.core.internal.plan.JobPlan;

/** Does what persons order of jobs. */
public final class Ordering {
    private final World world;

    /** One for runs of that world. */
    public Ordering(World world) {
        this.world = world;
    }

    /** Why an order is refused. */
    public enum Refusal {
        /** There is no such job. */
        NO_JOB,
        /** It cannot be ordered of a job in that state. */
        STATE,
        /** It can be ordered of nets only. */
        NO_NET,
        /** What it is in does not run, so that it could not start. */
        NET_STANDS
    }

    /**
     * An order.
     *
     * @param what what is ordered
     * @param key of the job
     * @param ending for {@link JobOrder#SET_END}; null otherwise
     * @param person who orders
     */
    public record Order(JobOrder what, String key, Ending ending, String person) {
    }

    /** Why an order cannot be given now; empty when it can. */
    public Optional<Refusal> refusal(Run run, Order order) {
        Place place = run.place(order.key());
        if (place == null) {
            return Optional.of(Refusal.NO_JOB);
        }
        JobRun job = run.at(place);
        if (order.what().isForNets() && !run.isGroup(place)) {
            return Optional.of(Refusal.NO_NET);
        }
        if (!order.what().fits(job.state())) {
            return Optional.of(Refusal.STATE);
        }
        Place above = run.above(place);
        boolean stands = above != null && switch (order.what()) {
            case RERUN, RERUN_FROM, RERUN_FAILED -> !canReopen(run, above);
            case FORCE -> !isBegun(run, above);
            case SET_END -> run.at(above).state() == JobState.ENDED && !canReopen(run, above);
            default -> false;
        };
        if (stands) {
            return Optional.of(Refusal.NET_STANDS);
        }
        return Optional.empty();
    }

    /** Whether all from here upwards run or are over, so that they can go on. */
    private static boolean canReopen(Run run, Place place) {
        for (Place above = place; above != null; above = run.above(above)) {
            JobState state = run.at(above).state();
            if (state != JobState.RUNNING && state != JobState.SUSPENDED && state != JobState.ENDED) {
                return false;
            }
        }
        return true;
    }

    /** Whether all from here upwards run. */
    private static boolean isBegun(Run run, Place place) {
        for (Place above = place; above != null; above = run.above(above)) {
            if (run.at(above).state() != JobState.RUNNING) {
                return false;
            }
        }
        return true;
    }

    /**
     * What comes of an order.
     *
     * @throws IllegalArgumentException when it is refused
     */
    public List<JobMoved> give(Run run, Order order, Instant now) {
        refusal(run, order).ifPresent(why -> {
            throw new IllegalArgumentException(order.what() + " of " + order.key() + ": " + why);
        });
        var moves = new Moves(run, world, now);
        Place place = run.place(order.key());
        JobRun job = run.at(place);
        switch (order.what()) {
            case HOLD -> moves.put(place, become(job, JobState.HELD, order, now));
            case RELEASE, UNSKIP -> moves.put(place, become(job, JobState.WAITING, order, now));
            case SKIP -> moves.put(place, become(job, JobState.SKIPPING, order, now));
            case SUSPEND -> moves.put(place, become(job, JobState.SUSPENDED, order, now));
            case RESUME -> {
                moves.put(place, become(job, JobState.RUNNING, order, now));
                touchWithin(run, moves, place);
            }
            case STOP -> stop(moves, place, job, order);
            case KILL -> moves.halt(place, job.by(order.person()), HowEnded.KILLED);
            case FORCE -> force(moves, place, job.by(order.person()));
            case SET_END -> {
                reopen(moves, place);
                moves.end(place, job.by(order.person()), HowEnded.CHANGED, order.ending(), job.returned());
            }
            case RERUN -> rerun(moves, List.of(place), false, order.person());
            case RERUN_FROM -> rerun(moves, List.of(place), true, order.person());
            case RERUN_FAILED -> rerunFailed(moves, place, order.person());
        }
        moves.touch(place);
        return moves.settle();
    }

    private static JobRun become(JobRun job, JobState state, Order order, Instant now) {
        return job.become(state, now).by(order.person());
    }

    private static void touchWithin(Run run, Moves moves, Place group) {
        for (Place place : run.within(group)) {
            moves.touch(place);
            if (run.at(place).state().isActive()) {
                touchWithin(run, moves, place);
            }
        }
    }

    private static void stop(Moves moves, Place place, JobRun job, Order order) {
        if (job.state() == JobState.QUEUED) {
            moves.put(place, become(job, JobState.HELD, order, moves.now()));
        } else {
            moves.halt(place, job.by(order.person()), null);
        }
    }

    private static void force(Moves moves, Place place, JobRun job) {
        Run run = moves.run();
        if (run.isGroup(place)) {
            moves.begin(place, job);
        } else {
            moves.launch(place, job);
        }
    }

    /** What it is in goes on, where that was over or stood still. */
    private static void reopen(Moves moves, Place place) {
        Run run = moves.run();
        for (Place above = run.above(place); above != null; above = run.above(above)) {
            JobRun job = run.at(above);
            if (job.state() == JobState.ENDED || job.state() == JobState.STOPPED) {
                moves.put(above, job.reopen(moves.now()));
                moves.touch(above);
            }
        }
    }

    private static void rerun(Moves moves, List<Place> first, boolean following, String person) {
        Run run = moves.run();
        var again = new LinkedHashMap<String, Place>();
        Deque<Place> open = new ArrayDeque<>(first);
        for (Place place = open.poll(); place != null; place = open.poll()) {
            if (again.putIfAbsent(place.key(), place) == null && following && !run.isMember(place)) {
                for (JobPlan next : run.plan().followers(place.plan())) {
                    var follower = new Place(next, place.members());
                    if (run.at(follower).state() == JobState.ENDED || run.at(follower).state().needsPerson()) {
                        open.add(follower);
                    }
                }
            }
        }
        for (Map.Entry<String, Place> entry : again.entrySet()) {
            Place place = entry.getValue();
            reopen(moves, place);
            boolean atOnce = first.stream().anyMatch(p -> p.key().equals(place.key()));
            moves.put(place, run.at(place).rerun(atOnce, moves.now()).by(person));
            moves.touch(place);
        }
    }

    private static void rerunFailed(Moves moves, Place group, String person) {
        Run run = moves.run();
        var failed = new ArrayList<Place>();
        collectFailed(run, group, failed);
        if (run.at(group).state() == JobState.ENDED || run.at(group).state() == JobState.STOPPED) {
            moves.put(group, run.at(group).reopen(moves.now()).by(person));
            reopen(moves, group);
        }
        rerun(moves, failed, true, person);
        touchWithin(run, moves, group);
    }

    /** The innermost that failed or stand still. */
    private static void collectFailed(Run run, Place group, List<Place> into) {
        for (Place place : run.within(group)) {
            JobRun job = run.at(place);
            boolean failed = job.state() == JobState.ENDED && job.status() == EndStatus.ABNORMAL
                    || job.state().needsPerson();
            if (!failed) {
                continue;
            }
            int before = into.size();
            if (run.isGroup(place) && job.started() != null) {
                collectFailed(run, place, into);
            }
            if (into.size() == before) {
                into.add(place);
            }
        }
    }
}
