/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.host;

import java.time.Duration;

import org.yagura.core.operation.ProblemException;

/** A way to a host. Thread-safe. */
public interface HostAccess extends AutoCloseable {

    /**
     * Asks the host; blocks until it has answered.
     *
     * @param within how long it may take; over that it ends with a problem
     * @throws ProblemException when it cannot be reached, refuses, or cannot tell: {@code unavailable} when nothing is known
     *         of the host's own fault, else what it said
     * @throws InterruptedException when the thread is interrupted; nothing goes on then
     */
    <R> R ask(HostQuery<R> query, Duration within) throws InterruptedException;

    /** Lets go of what it holds. */
    @Override
    void close();
}
