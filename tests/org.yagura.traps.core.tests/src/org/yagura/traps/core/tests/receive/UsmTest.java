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

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.snmp4j.ScopedPDU;
import org.snmp4j.security.AuthMD5;
import org.snmp4j.security.AuthSHA;
import org.snmp4j.security.PrivAES128;
import org.snmp4j.security.PrivAES256;
import org.snmp4j.security.nonstandard.PrivAES192With3DESKeyExtension;
import org.snmp4j.security.nonstandard.PrivAES256With3DESKeyExtension;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.VariableBinding;
import org.yagura.model.site.AuthProtocol;
import org.yagura.model.site.PrivProtocol;
import org.yagura.model.site.SnmpVersion;
import org.yagura.model.site.UserCredential;
import org.yagura.testsupport.Await;
import org.yagura.traps.core.internal.decode.Decoding;
import org.yagura.traps.core.internal.fact.SecurityLevel;
import org.yagura.traps.core.internal.fact.TrapReceived;
import org.yagura.snmp.OwnEngine;
import org.yagura.traps.core.tests.support.Receivers;
import org.yagura.traps.core.tests.support.Senders;
import org.yagura.traps.core.tests.support.TestSite;

/** SNMPv3 with all protocols, over real sockets, sent by SNMP4J and by net-snmp. */
final class UsmTest {
    private static final String LINK_DOWN = "1.3.6.1.6.3.1.1.5.3";
    private static final byte[] SENDER = HexFormat.of().parseHex("80001370017f000001");

    @TempDir
    private Path data;

    private record User(String name, AuthProtocol auth, PrivProtocol priv) {
    }

    private static List<User> users() {
        var users = new ArrayList<User>();
        for (AuthProtocol auth : AuthProtocol.values()) {
            for (PrivProtocol priv : PrivProtocol.values()) {
                if (auth != AuthProtocol.NONE || priv == PrivProtocol.NONE) {
                    users.add(new User("u-" + auth + "-" + priv, auth, priv));
                }
            }
        }
        return users;
    }

    private static TestSite site() {
        var site = new TestSite();
        users().forEach(u -> site.user(u.name(), u.auth(), u.priv()));
        return site;
    }

    private static ScopedPDU pdu(boolean inform, int number) {
        return Senders.notification(new ScopedPDU(), inform, LINK_DOWN,
                new VariableBinding(new OID("1.3.6.1.2.1.2.2.1.1." + number), new Integer32(number)));
    }

    @Test
    void takesTrapsWithEveryProtocolFromSnmp4j() throws Exception {
        try (var r = Receivers.start(site(), data)) {
            String address = "udp:127.0.0.1/" + r.receiver().port();
            int number = 0;
            for (User user : users()) {
                Senders.user(address, user.name(), user.auth(), user.priv(), SENDER, pdu(false, ++number));
            }
            Await.until("all sorted", () -> r.counters().snapshot().received() == users().size() && r.settled());
            assertEquals(users().stream().map(u -> "user " + u.name()).sorted().toList(),
                    r.sink().traps().stream().map(TrapReceived::credential).sorted().toList(),
                    r.receiver().refused(Locale.ENGLISH).toString());
            for (TrapReceived trap : r.sink().traps()) {
                assertEquals(SnmpVersion.V3, trap.version());
                assertArrayEquals(SENDER, trap.contextEngineId());
                assertEquals(LINK_DOWN, new Decoding().decode(trap).trapOid().toString());
            }
            assertEquals(24, r.sink().traps().stream().filter(t -> t.level() == SecurityLevel.AUTH_PRIV).count());
        }
    }

    @Test
    void answersInformsWithEveryProtocolAfterDiscovery() throws Exception {
        try (var r = Receivers.start(site(), data)) {
            String address = "udp:127.0.0.1/" + r.receiver().port();
            for (User user : users()) {
                assertTrue(Senders.user(address, user.name(), user.auth(), user.priv(), SENDER, pdu(true, 1)),
                        () -> user + " " + r.receiver().refused(Locale.ENGLISH));
            }
            Await.until("answered", () -> r.counters().snapshot().answered() >= users().size());
            assertEquals(users().size(), r.sink().traps().size());
            assertEquals(users().size(), r.counters().snapshot().received(), "handshakes are no traps");
        }
    }

