/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.tests.receive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.yagura.traps.core.internal.decode.UndecodableException;
import org.yagura.traps.core.internal.receive.SyslogMessage;

/** Messages as the RFCs lay them down and as devices write them. */
final class SyslogMessageTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    private static SyslogMessage read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8), NOW);
    }

    private static SyslogMessage read(byte[] bytes, Instant now) {
        try {
            return SyslogMessage.read(bytes, 0, bytes.length, now, Charset.forName("Shift_JIS"));
        } catch (UndecodableException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void structuredMessagesOfTheRfc() {
        SyslogMessage m = read(
                "<165>1 2003-08-24T05:14:15.000003-07:00 192.0.2.1 myproc 8710 - - %% It's time to make the "
                        + "do-nuts.");
        assertEquals(20, m.facility());
        assertEquals(5, m.severity());
        assertEquals(1, m.version());
        assertEquals(LocalDateTime.of(2003, 8, 24, 5, 14, 15, 3_000), m.time());
        assertEquals(-420, m.offset());
        assertEquals(List.of("192.0.2.1", "myproc", "8710", "", "%% It's time to make the do-nuts."),
                List.of(m.host(), m.app(), m.process(), m.id(), m.text()));
        SyslogMessage data = read("<165>1 2003-10-11T22:14:15.003Z mymachine.example.com evntslog - ID47 "
                + "[exampleSDID@32473 iut=\"3\" eventSource=\"Ap\\\"pl\\]i\\\\cation\"][examplePriority@32473 class=\"high\"] "
                + "\uFEFFAn application event log entry...");
        assertEquals(List.of(new SyslogMessage.Value("exampleSDID@32473", "iut", "3"),
                new SyslogMessage.Value("exampleSDID@32473", "eventSource", "Ap\"pl]i\\cation"),
                new SyslogMessage.Value("examplePriority@32473", "class", "high")), data.values());
        assertEquals("An application event log entry...", data.text());
        assertEquals("ID47", data.id());
        SyslogMessage bare = read("<0>1 - - - - - -");
        assertNull(bare.time());
        assertEquals(List.of("", "", "", ""), List.of(bare.host(), bare.app(), bare.process(), bare.text()));
    }

    @Test
    void oldMessages() {
        SyslogMessage m = read("<34>Oct 11 22:14:15 mymachine su: 'su root' failed for lonvick on /dev/pts/8");
        assertEquals(4, m.facility());
        assertEquals(2, m.severity());
        assertEquals(0, m.version());
        assertEquals(LocalDateTime.of(2026, 10, 11, 22, 14, 15), m.time());
        assertEquals(List.of("mymachine", "su", "", "'su root' failed for lonvick on /dev/pts/8"),
                List.of(m.host(), m.app(), m.process(), m.text()));
        SyslogMessage process = read("<13>Feb  5 17:32:18 10.0.0.99 sshd[4711]: Accepted publickey");
        assertEquals(List.of("10.0.0.99", "sshd", "4711", "Accepted publickey"),
                List.of(process.host(), process.app(), process.process(), process.text()));
        SyslogMessage local = read("<13>Nov 26 11:59:59 cron[7]: done");
        assertEquals(List.of("", "cron", "7", "done"),
                List.of(local.host(), local.app(), local.process(), local.text()));
        SyslogMessage forwarded = read("<30>2026-11-26T21:00:00.123456+09:00 web01 nginx: up");
        assertEquals(540, forwarded.offset());
        assertEquals(List.of("web01", "nginx", "up"), List.of(forwarded.host(), forwarded.app(), forwarded.text()));
        SyslogMessage cisco = read("<189>29: *Mar  1 18:46:11.045: %SYS-5-CONFIG_I: Configured from console");
        assertEquals(List.of("", "%SYS-5-CONFIG_I", "Configured from console"),
                List.of(cisco.host(), cisco.app(), cisco.text()));
        assertEquals(LocalDateTime.of(2027, 3, 1, 18, 46, 11, 45_000_000), cisco.time());
        assertEquals("%SYS-5-X", read("<189>Mar  1 18:46:11 UTC: %SYS-5-X: y").app());
        assertEquals("WEB", read("<13>Mar  1 18:46:11 WEB a: y").host());
        assertEquals(LocalDateTime.of(2019, 5, 1, 1, 2, 3), read("<1>May  1 2019 01:02:03 fw : x").time());
    }

    @Test
    void yearsAreThoseThatAreNearest() {
        assertEquals(2027, read("<13>Jan  1 00:00:05 h a: b".getBytes(StandardCharsets.US_ASCII),
                Instant.parse("2026-12-31T23:59:50Z")).time().getYear());
        assertEquals(2026, read("<13>Dec 31 23:59:59 h a: b".getBytes(StandardCharsets.US_ASCII),
                Instant.parse("2027-01-01T00:00:10Z")).time().getYear());
        assertEquals(2028, read("<13>Feb 29 00:00:00 h a: b".getBytes(StandardCharsets.US_ASCII),
                Instant.parse("2028-03-01T00:00:00Z")).time().getYear());
    }

    @Test
    void whatDoesNotFitIsText() {
        for (String text : List.of("no priority at all", "<999>too high", "<13", "<>x", "<13>", "<13>text alone",
                "<13>1 not a time host app", "<13>1 - h a p m [broken", "<13>1 - h a p m [x y=z] text",
                "<13>Foo 11 22:14:15 x", "<13>Feb 31 00:00:00 h a: b", "<13>2026-13-01T00:00:00Z h a: b")) {
            SyslogMessage m = read(text);
            assertTrue((m.host() + m.app() + m.text()).length() > 0 || text.equals("<13>"), text);
            assertNull(m.time(), text);
            assertTrue(m.values().isEmpty(), text);
        }
        assertEquals(List.of(1, 5), List.of(read("no priority").facility(), read("no priority").severity()));
        assertEquals("<999>too high", read("<999>too high").text());
    }

    @Test
    void otherCharsetsControlCharactersAndEnds() {
        SyslogMessage m = read("<13>Nov 26 11:59:59 h a: 障害".getBytes(Charset.forName("Shift_JIS")), NOW);
        assertEquals("障害", m.text());
        assertEquals("障害", read("<13>Nov 26 11:59:59 h a: 障害").text());
        assertEquals("one two\nthree", read("<13>Nov 26 11:59:59 h a: one\u0007two\nthree\r\n\0").text());
        for (String nothing : List.of("", "\n", "\0\0")) {
            byte[] bytes = nothing.getBytes(StandardCharsets.US_ASCII);
            assertThrows(UndecodableException.class,
                    () -> SyslogMessage.read(bytes, 0, bytes.length, NOW, StandardCharsets.UTF_8));
        }
        SyslogMessage huge = read("<13>Nov 26 11:59:59 h a: " + "x".repeat(50_000));
        assertTrue(
                huge.text().length() < SyslogMessage.LONGEST_TEXT + 40 && huge.text().endsWith("(50000 characters)"));
    }

    @Test
    void whatIsWrittenIsRead() {
        var random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            var values = new ArrayList<SyslogMessage.Value>();
            var data = new StringBuilder();
            for (int groups = random.nextInt(3); groups > 0; groups--) {
                String group = word(random, "");
                data.append('[').append(group);
                for (int count = random.nextInt(3); count > 0; count--) {
                    String name = word(random, "");
                    String value = word(random, " \"]\\=[日本");
                    values.add(new SyslogMessage.Value(group, name, value));
                    data.append(' ').append(name).append("=\"")
                            .append(value.replaceAll("([\\\\\"\\]])", "\\\\$1")).append('"');
                }
                data.append(']');
            }
            int priority = random.nextInt(192);
            String host = word(random, ":[");
            String app = word(random, ":[");
            String text = word(random, " <>[]日本");
            SyslogMessage m = read("<" + priority + ">1 2026-01-02T03:04:05Z " + host + ' ' + app + " p i "
                    + (data.isEmpty() ? "-" : data) + ' ' + text);
            assertEquals(priority, 8 * m.facility() + m.severity());
            assertEquals(List.of(host, app, "p", "i", text), List.of(m.host(), m.app(), m.process(), m.id(), m.text()));
            assertEquals(values, m.values());
        }
    }

    private static String word(Random random, String more) {
        String letters = "abcXYZ019._" + more;
        var word = new StringBuilder("w");
        for (int i = random.nextInt(12); i > 0; i--) {
            word.append(letters.charAt(random.nextInt(letters.length())));
        }
        return word.toString();
    }

    @Test
    void noBytesMakeItFail() {
        var random = new Random(8);
        byte[] seed = "<165>1 2003-10-11T22:14:15.003Z h a - ID47 [x@1 iut=\"3\"] Oct 11 22:14:15 su[1]: x"
                .getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = seed.clone();
            for (int changes = random.nextInt(8); changes >= 0; changes--) {
                bytes[random.nextInt(bytes.length)] = (byte) (random.nextBoolean()
                        ? random.nextInt(256)
                        : "<>[]\"\\ :-1Z".charAt(random.nextInt(11)));
            }
            int from = random.nextInt(30);
            int to = from + 1 + random.nextInt(bytes.length - from);
            try {
                SyslogMessage m = SyslogMessage.read(bytes, from, to, NOW, StandardCharsets.ISO_8859_1);
                assertTrue(m.facility() < 24 && m.severity() < 8 && m.text().length() <= to - from);
            } catch (UndecodableException e) {
                assertTrue(e.reason().contains("empty"));
            }
        }
    }
}
