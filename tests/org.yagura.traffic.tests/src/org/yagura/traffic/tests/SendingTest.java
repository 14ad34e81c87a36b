/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traffic.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.snmp4j.PDU;
import org.snmp4j.mp.MessageProcessingModel;
import org.yagura.model.DemoSite;
import org.yagura.testsupport.Await;
import org.yagura.testsupport.Ports;
import org.yagura.traffic.Main;
import org.yagura.traffic.story.Cast;
import org.yagura.traffic.story.Stories;

/** What is sent arrives at a receiver of others, from the nodes' own addresses, in all versions. */
final class SendingTest {
    private static final List<String> USERS = List.of("yagura-sha-aes", "yagura-sha256-aes256", "yagura-md5-des");

    @Test
    void everyStoryArrivesFromTheNodesThemselves() throws Exception {
        try (var receiver = new Receiver()) {
            assertEquals(0, Main.run("--port", String.valueOf(receiver.port()), "--once", "--seed", "7"));
            var stories = new Stories(Cast.of(DemoSite.load()));
            Await.until("all versions and users have arrived", () -> receiver.count(MessageProcessingModel.MPv2c) >= 5
                    && receiver.count(MessageProcessingModel.MPv1) >= 1 && users(receiver).containsAll(USERS));
            var known = stories.cast().all().stream().map(a -> a.address()).collect(Collectors.toSet());
            for (Receiver.Arrived a : receiver.arrived()) {
                assertTrue(known.contains(a.from()), a.from());
            }
        }
    }

    private static Set<String> users(Receiver receiver) {
        return receiver.arrived().stream().filter(a -> a.version() == MessageProcessingModel.MPv3)
                .map(Receiver.Arrived::security).collect(Collectors.toSet());
    }

    @Test
    void informsAreAmongThem() throws Exception {
        try (var receiver = new Receiver()) {
            int status = Main.run("--port", String.valueOf(receiver.port()), "--rate", "300", "--seconds", "2");
            assertEquals(0, status);
            Await.until("informs", () -> receiver.arrived().stream().anyMatch(a -> a.pdu().getType() == PDU.INFORM));
        }
    }

    @Test
    void nodesSendSyslogFromTheirOwnAddresses() throws Exception {
        try (var receiver = new Receiver();
                var syslog = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0))) {
            syslog.setSoTimeout(20_000);
            assertEquals(0, Main.run("--port", String.valueOf(receiver.port()), "--seconds", "6", "--rate", "20",
                    "--base", "0", "--syslog-port", String.valueOf(syslog.getLocalPort())));
            var packet = new DatagramPacket(new byte[2_000], 2_000);
            syslog.receive(packet);
            String message = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
            assertTrue(message.matches("<\\d+>1 \\S+Z \\S+ \\S+ (?:-|\\d+) - - .+"), message);
            String host = message.split(" ")[2];
            assertEquals(packet.getAddress().getHostAddress(), Cast.of(DemoSite.load()).all().stream()
                    .filter(a -> a.name().equals(host)).findFirst().orElseThrow().address());
        }
        assertEquals(2, Main.run("--port", "9", "--syslog-port", "70000"));
    }

    @Test
    void takenPortsAreSaidAndTheTrapsGoOn() throws Exception {
        int base = Ports.baseFor(161);
        PrintStream before = System.err;
        var said = new ByteArrayOutputStream();
        try (var receiver = new Receiver();
                var _ = new DatagramSocket(new InetSocketAddress("127.1.0.1", base + 161))) {
            System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
            assertEquals(0, Main.run("--port", String.valueOf(receiver.port()), "--rate", "200", "--seconds", "1",
                    "--base", String.valueOf(base)));
            Await.until("traps", () -> receiver.arrived().size() > 20);
        } finally {
            System.setErr(before);
        }
        String text = said.toString(StandardCharsets.UTF_8);
        assertTrue(text.contains("127.1.0.1:" + (base + 161)) && text.contains("--base"), text);
    }

    @Test
    void wrongUseIsSaid() throws IOException, InterruptedException {
        assertEquals(2, Main.run("--port", "0"));
        assertEquals(2, Main.run("--rate", "1"));
        assertEquals(2, Main.run("--to", "127.0.0.1:162", "--unknown"));
        assertEquals(1, Main.run("--port", "9", "--site", "/nonexistent.site"));
    }
}
