/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.tests.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.core.change.ChangeFeed;
import org.yagura.core.domain.DomainContext;
import org.yagura.core.domain.DomainParts;
import org.yagura.core.domain.Health;
import org.yagura.core.fact.Fact;
import org.yagura.core.fact.FactSink;
import org.yagura.core.operation.Caller;
import org.yagura.core.operation.Query;
import org.yagura.core.operation.Request;
import org.yagura.core.operation.RequestHandler;
import org.yagura.store.ProjectionRunner;
import org.yagura.store.RunnerSettings;
import org.yagura.store.Store;
import org.yagura.store.StoreSettings;
import org.yagura.testsupport.Await;
import org.yagura.traps.core.FindTraps;
import org.yagura.traps.core.GetTrapChain;
import org.yagura.traps.core.TrapChain;
import org.yagura.traps.core.internal.TrapsDomain;
import org.yagura.traps.core.tests.support.TestSite;

/** The domain as the agent opens it: from a datagram to an answer, and a chain that adds up, also after a restart. */
final class DomainTest {
    private static final Map<String, String> SETTINGS = Map.of("trap-port", "0", "trap-bind", "127.0.0.1");

    @TempDir
    private Path folder;

    private final MemoryLog log = new MemoryLog();
    private final TestSite site = new TestSite().community("public");

    /** One run of an agent. */
    private final class Run implements AutoCloseable {
        private final Store store = Store.open(new StoreSettings(folder.resolve("store"), 16 << 20, 3, 0));
        private final DomainParts parts;
        private final ProjectionRunner runner;

        Run() throws Exception {
            var sink = new FactSink() {
                @Override
                public CompletableFuture<Long> append(List<Fact> facts) {
                    return CompletableFuture.completedFuture(log.append(facts));
                }

                @Override
                public CompletableFuture<Void> projected(long position) {
                    return runner.projected(position);
                }
            };
            parts = new TrapsDomain().open(new DomainContext(folder, sink, store, site, new ChangeFeed(), new Health(),
                    Clock.systemUTC(), SETTINGS));
            runner = new ProjectionRunner(store, log, parts.projections(), new Health(), RunnerSettings.usual());
            runner.open();
            runner.start();
            runner.projected(log.last()).join();
            for (DomainParts.Service service : parts.services()) {
                service.start();
            }
        }

        @SuppressWarnings("unchecked")
        <R> R ask(Request<R> request) {
            RequestHandler<Request<R>, R> handler = (RequestHandler<Request<R>, R>) parts.handlers().stream()
                    .filter(h -> h.type() == request.getClass()).findFirst().orElseThrow();
            return handler.handle(request, new RequestHandler.Context() {
                @Override
                public Caller caller() {
                    return Caller.system();
                }

                @Override
                public long commit(List<Fact> facts) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public <T> T ask(Query<T> query) {
                    return Run.this.ask(query);
                }

                @Override
                public void audit(String what) {
                    // nothing is changed
                }
            });
        }

        void send(String community, int count) throws Exception {
            String place = ask(new GetTrapChain()).listening().stream().filter(l -> l.startsWith("udp")).findFirst()
                    .orElseThrow();
            int port = Integer.parseInt(place.substring(place.indexOf('/') + 1));
            byte[] message = message(community, Pdus.v2("1.3.6.1.4.1.9999.1.3", "hello"));
            try (var socket = new DatagramSocket()) {
                for (int i = 0; i < count; i++) {
                    socket.send(new DatagramPacket(message, message.length, InetAddress.getLoopbackAddress(), port));
                }
            }
        }

        @Override
        public void close() {
            parts.services().reversed().forEach(DomainParts.Service::close);
            runner.close();
            store.close();
        }
    }

    private static byte[] message(String community, byte[] pdu) {
        var out = new ByteArrayOutputStream();
        byte[] name = community.getBytes(StandardCharsets.US_ASCII);
        out.write(0x30);
        out.write(0x81);
        out.write(3 + 2 + name.length + pdu.length);
        out.writeBytes(new byte[]{2, 1, 1, 4, (byte) name.length});
        out.writeBytes(name);
        out.writeBytes(pdu);
        return out.toByteArray();
    }

    @Test
    void theChainAddsUpOverARestart() throws Exception {
        try (var run = new Run()) {
            run.send("public", 20);
            run.send("wrong", 5);
            Await.until("shown", () -> run.ask(new FindTraps(null, null, null, null)).total() == 20);
            Await.until("counted", () -> run.ask(new GetTrapChain()).unauthenticated() == 5);
            check(run.ask(new GetTrapChain()), 20, 5);
        }
        try (var run = new Run()) {
            check(run.ask(new GetTrapChain()), 20, 5);
            run.send("public", 3);
            Await.until("shown", () -> run.ask(new FindTraps(null, null, null, null)).total() == 23);
            check(run.ask(new GetTrapChain()), 23, 5);
        }
    }

    private static void check(TrapChain chain, long journalled, long unauthenticated) {
        assertTrue(chain.addsUp(), chain::toString);
        assertTrue(chain.receiving(), chain::toString);
        assertEquals(journalled, chain.journalled(), chain::toString);
        assertEquals(journalled, chain.projected(), chain::toString);
        assertEquals(unauthenticated, chain.unauthenticated(), chain::toString);
        assertEquals(journalled + unauthenticated, chain.received(), chain::toString);
    }
}
