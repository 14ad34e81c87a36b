/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.tests.receive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snmp4j.PDU;
import org.snmp4j.ScopedPDU;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.VariableBinding;
import org.yagura.core.fact.Fact;
import org.yagura.model.site.AuthProtocol;
import org.yagura.model.site.PrivProtocol;
import org.yagura.testsupport.Await;
import org.yagura.traps.core.internal.decode.Decoding;
import org.yagura.traps.core.internal.decode.Trap;
import org.yagura.traps.core.internal.decode.UndecodableException;
import org.yagura.traps.core.internal.fact.Transport;
import org.yagura.traps.core.internal.fact.SenderClock;
import org.yagura.traps.core.internal.fact.SenderClocks;
import org.yagura.traps.core.internal.fact.TrapReceived;
import org.yagura.traps.core.internal.mib.Mibs;
import org.yagura.traps.core.internal.receive.Access;
import org.yagura.traps.core.internal.receive.IntakeCounters;
import org.yagura.snmp.OwnEngine;
import org.yagura.traps.core.internal.receive.ReceiveQueue;
import org.yagura.traps.core.internal.receive.RefusedSources;
import org.yagura.traps.core.internal.receive.Sorter;
import org.yagura.traps.core.internal.receive.Usm;
import org.yagura.traps.core.internal.rules.NodeRef;
import org.yagura.traps.core.internal.rules.RuleSet;
import org.yagura.traps.core.tests.support.Receivers;
import org.yagura.traps.core.tests.support.Senders;
import org.yagura.traps.core.tests.support.TestSite;

/** Whatever comes in: nothing escapes, every message ends in exactly one counter, memory stays bounded. */
final class FuzzTest {
    private static final int ROUNDS = 60_000;
    private static final byte[] PEER = {127, 0, 0, 1};
    private static final byte[] ENGINE = {(byte) 0x80, 0, 19, 112, 1, 127, 0, 0, 1};

    @TempDir
    private Path data;

    private static TestSite site() {
        return new TestSite().community("public").user("none", AuthProtocol.NONE, PrivProtocol.NONE)
                .user("sha", AuthProtocol.SHA, PrivProtocol.NONE).user("aes", AuthProtocol.SHA256, PrivProtocol.AES256);
    }

