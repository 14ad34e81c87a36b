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

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.yagura.watch.core.internal.poll.http.HttpAnswer;

/** Answers of HTTP/1.1 as servers send them, and as they should not. */
final class HttpAnswerTest {

    private static HttpAnswer read(String answer) throws IOException {
        return HttpAnswer.read(new ByteArrayInputStream(answer.getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void bodiesOfAllKinds() throws IOException {
        assertEquals("hello", read("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello and more").text());
        assertEquals("hello", read("HTTP/1.0 200\nX: y\n\nhello").text());
        assertEquals("hello world", read("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, Chunked\r\n\r\n"
                + "5;a=b\r\nhello\r\n6\r\n world\r\n0\r\nX: trailer\r\n\r\n").text());
        assertEquals(204, read("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No\r\n\r\n").status());
        assertEquals("\u6AD3", HttpAnswer.read(new ByteArrayInputStream(
                ("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n\u6AD3").getBytes(StandardCharsets.UTF_8)))
                .text());
        assertEquals("\u00E9", read("HTTP/1.1 200 OK\r\nContent-Type: a; charset=\"iso-8859-1\"\r\n\r\n\u00E9").text());
        assertEquals("e", read("HTTP/1.1 200 OK\r\nContent-Type: a; charset=nonsense\r\n\r\ne").text());
    }

    @Test
    void whatIsNoAnswer() {
        for (String wrong : new String[]{"SSH-2.0-x\r\n\r\n", "HTTP/2 200\r\n\r\n", "HTTP/1.1 0200 x\r\n\r\n",
                "HTTP/1.1 200 OK\r\nno colon\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: five\r\n\r\n", "HTTP/1.1 100 C\r\n\r\n".repeat(20),
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhello\r\n",
                "x".repeat(100_000)}) {
            assertThrows(ProtocolException.class, () -> read(wrong), wrong);
        }
        assertThrows(EOFException.class, () -> read("HTTP/1.1 200 OK\r\nContent-Le"));
        assertThrows(EOFException.class, () -> read("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhello"));
        assertThrows(EOFException.class, () -> read("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nhe"));
    }

    @Test
    void endlessBodiesAreReadAsFarAsSaid() throws IOException {
        var endless = new InputStream() {
            private final byte[] head = "HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
            private long count;

            @Override
            public int read() {
                return count < head.length ? head[(int) count++] : 'x';
            }
        };
        assertEquals(HttpAnswer.LONGEST, HttpAnswer.read(endless).body().length);
        HttpAnswer announced = read("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n"
                + "x".repeat(HttpAnswer.LONGEST));
        assertEquals(99_999_999_999L, announced.size());
    }

    @Test
    void noBytesBreakIt() {
        var random = new Random(7);
        String whole = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nLocation: /x\r\n\r\n5\r\nhello\r\n0\r\n\r\n";
        int understood = 0;
        for (int i = 0; i < 100_000; i++) {
            byte[] bytes = whole.getBytes(StandardCharsets.US_ASCII);
            for (int j = random.nextInt(5); j > 0; j--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                HttpAnswer answer = HttpAnswer.read(new ByteArrayInputStream(bytes, 0,
                        bytes.length - random.nextInt(3)));
                understood += answer.text().isEmpty() ? 0 : 1;
            } catch (IOException e) {
                assertTrue(e instanceof ProtocolException || e instanceof EOFException, e.toString());
            }
        }
        assertTrue(understood > 1_000);
    }
}
