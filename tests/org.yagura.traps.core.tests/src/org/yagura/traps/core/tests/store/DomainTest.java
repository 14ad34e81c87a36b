/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.tests.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snmp4j.ScopedPDU;
import org.yagura.core.change.ChangeFeed;
import org.yagura.core.domain.DomainContext;
import org.yagura.core.domain.DomainParts;
import org.yagura.core.domain.Health;
import org.yagura.core.fact.Fact;
import org.yagura.core.fact.FactSink;
import org.yagura.core.operation.Caller;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.operation.Query;
import org.yagura.core.operation.Request;
import org.yagura.core.operation.RequestHandler;
import org.yagura.model.site.AuthProtocol;
import org.yagura.model.site.PrivProtocol;
import org.yagura.store.ProjectionRunner;
import org.yagura.store.RunnerSettings;
import org.yagura.store.Store;
import org.yagura.store.StoreSettings;
import org.yagura.testsupport.Await;
import org.yagura.testsupport.store.MemoryLog;
import org.yagura.traps.core.FindTraps;
import org.yagura.traps.core.ForgetSenders;
import org.yagura.traps.core.GetTrapChain;
import org.yagura.traps.core.ListRefusedSources;
import org.yagura.traps.core.ListSenders;
import org.yagura.traps.core.TrapChain;
import org.yagura.traps.core.internal.TrapsDomain;
import org.yagura.traps.core.tests.support.Senders;
import org.yagura.traps.core.tests.support.TestSite;

/** The domain as the agent opens it: from a datagram to an answer, and a chain that adds up, also after a restart. */
final class DomainTest {
    private static final Map<String, String> SETTINGS = Map.of("trap-port", "0", "trap-bind", "127.0.0.1",
            "syslog-port", "0", "syslog-tls-port", "0");

    private static final byte[] ENGINE = HexFormat.of().parseHex("80001370017f000001");

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
                    long position = log.append(facts);
                    runner.projected(position).join();
                    return position;
                }

                @Override
                public <T> T ask(Query<T> query) {
                    return Run.this.ask(query);
                }

                @Override
                public void audit(String what) {
                    // no test looks at it
                }
            });
        }

        int port() {
            String place = ask(new GetTrapChain()).listening().stream().filter(l -> l.startsWith("udp")).findFirst()
                    .orElseThrow();
            return Integer.parseInt(place.substring(place.indexOf('/') + 1));
        }

        void send(String community, int count) throws Exception {
            int port = port();
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

    @Test
    void aReplacedDeviceIsTakenOnceItsClockIsForgotten() throws Exception {
        site.user("u", AuthProtocol.SHA, PrivProtocol.AES128);
        byte[] before = Senders.recorded("u", ENGINE, 7, 5_000, trap());
        byte[] replaced = Senders.recorded("u", ENGINE, 1, 10, trap());
        try (var run = new Run()) {
            Senders.bytes(run.port(), before);
            Await.until("taken", () -> run.ask(new ListSenders(null, null)).total() == 1);
            ListSenders.Sender sender = run.ask(new ListSenders("u", 1)).senders().getFirst();
            assertEquals("u", sender.user());
            assertEquals("80001370017f000001", sender.engine());
            assertEquals(7, sender.boots());
            assertEquals(5_000, sender.time());
            assertEquals(0, run.ask(new ListSenders("other", null)).total());
        }
        try (var run = new Run()) {
            Senders.bytes(run.port(), replaced);
            Await.until("refused", () -> run.ask(new GetTrapChain()).unauthenticated() == 1);
            assertTrue(run.ask(new ListRefusedSources()).sources().getFirst().reason().contains("traps.resync"));
            assertThrows(ProblemException.class, () -> run.ask(new ForgetSenders("u", "0102")));
            assertEquals(1, run.ask(new ForgetSenders("u", "80:00:13:70:01:7F:00:00:01")).forgotten());
            assertEquals(0, run.ask(new ListSenders(null, null)).total());
            Senders.bytes(run.port(), replaced);
            Await.until("taken", () -> run.ask(new ListSenders(null, null)).total() == 1);
            assertEquals(1, run.ask(new ListSenders(null, null)).senders().getFirst().boots());
            Await.until("shown", () -> run.ask(new FindTraps(null, null, null, null)).total() == 2);
            assertTrue(run.ask(new GetTrapChain()).addsUp());
        }
    }

    private static ScopedPDU trap() {
        return Senders.notification(new ScopedPDU(), false, "1.3.6.1.6.3.1.1.5.3");
    }
}
