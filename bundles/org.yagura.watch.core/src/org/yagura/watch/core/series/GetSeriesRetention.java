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

/** Asks how long samples and what is made of them are kept. */
@Operation(name = "series.retention", privilege = Privilege.SEE, doc = "How long samples and what is made of them are kept, what else is bounded, and what is there.")
public record GetSeriesRetention() implements Query<GetSeriesRetention.Retention> {

    /** The rule and what is there. */
    public record Retention(@Doc("the levels: RAW, MINUTE, HOUR, DAY") List<Kept> levels,
            @Doc("single samples that are kept at most") long mostSamples,
            @Doc("series that there are at most") int mostSeries, @Doc("series there now") int series,
            @Doc("what was left out since the data directory was made") LeftOut leftOut) {
    }

    /** What is kept of a level. */
    public record Kept(@Doc("the level") ReadSeries.Level level,
            @Doc("days that it is kept, counted back from the newest facts") int days,
            @Doc("how many samples, or minutes, hours, days of series, are in tables now; those of the last hours are in memory") long entries,
            @Doc("bytes that they take, without what the database adds") long bytes,
            @Doc("where the oldest table begins, UTC; absent when there is none") Instant oldest) {
    }

    /** What was left out. */
    public record LeftOut(@Doc("samples not later than the newest one of their series") long late,
            @Doc("samples more than an hour ahead of the agent's clock") long ahead,
            @Doc("samples older than single samples are kept") long old,
            @Doc("samples of new series over the bound") long beyond,
            @Doc("facts that could not be read") long unread) {
    }
}
