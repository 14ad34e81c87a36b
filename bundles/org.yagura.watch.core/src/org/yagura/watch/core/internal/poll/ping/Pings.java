/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll.ping;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pings by whatever way this system allows: sockets of its own, opened when first needed, else the system's ping.
 * Thread-safe.
 */
public final class Pings implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pings.class);
    private static final int V4 = 4;
    private static final long GAP_NANOS = 100_000_000;

    /**
     * What came of a run.
     *
     * @param millis round-trip times of the answers
     * @param sent requests that were sent
     * @param error of the system, when none could be sent; else 0
     * @param unreachable the code with which a router refused, or negative
     */
    public record Result(List<Double> millis, int sent, int error, int unreachable) {
    }

    /** A socket of one family, or why there is none. */
    private record Way(Pinger pinger, String why) {
    }

    private final boolean own;
    private final Optional<SystemPing> system;
    private Way four;
    private Way six;
    private boolean closed;

    /** By all ways that there are. */
    public Pings() {
        this(true, SystemPing.find());
    }

    /** By sockets of its own where wished and possible, else by the program. */
    public Pings(boolean own, Optional<SystemPing> system) {
        this.own = own;
        this.system = system;
    }

    private synchronized Way way(boolean v6) {
        if (closed) {
            throw new IllegalStateException("pings are closed");
        }
        Way way = v6 ? six : four;
        if (way == null) {
            way = open(v6);
            if (v6) {
                six = way;
            } else {
                four = way;
            }
        }
        return way;
    }

    private Way open(boolean v6) {
        if (!own) {
            return new Way(null, "not wished");
        }
        try {
            return new Way(new Pinger(v6), null);
        } catch (IOException | RuntimeException | LinkageError e) {
            LOG.info("no ICMP socket for {}: {}; the system's ping is used: {}", v6 ? "IPv6" : "IPv4", e.getMessage(),
                    system.isPresent());
            return new Way(null, String.valueOf(e.getMessage()));
        }
    }

    /** Why a family cannot be pinged at all; empty when it can. */
    public Optional<String> trouble(byte[] address) {
        return system.isPresent() ? Optional.empty() : Optional.ofNullable(way(address.length > V4).why());
    }

    /**
     * Sends requests one after the other until they are sent and answered, or the time is over.
     *
     * @throws IOException when this machine cannot ping; the message says why
     */
    public Result ask(byte[] address, int packets, int size, long leftNanos) throws IOException, InterruptedException {
        Way way = way(address.length > V4);
        if (way.pinger() == null) {
            SystemPing program = system
                    .orElseThrow(() -> new IOException(way.why() + ", and there is no program ping"));
            String text = InetAddress.getByAddress(address).getHostAddress();
            return new Result(program.ask(text, packets, size, leftNanos), packets, 0, -1);
        }
        Result result = ask(way.pinger(), address, packets, size, System.nanoTime() + leftNanos);
        if (way.pinger().trouble() != null) {
            throw new IOException("the ICMP socket is broken: " + way.pinger().trouble());
        }
        return result;
    }

    /** One after the other, not waiting for long before the next; then for those that are late. */
    private static Result ask(Pinger pinger, byte[] address, int packets, int size, long end)
            throws InterruptedException {
        var echoes = new ArrayList<Pinger.Echo>();
        try {
            for (int i = 0; i < packets && (i == 0 || System.nanoTime() < end); i++) {
                Pinger.Echo echo = pinger.send(address, size);
                echoes.add(echo);
                if (i < packets - 1) {
                    echo.await(Math.min((end - System.nanoTime()) / packets, GAP_NANOS));
                }
            }
            var millis = new ArrayList<Double>();
            int error = 0;
            int unreachable = -1;
            for (Pinger.Echo echo : echoes) {
                double time = echo.await(Math.max(0, end - System.nanoTime()));
                if (!Double.isNaN(time)) {
                    millis.add(time);
                }
                error = Math.max(error, echo.error());
                unreachable = Math.max(unreachable, echo.unreachable());
            }
            return new Result(millis, echoes.size(), error, unreachable);
        } finally {
            echoes.forEach(Pinger.Echo::forget);
        }
    }

    /** Requests that wait for an answer. */
    public synchronized int waiting() {
        return (four == null || four.pinger() == null ? 0 : four.pinger().waiting())
                + (six == null || six.pinger() == null ? 0 : six.pinger().waiting());
    }

    @Override
    public synchronized void close() {
        closed = true;
        for (Way way : new Way[]{four, six}) {
            if (way != null && way.pinger() != null) {
                way.pinger().close();
            }
        }
    }
}
