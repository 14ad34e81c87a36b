/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.net.ProtocolException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.yagura.watch.core.internal.poll.dns.DnsMessage;

/** Messages of name servers as bytes. */
final class DnsMessageTest {

    /** The question, answered with records whose names point back to it. */
    static byte[] answer(byte[] question, int flags, int type, byte[]... records) {
        var out = new ByteArrayOutputStream();
        byte[] head = question.clone();
        head[2] = (byte) (0x80 | flags >> 8);
        head[3] = (byte) flags;
        head[7] = (byte) records.length;
        out.writeBytes(head);
        for (byte[] data : records) {
            out.writeBytes(new byte[]{(byte) 0xC0, 12, 0, (byte) type, 0, 1, 0, 0, 0, 60, (byte) (data.length >> 8),
                    (byte) data.length});
            out.writeBytes(data);
        }
        return out.toByteArray();
    }

    private static List<String> records(String type, byte[]... data) throws ProtocolException {
        byte[] question = DnsMessage.question(7, "www.example", type);
        return DnsMessage.read(answer(question, 0, DnsMessage.TYPES.get(type), data), question).records();
    }

    @Test
    void recordsOfAllTypes() throws ProtocolException {
        byte[] name = {4, 'm', 'a', 'i', 'l', (byte) 0xC0, 16};
        byte[] name2 = {0, 10, 4, 'm', 'a', 'i', 'l', (byte) 0xC0, 16};
        assertEquals(List.of("10.0.0.1", "10.0.0.2"), records("A", new byte[]{10, 0, 0, 1}, new byte[]{10, 0, 0, 2}));
        assertEquals(List.of("0:0:0:0:0:0:0:1"),
                records("AAAA", new byte[]{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}));
        assertEquals(List.of("mail.example."), records("CNAME", name));
        assertEquals(List.of("10 mail.example."), records("MX", name2));
        assertEquals(List.of("v=spf1 -all"),
                records("TXT", new byte[]{6, 'v', '=', 's', 'p', 'f', '1', 5, ' ', '-', 'a',
                        'l', 'l'}));
        assertEquals(List.of("1 2 443 mail."),
                records("SRV", new byte[]{0, 1, 0, 2, 1, (byte) 0xBB, 4, 'm', 'a', 'i', 'l',
                        0}));
        assertEquals(List.of(". . 1 2 3 4 4294967295"),
                records("SOA", new byte[]{0, 0, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3,
                        0, 0, 0, 4, -1, -1, -1, -1}));
    }

    @Test
    void otherAnswersAreNone() {
        byte[] question = DnsMessage.question(7, "www.example", "A");
        byte[] good = answer(question, 0, 1, new byte[]{10, 0, 0, 1});
        for (int changed : new int[]{0, 1, 2, 5, 13, 14, question.length - 1, question.length - 3}) {
            byte[] other = good.clone();
            other[changed] ^= changed == 2 ? (byte) 0x80 : 1;
            assertThrows(ProtocolException.class, () -> DnsMessage.read(other, question), "byte " + changed);
        }
        byte[] circle = good.clone();
        circle[question.length + 1] = (byte) question.length;
        assertThrows(ProtocolException.class, () -> DnsMessage.read(circle, question));
    }

    @Test
    void namesThatCannotBeAsked() {
        for (String name : new String[]{"a..b", "x".repeat(64), "abcdefgh.".repeat(40)}) {
            assertThrows(IllegalArgumentException.class, () -> DnsMessage.question(1, name, "A"), name);
        }
        assertThrows(IllegalArgumentException.class, () -> DnsMessage.question(1, "a", "AXFR"));
        assertEquals(17, DnsMessage.question(1, ".", "ns").length);
        assertEquals(DnsMessage.question(1, "a.b", "A").length, DnsMessage.question(1, "a.b.", "A").length);
    }

    @Test
    void noBytesBreakIt() {
        var random = new Random(1035);
        List<String> types = DnsMessage.TYPES.keySet().stream().sorted().toList();
        int understood = 0;
        for (int i = 0; i < 200_000; i++) {
            String type = types.get(random.nextInt(types.size()));
            byte[] question = DnsMessage.question(7, "www.example", type);
            byte[] data = new byte[random.nextInt(30)];
            random.nextBytes(data);
            byte[] bytes = answer(question, random.nextInt(1 << 11) & 0x0780, DnsMessage.TYPES.get(type), data, data);
            for (int j = random.nextInt(4); j > 0; j--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                int length = i % 4 == 0 ? random.nextInt(bytes.length) + 1 : bytes.length;
                understood += DnsMessage.read(Arrays.copyOf(bytes, length), question).records().size();
            } catch (ProtocolException e) {
                assertTrue(e.getMessage().length() > 5);
            }
        }
        assertTrue(understood > 1_000, "understood " + understood);
    }
}
