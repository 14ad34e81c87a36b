/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.tests.decode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.snmp4j.PDU;
import org.snmp4j.PDUv1;
import org.snmp4j.asn1.BEROutputStream;
import org.snmp4j.smi.Counter32;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.Gauge32;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.IpAddress;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.Opaque;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;
import org.yagura.model.site.SnmpVersion;
import org.yagura.traps.core.internal.decode.Addresses;
import org.yagura.traps.core.internal.decode.Decoders;
import org.yagura.traps.core.internal.decode.Decoding;
import org.yagura.traps.core.internal.decode.Oid;
import org.yagura.traps.core.internal.decode.Trap;
import org.yagura.traps.core.internal.decode.UndecodableException;
import org.yagura.traps.core.internal.decode.Varbind;
import org.yagura.traps.core.internal.fact.SecurityLevel;
import org.yagura.traps.core.internal.fact.Transport;
import org.yagura.traps.core.internal.fact.TrapReceived;
import org.yagura.traps.core.internal.fact.TrapUndecodable;
import org.yagura.traps.core.spi.TrapDecoder;
import org.yagura.traps.core.tests.support.Senders;

/** Decoding and the mapping of RFC 3584, against what SNMP4J encodes. */
final class DecodingTest {
    private static final byte[] PEER = {10, 9, 8, 7};
    private final Decoding decoding = new Decoding();

    private static byte[] encoded(PDU pdu) throws IOException {
        var out = new BEROutputStream(ByteBuffer.allocate(pdu.getBERLength() + 8));
        pdu.encodeBER(out);
        return Arrays.copyOf(out.getBuffer().array(), out.getBuffer().position());
    }

    private static TrapReceived received(SnmpVersion version, byte[] pdu) {
        return new TrapReceived(0, PEER, 9, Transport.UDP, version, "c", SecurityLevel.NO_AUTH_NO_PRIV, new byte[0], "",
                false, pdu);
    }

    private Trap v2(String oid, VariableBinding... bindings) throws Exception {
        return decoding
                .decode(received(SnmpVersion.V2C, encoded(Senders.notification(new PDU(), false, oid, bindings))));
    }

    private Trap v1(PDUv1 pdu) throws Exception {
        return decoding.decode(received(SnmpVersion.V1, encoded(pdu)));
    }

    private static int[] arcs(Random random) {
        var arcs = new int[2 + random.nextInt(20)];
        arcs[0] = random.nextInt(3);
        arcs[1] = random.nextInt(40);
        for (int i = 2; i < arcs.length; i++) {
            arcs[i] = random.nextInt() >>> random.nextInt(32);
        }
        return arcs;
    }

    private static Variable value(Random random) {
        byte[] bytes = new byte[random.nextInt(300)];
        random.nextBytes(bytes);
        return switch (random.nextInt(9)) {
            case 0 -> new Integer32(random.nextInt() >> random.nextInt(32));
            case 1 -> new OctetString(bytes);
            case 2 -> new OID(arcs(random));
            case 3 -> new IpAddress(Arrays.copyOf(bytes, 4));
            case 4 -> new Counter32(random.nextInt() & 0xFFFF_FFFFL);
            case 5 -> new Gauge32(random.nextInt() & 0xFFFF_FFFFL);
            case 6 -> new TimeTicks(random.nextInt() & 0xFFFF_FFFFL);
            case 7 -> new Counter64(random.nextLong());
            default -> new Opaque(bytes);
        };
    }

    private static String oracle(Variable v) {
        return switch (v) {
            case Counter64 c -> Long.toUnsignedString(c.getValue());
            case TimeTicks t -> Long.toString(t.getValue());
            case OID o -> o.toDottedString();
            case OctetString _ -> null;
            default -> v.toString();
        };
    }

