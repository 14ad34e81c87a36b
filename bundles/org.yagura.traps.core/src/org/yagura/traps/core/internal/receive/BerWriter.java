/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.receive;

import java.util.Arrays;

import org.yagura.traps.core.internal.decode.Ber;

/** Writes BER from the end to the beginning, so that lengths are known when they are written. */
final class BerWriter {
    private static final int SHORT_FORM = 0x80;

    private byte[] buffer = new byte[512];
    private int start = buffer.length;

    /** How many bytes are written. */
    int size() {
        return buffer.length - start;
    }

    /** Everything written. */
    byte[] bytes() {
        return Arrays.copyOfRange(buffer, start, buffer.length);
    }

    BerWriter raw(byte[] bytes) {
        room(bytes.length);
        start -= bytes.length;
        System.arraycopy(bytes, 0, buffer, start, bytes.length);
        return this;
    }

    /** Puts tag and length before what was written since the size was {@code before}. */
    BerWriter wrap(int tag, int before) {
        int length = size() - before;
        room(6);
        if (length < SHORT_FORM) {
            buffer[--start] = (byte) length;
        } else {
            int count = 0;
            for (int rest = length; rest != 0; rest >>>= 8) {
                buffer[--start] = (byte) rest;
                count++;
            }
            buffer[--start] = (byte) (SHORT_FORM | count);
        }
        buffer[--start] = (byte) tag;
        return this;
    }

    BerWriter octets(byte[] bytes) {
        int before = size();
        return raw(bytes).wrap(Ber.OCTETS, before);
    }

    BerWriter integer(long value) {
        return number(Ber.INTEGER, value);
    }

    /** A signed number under any tag; unsigned ones up to 63 bits come out right, too. */
    BerWriter number(int tag, long value) {
        room(11);
        int before = size();
        long rest = value;
        do {
            buffer[--start] = (byte) rest;
            rest >>= 8;
        } while (!(rest == 0 && buffer[start] >= 0 || rest == -1 && buffer[start] < 0));
        return wrap(tag, before);
    }

    private void room(int bytes) {
        if (start >= bytes) {
            return;
        }
        int used = size();
        var longer = new byte[Math.max(buffer.length * 2, used + bytes)];
        System.arraycopy(buffer, start, longer, longer.length - used, used);
        start = longer.length - used;
        buffer = longer;
    }
}
