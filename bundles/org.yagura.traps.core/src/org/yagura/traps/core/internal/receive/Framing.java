/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.receive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

import org.yagura.traps.core.internal.decode.Ber;

/** Where a message on a connection ends and the next begins. */
interface Framing {
    /** SNMP over TCP (RFC 3430): each message is as long as its BER says. */
    Framing SNMP = Framing::snmp;
    /**
     * Syslog (RFC 6587): a message that begins with a digit is counted, others end with a line. What exceeds the buffer is
     * passed over; the message then is its beginning.
     */
    Framing SYSLOG = Framing::syslog;

    /**
     * Reads the next message into the buffer.
     *
     * @return its length, or -1 at the end of the connection
     * @throws BrokenFrame when what follows is no message
     */
    int next(InputStream in, byte[] message) throws IOException;

    /** What follows on a connection is no message; its first bytes are in the buffer. */
    final class BrokenFrame extends IOException {
        private static final long serialVersionUID = 1L;
        private final int length;

        BrokenFrame(int length) {
            super("no message");
            this.length = length;
        }

        /** How many bytes of it were read. */
        int length() {
            return length;
        }
    }

    private static int snmp(InputStream in, byte[] message) throws IOException {
        int tag = in.read();
        if (tag < 0) {
            return -1;
        }
        message[0] = (byte) tag;
        int used = 1;
        if (tag != Ber.SEQUENCE) {
            throw new BrokenFrame(used);
        }
        int length = need(in);
        message[used++] = (byte) length;
        if (length >= 0x80) {
            int count = length & 0x7F;
            if (count == 0 || count > 4) {
                throw new BrokenFrame(used);
            }
            length = 0;
            for (int i = 0; i < count; i++) {
                int b = need(in);
                message[used++] = (byte) b;
                length = length << 8 | b;
            }
        }
        if (length < 0 || length > message.length - used) {
            throw new BrokenFrame(used);
        }
        int got = in.readNBytes(message, used, length);
        if (got < length) {
            throw new BrokenFrame(used + got);
        }
        return used + length;
    }

    private static int need(InputStream in) throws IOException {
        int b = in.read();
        if (b < 0) {
            throw new EOFException();
        }
        return b;
    }

    private static int syslog(InputStream in, byte[] message) throws IOException {
        int first = in.read();
        while (first == '\n' || first == '\r' || first == 0) {
            first = in.read();
        }
        if (first < 0) {
            return -1;
        }
        return first >= '1' && first <= '9' ? counted(in, message, first) : line(in, message, 0, first);
    }

    private static int counted(InputStream in, byte[] message, int first) throws IOException {
        int used = 0;
        long length = 0;
        int b = first;
        for (; b >= '0' && b <= '9' && used < 9; b = in.read()) {
            message[used++] = (byte) b;
            length = 10 * length + b - '0';
        }
        if (b != ' ') {
            // a line that happens to begin with a digit
            return b < 0 || b == '\n' ? used : line(in, message, used, b);
        }
        int kept = (int) Math.min(length, message.length);
        int got = in.readNBytes(message, 0, kept);
        if (got < kept) {
            throw new BrokenFrame(got);
        }
        in.skipNBytes(length - kept);
        return kept;
    }

    private static int line(InputStream in, byte[] message, int before, int first) throws IOException {
        int used = before;
        for (int b = first; b >= 0 && b != '\n' && b != 0; b = in.read()) {
            if (used < message.length) {
                message[used++] = (byte) b;
            }
        }
        return used;
    }
}
