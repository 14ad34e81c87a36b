/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core.internal.run;

import java.time.Duration;
import java.time.Instant;

import org.yagura.jobs.core.JobState;
import org.yagura.jobs.core.internal.plan.Condition;
import org.yagura.jobs.core.internal.plan.Truth;
import org.yagura.jobs.core.internal.plan.ValueTest;

/**
 * Judges conditions of jobs of one net.
 *
 * @param run the run
 * @param world what is outside of it
 * @param now the time
 * @param timed whether times count; when not, they are taken as reached
 */
record Rules(Run run, World world, Instant now, boolean timed) {

    /** Whether a condition holds for a job at a place; null holds. */
    Truth judge(Condition condition, Place place) {
        return switch (condition) {
            case null -> Truth.TRUE;
            case Condition.All all -> all.of().stream().map(c -> judge(c, place)).reduce(Truth.TRUE, Truth::and);
            case Condition.Any any -> any.of().stream().map(c -> judge(c, place)).reduce(Truth.FALSE, Truth::or);
            case Condition.Ended ended -> ended(ended, place);
            case Condition.EndValue value -> value(value.job(), value.test(), place, false);
            case Condition.ReturnValue value -> value(value.job(), value.test(), place, true);
            case Condition.Variable variable -> variable(variable, place);
            case Condition.Clock clock -> reached(run.day().plus(Duration.ofMinutes(clock.minute())), place);
            case Condition.Elapsed elapsed -> reached(run.begun().plus(elapsed.since()), place);
            case Condition.OtherNet net -> world.ended(net, now);
        };
    }

    private JobRun other(String job, Place place) {
        return run.plan().job(job) == null ? null : run.at(new Place(run.plan().job(job), place.members()));
    }

    private Truth ended(Condition.Ended condition, Place place) {
        JobRun other = other(condition.job(), place);
        if (other == null) {
            return Truth.FALSE;
        }
        return other.state() == JobState.ENDED ? Truth.of(condition.as().contains(other.status())) : Truth.OPEN;
    }

    private Truth value(String job, ValueTest test, Place place, boolean returned) {
        JobRun other = other(job, place);
        if (other == null) {
            return Truth.FALSE;
        }
        if (other.state() != JobState.ENDED) {
            return Truth.OPEN;
        }
        Integer value = returned ? other.returned() : other.value();
        return Truth.of(value != null && test.holds(value.toString()));
    }

    private Truth variable(Condition.Variable condition, Place place) {
        String value = run.variable(condition.name(), place);
        return Truth.of(value != null && condition.test().holds(value));
    }

    private Truth reached(Instant time, Place place) {
        if (!timed || !now.isBefore(time)) {
            return Truth.TRUE;
        }
        run.timer(time, place.key());
        return Truth.OPEN;
    }
}
