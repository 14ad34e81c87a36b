/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traffic.snmp;

import java.util.Arrays;

/** Writes BER from the end to the beginning, so that lengths are known when they are written. Not thread-safe. */
final class BerOut {
    static final int INTEGER = 0x02;
    static final int OCTETS = 0x04;
    static final int OBJECT_ID = 0x06;
    static final int SEQUENCE = 0x30;
    private static final int LONG_LENGTH = 0x80;

    private byte[] buffer = new byte[512];
    private int size;

    /** How much has been written; a mark for {@link #close}. */
    int size() {
        return size;
    }

    private void put(int b) {
        if (size == buffer.length) {
            byte[] larger = new byte[buffer.length * 2];
            System.arraycopy(buffer, 0, larger, larger.length - size, size);
            buffer = larger;
        }
        buffer[buffer.length - ++size] = (byte) b;
    }

    /** Puts tag and length before what was written since the mark. */
    void close(int tag, int mark) {
        int length = size - mark;
        if (length < LONG_LENGTH) {
            put(length);
        } else {
            int bytes = 0;
            for (int rest = length; rest > 0; rest >>>= 8) {
                put(rest);
                bytes++;
            }
            put(LONG_LENGTH | bytes);
        }
        put(tag);
    }

    void raw(byte[] bytes) {
        for (int i = bytes.length - 1; i >= 0; i--) {
            put(bytes[i]);
        }
    }

    void octets(int tag, byte[] bytes) {
        int mark = size;
        raw(bytes);
        close(tag, mark);
    }

    /** A signed number in the fewest bytes. */
    void number(int tag, long value) {
        int mark = size;
        long rest = value;
        do {
            put((int) rest);
            rest >>= 8;
        } while (!(rest == 0 && top() >= 0 || rest == -1 && top() < 0));
        close(tag, mark);
    }

    private byte top() {
        return buffer[buffer.length - size];
    }

    void objectId(String dotted) {
        int mark = size;
        String[] parts = dotted.split("\\.");
        for (int i = parts.length - 1; i > 1; i--) {
            arc(Long.parseLong(parts[i]));
        }
        arc(Long.parseLong(parts[0]) * 40 + Long.parseLong(parts[1]));
        close(OBJECT_ID, mark);
    }

    private void arc(long value) {
        put((int) (value & 0x7f));
        for (long rest = value >>> 7; rest > 0; rest >>>= 7) {
            put((int) (rest & 0x7f | 0x80));
        }
    }

    byte[] bytes() {
        return Arrays.copyOfRange(buffer, buffer.length - size, buffer.length);
    }
}
