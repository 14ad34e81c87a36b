/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll.ping;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A socket for ICMP echo of one family, by the foreign-function API: SOCK_DGRAM where the system allows it to this user
 * (net.ipv4.ping_group_range), else raw, which needs CAP_NET_RAW. One thread sends, one receives; any closes.
 */
final class IcmpSocket implements AutoCloseable {
    private static final int LARGEST = 2_048;
    private static final int SOCKADDR_IN = 16;
    private static final int SOCKADDR_IN6 = 28;
    private static final int RECEIVE_BUFFER = 4 << 20;
    private static final int ICMP_V6_FILTER_BYTES = 32;

    private final Libc libc;
    private final Arena arena = Arena.ofShared();
    private final boolean v6;
    private final boolean raw;
    private final int file;
    private final int wakeRead;
    private final int wakeWrite;

    private final MemorySegment sendState = Libc.state(arena);
    private final MemorySegment out = arena.allocate(LARGEST, 8);
    private final ByteBuffer outBytes = out.asByteBuffer();
    private final MemorySegment to;
    private final MemorySegment receiveState = Libc.state(arena);
    private final MemorySegment in = arena.allocate(LARGEST, 8);
    private final ByteBuffer inBytes = in.asByteBuffer();
    private final MemorySegment from;
    private final MemorySegment fromLength = arena.allocate(JAVA_INT);
    private final MemorySegment files;
    private final MemorySegment unreadFiles;

    /**
     * Opens it.
     *
     * @throws IOException when this system does not let it; the message says why
     */
    IcmpSocket(boolean v6) throws IOException {
        this.v6 = v6;
        if (!System.getProperty("os.name").equals("Linux")) {
            arena.close();
            throw new IOException("ICMP sockets are opened on Linux only");
        }
        libc = new Libc();
        int family = v6 ? Libc.AF_INET6 : Libc.AF_INET;
        int protocol = v6 ? Libc.IPPROTO_ICMPV6 : Libc.IPPROTO_ICMP;
        int datagram = libc.socket(sendState, family, Libc.SOCK_DGRAM | Libc.SOCK_CLOEXEC, protocol);
        raw = datagram < 0;
        file = raw ? libc.socket(sendState, family, Libc.SOCK_RAW | Libc.SOCK_CLOEXEC, protocol) : datagram;
        if (file < 0) {
            int error = Libc.errno(sendState);
            arena.close();
            throw new IOException(error == Libc.EPERM || error == Libc.EACCES
                    ? "neither net.ipv4.ping_group_range nor CAP_NET_RAW allows it"
                    : "error " + error + " when a socket for ICMP was opened");
        }
        MemorySegment ends = arena.allocate(JAVA_INT, 2);
        if (libc.pipe(sendState, ends) < 0) {
            int error = Libc.errno(sendState);
            libc.close(sendState, file);
            arena.close();
            throw new IOException("error " + error + " when a pipe was opened");
        }
        wakeRead = ends.getAtIndex(JAVA_INT, 0);
        wakeWrite = ends.getAtIndex(JAVA_INT, 1);
        files = Libc.pollFiles(arena, file, wakeRead);
        unreadFiles = Libc.pollFiles(arena, file, wakeRead);
        to = arena.allocate(v6 ? SOCKADDR_IN6 : SOCKADDR_IN, 4);
        from = arena.allocate(SOCKADDR_IN6, 4);
        to.set(ValueLayout.JAVA_SHORT, 0, (short) family);
        enlarge();
        filter();
    }

    /** A larger buffer; the system grants what it likes, and {@link #unread} tells when it fills. */
    private void enlarge() {
        libc.setsockopt(sendState, file, Libc.SOL_SOCKET, Libc.SO_RCVBUF, arena.allocateFrom(JAVA_INT, RECEIVE_BUFFER));
    }

    /** A raw socket gets all ICMP of the machine: lets through echo replies and what cannot be reached. */
    private void filter() {
        if (!raw) {
            return;
        }
        if (v6) {
            MemorySegment blocked = arena.allocate(ICMP_V6_FILTER_BYTES, 4);
            blocked.fill((byte) 0xFF);
            allow(blocked, 129);
            allow(blocked, 1);
            libc.setsockopt(sendState, file, Libc.IPPROTO_ICMPV6, Libc.ICMP_FILTER, blocked);
        } else {
            MemorySegment blocked = arena.allocateFrom(JAVA_INT, ~(1 | 1 << 3));
            libc.setsockopt(sendState, file, Libc.SOL_RAW, Libc.ICMP_FILTER, blocked);
        }
    }

    private static void allow(MemorySegment blocked, int type) {
        int word = blocked.getAtIndex(JAVA_INT, type / 32);
        blocked.setAtIndex(JAVA_INT, type / 32, word & ~(1 << type % 32));
    }

    /** Whether answers have to be told apart by the id; else the kernel does it and sets an id of its own. */
    boolean raw() {
        return raw;
    }

    /** Sends an echo request; gives 0, or the number of the error. For one thread. */
    int send(byte[] address, int id, int sequence, long nonce, int size) {
        int length = Icmp.request(outBytes, v6, id, sequence, nonce, size);
        MemorySegment.copy(address, 0, to, ValueLayout.JAVA_BYTE, v6 ? 8 : 4, address.length);
        return libc.sendto(sendState, file, out, length, to) < 0 ? Libc.errno(sendState) : 0;
    }

    /** Whether something has come that nobody has taken yet. For the sending thread. */
    boolean unread() {
        return libc.poll(sendState, unreadFiles, 1, 0) > 0;
    }

    /** Takes messages. */
    interface Receiver {
        /** A message that came from an address, at a time of {@link System#nanoTime()}. */
        void received(byte[] source, Icmp.Message message, long at);
    }

    /** Receives until the socket is closed. For one thread. */
    void receive(Receiver receiver) {
        while (true) {
            if (libc.poll(receiveState, files, 2, -1) < 0 && Libc.errno(receiveState) != Libc.EINTR) {
                throw new IllegalStateException("error " + Libc.errno(receiveState) + " when waiting for ICMP");
            }
            if (Libc.secondReady(files)) {
                return;
            }
            drain(receiver);
        }
    }

    private void drain(Receiver receiver) {
        while (true) {
            fromLength.set(JAVA_INT, 0, SOCKADDR_IN6);
            long length = libc.recvfrom(receiveState, file, in, from, fromLength);
            long now = System.nanoTime();
            if (length < 0) {
                return;
            }
            inBytes.limit((int) length);
            byte[] source = from.asSlice(v6 ? 8 : 4, v6 ? 16 : 4).toArray(ValueLayout.JAVA_BYTE);
            Icmp.parse(inBytes, v6, raw && !v6).ifPresent(message -> receiver.received(source, message, now));
            inBytes.clear();
        }
    }

    /** Makes {@link #receive} return. */
    void wake() {
        try (Arena here = Arena.ofConfined()) {
            libc.write(Libc.state(here), wakeWrite, here.allocateFrom(ValueLayout.JAVA_BYTE, (byte) 1));
        }
    }

    /** Closes it; nobody may send or receive any more. */
    @Override
    public void close() {
        for (int each : Arrays.asList(file, wakeRead, wakeWrite)) {
            libc.close(sendState, each);
        }
        arena.close();
    }
}
