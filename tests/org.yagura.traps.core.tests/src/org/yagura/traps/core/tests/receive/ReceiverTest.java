/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.tests.receive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snmp4j.PDU;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.VariableBinding;
import org.yagura.model.site.SnmpVersion;
import org.yagura.testsupport.Await;
import org.yagura.traps.core.internal.decode.Decoding;
import org.yagura.traps.core.internal.decode.Trap;
import org.yagura.traps.core.internal.fact.TrapReceived;
import org.yagura.traps.core.internal.fact.Transport;
import org.yagura.traps.core.tests.support.Receivers;
import org.yagura.traps.core.tests.support.Senders;
import org.yagura.traps.core.tests.support.TestSite;

/** Traps and informs with communities, over real sockets. */
final class ReceiverTest {
    private static final String LINK_DOWN = "1.3.6.1.6.3.1.1.5.3";
    private static final VariableBinding IF_INDEX = new VariableBinding(new OID("1.3.6.1.2.1.2.2.1.1.3"),
            new Integer32(3));

    @TempDir
    private Path data;

    @Test
    void takesTrapsOfVersion1And2OverUdpAndTcp() throws Exception {
        try (var r = Receivers.start(new TestSite().community("public"), data)) {
            for (String transport : List.of("udp", "tcp")) {
                String address = transport + ":127.0.0.1/" + r.receiver().port();
                Senders.community(address, "public", SnmpConstants.version2c,
                        Senders.notification(new PDU(), false, LINK_DOWN, IF_INDEX));
                Senders.community(address, "public", SnmpConstants.version1,
                        Senders.v1("1.3.6.1.4.1.9", "10.1.2.3", 6, 17, IF_INDEX));
            }
            Await.until("four traps", () -> r.sink().traps().size() == 4);
            List<TrapReceived> traps = r.sink().traps();
            assertEquals(List.of(Transport.UDP, Transport.UDP, Transport.TCP, Transport.TCP),
                    traps.stream().map(TrapReceived::transport).sorted().toList());
            Trap v1 = new Decoding()
                    .decode(traps.stream().filter(t -> t.version() == SnmpVersion.V1).findFirst().orElseThrow());
            assertEquals("1.3.6.1.4.1.9.0.17", v1.trapOid().toString());
            assertEquals("10.1.2.3", v1.sourceText());
            assertEquals("community public", traps.getFirst().credential());
            assertArrayEquals(new byte[]{127, 0, 0, 1}, traps.getFirst().peer());
            Await.until("it adds up", r::settled);
        }
    }

    @Test
    void takesTrapsOverIpv6() throws Exception {
        try (var r = Receivers.start(new TestSite().community("public"), data, "trap-bind", "*")) {
            for (String address : List.of("udp:[::1]/", "udp:127.0.0.1/", "tcp:[::1]/")) {
                Senders.community(address + r.receiver().port(), "public", SnmpConstants.version2c,
                        Senders.notification(new PDU(), false, LINK_DOWN, IF_INDEX));
            }
            Await.until("three traps", () -> r.sink().traps().size() == 3);
            assertTrue(r.receiver().listening().contains("udp:[::]/" + r.receiver().port()),
                    r.receiver().listening().toString());
            assertTrue(r.receiver().listening().contains("udp:0.0.0.0/" + r.receiver().port()));
        }
    }

    @Test
    void answersAnInformOnlyOnceItIsDurable() throws Exception {
        try (var r = Receivers.start(new TestSite().community("public"), data)) {
            String address = "udp:127.0.0.1/" + r.receiver().port();
            assertTrue(Senders.community(address, "public", SnmpConstants.version2c,
                    Senders.notification(new PDU(), true, LINK_DOWN, IF_INDEX)));
            assertTrue(Senders.community("tcp:127.0.0.1/" + r.receiver().port(), "public", SnmpConstants.version2c,
                    Senders.notification(new PDU(), true, LINK_DOWN, IF_INDEX)));
            r.sink().hold(true);
            assertFalse(Senders.community(address, "public", SnmpConstants.version2c,
                    Senders.notification(new PDU(), true, LINK_DOWN, IF_INDEX)));
            assertEquals(2, r.counters().snapshot().answered());
            r.sink().hold(false);
            Await.until("answered", () -> r.counters().snapshot().answered() == 3);
            assertTrue(r.sink().traps().stream().allMatch(TrapReceived::inform));
        }
        assertEquals(0, data.toFile().list((d, n) -> n.endsWith(".new")).length);
    }

