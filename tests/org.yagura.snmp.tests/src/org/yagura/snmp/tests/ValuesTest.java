/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.snmp.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.IpAddress;
import org.snmp4j.smi.OctetString;
import org.yagura.snmp.OwnEngine;
import org.yagura.snmp.Values;

/** What values mean, and the agent's own engine. */
final class ValuesTest {
    @TempDir
    private Path data;

    @Test
    void textsAreCleanAndShort() {
        assertEquals("a b", Values.text(new OctetString(" a\nb\u0000")));
        assertEquals("櫓", Values.text(new OctetString("櫓".getBytes(java.nio.charset.StandardCharsets.UTF_8))));
        assertEquals(1_000, Values.text(new OctetString("x".repeat(5_000))).length());
        assertNull(Values.text(new OctetString("\u0001 ")));
        assertNull(Values.text(null));
    }

    @Test
    void numbersAndHardwareAddresses() {
        assertEquals(7, Values.number(new Integer32(7)));
        assertEquals(-1, Values.number(new Counter64(-1)));
        assertEquals(0, Values.number(new OctetString("seven")));
        assertEquals(0, Values.number(null));
        assertEquals("00:1a:ff:00:00:01", Values.mac(new OctetString(new byte[]{0, 0x1A, (byte) 0xFF, 0, 0, 1})));
        assertNull(Values.mac(new OctetString(new byte[6])));
        assertNull(Values.mac(new IpAddress("10.0.0.1")));
    }

    @Test
    void aDamagedEngineFileIsNamed() throws IOException {
        byte[] id = OwnEngine.start(data).id();
        assertArrayEquals(id, OwnEngine.start(data).id());
        assertEquals(3, OwnEngine.start(data).boots());
        Files.writeString(data.resolve("snmp-engine"), "rubbish");
        IOException damaged = assertThrows(IOException.class, () -> OwnEngine.start(data));
        assertEquals(true, damaged.getMessage().contains("snmp-engine"));
    }
}
