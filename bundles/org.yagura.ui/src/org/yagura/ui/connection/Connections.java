/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.connection;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import org.yagura.core.change.Change;
import org.yagura.core.change.ChangeFeed.Following;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Request;

/** The one connection of the workbench. Thread-safe. */
public interface Connections {

    /** Topic of the change that is told after each new connection: everything may be different. */
    String RECONNECTED = "reconnected";

    /** Code of the problem that says that a log-in needs a new password first: see {@link Login#next}. */
    String PASSWORD_TO_CHANGE = "password-to-change";

    /** How it is now. */
    ConnectionStatus status();

    /** Calls back on the user interface thread with each new status, and once with the present one. */
    Following followStatus(Consumer<ConnectionStatus> follower);

    /**
     * Calls back on the user interface thread with the changes of some topics, gathered over about 100 ms. After a new
     * connection there is a change {@link #RECONNECTED} for everybody.
     *
     * @param topics as in {@link Change#topic()}; empty means all
     */
    Following followChanges(Set<String> topics, Consumer<List<Change>> follower);

    /**
     * Asks a query or gives a command and waits: never on the user interface thread.
     *
     * @throws org.yagura.core.operation.ProblemException as {@link AgentLink#call} says, also without a connection
     */
    <R> R call(Request<R> request);

    /**
     * Says that {@link #connect} will soon be called: until then, those who ask wait as while connecting. For the start
     * of the workbench, where views open before the agent does.
     */
    default void announce(SiteAddress address) {
        // nobody waits
    }

    /** Connects, in the background; a present connection is closed first. The status tells how it goes. */
    void connect(SiteAddress address, Login login);

    /**
     * Changes the password of who is logged in, and logs in with the new one from now on; blocks.
     *
     * @throws org.yagura.core.operation.ProblemException when the agent refuses it
     */
    void changePassword(char[] present, char[] next);

    /** Tries again now what is lost. */
    void retryNow();

    /** Closes the connection. */
    void disconnect();

    /** Whether who is logged in may do that. */
    default boolean may(Privilege privilege) {
        return status().may(privilege);
    }
}
