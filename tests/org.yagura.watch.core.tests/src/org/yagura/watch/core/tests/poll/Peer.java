/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.poll;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** A TCP server of a test that does with each connection what the test says, good or bad. */
final class Peer implements AutoCloseable {
    static final String WHERE = "127.0.35.1";

    /** What it does with a connection. */
    interface Manners {
        void serve(Socket socket) throws IOException, InterruptedException;
    }

    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicReference<String> request = new AtomicReference<>();

    Peer(ServerSocket server, Manners manners) throws IOException {
        this.server = server;
        server.bind(new InetSocketAddress(InetAddress.getByName(WHERE), 0));
        Thread.ofVirtual().start(() -> accept(manners));
    }

    Peer(Manners manners) throws IOException {
        this(new ServerSocket(), manners);
    }

    /** One that reads the head of a request, then answers with these bytes and closes. */
    static Peer http(String answer) throws IOException {
        return http(new ServerSocket(), answer);
    }

    static Peer http(ServerSocket server, String answer) throws IOException {
        var peer = new AtomicReference<Peer>();
        peer.set(new Peer(server, socket -> {
            String head = head(socket.getInputStream());
            peer.get().request.set(head);
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
        }));
        return peer.get();
    }

    static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int c = in.read();
            if (c < 0) {
                return head.toString();
            }
            head.append((char) c);
        }
        return head.toString();
    }

    /** Sends a byte every few milliseconds until the other side has gone. */
    static void trickle(Socket socket, int what) throws IOException {
        socket.setSoTimeout(5);
        for (boolean there = true; there;) {
            socket.getOutputStream().write(what);
            try {
                there = socket.getInputStream().read() >= 0;
            } catch (SocketTimeoutException e) {
                there = true;
            }
        }
    }

    private void accept(Manners manners) {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(manners, socket));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Manners manners, Socket socket) {
        try (socket) {
            manners.serve(socket);
        } catch (IOException | InterruptedException e) {
            // the other side has gone, as these tests want
            open.remove(socket);
        }
    }

    int port() {
        return server.getLocalPort();
    }

    /** The head of the last request. */
    String request() {
        return request.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
