/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.series.store;

import java.util.Arrays;

import org.yagura.watch.core.internal.series.codec.ByteReader;
import org.yagura.watch.core.internal.series.codec.ByteWriter;
import org.yagura.watch.core.internal.series.fact.Keep;

/** What there is once: the rule of retention, counts, times. Used by one thread. */
final class Head {
    private static final int VERSION = 1;

    Keep keep = Keep.USUAL;
    Counts counts = Counts.NONE;
    /** The time of the newest fact; a fact moves it by an hour at most, so that one wrong clock does not end all. */
    long newest;
    /** The time of the first fact after the last checkpoint; negative when there was none. */
    long begun = -1;
    /** Samples and facts since the last checkpoint. */
    long since;
    int facts;
    /** Day on which series that nothing is kept of were looked for last. */
    long forgotten;
    /** For each level, from when on it is whole: before that, segments were taken out. */
    final long[] whole = new long[Grain.values().length];

    void write(ByteWriter to) {
        to.octet(VERSION).number(keep.rawDays()).number(keep.minuteDays()).number(keep.hourDays())
                .number(keep.dayDays()).number(keep.samples()).number(keep.series());
        counts.write(to);
        to.signed(newest).signed(forgotten);
        for (long time : whole) {
            to.signed(time);
        }
    }

    void read(ByteReader from) {
        int version = from.octet();
        if (version != VERSION) {
            throw new IllegalArgumentException("a head of version " + version);
        }
        keep = new Keep((int) from.number(), (int) from.number(), (int) from.number(), (int) from.number(),
                from.number(), (int) from.number());
        counts = Counts.read(from);
        newest = from.signed();
        forgotten = from.signed();
        for (int i = 0; i < whole.length; i++) {
            whole[i] = from.signed();
        }
        begin();
    }

    /** A checkpoint is made. */
    void begin() {
        begun = -1;
        since = 0;
        facts = 0;
    }

    void clear() {
        keep = Keep.USUAL;
        counts = Counts.NONE;
        newest = 0;
        begin();
        forgotten = 0;
        Arrays.fill(whole, 0);
    }
}
