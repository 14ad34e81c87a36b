/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll.ping;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends echo requests to any number of addresses of one family through one socket, and tells answers apart. A thread sends,
 * in small bursts so that the answers find room in the kernel's buffer; a thread receives. An answer counts when id,
 * sequence, sender and a random number all fit, so no other program's answer and no forged one does. Thread-safe.
 */
public final class Pinger implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pinger.class);
    private static final int BURST = 64;
    private static final long PAUSE_NANOS = 500_000;
    private static final long LOOK_NANOS = 20_000;
    private static final int SEQUENCES = 1 << 16;

    private final IcmpSocket socket;
    private final SecureRandom random = new SecureRandom();
    private final int id = random.nextInt(SEQUENCES);
    private final AtomicInteger sequences = new AtomicInteger(random.nextInt(SEQUENCES));
    private final ConcurrentHashMap<Integer, Echo> waiting = new ConcurrentHashMap<>();
    private final LinkedBlockingQueue<Echo> queue = new LinkedBlockingQueue<>();
    private final AtomicInteger answers = new AtomicInteger();
    private final Thread sender;
    private final Thread receiver;
    private volatile boolean closed;
    private volatile String trouble;

    /** An echo request on its way. */
    public final class Echo {
        private final byte[] address;
        private final int size;
        private final long nonce = random.nextLong();
        private final CompletableFuture<Double> millis = new CompletableFuture<>();
        private volatile int sequence = -1;
        private volatile long sentAt;
        private volatile int error;
        private volatile int unreachable = -1;

        private Echo(byte[] address, int size) {
            this.address = address.clone();
            this.size = size;
        }

        /**
         * Waits for the answer at most so long; may be called again.
         *
         * @return milliseconds from request to answer; NaN when there is none yet, or will be none
         */
        public double await(long nanos) throws InterruptedException {
            try {
                return millis.get(nanos, TimeUnit.NANOSECONDS);
            } catch (TimeoutException | ExecutionException | CancellationException e) {
                return Double.NaN;
            }
        }

        /** Waits no longer; to be called in any case. */
        public void forget() {
            Pinger.this.forget(this);
        }

        /** The system's error when it could not be sent; else 0. */
        public int error() {
            return error;
        }

        /** The code with which somebody on the way said that it cannot be reached; negative when nobody did. */
        public int unreachable() {
            return unreachable;
        }
    }

    /**
     * Opens the socket and starts the threads.
     *
     * @throws IOException when this system does not let it; the message says why
     */
    public Pinger(boolean v6) throws IOException {
        socket = new IcmpSocket(v6);
        String name = v6 ? "ping v6 " : "ping ";
        receiver = Thread.ofPlatform().daemon().name(name + "receiver")
                .start(() -> guarded(() -> socket.receive(this::received)));
        sender = Thread.ofPlatform().daemon().name(name + "sender").start(() -> guarded(this::send));
    }

    /** A thread that ends by a defect must not look like silent nodes. */
    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            LOG.error("pinging is broken", e);
            trouble = String.valueOf(e.getMessage());
        }
    }

    /** Why nothing can be said of any node any more; null while all is well. */
    public String trouble() {
        return trouble;
    }

    /** Sends a request soon; never blocks. */
    public Echo send(byte[] address, int size) {
        var echo = new Echo(address, size);
        if (closed) {
            echo.millis.cancel(false);
        } else {
            queue.add(echo);
        }
        return echo;
    }

    /** Requests that wait to be sent or answered. */
    public int waiting() {
        return queue.size() + waiting.size();
    }

    private void send() {
        try {
            while (!closed) {
                Echo echo = queue.take();
                int before = answers.get();
                int sent = 0;
                for (; echo != null && sent < BURST; echo = sent < BURST ? queue.poll() : null) {
                    send(echo);
                    sent++;
                }
                if (sent == BURST) {
                    settle(before + sent);
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("the ping sender ends");
        }
    }

    /**
     * Waits until a burst is answered, though not for the sake of those who never answer; and until the receiver has taken
     * what came, however busy the machine is, so that the next answers find room.
     */
    private void settle(int expected) {
        long end = System.nanoTime() + PAUSE_NANOS;
        while (!closed && (answers.get() - expected < 0 && System.nanoTime() < end || socket.unread())) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private void send(Echo echo) throws InterruptedException {
        if (echo.millis.isDone() || !number(echo)) {
            return;
        }
        while (true) {
            echo.sentAt = System.nanoTime();
            int error = socket.send(echo.address, id, echo.sequence, echo.nonce, echo.size);
            if (error == Libc.EAGAIN || error == Libc.ENOBUFS) {
                TimeUnit.NANOSECONDS.sleep(PAUSE_NANOS);
            } else if (error != Libc.EINTR) {
                if (error != 0) {
                    echo.error = error;
                    echo.millis.cancel(false);
                    forget(echo);
                }
                return;
            }
        }
    }

    /** A number that no other request has that waits; false when all are taken, then it counts as not sent. */
    private boolean number(Echo echo) {
        for (int i = 0; i < SEQUENCES; i++) {
            int sequence = sequences.getAndIncrement() & (SEQUENCES - 1);
            echo.sequence = sequence;
            if (waiting.putIfAbsent(sequence, echo) == null) {
                if (echo.millis.isDone()) {
                    forget(echo);
                    return false;
                }
                return true;
            }
        }
        echo.sequence = -1;
        echo.error = Libc.ENOBUFS;
        echo.millis.cancel(false);
        return false;
    }

    private void received(byte[] source, Icmp.Message message, long at) {
        Echo echo = waiting.get(message.sequence());
        if (echo == null || socket.raw() && message.id() != id) {
            return;
        }
        if (message.reply()) {
            if (message.nonce() == echo.nonce && Arrays.equals(source, echo.address) && waiting.remove(echo.sequence,
                    echo)) {
                answers.incrementAndGet();
                echo.millis.complete((at - echo.sentAt) / 1e6);
            }
        } else if (Arrays.equals(message.destination(), echo.address)
                && (message.nonce() == null || message.nonce() == echo.nonce)) {
            echo.unreachable = message.code();
        }
    }

    private void forget(Echo echo) {
        echo.millis.cancel(false);
        if (echo.sequence >= 0) {
            waiting.remove(echo.sequence, echo);
        }
    }

    @Override
    public void close() {
        closed = true;
        sender.interrupt();
        socket.wake();
        try {
            sender.join();
            receiver.join();
        } catch (InterruptedException e) {
            // the threads may still use the socket; they end by themselves
            Thread.currentThread().interrupt();
            return;
        }
        socket.close();
        queue.forEach(this::forget);
        waiting.values().forEach(this::forget);
    }
}
