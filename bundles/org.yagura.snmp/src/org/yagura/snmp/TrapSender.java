/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.snmp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.PDU;
import org.snmp4j.ScopedPDU;
import org.snmp4j.Snmp;
import org.snmp4j.Target;
import org.snmp4j.UserTarget;
import org.snmp4j.mp.MPv2c;
import org.snmp4j.mp.MPv3;
import org.snmp4j.security.SecurityProtocols;
import org.snmp4j.security.USM;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.transport.DefaultUdpTransportMapping;

/**
 * Sends the states of watches to other managers as SNMP notifications: of version 3 to a user, of version 2c to a
 * community. Nobody acknowledges them, so a sent one may be lost. Sends one after the other on a thread of its own; when
 * more wait than there is room for, the newest are refused. Thread-safe.
 */
public final class TrapSender implements AutoCloseable {
    private static final int MOST_WAITING = 10_000;

    private final OwnEngine engine;
    private final Map<SnmpAccess, Snmp> sessions = new HashMap<>();
    private final ThreadPoolExecutor sending = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MOST_WAITING), Thread.ofPlatform().daemon().name("trap sender").factory());
    private final ExecutorService resolving = Executors
            .newThreadPerTaskExecutor(Thread.ofVirtual().name("trap target ", 0).factory());

    /** As this engine, whose id receivers of version 3 have to know, see {@link OwnEngine#id()}. */
    public TrapSender(OwnEngine engine) {
        this.engine = engine;
    }

    /**
     * Sends soon.
     *
     * @param access who is to believe it: the community, or the user
     * @param host name or address of the receiver
     * @return done once it is given to the network; fails with an {@link IOException} when it cannot be sent
     */
    public CompletableFuture<Void> send(SnmpAccess access, String host, int port, StateTrap trap) {
        var done = new CompletableFuture<Void>();
        try {
            resolving.execute(() -> {
                try {
                    var address = new UdpAddress(InetAddress.getByName(host), port);
                    sending.execute(() -> send(access, address, trap, done));
                } catch (IOException | RejectedExecutionException e) {
                    done.completeExceptionally(failure(host, e));
                }
            });
        } catch (RejectedExecutionException e) {
            done.completeExceptionally(failure(host, e));
        }
        return done;
    }

    private static IOException failure(String host, Exception cause) {
        return cause instanceof RejectedExecutionException
                ? new IOException("too many traps wait for " + host + ", or nothing is sent any more", cause)
                : new IOException("no trap to " + host + ": " + cause.getMessage(), cause);
    }

    private void send(SnmpAccess access, UdpAddress address, StateTrap trap, CompletableFuture<Void> done) {
        try {
            PDU pdu = access.isUser() ? new ScopedPDU() : new PDU();
            trap.fill(pdu, engine.time());
            Target<UdpAddress> target = access.target(address);
            if (target instanceof UserTarget<UdpAddress> user) {
                user.setAuthoritativeEngineID(engine.id());
                ((ScopedPDU) pdu).setContextEngineID(new OctetString(engine.id()));
            }
            session(access).send(pdu, target);
            done.complete(null);
        } catch (IOException | RuntimeException e) {
            done.completeExceptionally(failure(address.toString(), e));
        }
    }

    /** For the sending thread, and the end. */
    private synchronized Snmp session(SnmpAccess access) throws IOException {
        Snmp known = sessions.get(access);
        if (known != null) {
            return known;
        }
        var protocols = new SecurityProtocols(SecurityProtocols.SecurityProtocolSet.maxCompatibility);
        var usm = new USM(protocols, new OctetString(engine.id()), engine.boots());
        access.register(usm);
        var dispatcher = new MessageDispatcherImpl();
        dispatcher.addMessageProcessingModel(new MPv2c());
        dispatcher.addMessageProcessingModel(new MPv3(usm));
        var snmp = new Snmp(dispatcher, new DefaultUdpTransportMapping(Session.anyAddress()));
        // a later session goes on with the same clock, else receivers take its messages for old ones
        snmp.setLocalEngine(engine.id(), engine.boots(), engine.time());
        sessions.put(access, snmp);
        return snmp;
    }

    /** Closes the sessions of all other credentials, once a revision has changed them. */
    public void retain(Collection<SnmpAccess> accesses) {
        try {
            sending.execute(() -> forget(accesses));
        } catch (RejectedExecutionException e) {
            throw new IllegalStateException("the sender is closed, or too many traps wait", e);
        }
    }

    private synchronized void forget(Collection<SnmpAccess> accesses) {
        sessions.entrySet().removeIf(session -> {
            if (accesses.contains(session.getKey())) {
                return false;
            }
            close(session.getValue());
            return true;
        });
    }

    private static void close(Snmp snmp) {
        try {
            snmp.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a socket cannot be closed", e);
        }
    }

    /** Sends what waits, some seconds at most, then closes. */
    @Override
    public void close() {
        resolving.shutdown();
        sending.shutdown();
        try {
            if (!sending.awaitTermination(2, TimeUnit.SECONDS)) {
                sending.shutdownNow();
            }
        } catch (InterruptedException e) {
            sending.shutdownNow();
            Thread.currentThread().interrupt();
        }
        resolving.shutdownNow();
        forget(List.of());
    }
}
