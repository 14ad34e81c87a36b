/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.series.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Appends numbers and texts to bytes: whole numbers as little-endian base-128 varints, texts as length and UTF-8, doubles
 * as the bytes in which they differ from another. What was written stays as it is, as with {@link Bits}.
 */
public final class ByteWriter {
    private static final int FIRST_BYTES = 64;
    private static final int MORE = 0x80;
    private static final int LOW = 0x7f;
    private static final int HALF = 4;

    private byte[] bytes = new byte[FIRST_BYTES];
    private int at;

    private void ensure(int more) {
        if (bytes.length - at < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, at + more));
        }
    }

    /** Appends eight bits. */
    public ByteWriter octet(int value) {
        ensure(1);
        bytes[at++] = (byte) value;
        return this;
    }

    /** Appends a number from 0 on; negative ones take ten bytes. */
    public ByteWriter number(long value) {
        ensure(10);
        long rest = value;
        while ((rest & ~LOW) != 0) {
            bytes[at++] = (byte) (rest & LOW | MORE);
            rest >>>= 7;
        }
        bytes[at++] = (byte) rest;
        return this;
    }

    /** Appends a number of any sign, which is mostly near 0. */
    public ByteWriter signed(long value) {
        return number(value << 1 ^ value >> Long.SIZE - 1);
    }

    /** Appends a text. */
    public ByteWriter text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return number(utf8.length).bytes(utf8, 0, utf8.length);
    }

    /** Appends bytes as they are. */
    public ByteWriter bytes(byte[] from, int offset, int length) {
        ensure(length);
        System.arraycopy(from, offset, bytes, at, length);
        at += length;
        return this;
    }

    /**
     * Appends a double as what differs from another one: how many bytes and where, then these.
     *
     * @return its bits
     */
    public long real(double value, long other) {
        long bits = Double.doubleToRawLongBits(value);
        long xor = bits ^ other;
        ensure(1 + 2 * Long.BYTES);
        int trailing = xor == 0 ? 0 : Long.numberOfTrailingZeros(xor) / Byte.SIZE;
        int count = Long.BYTES - trailing - Long.numberOfLeadingZeros(xor) / Byte.SIZE;
        if (xor == 0) {
            count = 0;
        }
        bytes[at] = (byte) (count << HALF | trailing);
        ByteReader.LONG.set(bytes, at + 1, xor >>> trailing * Byte.SIZE);
        at += 1 + count;
        return bits;
    }

    /** How many bytes there are. */
    public int length() {
        return at;
    }

    /** The array with the bytes at its beginning; they stay as they are when more are appended. */
    byte[] array() {
        return bytes;
    }

    /** Reads what is there so far. */
    public ByteReader reader() {
        return new ByteReader(bytes, 0, at);
    }

    /** The bytes alone. */
    public byte[] copy() {
        return Arrays.copyOf(bytes, at);
    }

    /** Begins again with nothing, in the same array. */
    public void clear() {
        at = 0;
    }
}
