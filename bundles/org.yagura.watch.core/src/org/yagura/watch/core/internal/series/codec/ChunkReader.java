/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.series.codec;

/**
 * Reads what {@link ChunkWriter} packed, one sample after the other. Used by one thread.
 *
 * <p>Bytes that are no packed samples give wrong samples or an {@link IllegalArgumentException}, never anything else.
 */
public final class ChunkReader {
    private static final int BYTE = 0xff;

    private final byte[] bytes;
    private final int end;
    private final int count;
    private int next;
    /** Bits that were fetched and not yet taken, the highest first. */
    private long fetched;
    private int left;
    private int done;
    private long at;
    private long distance;
    private long value;
    private int leading;
    private int length;

    ChunkReader(Packed packed) {
        bytes = packed.bytes();
        next = packed.from();
        end = packed.from() + packed.length();
        count = packed.count();
    }

    /**
     * Goes to the next sample.
     *
     * @return false when there is none
     * @throws IllegalArgumentException when the bytes end before
     */
    public boolean next() {
        if (done == count) {
            return false;
        }
        if (done == 0) {
            at = take(Long.SIZE);
            value = take(Long.SIZE);
        } else {
            distance += time();
            at += distance;
            xor();
        }
        done++;
        return true;
    }

    /** Time of the sample. */
    public long at() {
        return at;
    }

    /** Its value. */
    public double value() {
        return Double.longBitsToDouble(value);
    }

    private long time() {
        if (take(1) == 0) {
            return 0;
        }
        int bits = take(1) == 0
                ? ChunkWriter.SHORT
                : take(1) == 0 ? ChunkWriter.MIDDLE : take(1) == 0 ? ChunkWriter.LONG : Long.SIZE;
        long zigzag = take(bits);
        return zigzag >>> 1 ^ -(zigzag & 1);
    }

    private void xor() {
        if (take(1) == 0) {
            return;
        }
        if (take(1) != 0) {
            leading = (int) take(ChunkWriter.LEADING_BITS);
            length = (int) take(ChunkWriter.LENGTH_BITS) + 1;
        }
        int trailing = Long.SIZE - leading - length;
        if (length == 0 || trailing < 0) {
            throw new IllegalArgumentException("sample " + done + " has a window of " + length + " bits after "
                    + leading + " others");
        }
        value ^= take(length) << trailing;
    }

    private long take(int bits) {
        if (bits <= left) {
            long taken = fetched >>> Long.SIZE - bits;
            fetched = bits == Long.SIZE ? 0 : fetched << bits;
            left -= bits;
            return taken;
        }
        int missing = bits - left;
        long high = left == 0 ? 0 : fetched >>> Long.SIZE - left;
        fetch();
        if (missing > left) {
            throw new IllegalArgumentException("the bytes end within sample " + done + " of " + count);
        }
        long low = fetched >>> Long.SIZE - missing;
        fetched = missing == Long.SIZE ? 0 : fetched << missing;
        left -= missing;
        return missing == Long.SIZE ? low : high << missing | low;
    }

    private void fetch() {
        if (end - next >= Long.BYTES) {
            fetched = (long) Bits.LONG.get(bytes, next);
            left = Long.SIZE;
            next += Long.BYTES;
            return;
        }
        fetched = 0;
        left = 0;
        while (left < Long.SIZE && next < end) {
            left += Byte.SIZE;
            fetched |= (long) (bytes[next++] & BYTE) << Long.SIZE - left;
        }
    }
}
