/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.snmp;

import java.nio.charset.StandardCharsets;

import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.Variable;

/** SNMP values as what they mean. Null and what does not fit give null or 0. */
public final class Values {
    private static final int MAC = 6;
    private static final int LONGEST = 1_000;
    private static final int FIRST_PRINTABLE = 0x20;

    private Values() {
    }

    /** A text without control characters, at most a thousand characters; null when it is empty. */
    public static String text(Variable value) {
        if (value == null) {
            return null;
        }
        String text = value instanceof OctetString octets
                ? new String(octets.getValue(), StandardCharsets.UTF_8)
                : value.toString();
        var clean = new StringBuilder();
        text.codePoints().limit(LONGEST).map(c -> c < FIRST_PRINTABLE ? ' ' : c).filter(Values::writable)
                .forEach(clean::appendCodePoint);
        String stripped = clean.toString().strip();
        return stripped.isEmpty() ? null : stripped;
    }

    /** What neither XML nor a person can do without. */
    private static boolean writable(int c) {
        return Character.isDefined(c) && !Character.isISOControl(c) && c != 0xFFFD
                && Character.getType(c) != Character.SURROGATE;
    }

    /** A whole number; 0 for anything else. */
    public static long number(Variable value) {
        if (value == null) {
            return 0;
        }
        try {
            return value.toLong();
        } catch (UnsupportedOperationException e) {
            return 0;
        }
    }

    /** A hardware address of six bytes, lower case with colons; null for anything else and for all zeros. */
    public static String mac(Variable value) {
        return value instanceof OctetString octets ? mac(octets.getValue()) : null;
    }

    /** As {@link #mac(Variable)}, of bytes. */
    public static String mac(byte[] bytes) {
        if (bytes.length != MAC) {
            return null;
        }
        var text = new StringBuilder();
        int sum = 0;
        for (byte b : bytes) {
            sum |= b;
            text.append(text.isEmpty() ? "" : ":").append(Character.forDigit(b >> 4 & 15, 16))
                    .append(Character.forDigit(b & 15, 16));
        }
        return sum == 0 ? null : text.toString();
    }
}
