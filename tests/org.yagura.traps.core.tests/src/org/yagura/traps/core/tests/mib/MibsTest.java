/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.tests.mib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.snmp4j.PDU;
import org.snmp4j.asn1.BEROutputStream;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;
import org.yagura.model.site.SnmpVersion;
import org.yagura.traps.core.ListMibs;
import org.yagura.traps.core.internal.decode.Decoding;
import org.yagura.traps.core.internal.decode.Oid;
import org.yagura.traps.core.internal.decode.Varbind;
import org.yagura.traps.core.internal.fact.SecurityLevel;
import org.yagura.traps.core.internal.fact.Transport;
import org.yagura.traps.core.internal.fact.TrapReceived;
import org.yagura.traps.core.internal.mib.MibReader;
import org.yagura.traps.core.internal.mib.Mibs;
import org.yagura.traps.core.tests.support.Senders;

/** Reading modules, naming objects and showing values. */
final class MibsTest {
    private static final Path NET_SNMP = Path.of("/usr/share/snmp/mibs");
    private static final String VENDOR = """
            -- a vendor's module, written carelessly
            ACME-MIB DEFINITIONS ::= BEGIN
            IMPORTS enterprises, OBJECT-TYPE FROM RFC1155-SMI
                    TRAP-TYPE FROM RFC-1215
                    DisplayString FROM RFC1213-MIB
                    acmeRoot FROM ACME-ROOT-MIB;
            ------------------------------------------
            acme OBJECT IDENTIFIER ::= { enterprises 4242 }
            box  OBJECT IDENTIFIER ::= { acme 1 }
            Level ::= INTEGER { low(1), medium high(2), top(3) }
            broken OBJECT-TYPE SYNTAX ::= }
            fanState OBJECT-TYPE
                SYNTAX INTEGER { ok(1), failed(2), not-there(-1) }
                ACCESS read-only STATUS mandatory
                DESCRIPTION "How the fan is.
                             Really."
                ::= { box 1 }
            loudness OBJECT-TYPE SYNTAX Level ACCESS read-only STATUS mandatory ::= { box 2 }
            what is this ;
            temperature OBJECT-TYPE SYNTAX Temp UNITS "degrees" ACCESS read-only STATUS mandatory ::= { box 3 }
            Temp ::= TEXTUAL-CONVENTION DISPLAY-HINT "d-1" STATUS current DESCRIPTION "tenths" SYNTAX INTEGER (-400..1200)
            flags OBJECT-TYPE SYNTAX BITS { open(0), hot(1), dirty(9) } MAX-ACCESS read-only STATUS current ::= { box 4 }
            lost OBJECT IDENTIFIER ::= { nowhere 1 }
            round OBJECT IDENTIFIER ::= { turn 1 }
            turn OBJECT IDENTIFIER ::= { round 1 }
            fanFailed TRAP-TYPE ENTERPRISE acme VARIABLES { fanState, temperature } DESCRIPTION "The fan has failed." ::= 7
            myColdStart TRAP-TYPE ENTERPRISE snmp ::= 0
            END
            SECOND-MIB DEFINITIONS ::= BEGIN
            IMPORTS box FROM ACME-MIB;
            second OBJECT IDENTIFIER ::= { box second(2) 1 }
            END
            """;

    private static Varbind varbind(String oid, Variable value) throws Exception {
        PDU pdu = Senders.notification(new PDU(), false, "1.3.6.1.6.3.1.1.5.3",
                new VariableBinding(new OID(oid), value));
        var out = new BEROutputStream(ByteBuffer.allocate(pdu.getBERLength() + 8));
        pdu.encodeBER(out);
        return new Decoding().decode(new TrapReceived(0, new byte[4], 1, Transport.UDP, SnmpVersion.V2C, "c",
                SecurityLevel.NO_AUTH_NO_PRIV, new byte[0], "", false,
                Arrays.copyOf(out.getBuffer().array(), out.getBuffer().position()))).varbind(0);
    }

    private static Mibs with(String... files) {
        var all = new LinkedHashMap<String, String>();
        for (String file : files) {
            all.put("file " + all.size(), file);
        }
        return Mibs.of(all);
    }

