/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.receive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.traps.core.internal.fact.Transport;

/**
 * Messages over TCP, plain or within TLS: they follow each other on a connection. Bounded in connections altogether and a
 * peer, in the size of a message and in idle time; a full queue holds the senders up instead of losing anything.
 */
final class TcpListener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TcpListener.class);
    private static final int MAX_CONNECTIONS = 256;
    private static final int MAX_A_PEER = 16;
    private static final int MAX_ANSWERS = 1024;
    private static final int MAX_MESSAGE = 65_535;
    private static final int BACKLOG = 64;

    private final ServerSocket socket;
    private final ReceiveQueue queue;
    private final Gate gate;
    private final int idleMillis;
    private final Framing framing;
    private final Encryption encryption;
    private final Semaphore places = new Semaphore(MAX_CONNECTIONS);
    private final Map<InetAddress, AtomicInteger> peers = new ConcurrentHashMap<>();
    private final Map<Connection, Boolean> connections = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** Encrypts a connection that was accepted; the handshake is made when it is read from. */
    interface Encryption {
        Socket wrap(Socket accepted) throws IOException;
    }

    /**
     * Binds; {@link #start} begins to accept.
     *
     * @param encryption null for none
     */
    TcpListener(InetSocketAddress address, int idleMillis, Framing framing, Encryption encryption, ReceiveQueue queue,
            Gate gate) throws IOException {
        this.framing = framing;
        this.encryption = encryption;
        this.queue = queue;
        this.gate = gate;
        this.idleMillis = idleMillis;
        socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(address.getAddress().isAnyLocalAddress() ? new InetSocketAddress(address.getPort()) : address,
                    BACKLOG);
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    void start() {
        Thread.ofVirtual().name("traps-tcp-" + socket.getLocalPort()).start(this::accept);
    }

    /** Where it listens. */
    InetSocketAddress local() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    private void accept() {
        while (!closed) {
            try {
                Socket accepted = socket.accept();
                if (!admit(accepted.getInetAddress())) {
                    accepted.close();
                    continue;
                }
                var connection = new Connection(accepted);
                connections.put(connection, true);
                Thread.ofVirtual().name("traps-tcp-in").start(connection::read);
                Thread.ofVirtual().name("traps-tcp-out").start(connection::write);
            } catch (IOException e) {
                if (!closed) {
                    LOG.warn("accepting on TCP port {} failed", socket.getLocalPort(), e);
                }
            }
        }
    }

    private boolean admit(InetAddress peer) {
        if (!places.tryAcquire()) {
            return false;
        }
        AtomicInteger count = peers.computeIfAbsent(peer, p -> new AtomicInteger());
        if (count.incrementAndGet() > MAX_A_PEER) {
            leave(peer);
            return false;
        }
        return true;
    }

    private void leave(InetAddress peer) {
        peers.computeIfPresent(peer, (p, count) -> count.decrementAndGet() <= 0 ? null : count);
        places.release();
    }

    @Override
    public void close() {
        closed = true;
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("closing TCP port {} failed", socket.getLocalPort(), e);
        }
        connections.keySet().forEach(Connection::close);
    }

    /** A connection; answers go out on it by a thread of their own, so that a slow peer holds up nobody else. */
    private final class Connection implements ReceiveQueue.Origin {
        private final Socket peer;
        private final ArrayBlockingQueue<byte[]> answers = new ArrayBlockingQueue<>(MAX_ANSWERS);
        private volatile Thread writer;

        Connection(Socket peer) {
            this.peer = peer;
        }

        @Override
        public Transport transport() {
            return encryption == null ? Transport.TCP : Transport.TLS;
        }

        @Override
        public boolean syslog() {
            return framing == Framing.SYSLOG;
        }

        void read() {
            byte[] address = peer.getInetAddress().getAddress();
            int port = peer.getPort();
            var message = new byte[MAX_MESSAGE];
            try (Socket opened = open(); InputStream in = new BufferedInputStream(opened.getInputStream())) {
                for (int length = framing.next(in, message); length >= 0; length = framing.next(in, message)) {
                    gate.pass();
                    queue.put(message, length, this, address, port);
                }
            } catch (Framing.BrokenFrame e) {
                broken(message, e.length(), address, port);
            } catch (IOException e) {
                LOG.debug("connection of {} ended: {}", peer.getInetAddress(), e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                close();
                leave(peer.getInetAddress());
            }
        }

        private Socket open() throws IOException {
            peer.setSoTimeout(idleMillis);
            return encryption == null ? peer : encryption.wrap(peer);
        }

        private void broken(byte[] message, int length, byte[] address, int port) {
            try {
                queue.put(message, length, this, address, port);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        void write() {
            writer = Thread.currentThread();
            try {
                while (!peer.isClosed()) {
                    byte[] answer = answers.poll(1, TimeUnit.SECONDS);
                    if (answer != null) {
                        peer.getOutputStream().write(answer);
                    }
                }
            } catch (IOException | InterruptedException e) {
                close();
            }
        }

        @Override
        public void answer(byte[] message, byte[] address, int port) {
            if (!answers.offer(message)) {
                close();
            }
        }

        void close() {
            connections.remove(this);
            try {
                peer.close();
            } catch (IOException e) {
                LOG.debug("closing a connection failed", e);
            }
            if (writer != null) {
                writer.interrupt();
            }
        }
    }
}
