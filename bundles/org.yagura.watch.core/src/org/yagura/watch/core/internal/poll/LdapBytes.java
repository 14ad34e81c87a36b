/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/** The few messages of LDAP that a greeting needs, in BER (RFC 4511, section 5.1). */
final class LdapBytes {
    /** Codes of servers that answer nobody whom they do not know: stronger authentication, confidentiality, access. */
    static final Set<Integer> WANTS_LOG_IN = Set.of(8, 13, 48, 50, 53);

    private static final int LONGEST = 64 << 10;
    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 2;
    private static final int ENUMERATED = 10;
    private static final int STRING = 4;
    private static final int LONG_FORM = 0x80;

    private LdapBytes() {
    }

    /** Gives bytes as many as asked for. */
    @FunctionalInterface
    interface Source {
        byte[] bytes(int count) throws IOException;
    }

    /** What an operation came to. */
    record Result(int code, String text) {
    }

    /** A value with its tag and length. */
    static byte[] tagged(int tag, byte[] content) {
        var out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < LONG_FORM) {
            out.write(content.length);
        } else {
            out.write(LONG_FORM + 2);
            out.write(content.length >> 8);
            out.write(content.length);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    /** Values one behind the other. */
    static byte[] joined(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    /** A message. */
    static byte[] message(int id, byte[] operation) {
        return tagged(SEQUENCE, joined(tagged(INTEGER, new byte[]{(byte) id}), operation));
    }

    /** A value that was read. */
    private record Value(int tag, byte[] content, int end) {
    }

    /**
     * Reads the answer to an operation.
     *
     * @throws IOException when it is none
     */
    static Result result(Source in) throws IOException {
        byte[] head = in.bytes(2);
        int length = head[1] & 0xFF;
        if (length >= LONG_FORM) {
            int bytes = length - LONG_FORM;
            if (bytes < 1 || bytes > 3) {
                throw new IOException("not an answer of LDAP");
            }
            length = 0;
            for (byte one : in.bytes(bytes)) {
                length = length << 8 | one & 0xFF;
            }
        }
        if ((head[0] & 0xFF) != SEQUENCE || length > LONGEST) {
            throw new IOException("not an answer of LDAP");
        }
        byte[] message = in.bytes(length);
        Value id = value(message, 0, INTEGER);
        Value operation = value(message, id.end(), -1);
        Value code = value(operation.content(), 0, ENUMERATED);
        Value matched = value(operation.content(), code.end(), STRING);
        Value text = value(operation.content(), matched.end(), STRING);
        return new Result(code.content().length == 1 ? code.content()[0] & 0xFF : 80,
                new String(text.content(), StandardCharsets.UTF_8));
    }

    private static Value value(byte[] bytes, int from, int tag) throws IOException {
        if (from + 2 > bytes.length || tag >= 0 && (bytes[from] & 0xFF) != tag) {
            throw new IOException("not an answer of LDAP");
        }
        int length = bytes[from + 1] & 0xFF;
        int begin = from + 2;
        if (length >= LONG_FORM) {
            int count = length - LONG_FORM;
            if (count < 1 || count > 3 || begin + count > bytes.length) {
                throw new IOException("not an answer of LDAP");
            }
            length = 0;
            for (int i = 0; i < count; i++) {
                length = length << 8 | bytes[begin++] & 0xFF;
            }
        }
        if (length > bytes.length - begin) {
            throw new IOException("not an answer of LDAP");
        }
        return new Value(bytes[from] & 0xFF, Arrays.copyOfRange(bytes, begin, begin + length), begin + length);
    }
}
