/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.rcp;

import java.nio.file.Path;

/** Runs an agent in this framework. An OSGi service; without one, the workbench connects to other agents only. */
public interface EmbeddedAgent {

    /**
     * Starts the agent on a data directory if it does not run there already, and returns once it answers; blocks for
     * seconds. Afterwards {@code run/endpoint.json} in the directory says where it is.
     *
     * @param demo whether a new directory gets the bundled demo site, else an empty one
     * @throws Exception with a message for persons when it cannot start
     */
    void start(Path data, boolean demo) throws Exception;

    /** Stops it if it runs; blocks until it has stopped in good order. */
    void stop();
}
