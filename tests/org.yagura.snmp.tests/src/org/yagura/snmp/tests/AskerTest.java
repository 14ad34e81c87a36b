/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.snmp.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.UdpAddress;
import org.yagura.model.site.Site;
import org.yagura.snmp.Oids;
import org.yagura.snmp.Silence;
import org.yagura.snmp.SnmpAccess;
import org.yagura.snmp.SnmpAsker;
import org.yagura.snmp.SnmpSessions;
import org.yagura.snmp.Values;
import org.yagura.testsupport.Await;
import org.yagura.testsupport.OddAgent;
import org.yagura.testsupport.Ports;
import org.yagura.testsupport.SmallSite;
import org.yagura.testsupport.SnmpDaemon;

/** Questions to a real agent and to agents that misbehave; nothing is left behind. */
final class AskerTest {
    private static final String WHERE = "127.0.33.1";

    @TempDir
    private Path folder;
    private final int port = Ports.free();
    private final UdpAddress address = new UdpAddress(WHERE + "/" + port);
    private final Site site = SmallSite.site();
    private final SnmpSessions sessions = new SnmpSessions(50);

    @AfterEach
    void nothingIsLeft() {
        Await.until("all requests are gone", () -> sessions.pending() == 0);
        sessions.close();
        assertEquals(0, sessions.open());
        assertThrows(IllegalStateException.class, () -> sessions.asker(community(), address, 100, 0));
    }

    private SnmpAccess community() {
        site.getSnmpCredentials().clear();
        SmallSite.community(site, "public", "127.0.33.0/24");
        return SnmpAccess.of(site, secret -> secret.substring("{plain}".length())).getFirst();
    }

    private SnmpAsker asker(Duration left) {
        return sessions.asker(community(), address, left, 1);
    }

    @Test
    void valuesColumnsAndManyNamesOfARealAgent() throws Exception {
        assumeTrue(SnmpDaemon.installed(), SnmpDaemon.PROGRAM + " is not installed");
        try (var _ = SnmpDaemon.start(folder, WHERE, port, "one")) {
            SnmpAsker asker = asker(Duration.ofSeconds(20));
            assertEquals("one", Values.text(asker.get(Oids.SYS_NAME).getFirst()));
            assertNull(asker.get("1.3.6.1.2.1.99.1.0").getFirst());
            var names = new ArrayList<OID>();
            for (int i = 0; i < 100; i++) {
                names.add(new OID(i % 2 == 0 ? Oids.SYS_NAME : "1.3.6.1.2.1.99." + i));
            }
            var values = asker.get(names);
            assertEquals(100, values.size());
            assertEquals("one", Values.text(values.get(98)));
            assertNull(values.get(99));
            var columns = asker.columns("ifTable", Oids.IF_DESCR, Oids.IF_TYPE, "1.3.6.1.2.1.99.7", Oids.IF_DESCR);
            assertEquals(asker.column("ifTable", Oids.IF_DESCR), columns.getFirst());
            assertEquals(columns.getFirst().keySet(), columns.get(1).keySet());
            assertEquals(columns.getFirst(), columns.get(3));
            assertTrue(columns.get(2).isEmpty());
            assertFalse(columns.getFirst().isEmpty());
            assertEquals(List.of(), asker.leftOut());
            assertEquals(1, sessions.open());
        }
    }

    @Test
    void silenceEndsInTimeHoweverManyQuestions() throws Exception {
        try (var _ = new OddAgent(WHERE, port, _ -> null)) {
            long begin = System.nanoTime();
            SnmpAsker asker = asker(Duration.ofMillis(300));
            assertEquals(Silence.Why.NO_ANSWER, assertThrows(Silence.class, () -> asker.get(Oids.SYS_NAME)).why());
            assertEquals(Silence.Why.NO_ANSWER,
                    assertThrows(Silence.class, () -> asker.column("ifTable", Oids.IF_DESCR)).why());
            assertTrue(System.nanoTime() - begin < 5_000_000_000L);
        }
    }

    @Test
    void anInterruptEndsAQuestionAtOnceAndLeavesNothing() throws Exception {
        try (var _ = new OddAgent(WHERE, port, _ -> null)) {
            var thrown = new AtomicReference<Throwable>();
            Thread asking = Thread.ofVirtual().start(() -> {
                try {
                    asker(Duration.ofHours(1)).get(Oids.SYS_NAME);
                } catch (Silence | InterruptedException e) {
                    thrown.set(e);
                }
            });
            Await.until("the question is out", () -> sessions.pending() == 1);
            asking.interrupt();
            asking.join();
            assertEquals(InterruptedException.class, thrown.get().getClass());
            Await.until("the question is forgotten", () -> sessions.pending() == 0);
            assertEquals(Silence.Why.NO_ANSWER, assertThrows(Silence.class,
                    () -> asker(Duration.ofMillis(100)).get(Oids.SYS_NAME)).why(), "the socket is still there");
        }
    }

