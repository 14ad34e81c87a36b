/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.series.codec;

/** Reads what {@link SummaryWriter} packed, one after the other. Used by one thread. */
public final class SummaryReader {
    private final ByteReader bytes;
    private Summary before = new Summary();
    private final boolean sketched;
    private int left;

    /**
     * Reads so many.
     *
     * @param sketched whether the sketches are wanted; else the summaries are without
     */
    public SummaryReader(ByteReader bytes, int count, boolean sketched) {
        this.bytes = bytes;
        this.left = count;
        this.sketched = sketched;
    }

    /**
     * The next one, with the number of its minute, hour or day as its start; not to be changed.
     *
     * @return null when there is none
     * @throws IllegalArgumentException when the bytes are no summaries
     */
    public Summary next() {
        if (left == 0) {
            return null;
        }
        left--;
        before = Summary.read(bytes, before, sketched);
        return before;
    }
}
