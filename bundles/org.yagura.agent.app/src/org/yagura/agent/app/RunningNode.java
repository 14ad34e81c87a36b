/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.app;

import org.yagura.agent.core.AgentException;
import org.yagura.agent.core.DataDirectory;
import org.yagura.agent.http.HttpSettings;
import org.yagura.agent.http.NodeDoor;
import org.yagura.agent.node.LocalHost;
import org.yagura.model.Ips;

/** A node agent that runs: the host that it is on, behind a door for its managers. */
public final class RunningNode implements AutoCloseable {
    private final NodeOptions options;
    private final DataDirectory data;
    private final LocalHost host;
    private final NodeDoor door;

    private RunningNode(NodeOptions options, DataDirectory data) {
        this.options = options;
        this.data = data;
        this.host = new LocalHost();
        this.door = new NodeDoor(data.root(), options.http(), options.managers(), host);
    }

    /**
     * Starts a node agent; returns when it answers.
     *
     * @throws AgentException when it cannot start; nothing runs then
     */
    public static RunningNode start(NodeOptions options) throws AgentException {
        var node = new RunningNode(options, DataDirectory.open(options.data()));
        try {
            node.door.open();
            return node;
        } catch (AgentException | RuntimeException e) {
            node.close();
            throw e;
        }
    }

    /** The port that it is asked at. */
    public int port() {
        return door.port();
    }

    /** Where it is asked, such as {@code https://10.0.0.5:8444}. */
    public String url() {
        String bind = options.http().bind().isEmpty() ? HttpSettings.LOOPBACK : options.http().bind();
        return "https://" + Ips.written(bind, port());
    }

    /** SHA-256 of the certificate by which managers know it, hex. */
    public String fingerprint() {
        return door.fingerprint();
    }

    /** Stops it. */
    @Override
    public void close() {
        door.close();
        host.close();
        data.close();
    }
}
