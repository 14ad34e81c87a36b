/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.series.store;

import java.util.Locale;
import java.util.concurrent.TimeUnit;

import org.yagura.watch.core.internal.series.fact.Keep;
import org.yagura.watch.core.series.ReadSeries.Level;

/** The levels as they are stored. A chunk is of one series and begins and ends in one segment, which is a table. */
public enum Grain {
    RAW(1, 1, 4_096, 86_400_000), MINUTE(60_000, 7, 360, 720), HOUR(3_600_000, 91, 24, 48),
    DAY(86_400_000, 364, 16, 32);

    /** Milliseconds of a day. */
    public static final long DAY_MILLIS = TimeUnit.DAYS.toMillis(1);
    /** All levels that are made of samples, the finest first. */
    static final Grain[] ROLLED = {MINUTE, HOUR, DAY};
    /** A chunk with so many bytes is closed: ten such rows fill a page of 16 KiB nearly. */
    static final int CHUNK_BYTES = 1_560;

    private final long step;
    private final long segmentMillis;
    private final int entries;
    private final long spanMillis;

    Grain(long step, int segmentDays, int entries, long spanSteps) {
        this.step = step;
        this.segmentMillis = TimeUnit.DAYS.toMillis(segmentDays);
        this.entries = entries;
        this.spanMillis = spanSteps * step;
    }

    /** Milliseconds of an entry. */
    public long step() {
        return step;
    }

    /** How many entries a chunk has at most. */
    int entries() {
        return entries;
    }

    /** A chunk ends less than so many milliseconds after it begins. */
    public long spanMillis() {
        return spanMillis;
    }

    /** The number of the segment that holds a time. */
    public long segment(long millis) {
        return Math.floorDiv(millis, segmentMillis);
    }

    /** When a segment begins. */
    public long begin(long segment) {
        return segment * segmentMillis;
    }

    /** The table of a segment. */
    public String table(long segment) {
        return "sample_" + name().toLowerCase(Locale.ROOT) + "_" + segment;
    }

    /** The index of a segment's table: by series and end of the chunk. */
    public String index(long segment) {
        return table(segment) + "_key";
    }

    /** Whether it is asked for many series at once, by time. */
    public boolean comparing() {
        return this == HOUR || this == DAY;
    }

    /** The other index of a segment's table, of levels that are {@link #comparing}: by end of the chunk. */
    public String timeIndex(long segment) {
        return table(segment) + "_time";
    }

    /** How many milliseconds it is kept. */
    public long kept(Keep keep) {
        return DAY_MILLIS * switch (this) {
            case RAW -> keep.rawDays();
            case MINUTE -> keep.minuteDays();
            case HOUR -> keep.hourDays();
            case DAY -> keep.dayDays();
        };
    }

    /** As it is called outside. */
    public Level level() {
        return Level.values()[ordinal()];
    }
}
