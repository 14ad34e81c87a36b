/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.series.codec;

/**
 * Packs the samples of a series as Gorilla does (Pelkonen et al., "Gorilla: A Fast, Scalable, In-Memory Time Series
 * Database", VLDB 2015): a time as the difference of its difference, a value as its XOR with the one before. Differences
 * are of milliseconds, so they are written in other widths than the paper's, which counts seconds; and a window of
 * meaningful bits is given up once it wastes more than a new one costs.
 *
 * <pre>
 * first    = time (64), value (64)
 * further  = time, value
 * time     = 0                            same distance as before
 *          | 10 (6) | 110 (10) | 1110 (20) | 1111 (64)   difference of distances, zigzag
 * value    = 0                            same as before
 *          | 10, bits of the window       XOR fits into the window of the one before
 *          | 11, leading zeros (5), bits less one (6), bits
 * </pre>
 *
 * Used by one thread; {@link #packed} may be read by others.
 */
public final class ChunkWriter {
    static final int SHORT = 6;
    static final int MIDDLE = 10;
    static final int LONG = 20;
    static final int MOST_LEADING = 31;
    static final int LEADING_BITS = 5;
    static final int LENGTH_BITS = 6;
    private static final int NEW_WINDOW = LEADING_BITS + LENGTH_BITS;

    private final Bits bits = new Bits();
    private int count;
    private long firstAt;
    private long lastAt;
    private long distance;
    private long value;
    private int leading = Long.SIZE;
    private int length;

    /** Appends a sample; its time is later than the one before, or not: any is possible. */
    public void add(long at, double sample) {
        long next = Double.doubleToRawLongBits(sample);
        if (count == 0) {
            firstAt = at;
            bits.write(at, Long.SIZE);
            bits.write(next, Long.SIZE);
        } else {
            long nextDistance = at - lastAt;
            time(nextDistance - distance);
            distance = nextDistance;
            value(next ^ value);
        }
        lastAt = at;
        value = next;
        count++;
    }

    private void time(long change) {
        long zigzag = change << 1 ^ change >> Long.SIZE - 1;
        if (zigzag == 0) {
            bits.write(0, 1);
        } else if (zigzag >>> SHORT == 0) {
            bits.write(0b10L << SHORT | zigzag, 2 + SHORT);
        } else if (zigzag >>> MIDDLE == 0) {
            bits.write(0b110L << MIDDLE | zigzag, 3 + MIDDLE);
        } else if (zigzag >>> LONG == 0) {
            bits.write(0b1110L << LONG | zigzag, 4 + LONG);
        } else {
            bits.write(0b1111, 4);
            bits.write(zigzag, Long.SIZE);
        }
    }

    private void value(long xor) {
        if (xor == 0) {
            bits.write(0, 1);
            return;
        }
        int zeros = Math.min(MOST_LEADING, Long.numberOfLeadingZeros(xor));
        int trailing = Long.numberOfTrailingZeros(xor);
        int meaningful = Long.SIZE - zeros - trailing;
        if (leading <= zeros && Long.SIZE - leading - length <= trailing && length - meaningful < NEW_WINDOW) {
            bits.write(0b10, 2);
            bits.write(xor >>> Long.SIZE - leading - length, length);
            return;
        }
        leading = zeros;
        length = meaningful;
        bits.write((0b11L << LEADING_BITS | zeros) << LENGTH_BITS | meaningful - 1, 2 + NEW_WINDOW);
        bits.write(xor >>> trailing, meaningful);
    }

    /** How many samples there are. */
    public int count() {
        return count;
    }

    /** Bytes that they take. */
    public int length() {
        return bits.length();
    }

    /** Time of the first sample. */
    public long firstAt() {
        return firstAt;
    }

    /** Time of the last sample. */
    public long lastAt() {
        return lastAt;
    }

    /** The samples so far; they stay as they are when more are appended. */
    public Packed packed() {
        return new Packed(bits.flushed(), 0, bits.length(), count);
    }
}