    @Test
    void silentNodesDoNotHinderOthers() throws Exception {
        assumeTrue(SnmpDaemon.installed(), SnmpDaemon.PROGRAM + " is not installed");
        var silent = new ArrayList<Thread>();
        try (var _ = SnmpDaemon.start(folder, WHERE, port, "one");
                var few = new SnmpSessions(2);
                var _ = new OddAgent("127.0.33.2", port, _ -> null)) {
            SnmpAccess access = community();
            for (int i = 0; i < 10; i++) {
                silent.add(Thread.ofVirtual().start(() -> {
                    try {
                        few.asker(access, new UdpAddress("127.0.33.2/" + port), Duration.ofHours(1), 0)
                                .get(Oids.SYS_NAME);
                    } catch (Silence | InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }));
            }
            Await.until("all ask in vain", () -> few.pending() == 10);
            assertEquals("one", Values.text(
                    few.asker(access, address, Duration.ofSeconds(30), 2).get(Oids.SYS_NAME).getFirst()));
            for (Thread thread : silent) {
                thread.interrupt();
                thread.join();
            }
            Await.until("nothing is left", () -> few.pending() == 0);
        }
    }

    @Test
    void circlesAndForeignAnswersAreBroken() throws Exception {
        try (var _ = OddAgent.circling(WHERE, port)) {
            SnmpAsker asker = asker(Duration.ofSeconds(20));
            assertEquals(Silence.Why.BROKEN, assertThrows(Silence.class,
                    () -> asker.columns("ifTable", Oids.IF_DESCR, Oids.IF_TYPE)).why());
        }
        // an answer about something else than what was asked for
        try (var _ = new OddAgent(WHERE, port, request -> {
            byte[] reply = request.clone();
            int pdu = 13;
            assertEquals((byte) 0xA0, reply[pdu]);
            reply[pdu] = (byte) 0xA2;
            reply[reply.length - 4] = 6;
            return reply;
        })) {
            SnmpAsker asker = asker(Duration.ofSeconds(20));
            assertEquals(Silence.Why.BROKEN, assertThrows(Silence.class, () -> asker.get(Oids.SYS_NAME)).why());
        }
    }

    @Test
    void aFloodOfRubbishHurtsNobody() throws Exception {
        for (int seed = 0; seed < 20; seed++) {
            try (var _ = OddAgent.rubbish(WHERE, port, seed)) {
                SnmpAsker asker = asker(Duration.ofMillis(60));
                try {
                    assertEquals(1, asker.get(Oids.SYS_NAME).size());
                } catch (Silence e) {
                    assertNotNull(e.why());
                }
            }
        }
    }

    @Test
    void sessionsOfOldCredentialsAreClosedAndEqualOnesStay() {
        SnmpAccess first = community();
        sessions.asker(first, address, 100, 0);
        SnmpAccess again = community();
        assertEquals(first, again);
        assertEquals(first.hashCode(), again.hashCode());
        SmallSite.user(site, "watch", "correct horse", "battery staple", WHERE);
        List<SnmpAccess> both = SnmpAccess.of(site, secret -> secret);
        assertTrue(both.getFirst().isUser());
        sessions.asker(both.getFirst(), address, 100, 0);
        assertEquals(2, sessions.open());
        sessions.retain(List.of(again));
        assertEquals(1, sessions.open());
        for (SnmpAccess access : both) {
            assertFalse(access.toString().contains("horse") || access.toString().contains("{plain}"));
        }
    }

    @Test
    void manyAtOnceWaitForTheirTurn() throws Exception {
        assumeTrue(SnmpDaemon.installed(), SnmpDaemon.PROGRAM + " is not installed");
        try (var _ = SnmpDaemon.start(folder, WHERE, port, "one")) {
            var answers = new ArrayList<Thread>();
            var wrong = new AtomicReference<Throwable>();
            SnmpAccess access = community();
            for (int i = 0; i < 1_000; i++) {
                answers.add(Thread.ofVirtual().start(() -> {
                    try {
                        assertEquals("one", Values.text(
                                sessions.asker(access, address, Duration.ofSeconds(30), 2).get(Oids.SYS_NAME)
                                        .getFirst()));
                    } catch (Silence | InterruptedException | AssertionError e) {
                        wrong.set(e);
                    }
                }));
            }
            for (Thread thread : answers) {
                thread.join();
            }
            assertNull(wrong.get());
            assertEquals(1, sessions.open());
        }
    }
}
