/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The answer to a GET of HTTP/1.1 (RFC 9112).
 *
 * @param headers by their names in lower case; of several with one name the first, of cookies all with line feeds between them
 * @param body its beginning, {@link #LONGEST} bytes at most
 * @param size bytes of the body that were read or announced
 */
public record HttpAnswer(int status, Map<String, String> headers, byte[] body, long size) {
    /** As much of a body is kept at most; no more is read. */
    public static final int LONGEST = 1 << 20;
    private static final int LONGEST_HEAD = 1 << 16;
    private static final int MOST_INTERIM = 10;
    private static final int LAST_INTERIM = 199;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;
    private static final int BLOCK = 8_192;
    private static final String COOKIE = "set-cookie:";
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-9]\\d\\d)( .*)?");
    private static final Pattern CHARSET = Pattern.compile("charset\\s*=\\s*\"?([\\w.:-]{1,40})",
            Pattern.CASE_INSENSITIVE);

    /**
     * Reads an answer.
     *
     * @throws ProtocolException when it is none
     * @throws EOFException when it ends too early
     */
    public static HttpAnswer read(InputStream in) throws IOException {
        return read(in, _ -> true);
    }

    /** Reads an answer, but its body only when that is wanted of one with these headers; else it is empty. */
    public static HttpAnswer read(InputStream in, Predicate<Map<String, String>> wanted) throws IOException {
        var head = new Head(in);
        for (int i = 0; i < MOST_INTERIM; i++) {
            Matcher line = STATUS.matcher(head.line());
            if (!line.matches()) {
                throw new ProtocolException("no answer of HTTP/1.1");
            }
            int status = Integer.parseInt(line.group(1));
            Map<String, String> headers = head.headers();
            if (status > LAST_INTERIM) {
                return wanted.test(headers)
                        ? body(in, status, headers)
                        : new HttpAnswer(status, headers, new byte[0], 0);
            }
        }
        throw new ProtocolException("too many interim answers");
    }

    /** Lines up to the empty one, within bounds. */
    private static final class Head {
        private final InputStream in;
        private int left = LONGEST_HEAD;

        Head(InputStream in) {
            this.in = in;
        }

        String line() throws IOException {
            var line = new StringBuilder();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new EOFException("the answer ended in its head");
                }
                if (--left < 0) {
                    throw new ProtocolException("a head of more than " + LONGEST_HEAD + " bytes");
                }
                line.append((char) c);
            }
            left--;
            int length = line.length();
            return length > 0 && line.charAt(length - 1) == '\r' ? line.substring(0, length - 1) : line.toString();
        }

        Map<String, String> headers() throws IOException {
            var headers = new HashMap<String, String>();
            for (String line = line(); !line.isEmpty(); line = line()) {
                int colon = line.indexOf(':');
                if (colon <= 0) {
                    throw new ProtocolException("a header without a name");
                }
                headers.merge(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip(),
                        line.regionMatches(true, 0, COOKIE, 0, COOKIE.length())
                                ? (first, more) -> first + '\n' + more
                                : (first, more) -> first);
            }
            return headers;
        }
    }

    private static HttpAnswer body(InputStream in, int status, Map<String, String> headers) throws IOException {
        if (status == NO_CONTENT || status == NOT_MODIFIED) {
            return new HttpAnswer(status, headers, new byte[0], 0);
        }
        var body = new ByteArrayOutputStream();
        String length = headers.get("content-length");
        if (headers.getOrDefault("transfer-encoding", "").toLowerCase(Locale.ROOT).endsWith("chunked")) {
            chunks(in, body);
        } else if (length != null) {
            long announced = number(length, 10);
            take(in, body, announced);
            return new HttpAnswer(status, headers, body.toByteArray(), announced);
        } else {
            rest(in, body);
        }
        return new HttpAnswer(status, headers, body.toByteArray(), body.size());
    }

    private static void chunks(InputStream in, ByteArrayOutputStream body) throws IOException {
        while (body.size() < LONGEST) {
            var head = new Head(in);
            String line = head.line();
            int end = line.indexOf(';');
            long size = number((end < 0 ? line : line.substring(0, end)).strip(), 16);
            if (size == 0) {
                return;
            }
            take(in, body, size);
            if (body.size() < LONGEST && !head.line().isEmpty()) {
                throw new ProtocolException("a chunk is longer than it says");
            }
        }
    }

    /** Reads so many bytes, or as many as are kept. */
    private static void take(InputStream in, ByteArrayOutputStream body, long count) throws IOException {
        byte[] block = new byte[BLOCK];
        for (long left = Math.min(count, LONGEST - body.size()); left > 0;) {
            int got = in.read(block, 0, (int) Math.min(left, BLOCK));
            if (got < 0) {
                throw new EOFException("the answer ended in its body");
            }
            body.write(block, 0, got);
            left -= got;
        }
    }

    private static void rest(InputStream in, ByteArrayOutputStream body) throws IOException {
        byte[] block = new byte[BLOCK];
        while (body.size() < LONGEST) {
            int got = in.read(block, 0, Math.min(BLOCK, LONGEST - body.size()));
            if (got < 0) {
                return;
            }
            body.write(block, 0, got);
        }
    }

    private static long number(String text, int radix) throws ProtocolException {
        try {
            long number = Long.parseLong(text, radix);
            if (number >= 0 && text.charAt(0) != '+') {
                return number;
            }
        } catch (NumberFormatException e) {
            throw (ProtocolException) new ProtocolException("a length that is no number").initCause(e);
        }
        throw new ProtocolException("a negative length");
    }

    /** The body as text, in the charset that the answer names. */
    public String text() {
        Matcher named = CHARSET.matcher(headers.getOrDefault("content-type", ""));
        Charset charset = StandardCharsets.UTF_8;
        if (named.find()) {
            try {
                charset = Charset.forName(named.group(1));
            } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
                charset = StandardCharsets.ISO_8859_1;
            }
        }
        return new String(body, charset);
    }
}
