/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.e2e.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yagura.e2e.AgentProcess;
import org.yagura.testsupport.Await;
import org.yagura.testsupport.ChildProcess;
import org.yagura.testsupport.Ports;
import org.yagura.traps.core.GetTrap;
import org.yagura.traps.core.ListRefusedSources;
import org.yagura.traps.core.TrapChain;
import org.yagura.traps.core.TrapDetail;
import org.yagura.traps.core.TrapFilter;
import org.yagura.traps.core.TrapRow;

/** What net-snmp's own programs send arrives, in all versions and over all transports, and every message is counted. */
final class NetSnmpTest {
    @TempDir
    private static Path directory;
    private static AgentProcess agent;
    private static NetSnmpTools tools;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(AgentProcess.missing() == null, AgentProcess.missing());
        assumeTrue(NetSnmpTools.missing() == null, NetSnmpTools.missing());
        tools = new NetSnmpTools(directory.resolve("net-snmp"));
        agent = AgentProcess.start(directory.resolve("data"), "--site",
                AgentProcess.quietDemo(directory));
    }

    @AfterAll
    static void stop() {
        if (agent != null) {
            agent.close();
        }
    }

    private static String udp() {
        return "udp:127.0.0.1:" + agent.trapPort();
    }

    /** Sends, waits until so many more are projected, and gives the trap with that ifIndex. */
    private static TrapDetail arrived(int interfaceNumber, Sending sending) throws Exception {
        long before = agent.settled().projected();
        assertEquals(0, sending.send());
        Await.until("the trap is projected", () -> agent.chain().projected() > before);
        assertTrue(agent.settled().addsUp());
        return Asked.ofInterface(agent.connection(), interfaceNumber);
    }

    private interface Sending {
        int send() throws Exception;
    }

    @Test
    void version1WithItsAgentAddress() throws Exception {
        TrapDetail trap = arrived(101, () -> tools.v1(udp(), "public", "127.1.0.11", 101));
        assertEquals("v1", trap.row().version());
        assertEquals("1.3.6.1.6.3.1.1.5.3", trap.row().oid());
        assertEquals("rt01", trap.row().node());
        assertEquals("127.1.0.11", trap.row().source());
        assertEquals(4711L, trap.upTime());
        assertEquals(2, trap.generic());
        assertTrue(trap.peer().startsWith("127.0.0.1"), trap.peer());
    }

    @Test
    void version2c() throws Exception {
        TrapDetail trap = arrived(102, () -> tools.v2c(udp(), "public", 102));
        assertEquals("v2c", trap.row().version());
        assertEquals("linkDown", trap.row().name());
        assertEquals("public from loopback", trap.credential());
        assertTrue(trap.row().message().contains("102"), trap.row().message());
        assertTrue(!trap.raw().contains("7075626c6963"), "the community is left out");
    }

    @Test
    void informIsAnswered() throws Exception {
        long before = agent.chain().answered();
        TrapDetail trap = arrived(103, () -> tools.inform(udp(), "public", 103));
        assertTrue(trap.inform());
        assertTrue(agent.settled().answered() > before);
    }

    @Test
    void overTcp() throws Exception {
        assertEquals("tcp",
                arrived(104, () -> tools.v2c("tcp:127.0.0.1:" + agent.trapPort(), "public", 104)).transport());
    }

    @Test
    void overIpVersion6() throws Exception {
        TrapDetail trap = arrived(105, () -> tools.v2c("udp6:[::1]:" + agent.trapPort(), "public", 105));
        assertTrue(trap.row().source().equals("::1") || trap.row().source().equals("0:0:0:0:0:0:0:1"),
                trap.row().source());
        assertEquals(0, tools.inform("udp6:[::1]:" + agent.trapPort(), "public", 106));
    }

    @ParameterizedTest
    @CsvSource({"yagura-sha-aes, SHA, demo-auth-sha1, AES, demo-priv-aes128, 110",
            "yagura-sha256-aes256, SHA-256, demo-auth-sha256, AES-256, demo-priv-aes256, 112",
            "yagura-sha512-aes192, SHA-512, demo-auth-sha512, AES-192, demo-priv-aes192, 114",
            "yagura-md5-des, MD5, demo-auth-md5, DES, demo-priv-des, 116"})
    void version3WithEncryption(String user, String auth, String authSecret, String priv, String privSecret, int number)
            throws Exception {
        List<String> options = List.of("-u", user, "-l", "authPriv", "-a", auth, "-A", authSecret, "-x", priv, "-X",
                privSecret);
        TrapDetail trap = arrived(number, () -> tools.v3("snmptrap", options, udp(), number));
        assertEquals("v3", trap.row().version());
        assertEquals("authPriv", trap.level());
        assertEquals(user, trap.credential());
        TrapDetail inform = arrived(number + 1, () -> tools.v3("snmpinform", options, udp(), number + 1));
        assertTrue(inform.inform());
    }

    @Test
    void version3WithAuthenticationOnly() throws Exception {
        List<String> options = List.of("-u", "yagura-sha224", "-l", "authNoPriv", "-a", "SHA-224", "-A",
                "demo-auth-sha224");
        assertEquals("authNoPriv", arrived(118, () -> tools.v3("snmptrap", options, udp(), 118)).level());
    }

    @Test
    void whatARelayForwardsKeepsItsSource() throws Exception {
        int port = Ports.free();
        try (ChildProcess relay = tools.relay(port, udp())) {
            assertTrue(relay.alive());
            TrapDetail trap = arrived(120, () -> tools.v1("udp:127.0.0.1:" + port, "public", "127.1.1.11", 120));
            assertEquals("lb01", trap.row().node());
            assertEquals("127.1.1.11", trap.row().source());
        }
    }

    @Test
    void whoIsNotKnownIsCountedAndNotKept() throws Exception {
        TrapChain before = agent.settled();
        assertEquals(0, tools.v2c(udp(), "wrong-community", 130));
        assertEquals(0, tools.v3("snmptrap",
                List.of("-u", "nobody", "-l", "authPriv", "-a", "SHA", "-A", "demo-auth-sha1", "-x", "AES", "-X",
                        "demo-priv-aes128"),
                udp(), 131));
        assertEquals(0, tools.v3("snmptrap",
                List.of("-u", "yagura-sha-aes", "-l", "authPriv", "-a", "SHA", "-A", "wrong-password", "-x", "AES",
                        "-X", "demo-priv-aes128"),
                udp(), 132));
        assertNotEquals(0, tools.inform(udp(), "wrong-community", 133));
        Await.until("all four are counted", () -> agent.chain().unauthenticated() >= before.unauthenticated() + 4);
        TrapChain after = agent.settled();
        assertEquals(before.journalled(), after.journalled());
        assertTrue(after.addsUp());
        String refused = agent.connection().ask(new ListRefusedSources()).toString();
        assertTrue(refused.contains("127.0.0.1"), refused);
        assertTrue(!refused.contains("wrong-community"), "a community is a secret");
    }

    @Test
    void whatCannotBeDecodedIsKeptWithTheReason() throws Exception {
        TrapChain before = agent.settled();
        byte[][] garbage = {"GET / HTTP/1.1\r\n\r\n".getBytes(), {0x30, (byte) 0x82, 0x7f, 0x7f, 2, 1, 1}, {0x30},
                new byte[1_400]};
        try (var socket = new DatagramSocket()) {
            for (byte[] message : garbage) {
                socket.send(new DatagramPacket(message, message.length, InetAddress.getByName("127.0.0.1"),
                        agent.trapPort()));
            }
        }
        Await.until("all are counted", () -> agent.chain().undecodable() >= before.undecodable() + garbage.length);
        TrapChain after = agent.settled();
        assertEquals(before.undecodable() + garbage.length, after.undecodable());
        assertTrue(after.addsUp(), after.toString());
        Await.until("all are in the tables", () -> hex().size() >= garbage.length);
        TrapRow row = hex().getLast();
        TrapDetail detail = agent.connection().ask(new GetTrap(row.id()));
        assertTrue(!detail.undecodable().isBlank());
        assertTrue(detail.raw().toLowerCase().replace(" ", "").replace(":", "").startsWith("474554"), detail.raw());
    }

    /** Rows of what could not be decoded, newest first. */
    private static List<TrapRow> hex() {
        return Asked.rows(agent.connection(), TrapFilter.ALL).stream().filter(r -> r.version().equals("hex")).toList();
    }

    @Test
    void whatIsSentIsWhatIsCounted() throws Exception {
        TrapChain before = agent.settled();
        for (int i = 0; i < 20; i++) {
            assertEquals(0, tools.v2c(udp(), "public", 200 + i));
        }
        Await.until("all are received", () -> agent.chain().received() >= before.received() + 20);
        TrapChain after = agent.settled();
        assertEquals(20, after.received() - before.received());
        assertEquals(20, after.projected() - before.projected());
        assertEquals(0, after.lost());
        assertEquals(after.received(),
                after.undecodable() + after.unauthenticated() + after.journalled() + after.waiting());
    }
}
