/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core.internal.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.yagura.jobs.core.EndStatus;
import org.yagura.jobs.core.HowEnded;
import org.yagura.jobs.core.JobState;
import org.yagura.jobs.core.internal.plan.Ending;
import org.yagura.jobs.core.internal.plan.Entry;
import org.yagura.jobs.core.internal.plan.Exit;
import org.yagura.jobs.core.internal.plan.Fan;
import org.yagura.jobs.core.internal.plan.JobPlan;
import org.yagura.jobs.core.internal.plan.TimeCheck;
import org.yagura.jobs.core.internal.plan.Truth;

/**
 * What follows in one run at one moment. Each move is applied to the run at once and collected, to be made true; what was moved
 * leads to looking at what depends on it, until nothing more follows. So the work is with what has changed, not with the size of
 * the net.
 */
final class Moves {
    private final Run run;
    private final World world;
    private final Instant now;
    private final List<JobMoved> made = new ArrayList<>();
    private final Deque<Place> looks = new ArrayDeque<>();
    private final Set<String> queued = new HashSet<>();
    private final Lateness lateness;

    Moves(Run run, World world, Instant now) {
        this.run = run;
        this.world = world;
        this.now = now;
        this.lateness = new Lateness(run, world, now);
    }

    Run run() {
        return run;
    }

    Instant now() {
        return now;
    }

    /** What was moved, in order. */
    List<JobMoved> made() {
        return made;
    }

    void put(Place place, JobRun next) {
        var moved = new JobMoved(run.id(), place.key(), next);
        run.apply(moved);
        made.add(moved);
    }

    /** It is to be looked at. */
    void touch(Place place) {
        if (place != null && queued.add(place.key())) {
            looks.add(place);
        }
    }

    void touch(Collection<Place> places) {
        places.forEach(this::touch);
    }

    /** Works until nothing more follows. */
    List<JobMoved> settle() {
        for (Place place = looks.poll(); place != null; place = looks.poll()) {
            queued.remove(place.key());
            look(place);
        }
        return made;
    }

    private void look(Place place) {
        JobRun job = run.at(place);
        if (job.state() == JobState.STOPPING && run.isGroup(place)) {
            stopped(place, job);
            return;
        }
        if (isPast(place) || checkTimes(place) || !goesOn(place)) {
            return;
        }
        switch (run.at(place).state()) {
            case WAITING, SKIPPING -> enter(place, run.at(place));
            case RUNNING -> {
                if (run.isGroup(place)) {
                    group(place, run.at(place));
                } else {
                    lasts(place, run.at(place));
                }
            }
            default -> {
            }
        }
    }

    /** Whether something that it is in is over or stands still, so that it is out of the question. */
    private boolean isPast(Place place) {
        for (Place above = run.above(place); above != null; above = run.above(above)) {
            JobState state = run.at(above).state();
            if (state == JobState.ENDED || state == JobState.STOPPED) {
                return true;
            }
        }
        return false;
    }

    /** Whether all that it is in are running, so that things may be started. */
    boolean goesOn(Place place) {
        for (Place above = run.above(place); above != null; above = run.above(above)) {
            if (run.at(above).state() != JobState.RUNNING) {
                return false;
            }
        }
        return true;
    }

    /** Whether it was too late for something and was moved because of that. */
    private boolean checkTimes(Place place) {
        for (TimeCheck check : lateness.of(place)) {
            JobRun job = run.at(place).late(check.id());
            put(place, job);
            Ending ending = check.ending();
            if (ending == null) {
                continue;
            }
            if (job.state().isBefore()) {
                HowEnded how = check.of() == TimeCheck.Of.START ? HowEnded.START_LATE : HowEnded.END_LATE;
                end(place, job, how, ending, null);
            } else {
                halt(place, job.by(null), HowEnded.END_LATE);
            }
            return true;
        }
        return false;
    }

    private void enter(Place place, JobRun job) {
        if (job.due() != null && now.isBefore(job.due())) {
            run.timer(job.due(), place.key());
            return;
        }
        Entry entry = place.plan().entry();
        if (run.isMember(place)) {
            enterMember(place);
            return;
        }
        switch (job.ready() ? Truth.TRUE : new Rules(run, world, now, true).judge(entry.rule(), place)) {
            case OPEN -> {
            }
            case FALSE -> {
                if (entry.unmet() != null) {
                    end(place, job, HowEnded.UNMET, entry.unmet(), null);
                }
            }
            case TRUE -> {
                if (job.state() == JobState.SKIPPING) {
                    end(place, job, HowEnded.SKIPPED, entry.skipped(), null);
                } else if (entry.calendar() != null && !world.open(entry.calendar(), run.scheduled())) {
                    end(place, job, HowEnded.CALENDAR, entry.closed(), null);
                } else {
                    begin(place, job);
                }
            }
        }
    }

