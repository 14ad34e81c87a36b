/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core;

import java.time.Instant;
import java.util.List;

import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Query;
import org.yagura.model.site.ThresholdKind;
import org.yagura.watch.core.series.ReadSeries;

/** Tries a threshold on what was measured, before it is saved: how often would people have been told? */
@Operation(name = "watches.try-threshold", privilege = Privilege.SEE, doc = "How often a threshold would have told people, tried on what a watch has measured; stores nothing.")
public record TryThreshold(@Doc(value = "id of the watch that has measured", required = true) String watch,
        @Doc(value = "metric, as in a threshold: with an instance in brackets only that one, * stands for any text", required = true) String metric,
        @Doc(value = "how values are compared", required = true) ThresholdKind kind,
        @Doc(value = "the bound, in the unit of the metric; for a rate per hour; for what is usual in standard deviations", required = true) Double limit,
        @Doc("so far on the good side the bound counts as kept again; absent means 0") Double hysteresis,
        @Doc("so many values one after another must be beyond it; absent means 1") Integer count,
        @Doc("so many bad results one after another confirm a state; absent: as the watch in force says") Integer attempts,
        @Doc("over how many days until the end, at most 92; absent means 7") Integer days,
        @Doc("id of a calendar in whose hours alone it counts; absent: always") String calendar,
        @Doc("for a forecast: the bound is reached within so many hours, at most 43800; absent means 168") Integer aheadHours,
        @Doc("for a forecast and for what is usual: so many hours of the past are looked at, at most 43800, and made anew for each day from what was known then; absent means 672") Integer learnHours,
        @Doc("from this place on among the series that the threshold is about; absent means 0") Long position,
        @Doc("how many series are looked at, at most 1000; absent: as many as can be within 20 seconds") Integer size,
        @Doc("from when on, UTC, at most 92 days before the end; absent: as many days as said") Instant from,
        @Doc("until when, UTC; absent, or later than now: now") Instant to)
        implements
            Query<TryThreshold.Trial> {

    /** Series that are looked at in one go at most. */
    public static final int MOST = 1_000;

    /** Days over which one is tried at most. */
    public static final int MOST_DAYS = 92;

    /** One over the last days. */
    public TryThreshold(String watch, String metric, ThresholdKind kind, Double limit, Double hysteresis, Integer count,
            Integer attempts, Integer days, String calendar, Integer aheadHours, Integer learnHours, Long position,
            Integer size) {
        this(watch, metric, kind, limit, hysteresis, count, attempts, days, calendar, aheadHours, learnHours, position,
                size, null, null);
    }

    /** One that looks as far ahead and back as is usual, at all series. */
    public TryThreshold(String watch, String metric, ThresholdKind kind, Double limit, Double hysteresis, Integer count,
            Integer attempts, Integer days, String calendar) {
        this(watch, metric, kind, limit, hysteresis, count, attempts, days, calendar, null, null, null, null);
    }

    /** What came out. */
    public record Trial(@Doc("how many series the threshold is about") long series,
            @Doc("how many of them were looked at, from the position on; fewer than wanted when it would have taken too long: go on from there") long examined,
            @Doc("how many values were looked at") long values,
            @Doc("how often people would have been told of a problem") long told,
            @Doc("for how many seconds there was a problem, over all series") long seconds,
            @Doc("from when on, UTC") Instant from, @Doc("until when, UTC") Instant to,
            @Doc("the coarsest level of values that was looked at; above RAW the highest value of each minute, hour or day for HIGH, the lowest for LOW, else the last; absent when there was none") ReadSeries.Level level,
            @Doc("the series that would have told people, the most often first, at most 100") List<Row> rows) {
    }

    /** A series that would have told people. */
    @Doc("A series that would have told people.")
    public record Row(@Doc("id of the node") String node, @Doc("name of the node") String nodeName,
            @Doc("metric") String metric, @Doc("unit; empty when it has none") String unit,
            @Doc("how often") long told, @Doc("for how many seconds") long seconds,
            @Doc("when first, UTC") Instant first, @Doc("when last, UTC") Instant last,
            @Doc("number of the series") int series,
            @Doc("the times in which there was a problem, in their order; the last 100 when there were more") List<Span> spans) {

        /** Times of a row at most. */
        public static final int MOST_SPANS = 100;
    }

    /** A time in which there was a problem. */
    @Doc("A time in which there was a problem, from when people would have been told.")
    public record Span(@Doc("from when on, UTC") Instant from,
            @Doc("until when, UTC; absent when it was not over at the end") Instant until) {
    }
}