    @Test
    @EnabledIf("org.yagura.traps.core.tests.support.Senders#hasNetSnmp")
    void takesTrapsAndInformsFromNetSnmp() throws Exception {
        var site = site().community("public");
        try (var r = Receivers.start(site, data.resolve("agent"))) {
            String peer = "127.0.0.1:" + r.receiver().port();
            int sent = 0;
            for (User user : users()) {
                for (String program : List.of("snmptrap", "snmpinform")) {
                    assertEquals(0, Senders.netSnmp(data, command(program, user, peer)), program + " " + user);
                    sent++;
                }
            }
            assertEquals(0, Senders.netSnmp(data, "snmptrap", "-v1", "-c", "public", peer, "1.3.6.1.4.1.9", "10.0.0.1",
                    "2", "0", "5"));
            assertEquals(0, Senders.netSnmp(data, "snmpinform", "-v2c", "-c", "public", "tcp:" + peer, "5", LINK_DOWN));
            assertEquals(0, Senders.netSnmp(data, "snmptrap", "-v2c", "-c", "public", "tcp:" + peer, "5", LINK_DOWN));
            int all = sent + 3;
            Await.until("all in", () -> r.sink().traps().size() == all && r.settled());
            assertEquals(0, r.counters().snapshot().unauthenticated(), r.receiver().refused(Locale.ENGLISH).toString());
            assertEquals(0, r.counters().snapshot().undecodable());
        }
    }

    private static String[] command(String program, User user, String peer) {
        var c = new ArrayList<>(List.of(program, "-v3", "-r", "0", "-t", "5", "-u", user.name()));
        if (program.equals("snmptrap")) {
            c.addAll(List.of("-e", "0x8000000001020304"));
        }
        c.addAll(List.of("-l", user.auth() == AuthProtocol.NONE
                ? "noAuthNoPriv"
                : user.priv() == PrivProtocol.NONE ? "authNoPriv" : "authPriv"));
        if (user.auth() != AuthProtocol.NONE) {
            String auth = user.auth().getName().replaceFirst("SHA(?=\\d)", "SHA-");
            c.addAll(List.of("-a", auth, "-A", TestSite.authPhrase(user.name())));
        }
        if (user.priv() != PrivProtocol.NONE) {
            String priv = user.priv().getName().replaceFirst("AES128", "AES").replaceFirst("AES(?=\\d)", "AES-");
            c.addAll(List.of("-x", priv, "-X", TestSite.privPhrase(user.name())));
        }
        c.addAll(List.of(peer, "42", LINK_DOWN, "1.3.6.1.2.1.2.2.1.1.3", "i", "3"));
        return c.toArray(String[]::new);
    }

    @Test
    void refusesWrongKeysLevelsAndUsers() throws Exception {
        var site = new TestSite().user("good", AuthProtocol.SHA, PrivProtocol.AES128);
        try (var r = Receivers.start(site, data)) {
            String address = "udp:127.0.0.1/" + r.receiver().port();
            site.site().getSnmpCredentials().getFirst();
            Senders.user(address, "nobody", AuthProtocol.SHA, PrivProtocol.AES128, SENDER, pdu(false, 1));
            Senders.user(address, "good", AuthProtocol.SHA, PrivProtocol.NONE, SENDER, pdu(false, 1));
            Senders.user(address, "good", AuthProtocol.NONE, PrivProtocol.NONE, SENDER, pdu(false, 1));
            Senders.user(address, "good", AuthProtocol.MD5, PrivProtocol.AES128, SENDER, pdu(false, 1));
            Senders.user(address, "good", AuthProtocol.SHA, PrivProtocol.DES, SENDER, pdu(false, 1));
            Await.until("all refused", () -> r.counters().snapshot().unauthenticated() == 5 && r.settled());
            assertEquals(
                    List.of("the security level is not that of the user", "unknown user", "wrong authentication key",
                            "wrong privacy key"),
                    r.receiver().refused(Locale.ENGLISH).stream().map(s -> s.reason()).sorted().distinct().toList());
            Senders.user(address, "good", AuthProtocol.SHA, PrivProtocol.AES128, SENDER, pdu(false, 1));
            Await.until("the right one is in", () -> r.sink().traps().size() == 1);
            assertFalse(Senders.user(address, "nobody", AuthProtocol.SHA, PrivProtocol.AES128, SENDER, pdu(true, 1)));
        }
    }