    private void enterMember(Place place) {
        Fan fan = place.plan().fan();
        List<Place> members = run.within(place.list());
        if (fan.mode() == Fan.Mode.IN_TURN) {
            if (place.number() == 0) {
                begin(place, run.at(place));
                return;
            }
            JobRun before = run.at(members.get(place.number() - 1));
            if (before.state() == JobState.ENDED) {
                if (before.status() == EndStatus.NORMAL) {
                    end(place, run.at(place), HowEnded.UNMET, Ending.NORMAL, null);
                } else {
                    begin(place, run.at(place));
                }
            }
            return;
        }
        long others = fan.atOnce() == 0
                ? 0
                : members.stream().map(run::at).filter(j -> j.state().isActive() || j.state() == JobState.QUEUED)
                        .count();
        if (fan.atOnce() == 0 || others < fan.atOnce()) {
            begin(place, run.at(place));
        }
    }

    /** It may start. */
    void begin(Place place, JobRun job) {
        if (run.isList(place)) {
            beginList(place, job);
        } else if (place.plan().isNet()) {
            put(place, job.start(null, null, null, now));
            touch(run.within(place));
            touch(place);
        } else if (!place.plan().entry().queues().isEmpty()) {
            put(place, job.become(JobState.QUEUED, now));
            touch(place);
        } else {
            launch(place, job);
        }
    }

    private void beginList(Place place, JobRun job) {
        Fan fan = place.plan().fan();
        List<String> items = fan.variable() == null
                ? fan.items()
                : Fan.members(run.variable(fan.variable(), place));
        put(place, job.start(null, null, items, now));
        touch(run.within(place));
        touch(place);
    }

    /** It is started now: a place in the queues is there, or none is needed. */
    void launch(Place place, JobRun job) {
        boolean waits = place.plan().kind().equals(JobPlan.WAIT);
        Instant until = waits ? now.plus(Duration.parse(place.plan().work().get("for"))) : null;
        put(place, job.start(waits ? null : run.nextExecution(), until, null, now));
        touch(place);
    }

    /** A job runs: one that only waits may be over. */
    private void lasts(Place place, JobRun job) {
        if (job.due() == null) {
            return;
        }
        if (now.isBefore(job.due())) {
            run.timer(job.due(), place.key());
        } else {
            end(place, job, HowEnded.DONE, ending(place.plan(), EndStatus.NORMAL), null);
        }
    }

    private void group(Place place, JobRun job) {
        List<Place> within = run.within(place);
        if (within.stream().anyMatch(p -> run.at(p).state() != JobState.ENDED)) {
            return;
        }
        leave(place, job, HowEnded.DONE, judged(place, within), null);
    }

    /** What the ends of those within come to. */
    private EndStatus judged(Place place, List<Place> within) {
        if (within.isEmpty()) {
            // a net without jobs does nothing that could have been meant; nothing to do for an empty list is as it should be
            return run.isList(place) ? EndStatus.NORMAL : EndStatus.ABNORMAL;
        }
        List<JobRun> ends = within.stream().filter(p -> counts(place, p)).map(run::at).toList();
        if (run.isList(place) && place.plan().fan().mode() == Fan.Mode.IN_TURN) {
            return ends.stream().filter(j -> j.how() != HowEnded.UNMET).reduce((a, b) -> b)
                    .map(JobRun::status).orElse(EndStatus.ABNORMAL);
        }
        Exit exit = place.plan().exit();
        return ends.stream().map(j -> run.isList(place) ? j.status() : exit.judgement().status(j.value()))
                .reduce(EndStatus.NORMAL, EndStatus::worse);
    }

    /** Whether the end of something counts for that of the net: nothing waits for it, or all count. */
    private boolean counts(Place net, Place place) {
        return run.isList(net) || net.plan().exit().all() || run.plan().followers(place.plan()).isEmpty();
    }

    private static Ending ending(JobPlan plan, EndStatus status) {
        return new Ending(status, plan.exit().judgement().value(status));
    }

    /** Something that ran is over, or is tried again. */
    private void leave(Place place, JobRun job, HowEnded how, EndStatus status, Integer returned) {
        Exit.Retry retry = place.plan().exit().retry();
        // members are tried again one by one, so their list is not
        if (retry != null && !run.isList(place) && job.tries() < retry.most() && !retry.until().contains(status)) {
            put(place, job.retry(now.plus(retry.interval()), now));
            touch(place);
            return;
        }
        end(place, job, how, ending(place.plan(), status), returned);
    }

