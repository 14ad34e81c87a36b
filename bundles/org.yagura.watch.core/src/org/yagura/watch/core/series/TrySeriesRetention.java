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

/** Asks what {@link SetSeriesRetention} with the same numbers would delete; refuses what that refuses. */
@Operation(name = "series.try-retention", privilege = Privilege.SEE, doc = "What would be deleted if samples were kept by another rule; changes nothing.")
public record TrySeriesRetention(@Doc("days of single samples, 1 to 3650; absent leaves it") Integer rawDays,
        @Doc("days of minutes, 7 to 3650; absent leaves it") Integer minuteDays,
        @Doc("days of hours, 31 to 7300; absent leaves it") Integer hourDays,
        @Doc("days of days, 366 to 36500; absent leaves it") Integer dayDays,
        @Doc("single samples at most, 1000000 to 1000000000000; absent leaves it") Long mostSamples,
        @Doc("series at most, 100 to 2000000; absent leaves it") Integer mostSeries)
        implements
            Query<TrySeriesRetention.Loss> {

    /** What would be deleted. */
    public record Loss(
            @Doc("the levels of which whole tables would be deleted; empty when nothing would") List<Gone> levels,
            @Doc("series of which nothing would be left; they are forgotten within a day") long series) {
    }

    /** What would be deleted of a level. */
    public record Gone(@Doc("the level") ReadSeries.Level level,
            @Doc("how many samples, or minutes, hours, days of series") long entries,
            @Doc("bytes that they take, without what the database adds") long bytes,
            @Doc("where the oldest table that would be deleted begins, UTC") Instant from,
            @Doc("where the newest table that would be deleted ends, UTC") Instant until) {
    }
}
