/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core.internal.run;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

import org.yagura.jobs.core.EndStatus;
import org.yagura.jobs.core.HowEnded;
import org.yagura.jobs.core.JobState;
import org.yagura.jobs.core.internal.plan.Ending;
import org.yagura.jobs.core.internal.plan.JobPlan;

/**
 * What becomes of a run when something happens. The moves that come of it are applied to the run and returned; they have to be
 * made true, as facts in this order, before anything is done about them. When that fails, the run is to be thrown away and folded
 * anew.
 */
public final class Machine {
    private final World world;

    /** One for runs of that world. */
    public Machine(World world) {
        this.world = world;
    }

    /** A run begins. */
    public List<JobMoved> begin(Run run, Instant now) {
        var moves = new Moves(run, world, now);
        var root = new Place(run.plan().root(), "");
        JobRun job = run.at(root);
        if (job.state() == JobState.WAITING) {
            moves.begin(root, job);
        }
        watchTimes(run, moves);
        return moves.settle();
    }

    /** Looks at everything in a run, after it was folded anew: sets its timers, and does what was not done any more. */
    public List<JobMoved> resume(Run run, Instant now) {
        var moves = new Moves(run, world, now);
        touchAll(run, moves, new Place(run.plan().root(), ""));
        watchTimes(run, moves);
        return moves.settle();
    }

    private static void touchAll(Run run, Moves moves, Place place) {
        JobState state = run.at(place).state();
        if (state != JobState.ENDED) {
            moves.touch(place);
            if (state.isActive()) {
                run.within(place).forEach(inner -> touchAll(run, moves, inner));
            }
        }
    }

    /** Times are also watched of what is in a net that is not started yet. */
    private static void watchTimes(Run run, Moves moves) {
        for (JobPlan job : run.plan().all()) {
            if (!job.checks().isEmpty() && run.plan().fansAbove(job) == 0) {
                moves.touch(new Place(job, ""));
            }
        }
    }

    /** Time has gone by. */
    public List<JobMoved> tick(Run run, Instant now) {
        var moves = new Moves(run, world, now);
        run.due(now).forEach(key -> moves.touch(run.place(key)));
        return moves.settle();
    }

    /** Something outside of the run has changed that these jobs may wait for. */
    public List<JobMoved> look(Run run, Collection<String> keys, Instant now) {
        var moves = new Moves(run, world, now);
        keys.forEach(key -> moves.touch(run.place(key)));
        return moves.settle();
    }

    /** A job got its place in the queues; nothing when it does not wait for one any more. */
    public List<JobMoved> grant(Run run, String key, Instant now) {
        var moves = new Moves(run, world, now);
        Place place = run.place(key);
        if (place != null && run.at(place).state() == JobState.QUEUED && moves.goesOn(place)) {
            moves.launch(place, run.at(place));
        }
        return moves.settle();
    }

    /** There are too many that wait for a place in a queue: the job ends abnormally. */
    public List<JobMoved> turnAway(Run run, String key, Instant now) {
        var moves = new Moves(run, world, now);
        Place place = run.place(key);
        if (place != null && run.at(place).state() == JobState.QUEUED) {
            Ending ending = new Ending(EndStatus.ABNORMAL,
                    place.plan().exit().judgement().value(EndStatus.ABNORMAL));
            moves.end(place, run.at(place), HowEnded.QUEUE_FULL, ending, null);
        }
        return moves.settle();
    }

    /** What an execution came to; nothing when the job does not wait for it any more. */
    public List<JobMoved> outcome(Run run, String key, String execution, Outcome outcome, Instant now) {
        var moves = new Moves(run, world, now);
        Place place = run.place(key);
        if (place != null) {
            JobRun job = run.at(place);
            if (execution.equals(job.execution())
                    && (job.state() == JobState.RUNNING || job.state() == JobState.STOPPING)) {
                moves.outcome(place, job, outcome);
            }
        }
        return moves.settle();
    }
}