    /** It is over. */
    void end(Place place, JobRun job, HowEnded how, Ending ending, Integer returned) {
        put(place, job.end(how, ending, returned, now));
        Exit.Branch branch = place.plan().exit().branch();
        if (branch != null && !run.isMember(place)) {
            choose(place, branch);
        }
        if (run.isMember(place)) {
            touch(run.within(place.list()));
        } else {
            run.plan().followers(place.plan()).forEach(next -> touch(new Place(next, place.members())));
        }
        touch(run.above(place));
    }

    private void choose(Place place, Exit.Branch branch) {
        List<Place> waiting = run.plan().followers(place.plan()).stream().sorted(order(branch.order()))
                .map(next -> new Place(next, place.members())).filter(p -> run.at(p).state().isBefore()).toList();
        if (waiting.isEmpty()) {
            return;
        }
        var untimed = new Rules(run, world, now, false);
        Place chosen = waiting.stream().filter(p -> untimed.judge(p.plan().entry().rule(), p) == Truth.TRUE)
                .findFirst().orElse(waiting.getFirst());
        for (Place other : waiting) {
            if (other != chosen) {
                end(other, run.at(other), HowEnded.BRANCH, branch.others(), null);
            }
        }
    }

    private static Comparator<JobPlan> order(List<String> order) {
        return Comparator.comparingInt((JobPlan job) -> {
            int index = order.indexOf(job.id());
            return index < 0 ? Integer.MAX_VALUE : index;
        }).thenComparing(JobPlan::id);
    }

    /** What an execution came to. */
    void outcome(Place place, JobRun job, Outcome outcome) {
        JobRun told = outcome.note() == null ? job : job.noting(outcome.note());
        switch (outcome.kind()) {
            case LOST -> lost(place, told);
            case NOT_STARTED -> {
                if (job.state() == JobState.STOPPING) {
                    halted(place, told, null);
                } else {
                    leave(place, told, HowEnded.NOT_STARTED, EndStatus.ABNORMAL, null);
                }
            }
            case ENDED -> {
                if (job.state() == JobState.STOPPING) {
                    halted(place, told, outcome.returned());
                } else {
                    leave(place, told, HowEnded.DONE, place.plan().exit().judgement().status(outcome.returned()),
                            outcome.returned());
                }
            }
        }
    }

    private void lost(Place place, JobRun job) {
        if (job.state() != JobState.STOPPING && place.plan().exit().restartable()) {
            put(place, job.retry(null, now));
        } else {
            put(place, job.become(JobState.UNKNOWN, now).noting(job.note()));
        }
        touch(place);
        touch(run.above(place));
    }

    /** Something that was to stop has stopped. */
    private void halted(Place place, JobRun job, Integer returned) {
        if (job.how() == HowEnded.END_LATE) {
            end(place, job, HowEnded.END_LATE, lateEnding(place, job), returned);
        } else if (job.how() == HowEnded.KILLED) {
            end(place, job, HowEnded.KILLED, ending(place.plan(), EndStatus.ABNORMAL), returned);
        } else {
            put(place, job.become(JobState.STOPPED, now).returning(returned).by(job.person()));
            touch(run.above(place));
        }
    }

    private static Ending lateEnding(Place place, JobRun job) {
        return place.plan().checks().stream().filter(c -> c.ending() != null && job.late().contains(c.id()))
                .findFirst().map(c -> c.ending()).orElse(ending(place.plan(), EndStatus.ABNORMAL));
    }

    private void stopped(Place place, JobRun job) {
        if (run.within(place).stream().map(run::at).noneMatch(j -> j.state().isActive())) {
            halted(place, job, null);
        }
    }

    /** Tells all that runs within to stop, as {@link #halt}; those that have to be looked at. */
    private List<Place> stopWithin(Place group, HowEnded why) {
        var stopping = new ArrayList<Place>();
        for (Place place : run.within(group)) {
            JobRun job = run.at(place);
            if (job.state() == JobState.QUEUED) {
                put(place, job.become(JobState.WAITING, now));
            } else if (job.state() == JobState.RUNNING || job.state() == JobState.SUSPENDED) {
                halt(place, job.by(null), why);
                stopping.add(place);
            }
        }
        return stopping;
    }

    /** Tells something that runs to stop, for a reason or (null) to be stopped. */
    void halt(Place place, JobRun job, HowEnded why) {
        JobRun stopping = job.become(JobState.STOPPING, now).by(job.person()).ending(why);
        put(place, stopping);
        if (run.isGroup(place)) {
            touch(stopWithin(place, why == null ? null : HowEnded.KILLED));
            touch(place);
        } else if (job.execution() == null) {
            halted(place, stopping, null);
        }
    }
}