    @Test
    void refusesUnknownCommunitiesAndForeignSourcesAndSaysWho() throws Exception {
        try (var r = Receivers.start(new TestSite().community("public").community("far", "10.0.0.0/8"), data)) {
            String address = "udp:127.0.0.1/" + r.receiver().port();
            for (String community : List.of("private", "far", "public")) {
                Senders.community(address, community, SnmpConstants.version2c,
                        Senders.notification(new PDU(), false, LINK_DOWN, IF_INDEX));
            }
            Await.until("all are sorted", () -> r.counters().snapshot().received() == 3 && r.settled());
            assertEquals(1, r.sink().traps().size());
            assertEquals(2, r.counters().snapshot().unauthenticated());
            var refused = r.receiver().refused(Locale.ENGLISH);
            assertEquals(2, refused.size());
            assertEquals("127.0.0.1", refused.getFirst().address());
        }
    }

    @Test
    void keepsWhatItCannotDecodeWithoutTheCommunity() throws Exception {
        try (var r = Receivers.start(new TestSite().community("sesame-7"), data)) {
            byte[] broken = "0\u001a\u0002\u0001\u0001\u0004\u0008sesame-7\u00a7\u0009xxxxxxxxx"
                    .getBytes(StandardCharsets.ISO_8859_1);
            Senders.bytes(r.receiver().port(), "not SNMP at all".getBytes(), broken, new byte[0]);
            Await.until("all are sorted", () -> r.counters().snapshot().received() == 3 && r.settled());
            assertEquals(3, r.counters().snapshot().undecodable());
            var kept = r.sink().undecodable();
            assertEquals(3, kept.size());
            assertEquals("not SNMP at all", new String(kept.getFirst().message()));
            assertTrue(kept.stream().noneMatch(k -> new String(k.message()).contains("sesame")),
                    "the community is masked");
            assertTrue(kept.stream().allMatch(k -> k.reason().startsWith("offset ")), kept.toString());
        }
    }

    @Test
    void stopsWhileTheJournalIsFullAndLosesNothingThatItTook() throws Exception {
        try (var r = Receivers.start(new TestSite().community("public"), data)) {
            String address = "udp:127.0.0.1/" + r.receiver().port();
            r.sink().full(true);
            for (int i = 0; i < 20; i++) {
                Senders.community(address, "public", SnmpConstants.version2c,
                        Senders.notification(new PDU(), false, LINK_DOWN, IF_INDEX));
            }
            Await.until("intake stops", () -> !r.receiver().receiving());
            assertTrue(r.receiver().trouble(Locale.JAPANESE).orElseThrow().contains("ディスク"));
            Await.until("the agent says so", () -> r.health().troubles().stream()
                    .anyMatch(t -> t.textKey().equals("traps.journal.disk_full")));
            assertTrue(r.counters().snapshot().addsUp());
            r.sink().full(false);
            Await.until("everything is in", () -> r.sink().traps().size() == 20);
            Await.until("intake goes on", () -> r.receiver().receiving() && r.settled());
            assertEquals(20, r.sink().intake().received());
        }
    }

