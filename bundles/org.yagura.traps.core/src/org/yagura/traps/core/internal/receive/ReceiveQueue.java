/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.receive;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.yagura.traps.core.internal.fact.Transport;

/**
 * Between the sockets and the worker. Messages are copied into chunks that are used again and again; the worker takes a
 * chunk at a time, which is also the group that it journals. Bounded in bytes and in messages. Many producers, one
 * consumer.
 */
public final class ReceiveQueue {
    private static final long MICROS = 1_000_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Condition room = lock.newCondition();
    private final ArrayDeque<Chunk> full = new ArrayDeque<>();
    private final ArrayDeque<Chunk> pool = new ArrayDeque<>();
    private final IntakeCounters counters;
    private final Clock clock;
    private final int maxChunks;
    private Chunk current;
    private int made;
    private boolean woken;
    private boolean waiting;
    private long lastMicros;

    /** A queue of so many chunks at most. */
    public ReceiveQueue(IntakeCounters counters, Clock clock, int maxChunks) {
        this.counters = counters;
        this.clock = clock;
        this.maxChunks = maxChunks;
    }

    /**
     * Takes a message in, or counts it as dropped when the queue is full.
     *
     * @return whether it is in
     */
    public boolean offer(byte[] message, int length, Origin origin, byte[] peer, int port) {
        lock.lock();
        try {
            if (!add(message, length, origin, peer, port)) {
                counters.droppedByQueue(1);
                return false;
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Takes a message in; waits for room, which holds up the sender of a stream. */
    void put(byte[] message, int length, Origin origin, byte[] peer, int port) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!add(message, length, origin, peer, port)) {
                room.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean add(byte[] message, int length, Origin origin, byte[] peer, int port) {
        if (current != null && !current.fits(length)) {
            full.add(current);
            current = null;
        }
        if (current == null) {
            current = empty();
            if (current == null) {
                return false;
            }
        }
        current.add(message, length, now(), origin, peer, port);
        counters.received(1);
        if (waiting) {
            arrived.signal();
        }
        return true;
    }

    private Chunk empty() {
        Chunk chunk = pool.pollLast();
        if (chunk == null && made < maxChunks) {
            chunk = new Chunk();
            made++;
        }
        return chunk;
    }

    /** The time in microseconds; does not go back by less than a second, so that times ascend with the order. */
    private long now() {
        Instant now = clock.instant();
        long micros = now.getEpochSecond() * MICROS + now.getNano() / 1000;
        boolean back = micros < lastMicros && lastMicros - micros < MICROS;
        lastMicros = back ? lastMicros : micros;
        return lastMicros;
    }

    /**
     * The next chunk; waits for one, for a {@link #wake} or for that time, and is null then.
     */
    public Chunk take(long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (full.isEmpty() && current == null && !woken && left > 0) {
                waiting = true;
                left = arrived.awaitNanos(left);
            }
            waiting = false;
            woken = false;
            Chunk next = full.poll();
            if (next == null) {
                next = current;
                current = null;
            }
            return next;
        } finally {
            waiting = false;
            lock.unlock();
        }
    }

    /** Lets the consumer return from {@link #take}. */
    void wake() {
        lock.lock();
        try {
            woken = true;
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Gives back a chunk that has been worked off. */
    public void release(Chunk chunk) {
        chunk.clear();
        lock.lock();
        try {
            pool.addLast(chunk);
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Where a message came in, which is where its answer goes out. */
    public interface Origin {

        /** How it came. */
        Transport transport();

        /** Whether it is a syslog message, else one of SNMP. */
        default boolean syslog() {
            return false;
        }

        /** Sends an answer; never blocks, never throws. */
        void answer(byte[] message, byte[] peer, int port);
    }

    /** Messages in a row. */
    public static final class Chunk {
        /** Bytes of a chunk. */
        static final int BYTES = 256 << 10;
        /** Messages of a chunk. */
        static final int MESSAGES = 1024;

        final byte[] bytes = new byte[BYTES];
        final int[] from = new int[MESSAGES + 1];
        final long[] micros = new long[MESSAGES];
        final Origin[] origins = new Origin[MESSAGES];
        final byte[][] peers = new byte[MESSAGES][];
        final int[] ports = new int[MESSAGES];
        private int count;

        boolean fits(int length) {
            return count < MESSAGES && from[count] + length <= BYTES;
        }

        void add(byte[] message, int length, long at, Origin origin, byte[] peer, int port) {
            System.arraycopy(message, 0, bytes, from[count], length);
            micros[count] = at;
            origins[count] = origin;
            peers[count] = peer;
            ports[count] = port;
            from[count + 1] = from[count] + length;
            count++;
        }

        public int count() {
            return count;
        }

        void clear() {
            for (int i = 0; i < count; i++) {
                origins[i] = null;
                peers[i] = null;
            }
            count = 0;
        }
    }
}
