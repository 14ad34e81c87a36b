/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.receive;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.yagura.core.domain.Health;

/**
 * A trouble of the agent while traps are lost at one place: it says how many since it began, and is over when none was
 * lost for some minutes. Used by one thread.
 */
public final class LossTrouble {
    /** How long none must be lost until it is over. */
    public static final Duration QUIET = Duration.ofMinutes(5);

    private final Health health;
    private final Clock clock;
    private final String id;
    private final String[] more;
    private long before;
    private long lost;
    private Instant last;

    /**
     * A trouble that is not there yet.
     *
     * @param id its id, and the key of its text
     * @param counted how many were lost there up to now
     * @param more arguments of the text after the number of the lost and the minutes of {@link #QUIET}
     */
    public LossTrouble(Health health, Clock clock, String id, long counted, String... more) {
        this.health = health;
        this.clock = clock;
        this.id = id;
        this.before = counted;
        this.more = more;
    }

    /** So many were lost there up to now. */
    public void look(long counted) {
        if (counted > before) {
            lost += counted - before;
            before = counted;
            last = clock.instant();
            say();
        } else if (last != null && !clock.instant().isBefore(last.plus(QUIET))) {
            over();
        }
    }

    private void say() {
        var arguments = new String[2 + more.length];
        arguments[0] = Long.toString(lost);
        arguments[1] = Long.toString(QUIET.toMinutes());
        System.arraycopy(more, 0, arguments, 2, more.length);
        health.trouble(id, "WARNING", id, arguments);
    }

    /** Says that it is over. */
    public void over() {
        health.over(id);
        lost = 0;
        last = null;
    }
}