    @Test
    void bringsWhatItTookIntoTheJournalWhenItIsClosed() throws Exception {
        var r = Receivers.start(new TestSite().community("public"), data);
        for (int i = 0; i < 50; i++) {
            Senders.community("udp:127.0.0.1/" + r.receiver().port(), "public", SnmpConstants.version2c,
                    Senders.notification(new PDU(), false, LINK_DOWN, IF_INDEX));
        }
        Await.until("received", () -> r.counters().snapshot().received() == 50);
        r.close();
        assertEquals(50, r.sink().traps().size());
        assertEquals(50, r.sink().intake().received());
        assertTrue(r.settled());
    }

    @Test
    void everyLossIsCountedWhereItHappens() throws Exception {
        int offered = 30_000;
        try (var r = Receivers.start(new TestSite().community("public"), data, "trap-buffer", "8192", "trap-queue",
                "1048576")) {
            byte[] message = Senders.message("public", SnmpConstants.version2c,
                    Senders.notification(new PDU(), false, LINK_DOWN, IF_INDEX));
            r.sink().hold(true);
            var burst = new byte[offered][];
            Arrays.fill(burst, message);
            Senders.bytes(r.receiver().port(), burst);
            Await.until("all are received or lost", () -> {
                r.receiver().sampleDrops();
                var s = r.counters().snapshot();
                assertTrue(s.addsUp(), s.toString());
                return s.droppedByKernel() + s.droppedByQueue() + s.received() == offered;
            });
            assertTrue(r.counters().snapshot().droppedByQueue() > 0, "the queue was full: " + r.counters().snapshot());
            Await.until("the agent says that some are lost", () -> r.health().troubles().stream()
                    .anyMatch(t -> t.id().equals("traps.lost-queue")
                            && t.arguments().getFirst().equals("" + r.counters().snapshot().droppedByQueue())));
            assertTrue(r.receiver().trouble(Locale.ENGLISH).isEmpty()
                    || r.receiver().trouble(Locale.ENGLISH).get().contains("buffer"));
            r.sink().hold(false);
            Await.until("worked off", r::settled);
            r.receiver().close();
            assertEquals(r.counters().snapshot().journalled(), r.sink().traps().size());
            var intake = r.sink().intake();
            assertEquals(offered, intake.droppedByKernel() + intake.droppedByQueue() + intake.received());
            assertEquals(List.of(), r.health().troubles());
        }
    }

    @Test
    void goesOnCountingAfterARestart() throws Exception {
        var r = Receivers.start(new TestSite().community("public"), data);
        byte[] message = Senders.message("public", SnmpConstants.version2c,
                Senders.notification(new PDU(), false, LINK_DOWN, IF_INDEX));
        Senders.bytes(r.receiver().port(), message, message, new byte[1]);
        Await.until("in", () -> r.sink().traps().size() == 2 && r.settled());
        r.receiver().close();
        r.receiver().start();
        assertEquals(0, r.counters().snapshot().journalled());
        Senders.bytes(r.receiver().port(), message);
        Await.until("in", () -> r.sink().traps().size() == 3 && r.settled());
        r.receiver().close();
        assertEquals(1, r.counters().snapshot().received());
        assertEquals(4, r.sink().intake().received());
        assertEquals(1, r.sink().intake().undecodable());
    }

    @Test
    void aChangeOfTheSiteIsInForceAtOnce() throws Exception {
        var site = new TestSite().community("old");
        try (var r = Receivers.start(site, data)) {
            byte[] message = Senders.message("new", SnmpConstants.version2c,
                    Senders.notification(new PDU(), false, LINK_DOWN, IF_INDEX));
            Senders.bytes(r.receiver().port(), message);
            Await.until("refused", () -> r.counters().snapshot().unauthenticated() == 1);
            site.community("new").change();
            Senders.bytes(r.receiver().port(), message);
            Await.until("taken", () -> r.sink().traps().size() == 1);
            site.site().getSnmpCredentials().getLast().setEnabled(false);
            site.change();
            Senders.bytes(r.receiver().port(), message);
            Await.until("refused again", () -> r.counters().snapshot().unauthenticated() == 2);
        }
    }
}
