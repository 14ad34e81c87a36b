/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.series.query;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.yagura.watch.core.internal.series.store.Grain;
import org.yagura.watch.core.internal.series.store.SeriesState;

/** Reads the course of series from the level that suits. */
final class Courses {
    /** A level is fine enough when a point has at least so much of one of its entries. */
    private static final double FINE_ENOUGH = 1.5;
    /** Single samples that are read of a series at most; of one with more, minutes are. */
    private static final int MOST_SAMPLES = 4_000_000;
    /** So long at most single samples are read for percentiles, which minutes do not have. */
    private static final long SHORT = TimeUnit.DAYS.toMillis(2);

    private final SeriesView view;
    private final long from;
    private final long to;
    private final long stretch;
    private final List<Double> percentiles;
    private final Grain grain;
    private double error;

    Courses(SeriesView view, long from, long to, int width, List<Double> percentiles) {
        this.view = view;
        this.from = from;
        this.to = to;
        this.stretch = Math.max(1, Math.ceilDiv(to - from, (long) width));
        this.percentiles = percentiles;
        this.grain = grain();
    }

    private Grain grain() {
        Grain best = Grain.RAW;
        for (Grain candidate : Grain.values()) {
            if (candidate == Grain.RAW || candidate.step() <= FINE_ENOUGH * stretch) {
                best = candidate;
            }
        }
        if (best == Grain.MINUTE && !percentiles.isEmpty()) {
            best = to - from <= SHORT ? Grain.RAW : Grain.HOUR;
        }
        long[] whole = view.state().standing().whole();
        while (best != Grain.DAY && whole[best.ordinal()] >= to) {
            best = coarser(best);
        }
        return best;
    }

    private Grain coarser(Grain fine) {
        Grain next = Grain.values()[fine.ordinal() + 1];
        return next == Grain.MINUTE && !percentiles.isEmpty() ? Grain.HOUR : next;
    }

    /** The finest level that is read. */
    Grain finest() {
        return grain;
    }

    /** Milliseconds of a point. */
    long step() {
        return Math.max(stretch, grain.step());
    }

    /** The largest error of a percentile so far. */
    double error() {
        return error;
    }

    /** Reads a series. */
    CourseMaker read(LevelReader reader, SeriesState series) throws SQLException {
        var maker = new CourseMaker(series.number(), from, stretch, percentiles);
        if (!read(reader, series, grain, from, to, maker)) {
            maker = new CourseMaker(series.number(), from, stretch, percentiles);
            read(reader, series, coarser(grain), from, to, maker);
        }
        error = Math.max(error, maker.error());
        return maker;
    }

    /** Reads a level where it is whole, and before that the coarser ones; false when there are too many samples. */
    private boolean read(LevelReader reader, SeriesState series, Grain level, long begin, long end, CourseMaker maker)
            throws SQLException {
        long whole = Math.min(end, view.state().standing().whole()[level.ordinal()]);
        long start = begin;
        if (whole > begin && level != Grain.DAY) {
            read(reader, series, coarser(level), begin, whole, maker);
            start = whole;
        }
        if (level != Grain.RAW) {
            // what begins before and reaches in is wanted too
            long first = start == from ? start - start % level.step() : start;
            reader.summaries(series, level, first, end, !percentiles.isEmpty(),
                    (at, summary) -> maker.summary(Math.max(at, from), level.step(), summary));
            return true;
        }
        var left = new int[]{MOST_SAMPLES};
        reader.samples(series, start, end, (at, value) -> {
            maker.sample(at, value);
            return --left[0] > 0;
        });
        return left[0] > 0;
    }
}
