/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.yagura.model.Ips;
import org.yagura.model.Network;

class NetworkTest {

    private static byte[] ip(String text) {
        return Ips.parse(text).orElseThrow(() -> new AssertionError(text));
    }

    private static boolean contains(String network, String address) {
        return Network.parse(network).orElseThrow(() -> new AssertionError(network)).contains(ip(address));
    }

    @Test
    void addressesInsideAndOutside() {
        assertTrue(contains("10.1.0.0/16", "10.1.255.255"));
        assertFalse(contains("10.1.0.0/16", "10.2.0.0"));
        assertTrue(contains("10.1.2.128/25", "10.1.2.200"));
        assertFalse(contains("10.1.2.128/25", "10.1.2.127"));
        assertTrue(contains("0.0.0.0/0", "255.1.2.3"));
        assertFalse(contains("0.0.0.0/0", "::1"));
        assertTrue(contains("192.0.2.1", "192.0.2.1"));
        assertFalse(contains("192.0.2.1", "192.0.2.2"));
        assertTrue(contains("fd00::/8", "fdff::1"));
        assertFalse(contains("fd00::/8", "fe00::1"));
        assertTrue(contains("::1/128", "::1"));
        assertTrue(contains("127.0.0.0/8", "::ffff:127.1.2.3"));
    }

    @Test
    void mappedBytesCountAsIpv4() {
        byte[] mapped = new byte[16];
        mapped[10] = -1;
        mapped[11] = -1;
        mapped[12] = 127;
        mapped[15] = 1;
        assertTrue(Network.parse("127.0.0.0/8").orElseThrow().contains(mapped));
    }

    @Test
    void whatIsNotANetwork() {
        for (String text : List.of("", "x", "10.1.0.0/33", "10.1.0.0/-1", "10.1.0.0/", "10.1.0.0/ 8", "10.1.0.1/16",
                "10.1/16", "localhost/8", "::1/129", "fe80::1%eth0/64", "10.1.0.0/0016x", "/8", "1.2.3.4.5/8")) {
            assertTrue(Network.parse(text).isEmpty(), text);
        }
        assertTrue(Network.parse(null).isEmpty());
    }

    @Test
    void whatIsNotAnAddress() {
        for (String text : List.of("", "1", "10.1", "256.1.1.1", "host.example", "10.0.0.1 ", "fe80::1%eth0", ":",
                "[::1]",
                "1.2.3.4.5", "::g")) {
            assertTrue(Ips.parse(text).isEmpty(), text);
        }
        assertArrayEquals(new byte[]{10, 0, 0, 1}, ip("10.0.0.1"));
        assertEquals(16, ip("2001:db8::1").length);
    }

    @Test
    void equalNetworksAreEqual() {
        assertEquals(Network.parse("::ffff:10.0.0.1"), Network.parse("10.0.0.1/32"));
        assertEquals(Network.parse("10.0.0.0/8").hashCode(), Network.parse("10.0.0.0/8").hashCode());
        assertEquals("10.0.0.0/8", Network.parse("10.0.0.0/8").orElseThrow().toString());
    }

    /** Compared with arithmetic on whole numbers. */
    @Test
    void anyPrefixLength() {
        Random random = new Random(1);
        for (int round = 0; round < 2000; round++) {
            int length = random.nextInt(33);
            int base = length == 0 ? 0 : random.nextInt() & -1 << 32 - length;
            int other = random.nextBoolean() ? base ^ random.nextInt() >>> random.nextInt(32) : random.nextInt();
            boolean inside = length == 0 || base >>> 32 - length == other >>> 32 - length;
            byte[] address = {(byte) (base >> 24), (byte) (base >> 16), (byte) (base >> 8), (byte) base};
            String text = (address[0] & 255) + "." + (address[1] & 255) + "." + (address[2] & 255) + "."
                    + (address[3] & 255) + "/" + length;
            byte[] probe = BigInteger.valueOf(other).toByteArray();
            byte[] four = new byte[4];
            Arrays.fill(four, (byte) (other < 0 ? -1 : 0));
            System.arraycopy(probe, 0, four, 4 - probe.length, probe.length);
            assertEquals(inside, Network.parse(text).orElseThrow().contains(four), text);
        }
    }

    @Test
    void portsAreWrittenBehindAddresses() {
        assertEquals("192.0.2.1:514", Ips.written("192.0.2.1", 514));
        assertEquals("[2001:db8::1]:514", Ips.written("2001:db8::1", 514));
        assertEquals("server.example:514", Ips.written("server.example", 514));
    }
}
