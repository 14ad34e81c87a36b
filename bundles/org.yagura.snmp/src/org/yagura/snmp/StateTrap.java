/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.snmp;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.snmp4j.PDU;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;
import org.yagura.model.site.Severity;

/**
 * What YAGURA-MIB (in the bundle of traps, with the other modules) has for the state of a watch. Texts that are too long
 * are cut; none may be null, and none may hold a secret.
 *
 * @param at when the state was confirmed
 * @param node name of the node
 * @param address of the node as text; empty when it has none
 * @param watch name of the watch
 * @param severity of the state, {@link Severity#CLEARED} when it is good again
 * @param before severity of the state before
 * @param text what was found
 */
public record StateTrap(Instant at, String node, String address, String watch, Severity severity, Severity before,
        String text) {
    /** The root of YAGURA-MIB: below the number that RFC 5612 keeps for documentation, as none is registered yet. */
    public static final OID ROOT = new OID("1.3.6.1.4.1.32473.200");
    private static final int PROBLEM = 1;
    private static final int RESOLVED = 2;
    private static final int LONGEST = 255;
    private static final int LONGEST_TEXT = 1_000;
    private static final int TICKS = 100;

    /** Fills a notification of version 2. */
    void fill(PDU pdu, long upSeconds) {
        int kind = severity == Severity.CLEARED ? RESOLVED : PROBLEM;
        pdu.setType(PDU.TRAP);
        pdu.add(new VariableBinding(SnmpConstants.sysUpTime, new TimeTicks(upSeconds * TICKS & 0xFFFF_FFFFL)));
        pdu.add(new VariableBinding(SnmpConstants.snmpTrapOID, new OID(ROOT).append(0).append(kind)));
        Variable[] values = {text(node, LONGEST), text(address, LONGEST), text(watch, LONGEST),
                new Integer32(severity.getValue()), new Integer32(before.getValue()), text(text, LONGEST_TEXT),
                text(at.truncatedTo(ChronoUnit.MILLIS).toString(), LONGEST)};
        for (int i = 0; i < values.length; i++) {
            pdu.add(new VariableBinding(new OID(ROOT).append(1).append(i + 1).append(0), values[i]));
        }
    }

    private static OctetString text(String text, int longest) {
        int end = text.offsetByCodePoints(0, Math.min(longest, text.codePointCount(0, text.length())));
        return new OctetString(text.substring(0, end).getBytes(StandardCharsets.UTF_8));
    }
}
