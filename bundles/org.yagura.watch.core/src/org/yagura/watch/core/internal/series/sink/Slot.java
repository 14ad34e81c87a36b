/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.series.sink;

import java.util.Arrays;

import org.yagura.watch.core.series.Series;

/** The samples of one series that wait. Its own lock guards it. */
final class Slot {
    private static final int FEW = 4;

    final Series series;
    final int number;
    private long[] at = new long[FEW];
    private double[] values = new double[FEW];
    private int size;
    private boolean gone;
    /** When the number was last said to mean this series, in nanoseconds of this process; for the flusher alone. */
    long definedAt;
    boolean defined;

    Slot(Series series, int number) {
        this.series = series;
        this.number = number;
    }

    /**
     * Takes a sample.
     *
     * @return how many there are now; 0 when this slot is not used any more
     */
    synchronized int add(long time, double value) {
        if (gone) {
            return 0;
        }
        if (size == at.length) {
            at = Arrays.copyOf(at, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        at[size] = time;
        values[size] = value;
        return ++size;
    }

    /** Moves up to so many samples into arrays at a place; how many. */
    synchronized int take(long[] times, double[] reals, int place, int most) {
        int taken = Math.min(size, most);
        System.arraycopy(at, 0, times, place, taken);
        System.arraycopy(values, 0, reals, place, taken);
        size -= taken;
        System.arraycopy(at, taken, at, 0, size);
        System.arraycopy(values, taken, values, 0, size);
        if (size == 0 && at.length > FEW * FEW) {
            int usual = Math.max(FEW, Math.min(at.length, 2 * taken));
            at = new long[usual];
            values = new double[usual];
        }
        return taken;
    }

    /** Forgets what waits; how many there were. */
    synchronized int drop() {
        int dropped = size;
        size = 0;
        return dropped;
    }

    /** Whether some wait. */
    synchronized boolean waiting() {
        return size > 0;
    }

    /** Ends it when nothing waits; whether it is ended. */
    synchronized boolean end() {
        gone = size == 0;
        return gone;
    }
}
