/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll.ping;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/** The few functions of Linux' C library that a socket for ICMP needs; Java has none for it. Stateless. */
final class Libc {
    static final int AF_INET = 2;
    static final int AF_INET6 = 10;
    static final int SOCK_DGRAM = 2;
    static final int SOCK_RAW = 3;
    static final int SOCK_CLOEXEC = 0x80000;
    static final int IPPROTO_ICMP = 1;
    static final int IPPROTO_ICMPV6 = 58;
    static final int SOL_SOCKET = 1;
    static final int SOL_RAW = 255;
    static final int SO_RCVBUF = 8;
    static final int ICMP_FILTER = 1;
    static final int MSG_DONTWAIT = 0x40;
    static final short POLLIN = 1;
    static final int EPERM = 1;
    static final int EINTR = 4;
    static final int EAGAIN = 11;
    static final int EACCES = 13;
    static final int ENETUNREACH = 101;
    static final int ENOBUFS = 105;
    static final int EHOSTUNREACH = 113;

    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private final Linker linker = Linker.nativeLinker();
    private final MethodHandle socket = handle("socket", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
    private final MethodHandle setsockopt = handle("setsockopt", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS,
            JAVA_INT);
    private final MethodHandle sendto = handle("sendto", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS,
            JAVA_INT);
    private final MethodHandle recvfrom = handle("recvfrom", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS,
            ADDRESS);
    private final MethodHandle poll = handle("poll", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
    private final MethodHandle pipe = handle("pipe", JAVA_INT, ADDRESS);
    private final MethodHandle write = handle("write", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
    private final MethodHandle close = handle("close", JAVA_INT, JAVA_INT);

    /** Memory for the error of calls of one thread. */
    static MemorySegment state(Arena arena) {
        return arena.allocate(STATE);
    }

    /** The error of the last call that failed. */
    static int errno(MemorySegment state) {
        return (int) ERRNO.get(state, 0L);
    }

    private MethodHandle handle(String name, ValueLayout result, MemoryLayout... arguments) {
        return linker.downcallHandle(
                linker.defaultLookup().find(name).orElseThrow(() -> new UnsupportedOperationException(name)),
                FunctionDescriptor.of(result, arguments), Linker.Option.captureCallState("errno"));
    }

    int socket(MemorySegment state, int domain, int type, int protocol) {
        try {
            return (int) socket.invokeExact(state, domain, type, protocol);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    int setsockopt(MemorySegment state, int file, int level, int name, MemorySegment value) {
        try {
            return (int) setsockopt.invokeExact(state, file, level, name, value, (int) value.byteSize());
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    long sendto(MemorySegment state, int file, MemorySegment bytes, long length, MemorySegment address) {
        try {
            return (long) sendto.invokeExact(state, file, bytes, length, MSG_DONTWAIT, address,
                    (int) address.byteSize());
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    long recvfrom(MemorySegment state, int file, MemorySegment bytes, MemorySegment address, MemorySegment length) {
        try {
            return (long) recvfrom.invokeExact(state, file, bytes, bytes.byteSize(), MSG_DONTWAIT, address, length);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    /** Waits until one of so many files can be read, so long; -1: without end. Gives how many can be. */
    int poll(MemorySegment state, MemorySegment files, int count, int millis) {
        try {
            return (int) poll.invokeExact(state, files, (long) count, millis);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    /** Memory for {@link #poll}. */
    static MemorySegment pollFiles(Arena arena, int first, int second) {
        MemorySegment files = arena.allocate(16, 4);
        files.set(JAVA_INT, 0, first);
        files.set(JAVA_SHORT, 4, POLLIN);
        files.set(JAVA_INT, 8, second);
        files.set(JAVA_SHORT, 12, POLLIN);
        return files;
    }

    /** Whether the second of the files can be read, after {@link #poll}. */
    static boolean secondReady(MemorySegment files) {
        return files.get(JAVA_SHORT, 14) != 0;
    }

    int pipe(MemorySegment state, MemorySegment ends) {
        try {
            return (int) pipe.invokeExact(state, ends);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    long write(MemorySegment state, int file, MemorySegment bytes) {
        try {
            return (long) write.invokeExact(state, file, bytes, bytes.byteSize());
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    int close(MemorySegment state, int file) {
        try {
            return (int) close.invokeExact(state, file);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    private static RuntimeException broken(Throwable e) {
        return e instanceof RuntimeException known ? known : new IllegalStateException("a call into libc failed", e);
    }
}
