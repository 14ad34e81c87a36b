/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.decode;

/** Tags of ASN.1 BER as SNMP uses them. */
public final class Ber {
    public static final int INTEGER = 0x02;
    public static final int OCTETS = 0x04;
    public static final int NULL = 0x05;
    public static final int OID = 0x06;
    public static final int SEQUENCE = 0x30;
    public static final int IP_ADDRESS = 0x40;
    public static final int COUNTER32 = 0x41;
    public static final int GAUGE32 = 0x42;
    public static final int TIME_TICKS = 0x43;
    public static final int OPAQUE = 0x44;
    public static final int COUNTER64 = 0x46;
    public static final int UINTEGER32 = 0x47;
    public static final int NO_SUCH_OBJECT = 0x80;
    public static final int NO_SUCH_INSTANCE = 0x81;
    public static final int END_OF_MIB_VIEW = 0x82;
    public static final int RESPONSE = 0xA2;
    public static final int TRAP_V1 = 0xA4;
    public static final int INFORM = 0xA6;
    public static final int TRAP_V2 = 0xA7;
    public static final int REPORT = 0xA8;

    private Ber() {
    }
}
