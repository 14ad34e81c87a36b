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
 * Asks which limits will be reached and when, the soonest first. The limit of a series is that of its most severe threshold on
 * the value or on its forecast; for shares of space in use ({@code *.used} in %) without one it is 100.
 */
@Operation(name = "capacity.find", privilege = Privilege.SEE, doc = "Series with a limit: how they grow, and when the limit is expected to be reached, the soonest first.")
public record FindCapacity(@Doc("among which series; absent means all") SeriesFilter filter,
        @Doc("hours of the past that are looked at, 24 to 43800; absent means 672") Integer learnHours,
        @Doc("place of the first row; absent means 0") Long position,
        @Doc("how many rows, at most 1000; absent means 200") Integer size) implements Query<FindCapacity.Page> {

    /** Rows that are answered at most. */
    public static final int MOST = 1_000;

    /** What is expected. */
    public enum Outcome {
        /** The limit is reached already. */
        REACHED,
        /** It will be reached. */
        EXPECTED,
        /** It is not reached within five years, as it goes on now. */
        NEVER,
        /** Too little is known: a day at least is needed, since the last lasting step. */
        LEARNING
    }

    /** A window of series with a limit. */
    @Doc("A window of series with a limit, the soonest first.")
    public record Page(@Doc("how many match and have a limit") long total,
            @Doc("of these, how many were looked at; fewer when it would have taken too long: ask again") long examined,
            @Doc("place of the first row") long position, @Doc("the rows") List<Row> rows) {
    }

    /** A series and its limit. */
    @Doc("A series and its limit. Figures of the forecast are absent while it is learned.")
    public record Row(@Doc("the series") SeriesRow series, @Doc("the limit, in its unit") double limit,
            @Doc("whether the limit is a lower one") boolean low, @Doc("what is expected") Outcome outcome,
            @Doc("where the trend is now, with the rhythm of the week") Double now,
            @Doc("growth a day") Double perDay, @Doc("growth in 30 days") Double perMonth,
            @Doc("when the limit is reached, to the hour, UTC") Instant reach,
            @Doc("so many hours earlier or later (95 %); absent when it may never be reached") Integer errorHours,
            @Doc("mean distance of what came from what was forecast, on the last quarter of the time, in the unit") Double error,
            @Doc("whether the rhythm of the week is taken into account") Boolean rhythm) {
    }
}
