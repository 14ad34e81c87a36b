/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.receive;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.traps.core.internal.fact.Transport;
import org.yagura.traps.core.internal.receive.ReceiveQueue.Origin;

/** A UDP socket with a thread that only copies. Names are never looked up, nothing is logged a message. */
final class UdpListener implements ReceiveQueue.Origin, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(UdpListener.class);
    private static final int MAX_DATAGRAM = 65_535;
    private static final long MAX_PAUSE_MILLIS = 1000;

    private final DatagramChannel channel;
    private final InetSocketAddress local;
    private final int granted;
    private final ReceiveQueue queue;
    private final Gate gate;
    private final boolean syslog;
    private final Thread thread;

    /** Binds; {@link #start} begins to read. */
    UdpListener(InetSocketAddress address, int bufferBytes, boolean syslog, ReceiveQueue queue, Gate gate)
            throws IOException {
        this.syslog = syslog;
        this.queue = queue;
        this.gate = gate;
        channel = address.getAddress().isAnyLocalAddress()
                ? DatagramChannel.open()
                : DatagramChannel.open(family(address));
        try {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, bufferBytes);
            channel.bind(address.getAddress().isAnyLocalAddress() ? new InetSocketAddress(address.getPort()) : address);
            granted = channel.getOption(StandardSocketOptions.SO_RCVBUF);
            local = (InetSocketAddress) channel.getLocalAddress();
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
        thread = Thread.ofPlatform().name("traps-udp-" + local.getPort()).daemon(true).unstarted(this::read);
    }

    private static ProtocolFamily family(InetSocketAddress address) {
        return address.getAddress() instanceof Inet4Address
                ? StandardProtocolFamily.INET
                : StandardProtocolFamily.INET6;
    }

    void start() {
        thread.start();
    }

    /** Where it listens. */
    InetSocketAddress local() {
        return local;
    }

    /** The size of the socket's buffer as the kernel granted it, in bytes. */
    int granted() {
        return granted;
    }

    @Override
    public Transport transport() {
        return Transport.UDP;
    }

    @Override
    public boolean syslog() {
        return syslog;
    }

    private void read() {
        var direct = ByteBuffer.allocateDirect(MAX_DATAGRAM);
        var copy = new byte[MAX_DATAGRAM];
        InetAddress lastAddress = null;
        byte[] lastBytes = null;
        Origin origin = this;
        while (channel.isOpen()) {
            try {
                gate.pass();
                direct.clear();
                var from = (InetSocketAddress) channel.receive(direct);
                if (from.getAddress() != lastAddress) {
                    lastAddress = from.getAddress();
                    lastBytes = lastAddress.getAddress();
                    origin = lastAddress instanceof Inet6Address on && on.getScopeId() != 0
                            ? new OnLink(on.getScopeId())
                            : this;
                }
                direct.flip();
                int length = direct.remaining();
                direct.get(copy, 0, length);
                queue.offer(copy, length, origin, lastBytes, from.getPort());
            } catch (ClosedChannelException | InterruptedException e) {
                return;
            } catch (IOException e) {
                LOG.warn("reading from UDP port {} failed", local.getPort(), e);
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(MAX_PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void answer(byte[] message, byte[] peer, int port) {
        try {
            send(message, InetAddress.getByAddress(peer), port);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private void send(byte[] message, InetAddress peer, int port) {
        try {
            channel.send(ByteBuffer.wrap(message), new InetSocketAddress(peer, port));
        } catch (IOException e) {
            LOG.debug("an answer to an inform could not be sent", e);
        }
    }

    /** Answers a peer whose address holds on one link only, by the interface of that link. */
    private final class OnLink implements Origin {
        private final int scope;

        OnLink(int scope) {
            this.scope = scope;
        }

        @Override
        public Transport transport() {
            return Transport.UDP;
        }

        @Override
        public boolean syslog() {
            return syslog;
        }

        @Override
        public void answer(byte[] message, byte[] peer, int port) {
            try {
                send(message, Inet6Address.getByAddress(null, peer, scope), port);
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(e);
            }
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
            gate.open();
            if (thread.isAlive() && thread != Thread.currentThread()) {
                thread.join(MAX_PAUSE_MILLIS);
            }
        } catch (IOException e) {
            LOG.debug("closing UDP port {} failed", local.getPort(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
