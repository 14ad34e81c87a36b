/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core.internal.run;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.yagura.jobs.core.EndStatus;
import org.yagura.jobs.core.HowEnded;
import org.yagura.jobs.core.JobState;
import org.yagura.jobs.core.internal.plan.Ending;

/**
 * What a job in a run is doing. Immutable.
 *
 * @param state what it is doing
 * @param round of which round of those that it is in this is said; when one of them is run again, it begins anew
 * @param attempt how often it was begun, from 1
 * @param tries how often it was begun since a person ran it last, from 1
 * @param ready whether it is run again, so that its rule was true before and is not judged
 * @param since since when it is in that state
 * @param started when it was started; null when it was not
 * @param ended when it ended; null when it has not
 * @param status how it ended; null when it has not
 * @param how why it ended, or is to end; null otherwise
 * @param returned what its program returned; null when it returned nothing
 * @param value its end value; null when it has not ended
 * @param execution id of what was started; null when nothing was
 * @param due when it goes on by itself; null when it does not
 * @param items the members of its list, once it is started; null for other jobs
 * @param late ids of the time checks that it was too late for
 * @param person who brought it into that state; null when nobody did
 * @param note what there is to say about it; null for nothing
 */
public record JobRun(JobState state, String round, int attempt, int tries, boolean ready, Instant since,
        Instant started, Instant ended,
        EndStatus status, HowEnded how, Integer returned, Integer value, String execution, Instant due,
        List<String> items,
        Set<String> late, String person, String note) {

    public JobRun {
        items = items == null ? null : List.copyOf(items);
        late = late == null ? Set.of() : Set.copyOf(late);
    }

    /** One that nothing was done with. */
    static JobRun initial(JobState state, String round, Instant since) {
        return new JobRun(state, round, 1, 1, false, since, null, null, null, null, null, null, null, null, null, null,
                null,
                null);
    }

    /** In another state. */
    JobRun become(JobState next, Instant now) {
        return new JobRun(next, round, attempt, tries, ready, now, started, ended, status, how, returned, value,
                execution,
                null, items, late, null, note);
    }

    /** Running, from now on. */
    JobRun start(String id, Instant until, List<String> members, Instant now) {
        return new JobRun(JobState.RUNNING, round, attempt, tries, ready, now, now, null, null, null, null, null, id,
                until,
                members, late, person, null);
    }

    /** Over. */
    JobRun end(HowEnded why, Ending ending, Integer result, Instant now) {
        return new JobRun(JobState.ENDED, round, attempt, tries, ready, now, started, now, ending.status(), why, result,
                ending.value(), execution, null, items, late, person, note);
    }

    /** Begins again by itself, not before a time. */
    JobRun retry(Instant notBefore, Instant now) {
        return again(tries + 1, true, notBefore, now);
    }

    /** Begins again because a person wants it: at once, or when its rule is true anew. */
    JobRun rerun(boolean atOnce, Instant now) {
        return again(1, atOnce, null, now);
    }

    private JobRun again(int nextTries, boolean nextReady, Instant notBefore, Instant now) {
        return new JobRun(JobState.WAITING, round, attempt + 1, nextTries, nextReady, now, null, null, null, null, null,
                null,
                null, notBefore, null, null, null, null);
    }

    /** Running again after its end, for something in it is run again. */
    JobRun reopen(Instant now) {
        return new JobRun(JobState.RUNNING, round, attempt, 1, ready, now, started, null, null, null, null, null,
                execution,
                null, items, late, null, null);
    }

    /** As it is, but too late for one more check. */
    JobRun late(String check) {
        var all = new TreeSet<>(late);
        all.add(check);
        return with(how, returned, all, person, note);
    }

    /** To end for that reason once it has stopped. */
    JobRun ending(HowEnded why) {
        return with(why, returned, late, person, note);
    }

    /** As it is, with what its program returned. */
    JobRun returning(Integer result) {
        return with(how, result, late, person, note);
    }

    /** As it is, brought about by a person. */
    JobRun by(String who) {
        return with(how, returned, late, who, note);
    }

    /** As it is, with something to say about it. */
    JobRun noting(String what) {
        return with(how, returned, late, person, what);
    }

    /** In the same state since the same time. */
    private JobRun with(HowEnded why, Integer result, Set<String> checks, String who, String what) {
        return new JobRun(state, round, attempt, tries, ready, since, started, ended, status, why, result, value,
                execution, due, items, checks, who, what);
    }
}