    @Test
    void readsWhatSnmp4jWrites() throws Exception {
        var random = new Random(7);
        for (int round = 0; round < 2000; round++) {
            var bindings = new VariableBinding[random.nextInt(12)];
            for (int i = 0; i < bindings.length; i++) {
                bindings[i] = new VariableBinding(new OID(arcs(random)), value(random));
            }
            var oid = new OID(arcs(random));
            Trap trap = v2(oid.toDottedString(), bindings);
            assertEquals(oid.toDottedString(), trap.trapOid().toString());
            assertEquals(12_345, trap.upTime());
            assertEquals(bindings.length, trap.varbinds().size());
            for (int i = 0; i < bindings.length; i++) {
                Varbind read = trap.varbind(i);
                assertEquals(bindings[i].getOid().toDottedString(), read.oid().toString());
                String expected = oracle(bindings[i].getVariable());
                if (expected != null) {
                    assertEquals(expected, read.text(), bindings[i].toString());
                } else if (bindings[i].getVariable() instanceof OctetString o && !(o instanceof Opaque)) {
                    assertEquals(o.toHexString(':'), read.hex());
                }
            }
        }
    }

    @Test
    void knowsTextFromBytes() throws Exception {
        Trap trap = v2("1.3.6.1.4.1.9.1", new VariableBinding(new OID("1.3.1"), new OctetString("plain")),
                new VariableBinding(new OID("1.3.2"), new OctetString("櫓に登る\n".getBytes("UTF-8"))),
                new VariableBinding(new OID("1.3.3"), new OctetString(new byte[]{0, 1, (byte) 0xFE})),
                new VariableBinding(new OID("1.3.4"), new OctetString("ended by zero\0")),
                new VariableBinding(new OID("1.3.5"), new Opaque(new byte[]{(byte) 0x9F, 0x78, 4, 0x42, 0x28, 0, 0})));
        assertEquals(List.of("plain", "櫓に登る\n", "00:01:fe", "ended by zero", "42.0"),
                trap.varbinds().stream().map(Varbind::text).toList());
    }

    @Test
    void mapsVersion1AfterRfc3584() throws Exception {
        Trap own = v1(Senders.v1("1.3.6.1.4.1.9.9.13", "10.1.2.3", 6, 5));
        assertEquals("1.3.6.1.4.1.9.9.13.0.5", own.trapOid().toString());
        assertEquals("1.3.6.1.4.1.9.9.13", own.enterprise().toString());
        assertEquals(6, own.generic());
        assertEquals(5, own.specific());
        assertEquals(777, own.upTime());
        assertEquals("10.1.2.3", own.sourceText());
        for (int generic = 0; generic < 6; generic++) {
            Trap trap = v1(Senders.v1("1.3.6.1.4.1.9", "10.1.2.3", generic, 0));
            assertEquals("1.3.6.1.6.3.1.1.5." + (generic + 1), trap.trapOid().toString());
            assertEquals("1.3.6.1.4.1.9", trap.enterprise().toString());
            assertEquals(generic, trap.generic());
        }
    }

    @Test
    void mapsNotificationsBackAfterRfc3584() throws Exception {
        Trap zero = v2("1.3.6.1.4.1.9.9.13.0.5");
        assertEquals("1.3.6.1.4.1.9.9.13", zero.enterprise().toString());
        assertEquals(6, zero.generic());
        assertEquals(5, zero.specific());
        assertEquals("1.3.6.1.2.1.33.2", v2("1.3.6.1.2.1.33.2.1").enterprise().toString());
        Trap linkUp = v2("1.3.6.1.6.3.1.1.5.4");
        assertEquals(3, linkUp.generic());
        assertEquals("1.3.6.1.6.3.1.1.5", linkUp.enterprise().toString());
        Trap given = v2("1.3.6.1.6.3.1.1.5.4",
                new VariableBinding(new OID("1.3.6.1.6.3.1.1.4.3.0"), new OID("1.3.6.1.4.1.77")));
        assertEquals("1.3.6.1.4.1.77", given.enterprise().toString());
        assertEquals(1, given.size());
    }

    @Test
    void mappingThereAndBackKeepsTheIdentity() throws Exception {
        var random = new Random(11);
        for (int i = 0; i < 500; i++) {
            int[] arcs = Arrays.copyOf(arcs(random), 5 + random.nextInt(4));
            var enterprise = new OID(arcs);
            int specific = random.nextInt(Integer.MAX_VALUE);
            Trap one = v1(Senders.v1(enterprise.toDottedString(), "10.0.0.1", 6, specific));
            Trap two = v2(one.trapOid().toString());
            assertEquals(one.enterprise(), two.enterprise());
            assertEquals(one.specific(), two.specific());
            assertEquals(one.generic(), two.generic());
        }
    }

