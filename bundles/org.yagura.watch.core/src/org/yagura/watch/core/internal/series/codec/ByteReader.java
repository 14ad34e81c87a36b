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
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Reads what {@link ByteWriter} wrote. Bytes that are something else give wrong numbers or an
 * {@link IllegalArgumentException}, never anything else.
 */
public final class ByteReader {
    /** Eight bytes of an array, the lowest first. */
    static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int BYTE = 0xff;
    private static final int LOW = 0x7f;
    private static final int HALF = 4;
    private static final int LOW_HALF = 0xf;

    private final byte[] bytes;
    private final int end;
    private int at;

    /** Reads a part of an array. */
    public ByteReader(byte[] bytes, int from, int length) {
        Objects.checkFromIndexSize(from, length, bytes.length);
        this.bytes = bytes;
        this.at = from;
        this.end = from + length;
    }

    /** Reads an array. */
    public ByteReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    /** Whether there is more. */
    public boolean more() {
        return at < end;
    }

    /** How many bytes are left. */
    public int left() {
        return end - at;
    }

    /** Eight bits. */
    public int octet() {
        if (at >= end) {
            throw ended();
        }
        return bytes[at++] & BYTE;
    }

    /** A number as {@link ByteWriter#number} wrote it. */
    public long number() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int octet = octet();
            value |= (long) (octet & LOW) << shift;
            if (octet <= LOW) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number has more than ten bytes, at " + at);
    }

    /**
     * A number between 0 and a bound.
     *
     * @throws IllegalArgumentException when it is not; the message names what it counts
     */
    public int number(String what, long most) {
        long value = number();
        if (value < 0 || value > most) {
            throw new IllegalArgumentException(value + " " + what + " where at most " + most + " can be, at " + at);
        }
        return (int) value;
    }

    /** A number as {@link ByteWriter#signed} wrote it. */
    public long signed() {
        long value = number();
        return value >>> 1 ^ -(value & 1);
    }

    /** A text of so many bytes at most. */
    public String text(int most) {
        int length = number("bytes of a text", most);
        if (length > left()) {
            throw ended();
        }
        at += length;
        return new String(bytes, at - length, length, StandardCharsets.UTF_8);
    }

    /** The next bytes as a reader of their own. */
    public ByteReader part(int length) {
        if (length < 0 || length > left()) {
            throw ended();
        }
        at += length;
        return new ByteReader(bytes, at - length, length);
    }

    /** The next bytes as packed samples. */
    public Packed packed(int length, int count) {
        if (length < 0 || length > left()) {
            throw ended();
        }
        at += length;
        return new Packed(bytes, at - length, length, count);
    }

    /** The bytes that are left. */
    public byte[] rest() {
        byte[] rest = new byte[left()];
        System.arraycopy(bytes, at, rest, 0, rest.length);
        at = end;
        return rest;
    }

    /** The bits of a double, as {@link ByteWriter#real} wrote it beside that other one. */
    public long real(long other) {
        int head = octet();
        int count = head >>> HALF;
        int trailing = head & LOW_HALF;
        if (count + trailing > Long.BYTES || count > left()) {
            throw new IllegalArgumentException("no double at " + (at - 1));
        }
        if (count == 0) {
            return other;
        }
        long xor;
        if (bytes.length - at >= Long.BYTES) {
            xor = (long) LONG.get(bytes, at);
            xor = count == Long.BYTES ? xor : xor & (1L << count * Byte.SIZE) - 1;
        } else {
            xor = 0;
            for (int i = 0; i < count; i++) {
                xor |= (long) (bytes[at + i] & BYTE) << i * Byte.SIZE;
            }
        }
        at += count;
        return other ^ xor << trailing * Byte.SIZE;
    }

    private IllegalArgumentException ended() {
        return new IllegalArgumentException("the bytes end at " + end + ", more are due");
    }
}
