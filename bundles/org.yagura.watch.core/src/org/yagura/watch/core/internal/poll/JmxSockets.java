/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll;

import java.io.IOException;
import java.io.Serializable;
import java.net.Socket;
import java.net.SocketException;
import java.rmi.server.RMIClientSocketFactory;

/**
 * Has RMI connect as {@link JmxLine} says. RMI shares connections among those whose factories are equal, so one says whom
 * it connects to. RMI's own threads, which tell a server what is no longer used, connect to nobody.
 *
 * @param node the address that is connected to, whatever the server says of itself
 * @param turn those of different ones share nothing
 */
record JmxSockets(String node, boolean tls, long turn) implements RMIClientSocketFactory, Serializable {

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        JmxLine line = JmxLine.current();
        if (line == null) {
            throw new SocketException("the run is over");
        }
        return line.open(port, tls);
    }
}
