/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traffic.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.snmp4j.PDU;
import org.snmp4j.PDUv1;
import org.snmp4j.asn1.BER;
import org.snmp4j.asn1.BERInputStream;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;
import org.yagura.traffic.snmp.Binding;
import org.yagura.traffic.snmp.Notification;
import org.yagura.traffic.snmp.Value;

/** What our own encoder writes, SNMP4J reads as it was meant: random notifications in all versions with communities. */
final class NotificationTest {
    private static final String VENDOR = "1.3.6.1.4.1.32473.";

    private final Random random = new Random(41);

    private Value value() {
        return switch (random.nextInt(7)) {
            case 0 -> new Value.Int(random.nextInt());
            case 1 -> new Value.Int(random.nextInt(600) - 300);
            case 2 -> new Value.Text("値 ".repeat(random.nextInt(200)));
            case 3 -> new Value.ObjectId(VENDOR + Integer.toUnsignedLong(random.nextInt()) + ".0.127.128.16384");
            case 4 -> new Value.Ip(random.nextInt(256) + ".0.255." + random.nextInt(256));
            case 5 -> Value.gauge(Integer.toUnsignedLong(random.nextInt()));
            default -> random.nextBoolean() ? Value.counter(0xFFFFFFFFL) : Value.ticks(random.nextInt(1 << 30));
        };
    }

    private static String shown(Value value) {
        return switch (value) {
            case Value.Int number -> Integer.toString(number.value());
            case Value.Text text -> text.value();
            case Value.ObjectId oid -> oid.value();
            case Value.Ip ip -> ip.value();
            case Value.Unsigned number -> Long.toString(number.value());
        };
    }

    private static String shown(Variable variable) {
        return switch (variable) {
            case OctetString text -> new String(text.getValue(), StandardCharsets.UTF_8);
            case org.snmp4j.smi.UnsignedInteger32 number -> Long.toString(number.getValue());
            default -> variable.toString();
        };
    }

    private Notification made(String oid) {
        var bindings = new ArrayList<Binding>();
        for (int i = random.nextInt(12); i > 0; i--) {
            bindings.add(new Binding(VENDOR + "9.1." + random.nextInt(1 << 20) + ".0", value()));
        }
        return new Notification(oid, random.nextInt(1 << 30), bindings);
    }

    private static <P extends PDU> P read(byte[] message, int version, P into) throws IOException {
        var in = new BERInputStream(ByteBuffer.wrap(message));
        var type = new BER.MutableByte();
        int length = BER.decodeHeader(in, type);
        assertEquals(BER.SEQUENCE, type.getValue());
        assertEquals(message.length, length + in.getPosition(), "no byte more, no byte less");
        var number = new Integer32();
        number.decodeBER(in);
        assertEquals(version, number.getValue());
        var community = new OctetString();
        community.decodeBER(in);
        assertEquals("demo-コミュニティ", new String(community.getValue(), StandardCharsets.UTF_8));
        into.decodeBER(in);
        assertEquals(0, in.available());
        return into;
    }

    private static void same(List<Binding> meant, List<? extends VariableBinding> read) {
        assertEquals(meant.size(), read.size());
        for (int i = 0; i < meant.size(); i++) {
            assertEquals(meant.get(i).oid(), read.get(i).getOid().toString());
            assertEquals(shown(meant.get(i).value()), shown(read.get(i).getVariable()));
        }
    }

    @Test
    void trapsAndInformsOfVersion2AreReadAsMeant() throws IOException {
        for (int i = 0; i < 300; i++) {
            Notification meant = made(VENDOR + "7.0." + (1 + random.nextInt(200)));
            int request = random.nextInt();
            boolean inform = random.nextBoolean();
            byte[] message = inform
                    ? meant.inform("demo-コミュニティ", request)
                    : meant.v2c("demo-コミュニティ", request);
            PDU read = read(message, SnmpConstants.version2c, new PDU());
            assertEquals(inform ? PDU.INFORM : PDU.TRAP, read.getType());
            assertEquals(request, read.getRequestID().getValue());
            assertEquals(meant.upTime(), read.getVariable(SnmpConstants.sysUpTime).toLong());
            assertEquals(meant.oid(), Receiver.oid(read));
            same(meant.bindings(), read.getVariableBindings().subList(2, read.size()));
        }
    }

    /** RFC 3584, 3.2: enterprise, generic and specific from the identity of the trap. */
    @Test
    void trapsOfVersion1AreReadAsMeant() throws IOException {
        for (int i = 0; i < 200; i++) {
            int specific = 1 + random.nextInt(200);
            Notification meant = made(VENDOR + "7.0." + specific);
            PDUv1 read = read(meant.v1("demo-コミュニティ", "127.1.2.3", VENDOR + "1"), SnmpConstants.version1,
                    new PDUv1());
            assertEquals(VENDOR + "7", read.getEnterprise().toString());
            assertEquals(PDUv1.ENTERPRISE_SPECIFIC, read.getGenericTrap());
            assertEquals(specific, read.getSpecificTrap());
            assertEquals(meant.upTime(), read.getTimestamp());
            assertEquals("127.1.2.3", read.getAgentAddress().toString());
            same(meant.bindings(), read.getVariableBindings());
        }
        for (int generic = 0; generic < 5; generic++) {
            Notification meant = made("1.3.6.1.6.3.1.1.5." + (generic + 1));
            PDUv1 read = read(meant.v1("demo-コミュニティ", "127.1.2.3", VENDOR + "1"), SnmpConstants.version1,
                    new PDUv1());
            assertEquals(VENDOR + "1", read.getEnterprise().toString(), "that of the system");
            assertEquals(generic, read.getGenericTrap());
            assertEquals(0, read.getSpecificTrap());
        }
    }
}
