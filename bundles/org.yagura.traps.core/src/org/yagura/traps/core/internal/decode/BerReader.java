/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.decode;

import java.util.Arrays;

/**
 * Reads BER within bounds: never beyond the end that it was given, whatever the lengths in the bytes say. A reader of
 * our own because SNMP4J's makes objects of everything it reads: decoding a trap costs a fifth this way.
 */
public final class BerReader {
    private static final int LONG_FORM = 0x80;
    private static final int MAX_LENGTH_BYTES = 4;
    private static final int MAX_COUNTER64 = 9;
    private static final int MAX_INTEGER = 5;

    private byte[] bytes;
    private int position;
    private int end;

    /** A reader of a part of an array; the array is not copied. */
    public BerReader(byte[] bytes, int from, int to) {
        reset(bytes, from, to);
    }

    /** A reader of an array. */
    public BerReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    /** Begins anew with other bytes. */
    public void reset(byte[] source, int from, int to) {
        if (from < 0 || to > source.length || from > to) {
            throw new IndexOutOfBoundsException("from " + from + " to " + to + " of " + source.length);
        }
        bytes = source;
        position = from;
        end = to;
    }

    /** The place of the next byte to read. */
    public int position() {
        return position;
    }

    /** Goes to a place that {@link #position()} or {@link #enter} gave. */
    public void position(int place) {
        position = place;
    }

    /** Whether nothing is left. */
    public boolean atEnd() {
        return position >= end;
    }

    /** The array that is read. */
    byte[] bytes() {
        return bytes;
    }

    /** The end. */
    public int end() {
        return end;
    }

    /** The tag that comes next, without reading it. */
    public int peek() throws UndecodableException {
        if (position >= end) {
            throw at(position, "the message ends early");
        }
        return bytes[position] & 0xFF;
    }

    /**
     * Reads tag and length of a value that must have that tag.
     *
     * @return the end of the value; {@link #position()} is its beginning
     */
    public int enter(int tag) throws UndecodableException {
        int found = peek();
        if (found != tag) {
            throw at(position,
                    "tag 0x" + Integer.toHexString(found) + " where 0x" + Integer.toHexString(tag) + " is expected");
        }
        return enterAny();
    }

    /** Reads tag and length of a value of any tag; result as {@link #enter}. */
    public int enterAny() throws UndecodableException {
        int start = position;
        if ((peek() & 0x1F) == 0x1F) {
            throw at(start, "a tag of several bytes");
        }
        if (start + 1 >= end) {
            throw at(start, "the message ends early");
        }
        int length = bytes[start + 1] & 0xFF;
        position = start + 2;
        if (length >= LONG_FORM) {
            length = longLength(length & 0x7F, start);
        }
        if (length > end - position) {
            throw at(start, "a length of " + length + " bytes where " + (end - position) + " are left");
        }
        return position + length;
    }

    private int longLength(int count, int start) throws UndecodableException {
        if (count == 0 || count > MAX_LENGTH_BYTES || count > end - position) {
            throw at(start, "a length of " + count + " bytes' length");
        }
        int length = 0;
        for (int i = 0; i < count; i++) {
            length = length << 8 | bytes[position++] & 0xFF;
        }
        if (length < 0) {
            throw at(start, "a length of 2 GiB or more");
        }
        return length;
    }

    /** Reads an INTEGER of at most 32 bits. */
    public int readInt() throws UndecodableException {
        int start = position;
        int stop = enter(Ber.INTEGER);
        if (stop - position > Integer.BYTES) {
            throw at(start, "an integer of " + (stop - position) + " bytes");
        }
        int value = (int) signed(bytes, position, stop, start);
        position = stop;
        return value;
    }

    /** Reads an unsigned value of that tag with at most 32 bits. */
    public long readUnsigned(int tag) throws UndecodableException {
        int start = position;
        int stop = enter(tag);
        if (stop - position > MAX_INTEGER || stop == position) {
            throw at(start, "an unsigned integer of " + (stop - position) + " bytes");
        }
        long value = unsigned(bytes, position, stop) & 0xFFFF_FFFFL;
        position = stop;
        return value;
    }

    /** Reads an OCTET STRING (or another value of that tag) into an array of its own. */
    public byte[] readBytes(int tag, int limit) throws UndecodableException {
        int start = position;
        int stop = enter(tag);
        if (stop - position > limit) {
            throw at(start, "a string of " + (stop - position) + " bytes where " + limit + " are allowed");
        }
        byte[] copy = Arrays.copyOfRange(bytes, position, stop);
        position = stop;
        return copy;
    }

    /** Says that there is something wrong at a place. */
    public UndecodableException at(int place, String what) {
        return new UndecodableException("offset " + place + ": " + what);
    }

    private UndecodableException integerAt(int place, int length) {
        return at(place, "an integer of " + length + " bytes");
    }

    private long signed(byte[] b, int from, int to, int start) throws UndecodableException {
        if (from == to) {
            throw integerAt(start, 0);
        }
        return signed(b, from, to);
    }

    static long signed(byte[] b, int from, int to) {
        long value = b[from];
        for (int i = from + 1; i < to; i++) {
            value = value << 8 | b[i] & 0xFF;
        }
        return value;
    }

    static long unsigned(byte[] b, int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            value = value << 8 | b[i] & 0xFF;
        }
        return value;
    }

    /** Checks that a value of a variable binding has a length that its tag allows. */
    void checkValue(int tag, int from, int to, int start) throws UndecodableException {
        int length = to - from;
        boolean fits = switch (tag) {
            case Ber.INTEGER -> length >= 1 && length <= Integer.BYTES;
            case Ber.COUNTER32, Ber.GAUGE32, Ber.TIME_TICKS, Ber.UINTEGER32 -> length >= 1 && length <= MAX_INTEGER;
            case Ber.COUNTER64 -> length >= 1 && length <= MAX_COUNTER64;
            case Ber.IP_ADDRESS -> length == Integer.BYTES;
            case Ber.NULL, Ber.NO_SUCH_OBJECT, Ber.NO_SUCH_INSTANCE, Ber.END_OF_MIB_VIEW -> length == 0;
            case Ber.OCTETS, Ber.OPAQUE -> true;
            case Ber.OID -> {
                Oid.check(bytes, from, to, this);
                yield true;
            }
            default -> throw at(start, "a value of the unknown tag 0x" + Integer.toHexString(tag));
        };
        if (!fits) {
            throw at(start, "a value of tag 0x" + Integer.toHexString(tag) + " with " + length + " bytes");
        }
    }
}
