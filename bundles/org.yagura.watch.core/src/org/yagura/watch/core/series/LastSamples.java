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

/** Asks for the newest values of many series at once, on wish with a small course of each, for lists with sparklines. */
@Operation(name = "series.last", privilege = Privilege.SEE, doc = "The newest values of many series at once, on wish with a small course of each.")
public record LastSamples(@Doc(value = "numbers of the series, at most 1000", required = true) List<Integer> series,
        @Doc("points of the small course, 2 to 200; absent means that none is wanted") Integer points,
        @Doc("seconds that the small course goes back from now, 60 to 31622400; absent means 3600") Integer seconds)
        implements
            Query<LastSamples.Answer> {

    /** Series that are asked for at once at most. */
    public static final int MOST = 1_000;

    /** The values, in the order of the request; a series that there is not (any more) is left out. */
    @Doc("The newest values, in the order of the request; a series that there is not (any more) is left out.")
    public record Answer(@Doc("a row for each series") List<Row> rows) {
    }

    /** The newest value of a series. */
    @Doc("The newest value of a series.")
    public record Row(@Doc("number of the series") int series, @Doc("time of the newest sample, UTC") Instant at,
            @Doc("its value; absent when it says that nothing could be measured") Double value,
            @Doc("the small course; absent when none was asked for") Spark spark) {
    }

    /** A small course. */
    @Doc("A small course: arrays of the same length, a place for each point that has samples.")
    public record Spark(@Doc("time of each point, milliseconds since 1970, UTC") long[] at,
            @Doc("mean of each point") double[] mean,
            @Doc("places before which there is a gap, ascending") int[] gaps) {
    }
}
