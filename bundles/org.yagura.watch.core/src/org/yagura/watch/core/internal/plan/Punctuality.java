/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.plan;

import java.time.Duration;
import java.time.Instant;

import org.yagura.core.domain.Health;

/** Says when the agent does not keep up: more than one run in twenty of the last minute began too late. */
public final class Punctuality {
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int SHARE = 20;
    private static final String TROUBLE = "watches.late";

    private final Health health;
    private final int most;
    private Instant begun;
    private Rounds.Figures base = new Rounds.Figures(0, 0, 0);

    /** Tells of at most so many runs at once. */
    public Punctuality(Health health, int most) {
        this.health = health;
        this.most = most;
    }

    /** Looks at what was done so far. */
    public void look(Rounds.Figures now, Instant at) {
        if (begun == null || at.isBefore(begun)) {
            // the first time, or the clock was set back
            begun = at;
            base = now;
        }
        if (at.isBefore(begun.plus(WINDOW))) {
            return;
        }
        long runs = now.runs() - base.runs();
        long late = now.late() - base.late();
        begun = at;
        base = now;
        if (late * SHARE > runs) {
            health.trouble(TROUBLE, "WARNING", TROUBLE, Long.toString(late), Long.toString(runs),
                    Integer.toString(most));
        } else {
            health.over(TROUBLE);
        }
    }

    /** Nothing is run any more. */
    public void over() {
        health.over(TROUBLE);
    }
}
