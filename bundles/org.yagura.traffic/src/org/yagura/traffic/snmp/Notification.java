/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traffic.snmp;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A notification, and its encodings by community.
 *
 * @param oid identity of the trap, in dots
 * @param upTime sysUpTime of the sender, hundredths of a second
 * @param bindings variable bindings without sysUpTime.0 and snmpTrapOID.0
 */
public record Notification(String oid, long upTime, List<Binding> bindings) {
    private static final String GENERIC = "1.3.6.1.6.3.1.1.5.";
    private static final String SYS_UP_TIME = "1.3.6.1.2.1.1.3.0";
    private static final String TRAP_OID = "1.3.6.1.6.3.1.1.4.1.0";
    private static final int TRAP = 0xa7;
    private static final int INFORM = 0xa6;
    private static final int TRAP_V1 = 0xa4;
    private static final int ENTERPRISE_SPECIFIC = 6;

    public Notification {
        bindings = List.copyOf(bindings);
    }

    /** As a v2c trap. */
    public byte[] v2c(String community, int requestId) {
        return community(1, community, TRAP, requestId);
    }

    /** As a v2c inform. */
    public byte[] inform(String community, int requestId) {
        return community(1, community, INFORM, requestId);
    }

    private byte[] community(int version, String community, int type, int requestId) {
        var out = new BerOut();
        pdu(out, type, requestId);
        return wrapped(out, version, community);
    }

    private static byte[] wrapped(BerOut out, int version, String community) {
        out.octets(BerOut.OCTETS, community.getBytes(StandardCharsets.UTF_8));
        out.number(BerOut.INTEGER, version);
        out.close(BerOut.SEQUENCE, 0);
        return out.bytes();
    }

    /**
     * As a v1 trap (RFC 3584, from v2 to v1).
     *
     * @param sender IPv4 address of the agent, in dots
     * @param system its sysObjectID, the enterprise of a generic trap
     */
    public byte[] v1(String community, String sender, String system) {
        var out = new BerOut();
        int mark = out.size();
        bindings(out, bindings);
        out.number(0x43, upTime);
        boolean generic = oid.startsWith(GENERIC);
        int last = oid.lastIndexOf('.');
        int number = Integer.parseInt(oid.substring(last + 1));
        out.number(BerOut.INTEGER, generic ? 0 : number);
        out.number(BerOut.INTEGER, generic ? number - 1 : ENTERPRISE_SPECIFIC);
        new Value.Ip(sender).write(new Value.BerWriter(out));
        String parent = oid.substring(0, last);
        out.objectId(generic ? system : parent.endsWith(".0") ? parent.substring(0, parent.length() - 2) : parent);
        out.close(TRAP_V1, mark);
        return wrapped(out, 0, community);
    }

    /** Writes it as a PDU of SNMPv2. */
    void pdu(BerOut out, int type, int requestId) {
        int mark = out.size();
        int list = out.size();
        for (int i = bindings.size() - 1; i >= 0; i--) {
            bindings.get(i).write(out);
        }
        new Binding(TRAP_OID, new Value.ObjectId(oid)).write(out);
        new Binding(SYS_UP_TIME, Value.ticks(upTime)).write(out);
        out.close(BerOut.SEQUENCE, list);
        out.number(BerOut.INTEGER, 0);
        out.number(BerOut.INTEGER, 0);
        out.number(BerOut.INTEGER, requestId);
        out.close(type, mark);
    }

    void trap(BerOut out, int requestId) {
        pdu(out, TRAP, requestId);
    }

    private static void bindings(BerOut out, List<Binding> bindings) {
        int mark = out.size();
        for (int i = bindings.size() - 1; i >= 0; i--) {
            bindings.get(i).write(out);
        }
        out.close(BerOut.SEQUENCE, mark);
    }
}