    @Test
    void findsTheOriginalSource() throws Exception {
        var relayed = new VariableBinding(new OID("1.3.6.1.6.3.18.1.3.0"), new IpAddress("192.0.2.9"));
        assertEquals("192.0.2.9", v2("1.3.6.1.6.3.1.1.5.1", relayed).sourceText());
        assertEquals("10.9.8.7", v2("1.3.6.1.6.3.1.1.5.1").sourceText());
        assertEquals("192.0.2.9", v1(Senders.v1("1.3.6.1.4.1.9", "10.1.2.3", 0, 0, relayed)).sourceText());
        assertEquals("10.9.8.7", v1(Senders.v1("1.3.6.1.4.1.9", "0.0.0.0", 0, 0)).sourceText());
        assertEquals("10.9.8.7", v1(Senders.v1("1.3.6.1.4.1.9", "127.0.0.1", 0, 0)).sourceText());
    }

    @Test
    void aRelayedAddressThatTellsNothingIsNotTheSource() throws Exception {
        for (String useless : List.of("0.0.0.0", "127.0.0.1")) {
            var relayed = new VariableBinding(new OID("1.3.6.1.6.3.18.1.3.0"), new IpAddress(useless));
            assertEquals("10.9.8.7", v2("1.3.6.1.6.3.1.1.5.1", relayed).sourceText());
            assertEquals("10.1.2.3", v1(Senders.v1("1.3.6.1.4.1.9", "10.1.2.3", 0, 0, relayed)).sourceText());
            assertEquals("10.9.8.7", v1(Senders.v1("1.3.6.1.4.1.9", "0.0.0.0", 0, 0, relayed)).sourceText());
        }
    }

    @Test
    void keepsNoCommunityOfAForwardedTrap() throws Exception {
        var community = new VariableBinding(new OID("1.3.6.1.6.3.18.1.4.0"), new OctetString("s3cret"));
        var other = new VariableBinding(new OID("1.3.6.1.2.1.1.5.0"), new OctetString("name"));
        byte[] v2 = encoded(Senders.notification(new PDU(), false, "1.3.6.1.6.3.1.1.5.1", other, community));
        byte[] v1 = encoded(Senders.v1("1.3.6.1.4.1.9", "10.1.2.3", 0, 0, other, community));
        for (SnmpVersion version : List.of(SnmpVersion.V1, SnmpVersion.V2C, SnmpVersion.V3)) {
            byte[] pdu = version == SnmpVersion.V1 ? v1 : v2;
            byte[] message = new byte[pdu.length + 9];
            System.arraycopy(pdu, 0, message, 7, pdu.length);
            byte[] before = message.clone();
            Trap kept = decoding.decode(received(version, decoding.checked(version, message, 7, 7 + pdu.length)));
            assertEquals(List.of("name", "******"), kept.varbinds().stream().map(Varbind::text).toList());
            assertArrayEquals(before, message);
        }
    }

    @Test
    void refusesWhatIsNoNotification() throws Exception {
        var get = new PDU();
        get.setType(PDU.GET);
        get.add(new VariableBinding(new OID("1.3.6.1.2.1.1.1.0")));
        byte[] noOid = encoded(noTrapOid());
        for (byte[] bytes : List.of(encoded(get), noOid, new byte[0], new byte[]{(byte) 0xA7},
                new byte[]{(byte) 0xA7, 5, 1})) {
            var e = assertThrows(UndecodableException.class, () -> decoding.decode(received(SnmpVersion.V2C, bytes)));
            assertTrue(e.reason().startsWith("offset "), e.reason());
        }
    }

    private static PDU noTrapOid() {
        var pdu = new PDU();
        pdu.setType(PDU.NOTIFICATION);
        pdu.add(new VariableBinding(new OID("1.3.6.1.2.1.1.3.0"), new TimeTicks(1)));
        return pdu;
    }

