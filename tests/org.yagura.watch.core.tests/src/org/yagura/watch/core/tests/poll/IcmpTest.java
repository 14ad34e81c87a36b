/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.poll;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.yagura.watch.core.internal.poll.ping.Icmp;
import org.yagura.watch.core.internal.poll.ping.SystemPing;

/** Messages of ICMP as bytes, and what ping programs write. */
final class IcmpTest {
    private static final long NONCE = 0x1122_3344_5566_7788L;

    private static ByteBuffer reply(boolean v6) {
        ByteBuffer bytes = ByteBuffer.allocate(200);
        int length = Icmp.request(bytes, v6, 0xBEEF, 0xCAFE, NONCE, 56);
        assertEquals(64, length);
        bytes.put(0, (byte) (v6 ? 129 : 0)).limit(length);
        return bytes;
    }

    /** A header before bytes; an IPv4 one of so many words. */
    private static ByteBuffer behind(int words, ByteBuffer bytes) {
        ByteBuffer all = ByteBuffer.allocate(words * 4 + bytes.limit());
        all.put(0, (byte) (0x40 | words)).put(9, (byte) 1).put(16, new byte[]{10, 0, 0, 7});
        all.put(words * 4, bytes, 0, bytes.limit());
        return all;
    }

    @Test
    void aRequestHasARightChecksum() {
        for (int size = 8; size < 60; size++) {
            ByteBuffer bytes = ByteBuffer.allocate(100);
            int length = Icmp.request(bytes, false, size * 977, size * 3, NONCE * size, size);
            assertEquals(0, Icmp.checksum(bytes, length));
        }
    }

    @Test
    void answersAreUnderstoodWithAndWithoutHeader() {
        for (boolean v6 : new boolean[]{false, true}) {
            Icmp.Message message = Icmp.parse(reply(v6), v6, false).orElseThrow();
            assertTrue(message.reply());
            assertEquals(0xBEEF, message.id());
            assertEquals(0xCAFE, message.sequence());
            assertEquals(NONCE, message.nonce());
        }
        assertEquals(NONCE, Icmp.parse(behind(5, reply(false)), false, true).orElseThrow().nonce());
        assertEquals(NONCE, Icmp.parse(behind(9, reply(false)), false, true).orElseThrow().nonce());
    }

    @Test
    void requestsAreNoAnswersAndShortOnesNeither() {
        ByteBuffer request = ByteBuffer.allocate(64);
        Icmp.request(request, false, 1, 2, 3, 56);
        assertTrue(Icmp.parse(request, false, false).isEmpty());
        assertTrue(Icmp.parse(reply(false).limit(15), false, false).isEmpty());
        assertTrue(Icmp.parse(reply(true), false, false).isEmpty());
    }

    @Test
    void whatARouterQuotesIsUnderstood() {
        ByteBuffer request = ByteBuffer.allocate(64);
        Icmp.request(request, false, 77, 88, NONCE, 56);
        ByteBuffer quoted = behind(6, request.limit(64));
        ByteBuffer whole = ByteBuffer.allocate(8 + quoted.limit());
        whole.put(0, (byte) 3).put(1, (byte) 13).put(8, quoted, 0, quoted.limit());
        Icmp.Message message = Icmp.parse(behind(5, whole), false, true).orElseThrow();
        assertFalse(message.reply());
        assertEquals(13, message.code());
        assertEquals(88, message.sequence());
        assertEquals(NONCE, message.nonce());
        assertArrayEquals(new byte[]{10, 0, 0, 7}, message.destination());
        // only the eight bytes that every router quotes
        Icmp.Message little = Icmp.parse(behind(5, whole.duplicate().limit(8 + 24 + 8)), false, true).orElseThrow();
        assertNull(little.nonce());
        assertEquals(77, little.id());
    }

    @Test
    void noBytesBreakIt() {
        var random = new Random(20261126);
        int understood = 0;
        for (int i = 0; i < 300_000; i++) {
            ByteBuffer bytes = i % 2 == 0 ? behind(5, reply(false)) : ByteBuffer.allocate(random.nextInt(80));
            if (i % 2 == 0) {
                bytes.limit(random.nextInt(bytes.limit() + 1));
                for (int j = random.nextInt(4); j > 0 && bytes.limit() > 0; j--) {
                    bytes.put(random.nextInt(bytes.limit()), (byte) random.nextInt());
                }
            } else {
                random.nextBytes(bytes.array());
                if (bytes.limit() > 0) {
                    bytes.put(0, (byte) List.of(0, 3, 1, 129, 0x45).get(random.nextInt(5)).intValue());
                }
            }
            var message = Icmp.parse(bytes, random.nextBoolean(), random.nextBoolean());
            understood += message.isPresent() ? 1 : 0;
            message.ifPresent(m -> assertTrue(m.reply() ? m.nonce() != null : m.destination() != null));
        }
        assertTrue(understood > 1_000, "understood " + understood);
    }

    @Test
    void outputsOfPingPrograms() {
        assertEquals(List.of(0.042, 12.0), SystemPing.times("""
                PING 127.0.0.1 (127.0.0.1) 56(84) bytes of data.
                64 bytes from 127.0.0.1: icmp_seq=1 ttl=64 time=0.042 ms
                64 bytes from 127.0.0.1: icmp_seq=2 ttl=64 time=12 ms

                --- 127.0.0.1 ping statistics ---
                2 packets transmitted, 2 received, 0% packet loss, time 1002ms
                rtt min/avg/max/mdev = 0.042/0.042/0.042/0.000 ms
                """));
        assertEquals(List.of(1.0, 14.0), SystemPing.times("""
                10.0.0.1 からの応答: バイト数 =32 時間 <1ms TTL=128
                Antwort von 10.0.0.1: Bytes=32 Zeit=14ms TTL=128
                Minimum = 0ms, Maximum = 0ms, Mittelwert = 0ms
                """));
        assertEquals(List.of(0.5), SystemPing.times("16 bytes from ::1, icmp_seq=0 hlim=64 time=0.5 ms"));
        assertEquals(List.of(), SystemPing.times("From 10.0.0.1 icmp_seq=1 Destination Host Unreachable"));
        assertNotNull(SystemPing.times("time=99999999999999999999 ms ttl"));
    }
}
