/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traffic.sim;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A TCP server that talks with a bounded number of clients at once; who is too many is sent away. */
final class Server implements Listener {
    private static final int MOST_CLIENTS = 32;
    private static final int PATIENCE_MILLIS = 10_000;
    private static final int BACKLOG = 50;

    /** What is said to a client. The connection is closed afterwards. */
    @FunctionalInterface
    interface Talk {
        void with(Socket client) throws IOException, InterruptedException;
    }

    private final ServerSocket socket;
    private final Talk talk;
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
    private final Thread thread;

    /**
     * Begins to serve.
     *
     * @param where a loopback address and port
     * @throws IOException when it cannot listen there
     */
    Server(InetSocketAddress where, Talk talk) throws IOException {
        this.talk = talk;
        this.socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(where, BACKLOG);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        this.thread = Thread.ofVirtual().name("server " + where).start(this::run);
    }

    private void run() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                clients.add(client);
                if (clients.size() > MOST_CLIENTS || socket.isClosed()) {
                    end(client);
                } else {
                    Thread.ofVirtual().name("client of " + thread.getName()).start(() -> serve(client));
                }
            } catch (IOException e) {
                // closed, or a client that was gone at once: the next one is waited for
            }
        }
    }

    private void serve(Socket client) {
        try {
            client.setSoTimeout(PATIENCE_MILLIS);
            talk.with(client);
        } catch (IOException e) {
            // the client has gone or says nothing
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            end(client);
        }
    }

    private void end(Socket client) {
        clients.remove(client);
        try {
            client.close();
        } catch (IOException e) {
            // it is gone
        }
    }

    /** Ends it and all its conversations; its port is free afterwards. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // it is closed as far as it can be
        }
        clients.forEach(this::end);
        Closing.await(thread);
    }
}
