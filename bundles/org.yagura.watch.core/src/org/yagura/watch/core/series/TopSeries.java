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

/** Asks which series were the highest over a time, such as the ten busiest of a month. */
@Operation(name = "series.top", privilege = Privilege.SEE, doc = "The series with the highest (or lowest) figure over a time.")
public record TopSeries(@Doc("among which series; absent means all") SeriesFilter filter,
        @Doc(value = "from the hour on in which this time is, UTC", required = true) Instant from,
        @Doc(value = "before this time, to the end of its hour, UTC", required = true) Instant to,
        @Doc("the figure; absent means MEAN") Figure by,
        @Doc("which percentile, over 0 and up to 100, when the figure is PERCENTILE; absent means 95") Double percentile,
        @Doc("the lowest instead of the highest; absent means false") Boolean lowest,
        @Doc("how many, at most 1000; absent means 10") Integer size) implements Query<TopSeries.Answer> {

    /** Series that are answered at most. */
    public static final int MOST = 1_000;

    /** By what series are compared. */
    public enum Figure {
        MEAN, MAX, MIN, PERCENTILE
    }

    /** The first series. */
    @Doc("The first series, in order.")
    public record Answer(@Doc("how many series had samples in that time") long compared,
            @Doc("how far a percentile may be off, as a part of its value; absent for other figures") Double error,
            @Doc("the first ones") List<Row> rows) {
    }

    /** A series and its figures. */
    @Doc("A series and its figures over the time.")
    public record Row(@Doc("the series") SeriesRow series, @Doc("the figure that was compared") double value,
            @Doc("least value") double min, @Doc("largest value") double max, @Doc("mean") double mean,
            @Doc("number of samples") long count) {
    }
}
