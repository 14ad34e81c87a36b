/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.connection;

/** Opens lines to agents. An OSGi service, made by the shell, so that views need neither client nor agent. */
public interface AgentLinks {

    /**
     * Logs in; blocks, perhaps for some seconds.
     *
     * @param starting told that an embedded agent has to start first; may be called from any thread
     * @throws UntrustedException when the agent's certificate comes from an authority nobody has trusted yet
     * @throws org.yagura.core.operation.ProblemException when the log-in is refused or the agent cannot be reached
     */
    AgentLink open(SiteAddress address, Login login, Runnable starting);
}
