/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.series.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Bits that are only ever appended, the highest first. What was written stays as it is, so a reader may use the array of
 * {@link #flushed} up to the bits there were then while more are appended. Used by one thread.
 */
final class Bits {
    /** Eight bytes of an array, the highest first. */
    static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int WORD = 64;
    private static final int FIRST_BYTES = 64;

    private byte[] bytes = new byte[FIRST_BYTES];
    /** Whole words written before the open one, in bytes. */
    private int at;
    private long open;
    private int used;

    /** Appends the lowest bits of a value; the others have to be zero. */
    void write(long value, int bits) {
        int free = WORD - used;
        if (bits < free) {
            open |= value << free - bits;
            used += bits;
            return;
        }
        open |= value >>> bits - free;
        ensure();
        LONG.set(bytes, at, open);
        at += Long.BYTES;
        used = bits - free;
        open = used == 0 ? 0 : value << WORD - used;
    }

    private void ensure() {
        if (bytes.length < at + 2 * Long.BYTES) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
    }

    /** The array, with all bits written so far in it from the first byte on; what follows them means nothing. */
    byte[] flushed() {
        ensure();
        LONG.set(bytes, at, open);
        return bytes;
    }

    /** Bytes that the bits take. */
    int length() {
        return at + (used + Byte.SIZE - 1) / Byte.SIZE;
    }
}