    @Test
    void countsItsStartsAndKeepsItsEngineId() throws Exception {
        OwnEngine first = OwnEngine.start(data);
        OwnEngine second = OwnEngine.start(data);
        assertArrayEquals(first.id(), second.id());
        assertEquals(first.boots() + 1, second.boots());
        assertEquals(17, first.id().length);
    }

    @Test
    void takesBothWaysToExtendKeys() throws Exception {
        var site = new TestSite().user("long", AuthProtocol.SHA, PrivProtocol.AES256).user("middle", AuthProtocol.MD5,
                PrivProtocol.AES192);
        try (var r = Receivers.start(site, data)) {
            String address = "udp:127.0.0.1/" + r.receiver().port();
            for (int i = 1; i <= 2; i++) {
                Senders.user(address, "long", AuthSHA.ID, PrivAES256With3DESKeyExtension.ID, SENDER, 1, pdu(false, i));
                Senders.user(address, "long", AuthSHA.ID, PrivAES256.ID, SENDER, 1, pdu(false, i));
                Senders.user(address, "middle", AuthMD5.ID, PrivAES192With3DESKeyExtension.ID, SENDER, 1,
                        pdu(false, i));
            }
            Await.until("all in", () -> r.sink().traps().size() == 6 && r.settled());
            assertTrue(Senders.user(address, "long", AuthSHA.ID, PrivAES256With3DESKeyExtension.ID, SENDER, 1,
                    pdu(true, 1)));
            assertEquals(0, r.counters().snapshot().unauthenticated());
        }
    }

    @Test
    void refusesWhatIsOlderThanTheSendersClock() throws Exception {
        var site = new TestSite().user("u", AuthProtocol.SHA, PrivProtocol.AES128);
        byte[] old = Senders.recorded("u", SENDER, 1, 0, pdu(false, 1));
        try (var r = Receivers.start(site, data)) {
            Senders.bytes(r.receiver().port(), old, old);
            Await.until("taken while it is new", () -> r.sink().traps().size() == 2);
            Senders.user("udp:127.0.0.1/" + r.receiver().port(), "u", AuthSHA.ID, PrivAES128.ID, SENDER, 2,
                    pdu(false, 2));
            Await.until("taken", () -> r.sink().traps().size() == 3);
            Senders.bytes(r.receiver().port(), old);
            Await.until("refused", () -> r.counters().snapshot().unauthenticated() == 1);
            assertEquals(
                    "older than what this sender said before: repeated, or the device was replaced or reset (then use traps.resync)",
                    r.receiver().refused(Locale.ENGLISH).getFirst().reason());
            byte[] forged = old.clone();
            forged[forged.length - 1] ^= 1;
            Senders.bytes(r.receiver().port(), forged);
            Await.until("refused", () -> r.counters().snapshot().unauthenticated() == 2);
            assertEquals("wrong authentication key", r.receiver().refused(Locale.ENGLISH).getFirst().reason());
        }
    }

    @Test
    void anEngineIdInTheCredentialBindsTraps() throws Exception {
        var site = new TestSite().user("u", AuthProtocol.SHA, PrivProtocol.NONE);
        ((UserCredential) site.site().getSnmpCredentials().getFirst()).setEngineId("80:00:13:70:01:7f:00:00:02");
        try (var r = Receivers.start(site, data)) {
            String address = "udp:127.0.0.1/" + r.receiver().port();
            Senders.user(address, "u", AuthSHA.ID, null, SENDER, 1, pdu(false, 1));
            Await.until("refused", () -> r.counters().snapshot().unauthenticated() == 1);
            byte[] right = HexFormat.of().parseHex("80001370017f000002");
            Senders.user(address, "u", AuthSHA.ID, null, right, 1, pdu(false, 1));
            Await.until("taken", () -> r.sink().traps().size() == 1);
            assertTrue(Senders.user(address, "u", AuthSHA.ID, null, SENDER, 1, pdu(true, 1)), "informs are ours");
        }
    }
}
