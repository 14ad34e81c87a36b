/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core.internal.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.yagura.jobs.core.internal.plan.Condition;
import org.yagura.jobs.core.internal.plan.Truth;

/** What a run has to know of what is outside of it. */
public interface World {

    /** Whether a calendar is open on the day of a moment; one that is not there is. */
    boolean open(String calendar, Instant day);

    /** Whether another net has ended as asked; open when it may still come. */
    Truth ended(Condition.OtherNet condition, Instant now);

    /**
     * How long a job usually takes at most.
     *
     * @param job its id
     * @param deviation so many standard deviations are added to the mean of its last runs
     * @return empty when there were too few runs
     */
    Optional<Duration> usual(String job, double deviation);

    /** A world without calendars, other nets and a past. */
    World NONE = new World() {
        @Override
        public boolean open(String calendar, Instant day) {
            return true;
        }

        @Override
        public Truth ended(Condition.OtherNet condition, Instant now) {
            return Truth.OPEN;
        }

        @Override
        public Optional<Duration> usual(String job, double deviation) {
            return Optional.empty();
        }
    };
}
