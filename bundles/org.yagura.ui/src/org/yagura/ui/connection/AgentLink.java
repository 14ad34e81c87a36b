/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.connection;

import java.util.function.Consumer;

import org.yagura.core.change.Change;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.Request;

/** An open line to one agent, as the client library gives it. Thread-safe; calls block. */
public interface AgentLink extends AutoCloseable {

    /** Who is logged in where. */
    Session session();

    /**
     * Asks a query or gives a command, and waits for the answer.
     *
     * @throws org.yagura.core.operation.ProblemException when it is refused or fails; with code
     *         {@code unavailable} when the agent cannot be reached and {@code unauthenticated} when the session is over
     */
    <R> R call(Request<R> request);

    /**
     * Follows live changes until closed.
     *
     * @param changes called for each change, on any thread
     * @param lost called once when the stream has ended; the link is of no use afterwards
     */
    void follow(Consumer<Change> changes, Consumer<Problem> lost);

    /**
     * Ends the stream and the line; does not block. The session at the agent stays, and a line that is opened with the
     * same {@link Login} goes on in it.
     */
    @Override
    void close();

    /** Ends the session too, for somebody who goes; blocks for some seconds at the most. */
    default void leave() {
        close();
    }
}
