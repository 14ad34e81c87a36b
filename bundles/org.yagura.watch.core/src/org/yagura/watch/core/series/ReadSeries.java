/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.series;

import java.time.Instant;
import java.util.List;

import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Query;

/**
 * Asks for the course of series over a time, reduced to what a chart of some width can show. The answer comes from the
 * coarsest level that is fine enough for the width; where that is not kept any more, from the next coarser one.
 */
@Operation(name = "series.read", privilege = Privilege.SEE, doc = "The course of series over a time, reduced to the width of a chart: least, largest, first and last value of each point.")
public record ReadSeries(@Doc(value = "numbers of the series, at most 100", required = true) List<Integer> series,
        @Doc(value = "from this time on, UTC", required = true) Instant from,
        @Doc(value = "before this time, UTC", required = true) Instant to,
        @Doc("points wanted at most, such as the pixels of the chart, 1 to 10000; absent means 1000") Integer width,
        @Doc("percentiles wanted of each point, each over 0 and up to 100, at most 8; absent means none") List<Double> percentiles)
        implements
            Query<ReadSeries.Answer> {

    /** Series that are read at once at most. */
    public static final int MOST = 100;
    /** Points of a series at most. */
    public static final int WIDEST = 10_000;
    /** Percentiles at most. */
    public static final int PERCENTILES = 8;

    /** The level that answered: single samples, or what is kept of each minute, hour or day (UTC). */
    public enum Level {
        RAW, MINUTE, HOUR, DAY
    }

    /** The courses, in the order of the request; a series that there is not (any more) is left out. */
    @Doc("The courses, in the order of the request; a series that there is not (any more) is left out.")
    public record Answer(@Doc("the finest level that was read") Level level,
            @Doc("milliseconds that a point stands for") long step,
            @Doc("how far a percentile may be off, as a part of its value; absent when none was asked for") Double error,
            @Doc("a course for each series") List<Course> courses) {
    }

    /**
     * The course of a series. All arrays have the same length, one place a point; a point without samples is not there.
     */
    @Doc("The course of a series: arrays of the same length, a place for each point that has samples.")
    public record Course(@Doc("number of the series") int series,
            @Doc("time of each point's first sample, milliseconds since 1970, UTC; at the levels over raw where the minute, hour or day begins") long[] at,
            @Doc("least value") double[] min, @Doc("largest value") double[] max,
            @Doc("first value") double[] first, @Doc("last value") double[] last, @Doc("mean") double[] mean,
            @Doc("number of samples") long[] count,
            @Doc("places before which there is a gap, ascending: do not draw a line from the point before to this one") int[] gaps,
            @Doc("values of each percentile asked for, in that order; absent when none was") List<double[]> percentiles) {
    }
}
