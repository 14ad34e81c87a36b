/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.app;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

import org.yagura.agent.core.Agent;
import org.yagura.agent.core.AgentException;
import org.yagura.agent.core.Contributions;
import org.yagura.agent.http.HttpDoor;

/** An agent that runs, with its door open. */
public final class RunningAgent implements AutoCloseable {
    private final Agent agent;
    private final HttpDoor door;

    private RunningAgent(Agent agent, HttpDoor door) {
        this.agent = agent;
        this.door = door;
    }

    /**
     * Starts an agent; returns when it answers.
     *
     * @param contributions the domains, and the handlers that come and go
     * @throws AgentException when it cannot start; nothing runs then
     */
    public static RunningAgent start(AgentOptions options, Contributions contributions) throws AgentException {
        var agent = new Agent(options.agent(), contributions);
        agent.start();
        var door = new HttpDoor(agent, options.http());
        try {
            door.open();
            door.announce();
            return new RunningAgent(agent, door);
        } catch (AgentException | RuntimeException e) {
            door.close();
            agent.close();
            throw e;
        }
    }

    /** Where it is asked, such as {@code https://127.0.0.1:8443}. */
    public String url() {
        return door.url();
    }

    /** SHA-256 of the certificate to trust, hex. */
    public String fingerprint() {
        return door.fingerprint();
    }

    /** The UDP port for traps; 0 when none is received. */
    public int trapPort() {
        return agent.endpoints().get("trapPort") instanceof Number port ? port.intValue() : 0;
    }

    /** The data directory; {@code run/token} in it is the owner's token. */
    public Path data() {
        return agent.data().root();
    }

    /** The agent itself. */
    public Agent agent() {
        return agent;
    }

    /** Completes with the reason when it cannot go on. */
    public CompletableFuture<String> failed() {
        return agent.failed();
    }

    /** Stops it; what was acknowledged is kept. */
    @Override
    public void close() {
        door.close();
        agent.close();
    }
}
