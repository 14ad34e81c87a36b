/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.decode;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * An object identifier, kept as its BER content, whose bytes are compared to find equality and prefixes. Immutable.
 */
public final class Oid implements Comparable<Oid> {
    /** The most sub-identifiers that SMI allows. */
    public static final int MAX_ARCS = 128;
    private static final int MAX_ARC_BYTES = 5;
    private static final int FIRST = 40;
    private static final int TWICE = 80;

    private final byte[] content;
    private final int hash;
    private String text;
    private int[] arcs;

    private Oid(byte[] content, int hash) {
        this.content = content;
        this.hash = hash;
    }

    /**
     * An object identifier in dots; a leading dot is passed over.
     *
     * @throws IllegalArgumentException when it is none, or has less than two parts
     */
    public static Oid of(String text) {
        String[] parts = (text.startsWith(".") ? text.substring(1) : text).split("\\.", -1);
        var arcs = new int[parts.length];
        for (int i = 0; i < parts.length; i++) {
            try {
                arcs[i] = Integer.parseUnsignedInt(parts[i]);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("not an object identifier: " + text, e);
            }
            if (parts[i].charAt(0) == '+') {
                throw new IllegalArgumentException("not an object identifier: " + text);
            }
        }
        return of(arcs);
    }

    /** An object identifier of sub-identifiers, each an unsigned 32-bit number. */
    public static Oid of(int... arcs) {
        boolean plausible = arcs.length >= 2 && arcs.length <= MAX_ARCS && arcs[0] >= 0 && arcs[0] <= 2
                && (arcs[0] == 2 || arcs[1] >= 0 && arcs[1] < FIRST);
        long first = plausible ? arcs[0] * (long) FIRST + Integer.toUnsignedLong(arcs[1]) : -1;
        if (first < 0 || first > 0xFFFF_FFFFL) {
            throw new IllegalArgumentException("not an object identifier: " + Arrays.toString(arcs));
        }
        var out = new ByteArrayOutputStream(arcs.length + 8);
        write(out, first);
        for (int i = 2; i < arcs.length; i++) {
            write(out, Integer.toUnsignedLong(arcs[i]));
        }
        byte[] content = out.toByteArray();
        return new Oid(content, hash(content, 0, content.length));
    }

    private static void write(ByteArrayOutputStream out, long arc) {
        for (int shift = 28; shift > 0; shift -= 7) {
            if (arc >>> shift != 0) {
                out.write((int) (arc >>> shift & 0x7F | 0x80));
            }
        }
        out.write((int) (arc & 0x7F));
    }

    /** The object identifier in BER content that {@link #check} has found right. */
    static Oid ofContent(byte[] b, int from, int to) {
        byte[] content = Arrays.copyOfRange(b, from, to);
        return new Oid(content, hash(content, 0, content.length));
    }

    /** Checks BER content: whole, minimal, not longer than allowed. An empty one is taken for 0.0, as SNMP4J does. */
    static void check(byte[] b, int from, int to, BerReader reader) throws UndecodableException {
        int count = 1;
        int start = from;
        for (int i = from; i < to; i++) {
            if (b[i] >= 0) {
                count++;
                if (i - start >= MAX_ARC_BYTES || i - start == MAX_ARC_BYTES - 1 && (b[start] & 0x7F) > 0xF) {
                    throw reader.at(start, "a sub-identifier of more than 32 bits");
                }
                start = i + 1;
            } else if (i == start && b[i] == (byte) 0x80) {
                throw reader.at(start, "a sub-identifier with leading zeros");
            }
        }
        if (start != to) {
            throw reader.at(from, "an object identifier that ends within a sub-identifier");
        }
        if (count > MAX_ARCS) {
            throw reader.at(from, "an object identifier of " + count + " parts");
        }
    }

    static int hash(byte[] b, int from, int to) {
        int h = 1;
        for (int i = from; i < to; i++) {
            h = 31 * h + b[i];
        }
        return h ^ h >>> 16;
    }

    boolean same(byte[] b, int from, int to) {
        return Arrays.equals(content, 0, content.length, b, from, to);
    }

    /** Whether this is the other or stands above it in the tree. */
    public boolean isPrefixOf(Oid other) {
        return other.content.length >= content.length
                && Arrays.equals(content, 0, content.length, other.content, 0, content.length);
    }

    /** How many sub-identifiers. */
    public int size() {
        return arcs().length;
    }

    /** The sub-identifier at a place, as an unsigned number. */
    public int arc(int index) {
        return arcs()[index];
    }

    /** A copy of the sub-identifiers, each an unsigned number. */
    public int[] toArray() {
        return arcs().clone();
    }

    /** The first sub-identifiers; at least two. */
    public Oid prefix(int count) {
        return of(Arrays.copyOf(arcs(), count));
    }

    /** This with sub-identifiers appended. */
    public Oid plus(int... more) {
        int[] all = Arrays.copyOf(arcs(), arcs().length + more.length);
        System.arraycopy(more, 0, all, all.length - more.length, more.length);
        return of(all);
    }

    private int[] arcs() {
        int[] known = arcs;
        if (known == null) {
            known = split();
            arcs = known;
        }
        return known;
    }

    private int[] split() {
        if (content.length == 0) {
            return new int[2];
        }
        var found = new int[content.length + 1];
        int count = 0;
        long value = 0;
        for (byte b : content) {
            value = value << 7 | b & 0x7F;
            if (b >= 0) {
                if (count == 0) {
                    found[count++] = value < TWICE ? (int) value / FIRST : 2;
                    found[count++] = (int) (value - found[0] * (long) FIRST);
                } else {
                    found[count++] = (int) value;
                }
                value = 0;
            }
        }
        return Arrays.copyOf(found, count);
    }

    /** Length of the BER content in bytes. */
    int contentLength() {
        return content.length;
    }

    /** A copy of the BER content. */
    public byte[] content() {
        return content.clone();
    }

    @Override
    public int compareTo(Oid other) {
        return Arrays.compareUnsigned(arcs(), other.arcs());
    }

    @Override
    public boolean equals(Object other) {
        return other == this || other instanceof Oid o && hash == o.hash && Arrays.equals(content, o.content);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** In dots, without a leading one. */
    @Override
    public String toString() {
        String known = text;
        if (known == null) {
            var out = new StringBuilder(content.length * 3);
            for (int arc : arcs()) {
                out.append(out.isEmpty() ? "" : ".").append(Integer.toUnsignedString(arc));
            }
            known = out.toString();
            text = known;
        }
        return known;
    }
}
