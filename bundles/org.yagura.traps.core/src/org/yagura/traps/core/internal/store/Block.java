/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.store;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What is asked most of up to 1,024 traps with adjoining ids: the combination of each, how many there are of each, and
 * the bounds of their times. About 1.5 KiB. Immutable.
 */
public final class Block {
    /** Traps in a full block. */
    public static final int SIZE = 1024;
    private static final int BYTE_CODES = 256;
    private static final int FORMAT = 1;

    private final int[] combos;
    private final int[] counts;
    private final byte[] low;
    private final byte[] high;
    private final long minAt;
    private final long maxAt;

    private Block(int[] combos, int[] counts, byte[] low, byte[] high, long minAt, long maxAt) {
        this.combos = combos;
        this.counts = counts;
        this.low = low;
        this.high = high;
        this.minAt = minAt;
        this.maxAt = maxAt;
    }

    /** A block of the first {@code size} combinations. */
    static Block of(int[] all, int size, long minAt, long maxAt) {
        int[] sorted = Arrays.copyOf(all, size);
        Arrays.sort(sorted);
        int kinds = 0;
        for (int i = 0; i < size; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[kinds++] = sorted[i];
            }
        }
        int[] combos = Arrays.copyOf(sorted, kinds);
        var counts = new int[kinds];
        var low = new byte[size];
        byte[] high = kinds > BYTE_CODES ? new byte[size] : null;
        for (int i = 0; i < size; i++) {
            int code = Arrays.binarySearch(combos, all[i]);
            counts[code]++;
            low[i] = (byte) code;
            if (high != null) {
                high[i] = (byte) (code >>> Byte.SIZE);
            }
        }
        return new Block(combos, counts, low, high, minAt, maxAt);
    }

    /** How many traps. */
    public int size() {
        return low.length;
    }

    /** The oldest time, microseconds. */
    public long minAt() {
        return minAt;
    }

    /** The newest time, microseconds. */
    public long maxAt() {
        return maxAt;
    }

    /** How many different combinations. */
    public int kinds() {
        return combos.length;
    }

    /** A combination, from 0. */
    public int combo(int kind) {
        return combos[kind];
    }

    /** How many traps have it. */
    public int count(int kind) {
        return counts[kind];
    }

    /** Which of the combinations the trap at a place has. */
    public int kindAt(int place) {
        int code = low[place] & 0xFF;
        return high == null ? code : code | (high[place] & 0xFF) << Byte.SIZE;
    }

    /** The combination of the trap at a place. */
    public int comboAt(int place) {
        return combos[kindAt(place)];
    }

    /** The combinations of all, with room up to a full block. */
    int[] unpack() {
        var all = new int[SIZE];
        for (int i = 0; i < size(); i++) {
            all[i] = comboAt(i);
        }
        return all;
    }

    /** The same by the numbers of other combinations. */
    Block renumbered(Combos from, Combos to) {
        var renumbered = new int[combos.length];
        for (int i = 0; i < combos.length; i++) {
            int combo = combos[i];
            renumbered[i] = to.number(from.origin(combo), from.oid(combo), from.assignee(combo), from.low(combo));
        }
        return new Block(renumbered, counts, low, high, minAt, maxAt);
    }

    /** The bytes that are stored; they need no other table than the words. */
    byte[] bytes(Combos known) {
        var bytes = new ByteArrayOutputStream(SIZE * 2);
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeLong(minAt);
            out.writeLong(maxAt);
            out.writeShort(size());
            out.writeShort(kinds());
            for (int combo : combos) {
                out.writeInt(known.origin(combo));
                out.writeInt(known.oid(combo));
                out.writeInt(known.assignee(combo));
                out.writeByte(known.low(combo));
            }
            out.write(low);
            if (high != null) {
                out.write(high);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The block in bytes that {@link #bytes} gave. */
    static Block read(byte[] bytes, Combos known) {
        var in = ByteBuffer.wrap(bytes);
        int format = in.get();
        if (format != FORMAT) {
            throw new IllegalStateException("block of format " + format);
        }
        long minAt = in.getLong();
        long maxAt = in.getLong();
        var low = new byte[in.getShort()];
        var combos = new int[in.getShort()];
        for (int i = 0; i < combos.length; i++) {
            combos[i] = known.number(in.getInt(), in.getInt(), in.getInt(), in.get() & 0xFF);
        }
        in.get(low);
        byte[] high = combos.length > BYTE_CODES ? new byte[low.length] : null;
        if (high != null) {
            in.get(high);
        }
        var counts = new int[combos.length];
        for (int i = 0; i < low.length; i++) {
            counts[low[i] & 0xFF | (high == null ? 0 : (high[i] & 0xFF) << Byte.SIZE)]++;
        }
        return new Block(combos, counts, low, high, minAt, maxAt);
    }
}
