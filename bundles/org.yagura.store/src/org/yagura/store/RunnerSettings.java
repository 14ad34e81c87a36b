/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.store;

import java.time.Duration;

/**
 * How the runner works.
 *
 * @param facts how many facts go into one transaction when there is a backlog
 * @param idleWait how long to wait for the next entry before background work is looked at
 * @param tries how often a fact that fails is tried before the projections stand still
 * @param retryAfter how long to wait before a standstill or a lost database is tried again
 * @param upkeep how often background work is looked at when there was nothing to do; with work left over a fifth of it
 *        while facts come in, at once when none do, and twelve times as long after it failed
 */
public record RunnerSettings(int facts, Duration idleWait, int tries, Duration retryAfter, Duration upkeep) {

    /** The usual settings. */
    public static RunnerSettings usual() {
        return new RunnerSettings(4_000, Duration.ofMillis(200), 3, Duration.ofSeconds(2),
                Duration.ofSeconds(5));
    }
}
