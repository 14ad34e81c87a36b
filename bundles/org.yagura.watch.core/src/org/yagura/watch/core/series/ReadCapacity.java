/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.series;

import java.time.Instant;

import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Query;

/**
 * Asks for the forecast of one series with a limit, as the points of a chart: from the last hour that was looked at on, over the
 * time in which the limit may be reached. What was measured is asked for by {@link ReadSeries}.
 */
@Operation(name = "capacity.read", privilege = Privilege.SEE, doc = "The forecast of a series with a limit as the points of a chart, with the day on which the limit is reached, at the earliest, and at the latest.")
public record ReadCapacity(@Doc(value = "id of the node of the series", required = true) String node,
        @Doc(value = "number of the series", required = true) Integer series,
        @Doc("hours of the past that are looked at, 24 to 43800; absent means 672") Integer learnHours,
        @Doc("points at most, 2 to 2000; absent means 500") Integer width) implements Query<ReadCapacity.Answer> {

    /** Points at most. */
    public static final int WIDEST = 2_000;

    /** A forecast; without points while too little is known. */
    @Doc("A forecast: arrays of the same length, without any place while too little is known. Each point stands for the hours until the next one.")
    public record Answer(@Doc("the series, its limit and what is expected, as in the list") FindCapacity.Row row,
            @Doc("when the first hour began that the forecast was made of: that after the last lasting step, UTC; absent while too little is known") Instant since,
            @Doc("how many hours the forecast was made of") int hours,
            @Doc("time of each point, milliseconds since 1970, UTC") long[] at,
            @Doc("what is expected: the mean of the point's hours") double[] expected,
            @Doc("the lower end of the band in which single hours lie (95 %)") double[] lower,
            @Doc("the upper end of that band") double[] upper,
            @Doc("when the band first touches the limit, UTC; absent when it does not within five years") Instant earliest,
            @Doc("from when on the whole band is beyond the limit, UTC; absent when it may never be") Instant latest) {
    }
}