    @Test
    void survivesMutations() throws Exception {
        var random = new Random(13);
        byte[] two = encoded(Senders.notification(new PDU(), false, "1.3.6.1.6.3.1.1.5.3",
                new VariableBinding(new OID("1.3.6.1.2.1.2.2.1.1.3"), new Integer32(3)),
                new VariableBinding(new OID("1.3.6.1.2.1.2.2.1.2.3"), new OctetString("eth0"))));
        byte[] one = encoded(Senders.v1("1.3.6.1.4.1.9", "10.1.2.3", 6, 17,
                new VariableBinding(new OID("1.3.6.2"), new Counter32(1))));
        for (int i = 0; i < 100_000; i++) {
            byte[] bytes = (i % 2 == 0 ? two : one).clone();
            for (int n = random.nextInt(4); n >= 0; n--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            byte[] cut = random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
            try {
                Trap trap = decoding.decode(received(i % 2 == 0 ? SnmpVersion.V2C : SnmpVersion.V1, cut));
                trap.varbinds().forEach(Varbind::toString);
                assertTrue(trap.trapOid().size() >= 2 && trap.enterprise().size() >= 2);
            } catch (UndecodableException e) {
                assertTrue(e.reason().length() < 200);
            }
        }
    }

    @Test
    void objectIdentifiersCompareAndNest() {
        var random = new Random(17);
        for (int i = 0; i < 2000; i++) {
            int[] arcs = arcs(random);
            Oid oid = Oid.of(arcs);
            assertEquals(new OID(arcs).toDottedString(), oid.toString());
            assertEquals(oid, Oid.of(oid.toString()));
            Oid other = Oid.of(arcs(random));
            assertEquals(Integer.signum(new OID(arcs).compareTo(new OID(other.toArray()))),
                    Integer.signum(oid.compareTo(other)));
            assertTrue(oid.isPrefixOf(oid.plus(random.nextInt())));
            assertTrue(oid.prefix(2).isPrefixOf(oid));
        }
        for (String wrong : List.of("", "1", "1..3", "a.b", "3.1", "1.40", "1.3.4294967296", "1.3.-1", "1.+3")) {
            assertThrows(IllegalArgumentException.class, () -> Oid.of(wrong), wrong);
        }
    }

    @Test
    void writesAddressesAsRfc5952Says() {
        for (String text : List.of("10.0.0.1", "::1", "::", "2001:db8::1", "2001:db8:0:1:1:1:1:1", "fe80::1:0:0:1",
                "2001:0:0:1::1")) {
            assertEquals(text, Addresses.text(Addresses.parse(text)));
        }
        assertEquals("1.2.3.4", Addresses.text(Addresses.plain(Addresses.parse("::ffff:1.2.3.4"))));
        for (String wrong : List.of("", "localhost", "1.2.3", "1.2.3.4.5", "dead", "1.2.3.4/8", "::1%eth0")) {
            assertThrows(IllegalArgumentException.class, () -> Addresses.parse(wrong), wrong);
        }
    }

    private record Helper(String name, List<String> subtrees, List<Value> values) implements TrapDecoder {
        @Override
        public List<Value> decode(Input trap) {
            if (values == null) {
                throw new IllegalStateException("broken decoder");
            }
            return values;
        }

        @Override
        public Optional<Message> decodeMessage(byte[] message, String source) {
            return values == null || message[0] != 'X'
                    ? Optional.empty()
                    : Optional.of(new Message("1.3.6.1.4.1.5.0.1", "192.0.2.1", values));
        }
    }

    @Test
    void thirdPartiesAddValuesAndFailAlone() throws Exception {
        var decoders = new Decoders();
        var value = new TrapDecoder.Value("1.3.6.1.4.1.5.1.1", "fanSpeed", "1200");
        decoders.add(new Helper("a broken one", List.of("1.3"), null));
        decoders.add(new Helper("good", List.of("1.3.6.1.4.1.5"), List.of(value)));
        var with = new Decoding(decoders);
        byte[] pdu = encoded(Senders.notification(new PDU(), false, "1.3.6.1.4.1.5.0.9",
                new VariableBinding(new OID("1.3.9"), new Integer32(1))));
        Trap trap = with.decode(received(SnmpVersion.V2C, pdu));
        assertEquals(2, trap.size());
        assertEquals("fanSpeed", trap.varbind(1).givenName());
        assertEquals("1200", trap.varbinds().get(1).text());
        assertEquals(1, decoders.failed());
        var foreign = new TrapUndecodable(0, PEER, 1, Transport.UDP, "X!".getBytes(), 2, "no SNMP");
        Trap made = with.decode(foreign).orElseThrow();
        assertEquals("192.0.2.1", made.sourceText());
        assertEquals("1.3.6.1.4.1.5", made.enterprise().toString());
        assertTrue(decoding.decode(foreign).isEmpty());
    }
}
