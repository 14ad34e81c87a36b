/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.snmp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.PDU;
import org.snmp4j.Snmp;
import org.snmp4j.Target;
import org.snmp4j.event.ResponseEvent;
import org.snmp4j.event.ResponseListener;
import org.snmp4j.mp.MPv2c;
import org.snmp4j.mp.MPv3;
import org.snmp4j.security.SecurityProtocols;
import org.snmp4j.security.USM;
import org.snmp4j.smi.Address;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.transport.DefaultUdpTransportMapping;

/**
 * A socket that all nodes of a credential are asked through. Whoever asks may be interrupted, and an interrupt closes a
 * socket that a virtual thread is sending on; so a thread of its own sends. Thread-safe.
 */
final class Session implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);
    private static final int LARGEST_ANSWER = 65_507;
    private static final int RECEIVE_BUFFER = 4 << 20;
    private static final long FRESH_MILLIS = 100;

    private final Snmp snmp;
    private final ExecutorService sending;
    /** Requests whose answers may come at once and have to find room; silent nodes hinder nobody. */
    private final Semaphore fresh;

    Session(SnmpAccess access, int inFlight) {
        fresh = new Semaphore(inFlight);
        try {
            snmp = open(access);
            sending = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("snmp sender").factory());
        } catch (IOException e) {
            throw new UncheckedIOException("no socket to ask through", e);
        }
    }

    private static Snmp open(SnmpAccess access) throws IOException {
        var protocols = new SecurityProtocols(SecurityProtocols.SecurityProtocolSet.maxCompatibility);
        var usm = new USM(protocols, new OctetString(MPv3.createLocalEngineID()), 0);
        usm.setEngineDiscoveryEnabled(true);
        access.register(usm);
        var dispatcher = new MessageDispatcherImpl();
        dispatcher.addMessageProcessingModel(new MPv2c());
        dispatcher.addMessageProcessingModel(new MPv3(usm));
        var transport = new DefaultUdpTransportMapping(anyAddress());
        transport.setMaxInboundMessageSize(LARGEST_ANSWER);
        transport.setReceiveBufferSize(RECEIVE_BUFFER);
        var snmp = new Snmp(dispatcher, transport);
        snmp.listen();
        return snmp;
    }

    /** All addresses of both families, any port. */
    static UdpAddress anyAddress() {
        return new UdpAddress(new InetSocketAddress(0).getAddress(), 0);
    }

    /**
     * Waits for its turn, asks and waits until SNMP4J has the answer or gives up, as it does in any case. Nothing is left
     * of the request.
     *
     * @param millis how long may be waited for one answer, asked when it is its turn; 0 or less: no more
     * @return null when there was no answer
     * @throws IOException when it could not be sent, or the answer was none
     */
    PDU ask(PDU request, Target<UdpAddress> target, LongSupplier millis) throws IOException, InterruptedException {
        var answering = new Answering();
        fresh.acquire();
        boolean counted = true;
        try {
            long patience = millis.getAsLong();
            if (patience <= 0) {
                return null;
            }
            target.setTimeout(patience);
            sending.execute(() -> answering.send(request, target));
            try {
                return answering.answer.get(FRESH_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                LOG.trace("{} is slow, others need not wait for it", target.getAddress());
                counted = false;
                fresh.release();
                return answering.answer.get();
            }
        } catch (RejectedExecutionException e) {
            throw new IOException("the session is closed", e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            forget(request, answering);
            throw e;
        } finally {
            if (counted) {
                fresh.release();
            }
        }
    }

    /** In the order of sending, so that nothing is sent after it was forgotten. */
    private void forget(PDU request, Answering answering) {
        try {
            sending.execute(() -> snmp.cancel(request, answering));
        } catch (RejectedExecutionException e) {
            LOG.debug("the session is closed, and with it all requests are gone");
        }
    }

    /** Whether a node tells its engine id to anybody. */
    boolean discovers(UdpAddress address, long timeoutMillis) throws InterruptedException {
        try {
            return apart(() -> snmp.discoverAuthoritativeEngineID(address, timeoutMillis) != null);
        } catch (ExecutionException e) {
            LOG.debug("{} tells no engine id", address, e.getCause());
            return false;
        }
    }

    /** On a thread that nobody interrupts; it takes the timeout at most. */
    private static boolean apart(Callable<Boolean> question)
            throws InterruptedException, ExecutionException {
        var task = new FutureTask<>(question);
        Thread.ofPlatform().daemon().name("snmp discovery").start(task);
        return task.get();
    }

    /** Requests that wait for an answer. */
    int pending() {
        return snmp.getPendingAsyncRequestCount();
    }

    @Override
    public void close() {
        sending.shutdownNow();
        try {
            snmp.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a socket cannot be closed", e);
        }
    }

    /** SNMP4J keeps a request until it is cancelled, also when it was answered. */
    private final class Answering implements ResponseListener {
        private final CompletableFuture<PDU> answer = new CompletableFuture<>();

        void send(PDU request, Target<UdpAddress> target) {
            try {
                snmp.send(request, target, null, this);
            } catch (IOException | RuntimeException e) {
                answer.completeExceptionally(e);
            }
        }

        @Override
        public <A extends Address> void onResponse(ResponseEvent<A> event) {
            snmp.cancel(event.getRequest(), this);
            if (event.getError() != null) {
                answer.completeExceptionally(event.getError());
            } else {
                answer.complete(event.getResponse());
            }
        }
    }
}
