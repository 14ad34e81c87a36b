/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;

import javax.net.ssl.SSLSocket;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.watch.core.spi.ProbeRun;

/**
 * A TCP connection for one run, which ends with the run's time whatever the other side does, also when it sends a byte now
 * and then. An interrupt ends it at once. For one thread.
 */
final class Line implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Line.class);

    private final SocketChannel channel;
    private final ProbeRun run;
    private final Thread watchdog;
    private Socket socket;

    private Line(SocketChannel channel, ProbeRun run) {
        this.channel = channel;
        this.run = run;
        this.socket = channel.socket();
        watchdog = Thread.ofVirtual().name("watchdog").start(this::watch);
    }

    /** Connects. */
    static Line open(InetAddress address, int port, ProbeRun run) throws IOException {
        var line = new Line(SocketChannel.open(), run);
        try {
            line.socket.connect(new InetSocketAddress(address, port), run.leftMillis());
            return line;
        } catch (IOException | RuntimeException e) {
            line.close();
            throw e;
        }
    }

    private void watch() {
        try {
            Thread.sleep(run.left());
            channel.close();
        } catch (InterruptedException e) {
            LOG.trace("closed in time");
        } catch (IOException e) {
            LOG.debug("a connection that took too long cannot be closed", e);
        }
    }

    /** Encrypts it from now on. */
    void encrypt(String host, int port, Inspector inspector) throws IOException {
        SSLSocket encrypted = inspector.wrap(socket, host, port);
        socket = encrypted;
        socket.setSoTimeout(run.leftMillis());
        intime(() -> {
            encrypted.startHandshake();
            return 0;
        });
    }

    /** Sends; texts are short enough to fit into the buffers of the system. */
    void send(byte[] bytes) throws IOException {
        intime(() -> {
            OutputStream out = socket.getOutputStream();
            out.write(bytes);
            out.flush();
            return 0;
        });
    }

    /** What the other side sends; each read waits for the time that is left at most. */
    InputStream in() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return intime(() -> {
                    socket.setSoTimeout(run.leftMillis());
                    return socket.getInputStream().read(bytes, offset, length);
                });
            }
        };
    }

    /** Something that reads or writes. */
    private interface Action {
        int act() throws IOException;
    }

    private int intime(Action action) throws IOException {
        try {
            return action.act();
        } catch (ClosedChannelException e) {
            throw e;
        } catch (IOException e) {
            if (run.left().isZero()) {
                throw (SocketTimeoutException) new SocketTimeoutException("the time is over").initCause(e);
            }
            throw e;
        }
    }

    @Override
    public void close() {
        watchdog.interrupt();
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("a connection cannot be closed", e);
        }
    }
}