    @Test
    void bundledModulesAreReadWithoutWarnings() throws Exception {
        Mibs mibs = Mibs.bundled();
        assertEquals(16, mibs.modules().size());
        for (ListMibs.Module module : mibs.modules()) {
            assertTrue(module.bundled() && module.missing().isEmpty(), module.toString());
            try (var in = Mibs.class.getResourceAsStream("/mibs/" + module.name() + ".mib")) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                assertEquals(List.of(), MibReader.read(text, module.name()).warnings());
            }
        }
    }

    @Test
    void namesWellKnownObjects() {
        Mibs mibs = Mibs.bundled();
        assertEquals("linkDown", mibs.name(Oid.of("1.3.6.1.6.3.1.1.5.3")));
        assertEquals("ifIndex.3", mibs.name(Oid.of("1.3.6.1.2.1.2.2.1.1.3")));
        assertEquals("upsTrapOnBattery", mibs.name(Oid.of("1.3.6.1.2.1.33.2.1")));
        assertEquals("1.3.6.1.4.1.9.5", mibs.name(Oid.of("1.3.6.1.4.1.9.5")), "far below a root a name would mislead");
        assertEquals("0.1.2", mibs.name(Oid.of("0.1.2")));
        assertEquals(Oid.of("1.3.6.1.2.1.2.2.1.8.7"), mibs.oid("ifOperStatus.7"));
        assertEquals(mibs.oid("IF-MIB::ifOperStatus"), mibs.oid("ifOperStatus"));
        assertNull(mibs.oid("ifNothing"));
        assertNull(mibs.oid("ifIndex.x"));
        assertEquals("An interface has left the up state.", mibs.description(Oid.of("1.3.6.1.6.3.1.1.5.3")));
        assertNull(mibs.description(Oid.of("1.3.6.1.4.1.9.5")));
    }

    @Test
    void showsValuesAsTheMibSays() throws Exception {
        Mibs mibs = with(VENDOR);
        record Case(String oid, Variable value, String shown) {
        }
        for (Case c : List.of(new Case("1.3.6.1.2.1.2.2.1.8.1", new Integer32(7), "lowerLayerDown"),
                new Case("1.3.6.1.2.1.2.2.1.3.1", new Integer32(6), "ethernetCsmacd"),
                new Case("1.3.6.1.2.1.2.2.1.8.1", new Integer32(99), "99"),
                new Case("1.3.6.1.2.1.2.2.1.6.1", new OctetString(new byte[]{0, 0x1b, (byte) 0xfe, 1, 2, 3}),
                        "00:1b:fe:01:02:03"),
                new Case("1.3.6.1.2.1.25.1.2.0",
                        new OctetString(new byte[]{7, (byte) 0xea, 11, 21, 8, 5, 9, 3, '+', 9, 0}),
                        "2026-11-21,8:5:9.3,+9:0"),
                new Case("1.3.6.1.6.3.10.2.1.1.0", new OctetString(new byte[]{(byte) 0x80, 0, 1}), "80:00:01"),
                new Case("1.3.6.1.2.1.1.2.0", new OID("1.3.6.1.2.1.33.2"), "upsTraps"),
                new Case("1.3.6.1.2.1.1.3.0", new TimeTicks(9_012_345), "1d 1:02:03.45"),
                new Case("1.3.6.1.4.1.4242.1.1.0", new Integer32(2), "failed"),
                new Case("1.3.6.1.4.1.4242.1.1.0", new Integer32(-1), "not-there"),
                new Case("1.3.6.1.4.1.4242.1.2.0", new Integer32(2), "medium high"),
                new Case("1.3.6.1.4.1.4242.1.3.0", new Integer32(-215), "-21.5"),
                new Case("1.3.6.1.4.1.4242.1.4.0", new OctetString(new byte[]{(byte) 0xC0, 0x40}), "open hot dirty"),
                new Case("1.3.6.1.4.1.5555.1", new OctetString(new byte[]{1, 2}), "01:02"))) {
            assertEquals(c.shown(), mibs.value(varbind(c.oid(), c.value())), c.toString());
        }
    }

    @Test
    void readsCarelessModulesAsFarAsPossible() {
        Mibs mibs = with(VENDOR);
        MibReader.Read read = MibReader.read(VENDOR, "acme.mib");
        assertEquals(List.of("ACME-MIB", "SECOND-MIB"), read.modules().stream().map(m -> m.name()).toList());
        assertTrue(read.warnings().size() >= 2 && read.warnings().getFirst().startsWith("acme.mib:11: "),
                read.warnings().toString());
        ListMibs.Module acme = mibs.module("ACME-MIB");
        assertEquals(List.of("ACME-ROOT-MIB"), acme.missing());
        assertEquals(2, acme.notifications());
        assertFalse(acme.bundled());
        assertEquals("fanFailed", mibs.name(Oid.of("1.3.6.1.4.1.4242.0.7")));
        assertEquals("myColdStart", mibs.name(Oid.of("1.3.6.1.6.3.1.1.5.1")));
        assertEquals("How the fan is.\nReally.", mibs.description(Oid.of("1.3.6.1.4.1.4242.1.1.0")));
        assertEquals("second", mibs.name(Oid.of("1.3.6.1.4.1.4242.1.2.1")));
        assertNull(mibs.oid("lost"));
        assertNull(mibs.oid("round"));
        assertTrue(read.modules().get(1).source().startsWith("SECOND-MIB")
                && read.modules().get(1).source().endsWith("END"));
        assertNotNull(with(read.modules().get(0).source()).oid("fanState"));
        assertEquals("coldStart", Mibs.bundled().name(Oid.of("1.3.6.1.6.3.1.1.5.1")));
    }

    @Test
    void findsByOidNameAndWords() {
        Mibs mibs = with(VENDOR);
        assertEquals("fanFailed", mibs.search("fanfailed", false, 5).getFirst().name());
        assertEquals("ifOperStatus", mibs.search("1.3.6.1.2.1.2.2.1.8", false, 5).getFirst().name());
        assertEquals("ifOperStatus", mibs.search("1.3.6.1.2.1.2.2.1.8.4", false, 5).getFirst().name());
        assertTrue(
                mibs.search("battery low", false, 50).stream().anyMatch(o -> o.name().equals("upsConfigLowBattTime")));
        assertTrue(mibs.search("up", true, 500).stream().allMatch(o -> o.kind().equals("notification")));
        assertEquals(3, mibs.search("if", false, 3).size());
        assertEquals(List.of("1.3.6.1.4.1.4242.1.1", "1.3.6.1.4.1.4242.1.3"),
                mibs.search("fanFailed", true, 1).getFirst().objects());
    }

    @Test
    void garbageIsNoMibAndHoldsNothingUp() {
        var random = new Random(3);
        for (int i = 0; i < 1500; i++) {
            var text = new StringBuilder(VENDOR);
            for (int n = random.nextInt(20); n >= 0; n--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.insert(at, "{}()\"'::=,;-".charAt(random.nextInt(12)));
                    default -> text.setLength(Math.max(10, at));
                }
            }
            Mibs.of(Map.of("x", text.toString())).name(Oid.of("1.3.6.1.4.1.4242.0.7"));
        }
        assertEquals(List.of(), MibReader.read("PK\3\4 this is a zip", "x").modules());
        assertThrows(IllegalArgumentException.class, () -> MibReader.read(" ".repeat(MibReader.MAX_TEXT + 1), "x"));
        String deep = "A DEFINITIONS ::= BEGIN " + "x ::= ".repeat(50_000) + "[1] ".repeat(50_000) + "END";
        MibReader.read(deep, "x");
        var chain = new StringBuilder("A DEFINITIONS ::= BEGIN a0 OBJECT IDENTIFIER ::= { iso 1 }\n");
        for (int i = 1; i < 5000; i++) {
            chain.append("a" + i + " OBJECT IDENTIFIER ::= { a" + (i - 1) + " 1 }\n");
        }
        Mibs deepOnes = with(chain.append("END").toString());
        assertNotNull(deepOnes.oid("a20"));
        assertNull(deepOnes.oid("a4999"));
    }

    static boolean hasNetSnmpMibs() {
        return Files.isDirectory(NET_SNMP);
    }

    @Test
    @EnabledIf("hasNetSnmpMibs")
    void readsNetSnmpsModulesWithoutWarnings() throws Exception {
        var files = new LinkedHashMap<String, String>();
        try (var list = Files.list(NET_SNMP)) {
            for (Path file : list.sorted().toList()) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertEquals(List.of(), MibReader.read(text, file.toString()).warnings());
                files.put(file.toString(), text);
            }
        }
        Mibs mibs = Mibs.of(files);
        assertEquals("nsNotifyShutdown", mibs.name(Oid.of("1.3.6.1.4.1.8072.4.0.2")));
        assertEquals("ucdavis", mibs.name(Oid.of("1.3.6.1.4.1.2021")));
        assertEquals("laLoad.1", mibs.name(Oid.of("1.3.6.1.4.1.2021.10.1.3.1")));
    }
}
