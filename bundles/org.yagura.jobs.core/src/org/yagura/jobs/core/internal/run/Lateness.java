/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core.internal.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.yagura.jobs.core.JobState;
import org.yagura.jobs.core.internal.plan.TimeCheck;

/**
 * Which of its time checks a job is too late for.
 *
 * @param run the run
 * @param world what is outside of it
 * @param now the time
 */
record Lateness(Run run, World world, Instant now) {

    /** The checks that something is too late for and that were not told yet; timers are set for the others. */
    List<TimeCheck> of(Place place) {
        if (place.plan().checks().isEmpty() || run.isMember(place)) {
            return List.of();
        }
        JobRun job = run.at(place);
        var late = new ArrayList<TimeCheck>();
        for (TimeCheck check : place.plan().checks()) {
            boolean watched = check.of() == TimeCheck.Of.START
                    ? job.state().isBefore()
                    : job.state().isBefore() || job.state() == JobState.RUNNING || job.state() == JobState.SUSPENDED;
            if (!watched || job.late().contains(check.id())) {
                continue;
            }
            bound(place, job, check).ifPresent(bound -> {
                if (now.isBefore(bound)) {
                    run.timer(bound, place.key());
                } else {
                    late.add(check);
                }
            });
        }
        return late;
    }

    /** The earliest of the times that a check names; empty when none of them is known yet. */
    private Optional<Instant> bound(Place place, JobRun job, TimeCheck check) {
        Instant started = job.started();
        Instant clock = check.minute() == null ? null : run.day().plus(Duration.ofMinutes(check.minute()));
        Instant sinceRun = check.sinceRun() == null ? null : run.begun().plus(check.sinceRun());
        Instant sinceStart = check.sinceStart() == null || started == null ? null : started.plus(check.sinceStart());
        Instant usual = check.deviation() == null || started == null
                ? null
                : world.usual(place.plan().id(), check.deviation()).map(started::plus).orElse(null);
        return Stream.of(clock, sinceRun, sinceStart, usual).filter(Objects::nonNull).min(Instant::compareTo);
    }
}
