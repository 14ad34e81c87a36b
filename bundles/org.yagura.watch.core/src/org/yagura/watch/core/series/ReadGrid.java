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
 * Asks for one figure of many series over a time that is cut into columns of the same length, for heat maps. A column in
 * which nothing was measured has the figure of the one before, unless there is a gap.
 */
@Operation(name = "series.grid", privilege = Privilege.SEE, doc = "One figure of many series over a time cut into columns of the same length, for heat maps.")
public record ReadGrid(@Doc(value = "numbers of the series, at most 500", required = true) List<Integer> series,
        @Doc(value = "from this time on, UTC", required = true) Instant from,
        @Doc(value = "before this time, UTC", required = true) Instant to,
        @Doc("columns wanted at most, 1 to 2000, and 200000 cells; absent means 200") Integer columns,
        @Doc("the figure; absent means MEAN") Figure by) implements Query<ReadGrid.Answer> {

    /** Series that are read at once at most. */
    public static final int MOST = 500;
    /** Columns at most. */
    public static final int WIDEST = 2_000;

    /** What stands in a cell. */
    public enum Figure {
        MEAN, MAX, MIN
    }

    /** The cells, in the order of the request; a series that there is not (any more) is left out. */
    @Doc("The cells, in the order of the request; a series that there is not (any more) is left out.")
    public record Answer(@Doc("the finest level that was read") ReadSeries.Level level,
            @Doc("milliseconds of a column") long step, @Doc("how many columns there are") int columns,
            @Doc("a row for each series") List<Row> rows) {
    }

    /** The cells of a series: two arrays of the same length. */
    @Doc("The cells of a series: two arrays of the same length.")
    public record Row(@Doc("number of the series") int series,
            @Doc("columns that have a value, ascending, from 0") int[] columns,
            @Doc("their values, with about seven digits") double[] values) {
    }
}
