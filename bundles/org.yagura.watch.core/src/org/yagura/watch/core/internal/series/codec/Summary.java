/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.series.codec;

/**
 * What is kept of the samples of a minute, an hour or a day. Values that are not finite say that nothing could be
 * measured; they count as gaps and nothing else. Not thread-safe.
 */
public final class Summary {
    private static final int ONE = 1;
    private static final int FLAT = 2;
    private static final int GAPS = 4;
    private static final int SKETCH = 8;
    private static final int SAME_COUNT = 16;
    private static final int NO_VALUES = 32;

    /** When it begins, in milliseconds, or the number of its minute, hour or day. */
    public long start;
    /** Finite samples. */
    public long count;
    /** Samples that say that nothing could be measured. */
    public long gaps;
    public double min;
    public double max;
    public double sum;
    public double first;
    public double last;
    /** How the values are distributed; null when that is not kept. */
    public Sketch sketch;

    /** An empty one. */
    public Summary() {
        clear(0);
    }

    /** Makes it empty, without a sketch. */
    public void clear(long from) {
        start = from;
        count = 0;
        gaps = 0;
        min = Double.POSITIVE_INFINITY;
        max = Double.NEGATIVE_INFINITY;
        sum = 0;
        first = Double.NaN;
        last = Double.NaN;
        sketch = null;
    }

    /** Whether it is of no sample at all. */
    public boolean isEmpty() {
        return count == 0 && gaps == 0;
    }

    /** Takes a sample; not into the sketch. */
    public void add(double value) {
        if (!Double.isFinite(value)) {
            gaps++;
            return;
        }
        if (count++ == 0) {
            first = value;
        }
        min = Math.min(min, value);
        max = Math.max(max, value);
        sum += value;
        last = value;
    }

    /** Takes one that follows in time. */
    public void add(Summary other) {
        gaps += other.gaps;
        if (other.count > 0) {
            if (count == 0) {
                first = other.first;
            }
            count += other.count;
            min = Math.min(min, other.min);
            max = Math.max(max, other.max);
            sum += other.sum;
            last = other.last;
        }
        if (other.sketch != null) {
            if (sketch == null) {
                sketch = new Sketch();
            }
            sketch.add(other.sketch);
        }
    }

    /** One that says the same. */
    public Summary copy() {
        var copy = new Summary();
        copy.start = start;
        copy.count = count;
        copy.gaps = gaps;
        copy.min = min;
        copy.max = max;
        copy.sum = sum;
        copy.first = first;
        copy.last = last;
        copy.sketch = sketch == null ? null : sketch.copy();
        return copy;
    }

    /** The mean; NaN without samples. */
    public double mean() {
        if (count == 0) {
            return Double.NaN;
        }
        return Double.isFinite(sum) ? Math.clamp(sum / count, min, max) : min / 2 + max / 2;
    }

    /** Writes it after another one, which it resembles. */
    void write(ByteWriter to, Summary before) {
        boolean flat = min == max;
        boolean one = count == 1;
        int flags = (count == 0 ? NO_VALUES : one ? ONE : flat ? FLAT : 0) | (gaps > 0 ? GAPS : 0)
                | (sketch != null ? SKETCH : 0) | (count > 1 && count == before.count ? SAME_COUNT : 0);
        to.signed(start - before.start).octet(flags);
        if (gaps > 0) {
            to.number(gaps);
        }
        if (count > 1 && (flags & SAME_COUNT) == 0) {
            to.number(count);
        }
        if (count > 0) {
            to.real(last, bits(before.last));
            if (!one && !flat) {
                to.real(min, bits(before.min));
                to.real(max, bits(before.max));
                to.real(first, bits(before.last));
                to.real(sum, bits(before.sum));
            }
        }
        if (sketch != null) {
            sketch.write(to);
        }
    }

    /** Reads one that was written after another one. */
    static Summary read(ByteReader from, Summary before, boolean sketched) {
        var summary = new Summary();
        summary.start = before.start + from.signed();
        int flags = from.octet();
        summary.gaps = (flags & GAPS) == 0 ? 0 : from.number();
        if ((flags & NO_VALUES) == 0) {
            summary.count = (flags & ONE) != 0 ? 1 : (flags & SAME_COUNT) != 0 ? before.count : from.number();
            summary.last = Double.longBitsToDouble(from.real(bits(before.last)));
            if ((flags & (ONE | FLAT)) != 0) {
                summary.min = summary.last;
                summary.max = summary.last;
                summary.first = summary.last;
                summary.sum = summary.last * summary.count;
            } else {
                summary.min = Double.longBitsToDouble(from.real(bits(before.min)));
                summary.max = Double.longBitsToDouble(from.real(bits(before.max)));
                summary.first = Double.longBitsToDouble(from.real(bits(before.last)));
                summary.sum = Double.longBitsToDouble(from.real(bits(before.sum)));
            }
        }
        if (summary.count < 0 || summary.gaps < 0) {
            throw new IllegalArgumentException("a summary of " + summary.count + " samples");
        }
        if ((flags & SKETCH) != 0 && sketched) {
            summary.sketch = Sketch.read(from);
        } else if ((flags & SKETCH) != 0) {
            Sketch.skip(from);
        }
        return summary;
    }

    /** Writes all that it says, exactly, so that more can be added after reading it as if nothing had been between. */
    public void writeOpen(ByteWriter to) {
        to.signed(start).number(count).number(gaps);
        for (double value : new double[]{min, max, sum, first, last}) {
            to.real(value, 0);
        }
        to.octet(sketch == null ? 0 : SKETCH);
        if (sketch != null) {
            sketch.write(to);
        }
    }

    /** Reads what {@link #writeOpen} wrote. */
    public static Summary readOpen(ByteReader from) {
        var summary = new Summary();
        summary.start = from.signed();
        summary.count = from.number();
        summary.gaps = from.number();
        summary.min = Double.longBitsToDouble(from.real(0));
        summary.max = Double.longBitsToDouble(from.real(0));
        summary.sum = Double.longBitsToDouble(from.real(0));
        summary.first = Double.longBitsToDouble(from.real(0));
        summary.last = Double.longBitsToDouble(from.real(0));
        summary.sketch = from.octet() == 0 ? null : Sketch.read(from);
        return summary;
    }

    private static long bits(double value) {
        return Double.doubleToRawLongBits(value);
    }
}
