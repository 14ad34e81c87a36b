/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.series.codec;

/** Packs what is kept of adjoining minutes, hours or days of a series. Used by one thread. */
public final class SummaryWriter {
    private final ByteWriter bytes = new ByteWriter();
    private Summary before = new Summary();
    private int count;
    private long first;

    /** Appends a summary whose start is the number of its minute, hour or day; it is not kept, only read. */
    public void add(Summary summary) {
        if (count++ == 0) {
            first = summary.start;
        }
        summary.write(bytes, before);
        // as it will be read: what was left out has to be left out here as well
        Summary next = summary.copy();
        next.sketch = null;
        if (next.count > 0 && next.min == next.max) {
            next.first = next.last;
            next.min = next.last;
            next.max = next.last;
            next.sum = next.last * next.count;
        }
        before = next;
    }

    /** How many there are. */
    public int count() {
        return count;
    }

    /** Bytes that they take. */
    public int length() {
        return bytes.length();
    }

    /** The number of the first one. */
    public long first() {
        return first;
    }

    /** The number of the last one. */
    public long last() {
        return before.start;
    }

    /** What is there so far; it stays as it is when more is appended. */
    public Part part() {
        return new Part(bytes.array(), bytes.length(), count);
    }

    /** The bytes alone. */
    public byte[] copy() {
        return bytes.copy();
    }

    /**
     * Packed summaries at the beginning of an array.
     *
     * @param bytes holds them
     * @param length bytes that they take
     * @param count how many they are
     */
    public record Part(byte[] bytes, int length, int count) {

        /** Reads them, with sketches or without. */
        public SummaryReader reader(boolean sketched) {
            return new SummaryReader(new ByteReader(bytes, 0, length), count, sketched);
        }
    }
}
