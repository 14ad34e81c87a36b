/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.testsupport;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports on loopback that nobody uses at the moment. */
public final class Ports {
    private static final int TRIES = 50;
    private static final int MOST_OF_BASE = 55_000;

    private Ports() {
    }

    /** A port that is free for UDP and for TCP. */
    public static int free() {
        for (int i = 0; i < TRIES; i++) {
            try (var tcp = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                    var udp = new DatagramSocket(new InetSocketAddress("127.0.0.1", tcp.getLocalPort()))) {
                return udp.getLocalPort();
            } catch (IOException e) {
                // taken for one of the two: another one
            }
        }
        throw new IllegalStateException("no free port");
    }

    /** A number that makes a usual port a free one when it is added to it; there is room for others above. */
    public static int baseFor(int usual) {
        int port = free();
        while (port > MOST_OF_BASE) {
            port = free();
        }
        return port - usual;
    }
}
