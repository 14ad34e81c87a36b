/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.series.store;

import java.util.ArrayList;
import java.util.List;

import org.yagura.watch.core.internal.series.codec.ByteReader;
import org.yagura.watch.core.internal.series.codec.ByteWriter;
import org.yagura.watch.core.internal.series.codec.ChunkReader;
import org.yagura.watch.core.internal.series.codec.ChunkWriter;
import org.yagura.watch.core.internal.series.codec.Packed;
import org.yagura.watch.core.internal.series.codec.Sketch;
import org.yagura.watch.core.internal.series.codec.Summary;
import org.yagura.watch.core.series.Series;

/** A series. The projection's thread changes it; {@link #view} gives any thread what is committed. */
public final class SeriesState {
    /** Bytes that the parts of a series' name may have, in UTF-8. */
    private static final int MOST_BYTES = 4 * Series.MOST;

    private final int number;
    private final Series series;
    private final List<Chunk> ready = new ArrayList<>();
    private final Rolled minutes;
    private final Rolled hours;
    private final Rolled days;
    private ChunkWriter raw = new ChunkWriter();
    private long firstAt = -1;
    private long lastAt = -1;
    private double last = Double.NaN;
    private long late;
    private volatile View view;
    /** Whether it is among those that have changed since the last commit, and since the last checkpoint. */
    boolean touched;
    boolean dirty;

    SeriesState(int number, Series series) {
        this(number, series, new Rolled(Grain.MINUTE), new Rolled(Grain.HOUR), new Rolled(Grain.DAY));
    }

    private SeriesState(int number, Series series, Rolled minutes, Rolled hours, Rolled days) {
        this.number = number;
        this.series = series;
        this.minutes = minutes;
        this.hours = hours;
        this.days = days;
    }

    /** Its number. */
    public int number() {
        return number;
    }

    /** What it is of. */
    public Series series() {
        return series;
    }

    /** What is committed; null when nothing is yet. */
    public View view() {
        return view;
    }

    long lastAt() {
        return lastAt;
    }

    /** Takes a sample; false when it is not later than the newest one. */
    boolean add(long at, double value) {
        if (at <= lastAt) {
            late++;
            return false;
        }
        long minute = at / Grain.MINUTE.step();
        if (minute != minutes.open().start) {
            closeMinute(minute);
        }
        Summary open = minutes.open();
        open.add(value);
        if (Double.isFinite(value)) {
            if (open.sketch == null) {
                open.sketch = new Sketch();
            }
            open.sketch.add(value);
        }
        if (raw.count() > 0 && (raw.length() >= Grain.CHUNK_BYTES || raw.count() >= Grain.RAW.entries()
                || Grain.RAW.segment(raw.firstAt()) != Grain.RAW.segment(at))) {
            closeRaw();
        }
        raw.add(at, value);
        firstAt = firstAt < 0 ? at : firstAt;
        lastAt = at;
        last = value;
        return true;
    }

    private void closeMinute(long next) {
        Summary over = minutes.open();
        if (!over.isEmpty()) {
            minutes.close(ready);
            Summary hour = merged(hours, over, Grain.HOUR.step() / Grain.MINUTE.step());
            if (hour != null) {
                merged(days, hour, Grain.DAY.step() / Grain.HOUR.step());
            }
        }
        var fresh = new Summary();
        fresh.start = next;
        minutes.open(fresh);
    }

    /**
     * Adds what is over to the next coarser level.
     *
     * @return what is over there because of it; null when nothing is
     */
    private Summary merged(Rolled level, Summary over, long parts) {
        long start = over.start / parts;
        Summary before = level.open();
        Summary next;
        Summary ended = null;
        if (before.start == start && !before.isEmpty()) {
            next = before.copy();
        } else {
            level.close(ready);
            ended = before.isEmpty() ? null : before;
            next = new Summary();
            next.start = start;
        }
        next.add(over);
        level.open(next);
        return ended;
    }

    private void closeRaw() {
        ready.add(new Chunk(Grain.RAW, raw.firstAt(), raw.lastAt(), raw.count(), raw.packed().copy()));
        raw = new ChunkWriter();
    }

    /** The chunks that are closed; they are no longer kept here. */
    List<Chunk> takeReady() {
        List<Chunk> taken = List.copyOf(ready);
        ready.clear();
        return taken;
    }

    /** What was added is committed. */
    void publish() {
        Packed samples = raw.count() == 0 ? null : raw.packed();
        view = new View(firstAt, lastAt, last, late, ready.isEmpty() ? List.of() : List.copyOf(ready), samples,
                List.of(open(minutes, minutes.open().copy()), open(hours, hours.open()), open(days, days.open())));
    }

    private static View.Open open(Rolled level, Summary open) {
        return new View.Open(level.part(), open);
    }

    void write(ByteWriter to) {
        to.number(number).text(series.node()).text(series.watch()).text(series.metric()).text(series.unit())
                .octet(series.kind().ordinal()).signed(firstAt).signed(lastAt);
        to.real(last, 0);
        Packed packed = raw.packed();
        to.number(late).number(packed.count()).number(packed.length()).bytes(packed.bytes(), 0, packed.length());
        minutes.write(to);
        hours.write(to);
        days.write(to);
    }

    static SeriesState read(ByteReader from) {
        int number = from.number("as number of a series", Integer.MAX_VALUE);
        var series = new Series(from.text(MOST_BYTES), from.text(MOST_BYTES), from.text(MOST_BYTES),
                from.text(MOST_BYTES), Series.Kind.values()[from.octet()]);
        long firstAt = from.signed();
        long lastAt = from.signed();
        double last = Double.longBitsToDouble(from.real(0));
        long late = from.number();
        int count = from.number("samples", Integer.MAX_VALUE);
        ChunkReader samples = from.packed(from.number("bytes", from.left()), count).reader();
        var state = new SeriesState(number, series, Rolled.read(Grain.MINUTE, from), Rolled.read(Grain.HOUR, from),
                Rolled.read(Grain.DAY, from));
        while (samples.next()) {
            state.raw.add(samples.at(), samples.value());
        }
        state.firstAt = firstAt;
        state.lastAt = lastAt;
        state.last = last;
        state.late = late;
        return state;
    }
}
