/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.series.codec;

import java.util.Arrays;

/**
 * How values are distributed, for percentiles, so that several can be made one: as in HdrHistogram a value counts in the
 * bucket that its exponent and the first bits of its mantissa name. With five such bits a percentile is off by at most
 * 1/64 of its value. There are at most {@value #MOST} buckets: with more, two neighbours each become one, which doubles
 * {@link #error}. Not thread-safe.
 */
public final class Sketch {
    /** Buckets at most. */
    static final int MOST = 512;
    private static final int MANTISSA = 52;
    private static final int FINEST = 5;
    private static final int COARSEST = -4;
    private static final int FIRST = 8;
    private static final double PERCENT = 100;

    private int fine = FINEST;
    /** Ascending; 0 for zero, the negative of a key for the negative of a value. */
    private int[] keys;
    private int[] counts;
    private int size;
    private long total;

    /** An empty one. */
    public Sketch() {
        keys = new int[FIRST];
        counts = new int[FIRST];
    }

    /** One that counts the same. */
    public Sketch copy() {
        var copy = new Sketch();
        copy.fine = fine;
        copy.keys = Arrays.copyOf(keys, Math.max(FIRST, size));
        copy.counts = Arrays.copyOf(counts, Math.max(FIRST, size));
        copy.size = size;
        copy.total = total;
        return copy;
    }

    /** Counts a finite value. */
    public void add(double value) {
        count(key(value), 1);
    }

    /** Counts what another one has counted. */
    public void add(Sketch other) {
        while (fine > other.fine) {
            coarsen();
        }
        for (int i = 0; i < other.size; i++) {
            int key = other.keys[i];
            for (int step = other.fine; step > fine; step--) {
                key = half(key);
            }
            count(key, other.counts[i]);
        }
    }

    /** Forgets all. */
    public void clear() {
        fine = FINEST;
        size = 0;
        total = 0;
    }

    private int key(double value) {
        if (value == 0) {
            return 0;
        }
        int key = (int) (Double.doubleToRawLongBits(Math.abs(value)) >>> MANTISSA - fine) + 1;
        return value < 0 ? -key : key;
    }

    private static int half(int key) {
        return key > 0 ? (key - 1 >> 1) + 1 : key < 0 ? -((-key - 1 >> 1) + 1) : 0;
    }

    private void count(int key, int times) {
        total += times;
        int place = Arrays.binarySearch(keys, 0, size, key);
        if (place >= 0) {
            counts[place] = (int) Math.min(Integer.MAX_VALUE, (long) counts[place] + times);
            return;
        }
        if (size == MOST && fine > COARSEST) {
            total -= times;
            coarsen();
            count(half(key), times);
            return;
        }
        insert(-place - 1, key, times);
    }

    private void insert(int place, int key, int times) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
            counts = Arrays.copyOf(counts, 2 * size);
        }
        System.arraycopy(keys, place, keys, place + 1, size - place);
        System.arraycopy(counts, place, counts, place + 1, size - place);
        keys[place] = key;
        counts[place] = times;
        size++;
    }

    private void coarsen() {
        fine--;
        int kept = 0;
        for (int i = 0; i < size; i++) {
            int key = half(keys[i]);
            if (kept > 0 && keys[kept - 1] == key) {
                counts[kept - 1] = (int) Math.min(Integer.MAX_VALUE, (long) counts[kept - 1] + counts[i]);
            } else {
                keys[kept] = key;
                counts[kept++] = counts[i];
            }
        }
        size = kept;
    }

    /** How many values were counted. */
    public long total() {
        return total;
    }

    /** How far a percentile may be off, as a part of its value. */
    public double error() {
        return Math.min(1, 1.0 / (2L << Math.max(0, fine)) * (fine < 0 ? 2 : 1));
    }

    /**
     * The value that so many per cent of the values do not exceed.
     *
     * @param percent over 0 and up to 100
     * @return NaN when nothing was counted
     */
    public double percentile(double percent) {
        long rank = Math.max(1, (long) Math.ceil(percent / PERCENT * total));
        long seen = 0;
        for (int i = 0; i < size; i++) {
            seen += counts[i];
            if (seen >= rank) {
                return value(keys[i]);
            }
        }
        return size == 0 ? Double.NaN : value(keys[size - 1]);
    }

    private double value(int key) {
        if (key == 0) {
            return 0;
        }
        int shift = MANTISSA - fine;
        double middle = Double.longBitsToDouble(((long) Math.abs(key) - 1 << shift) + (1L << shift - 1));
        double finite = Double.isFinite(middle) ? middle : Double.MAX_VALUE;
        return key < 0 ? -finite : finite;
    }

    void write(ByteWriter to) {
        to.signed(fine).number(size);
        int before = 0;
        for (int i = 0; i < size; i++) {
            to.signed(keys[i] - before).number(counts[i]);
            before = keys[i];
        }
    }

    /** Goes behind one. */
    static void skip(ByteReader from) {
        from.signed();
        for (int i = 2 * from.number("buckets", MOST); i > 0; i--) {
            from.number();
        }
    }

    static Sketch read(ByteReader from) {
        var sketch = new Sketch();
        long fine = from.signed();
        if (fine < COARSEST || fine > FINEST) {
            throw new IllegalArgumentException("a sketch of fineness " + fine);
        }
        sketch.fine = (int) fine;
        int size = from.number("buckets", MOST);
        sketch.keys = new int[Math.max(FIRST, size)];
        sketch.counts = new int[Math.max(FIRST, size)];
        long key = 0;
        for (int i = 0; i < size; i++) {
            long step = from.signed();
            key += step;
            if (i > 0 && step <= 0 || Math.abs(key) > 1 << 12 + FINEST) {
                throw new IllegalArgumentException("a sketch whose buckets do not ascend");
            }
            sketch.keys[i] = (int) key;
            sketch.counts[i] = from.number("values", Integer.MAX_VALUE);
            sketch.total += sketch.counts[i];
        }
        sketch.size = size;
        return sketch;
    }
}