    /** Real messages of all versions, traps and informs; those of v3 as SNMP4J sends them. */
    private static List<byte[]> seeds() throws Exception {
        var seeds = new ArrayList<byte[]>();
        var bindings = new VariableBinding[]{new VariableBinding(new OID("1.3.6.1.2.1.2.2.1.1.3"), new Integer32(3)),
                new VariableBinding(new OID("1.3.6.1.2.1.2.2.1.2.3"), new OctetString("eth0"))};
        seeds.add(Senders.message("public", SnmpConstants.version1,
                Senders.v1("1.3.6.1.4.1.9", "10.0.0.1", 6, 9, bindings)));
        seeds.add(Senders.message("public", SnmpConstants.version2c,
                Senders.notification(new PDU(), false, "1.3.6.1.6.3.1.1.5.3", bindings)));
        seeds.add(Senders.message("public", SnmpConstants.version2c,
                Senders.notification(new PDU(), true, "1.3.6.1.6.3.1.1.5.4", bindings)));
        seeds.add(Senders.message("wrong", SnmpConstants.version2c,
                Senders.notification(new PDU(), false, "1.3.6.1.6.3.1.1.5.3", bindings)));
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            String address = "udp:127.0.0.1/" + socket.getLocalPort();
            for (String user : List.of("none", "sha", "aes")) {
                AuthProtocol auth = user.equals("none")
                        ? AuthProtocol.NONE
                        : user.equals("sha") ? AuthProtocol.SHA : AuthProtocol.SHA256;
                PrivProtocol priv = user.equals("aes") ? PrivProtocol.AES256 : PrivProtocol.NONE;
                Senders.user(address, user, auth, priv, ENGINE,
                        Senders.notification(new ScopedPDU(), false, "1.3.6.1.6.3.1.1.5.3", bindings));
                var packet = new DatagramPacket(new byte[2048], 2048);
                socket.receive(packet);
                seeds.add(Arrays.copyOf(packet.getData(), packet.getLength()));
            }
        }
        return seeds;
    }

    private static byte[] mutate(List<byte[]> seeds, Random random) {
        if (random.nextInt(10) == 0) {
            var noise = new byte[random.nextInt(600)];
            random.nextBytes(noise);
            return noise;
        }
        byte[] bytes = seeds.get(random.nextInt(seeds.size())).clone();
        int kind = random.nextInt(6);
        if (kind == 0) {
            return bytes;
        }
        if (kind == 1) {
            return Arrays.copyOf(bytes, random.nextInt(bytes.length + 20));
        }
        if (kind == 2) {
            byte[] other = seeds.get(random.nextInt(seeds.size()));
            int cut = random.nextInt(Math.min(bytes.length, other.length));
            System.arraycopy(other, cut, bytes, Math.min(cut, bytes.length),
                    Math.min(other.length - cut, bytes.length - cut));
            return bytes;
        }
        for (int i = random.nextInt(5); i >= 0; i--) {
            int at = random.nextInt(bytes.length);
            bytes[at] = switch (random.nextInt(4)) {
                case 0 -> (byte) 0xFF;
                case 1 -> (byte) 0x80;
                case 2 -> (byte) (bytes[at] ^ 1 << random.nextInt(8));
                default -> (byte) random.nextInt();
            };
        }
        return bytes;
    }

    /** An origin that remembers how much it was made to say. */
    private static final class Ear implements ReceiveQueue.Origin {
        private int answers;

        @Override
        public Transport transport() {
            return Transport.UDP;
        }

        @Override
        public void answer(byte[] message, byte[] peer, int port) {
            answers++;
            assertTrue(message.length < 2000);
        }
    }

    @Test
    void everyMessageEndsInOneCounterAndEveryTrapCanBeEvaluated() throws Exception {
        List<byte[]> seeds = seeds();
        var random = new Random(42);
        var counters = new IntakeCounters();
        var queue = new ReceiveQueue(counters, Clock.systemUTC(), 2);
        var refused = new RefusedSources();
        var sorter = new Sorter(new Usm(OwnEngine.start(data), List.of(), Instant.EPOCH), new Decoding(), refused,
                StandardCharsets.ISO_8859_1);
        var site = site();
        Access access = Access.compile(site.site(), site::reveal);
        var decoding = new Decoding();
        RuleSet rules = RuleSet.compile(site.site(), Mibs.bundled());
        var ear = new Ear();
        long ended = 0;
        int traps = 0;
        for (int i = 0; i < ROUNDS; i++) {
            byte[] message = mutate(seeds, random);
            assertTrue(queue.offer(message, message.length, ear, PEER, 5000));
            ReceiveQueue.Chunk chunk = queue.take(0);
            Sorter.Sorted sorted = sorter.sort(chunk, access);
            queue.release(chunk);
            int sum = sorted.traps + sorted.undecodable + sorted.unauthenticated + sorted.handshakes;
            assertEquals(1, sum, () -> "message " + HexFormat.of().formatHex(message));
            ended += sum;
            traps += sorted.traps;
            sorted.answers.forEach(Runnable::run);
            for (Fact fact : sorted.facts) {
                evaluate(fact, decoding, rules);
            }
        }
        assertEquals(ROUNDS, ended);
        assertTrue(traps > ROUNDS / 20, traps + " of the messages are still traps");
        assertTrue(refused.list(Locale.ENGLISH).size() <= 1000);
        assertTrue(ear.answers < ROUNDS / 2);
    }

    private static void evaluate(Fact fact, Decoding decoding, RuleSet rules) throws UndecodableException {
        switch (fact.type()) {
            case "trap.received" -> {
                Trap trap = decoding.decode(TrapReceived.TYPE.content(fact));
                String message = rules.evaluate(trap, NodeRef.unknown(trap.sourceText())).message();
                assertTrue(message.length() <= 2000);
            }
            case "trap.clocks" -> {
                SenderClock clock = SenderClocks.TYPE.content(fact).clocks().getFirst();
                assertTrue(Set.of("sha", "aes").contains(clock.sender().user()), "only who has a key has a clock");
            }
            default -> {
                assertEquals("trap.undecodable", fact.type());
                assertTrue(fact.payload().length < 9000);
            }
        }
    }

    @Test
    void theWholePathSurvivesNoiseOnTheNetwork() throws Exception {
        List<byte[]> seeds = seeds();
        var random = new Random(43);
        var messages = new byte[5000][];
        Arrays.setAll(messages, i -> mutate(seeds, random));
        try (var r = Receivers.start(site(), data)) {
            for (int from = 0; from < messages.length; from += 100) {
                int upTo = from + 100;
                Senders.bytes(r.receiver().port(), Arrays.copyOfRange(messages, from, upTo));
                Senders.stream("tcp:127.0.0.1/" + r.receiver().port(), messages[from]);
                Await.until("worked off", () -> r.settled());
            }
            Senders.community("udp:127.0.0.1/" + r.receiver().port(), "public", SnmpConstants.version2c,
                    Senders.notification(new PDU(), false, "1.3.6.1.4.1.32473.77.0.1"));
            Await.until("it still takes traps",
                    () -> r.sink().traps().stream().anyMatch(t -> t.pdu().length < 60 && r.settled()));
            assertTrue(r.receiver().receiving());
            r.receiver().close();
            IntakeCounters.Snapshot s = r.counters().snapshot();
            assertTrue(s.addsUp(), s.toString());
            assertEquals(s.journalled(), r.sink().traps().size());
            var intake = r.sink().intake();
            assertEquals(s.received(), intake.received());
            assertEquals(s.undecodable(), intake.undecodable());
            assertEquals(s.unauthenticated(), intake.unauthenticated());
            assertEquals(intake.received(), intake.undecodable() + intake.unauthenticated() + r.sink().traps().size());
        }
    }

    @Test
    void whatDoesNotFitIntoTheQueueIsCounted() {
        var counters = new IntakeCounters();
        var queue = new ReceiveQueue(counters, Clock.systemUTC(), 2);
        var message = new byte[1000];
        int in = 0;
        for (int i = 0; i < 1000; i++) {
            in += queue.offer(message, message.length, new Ear(), PEER, 1) ? 1 : 0;
        }
        assertEquals(2 * (256 << 10) / 1000, in);
        IntakeCounters.Snapshot s = counters.snapshot();
        assertEquals(1000, s.received() + s.droppedByQueue());
        assertEquals(in, s.waiting());
    }
}
