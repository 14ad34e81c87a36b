/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.watch.core;

import java.util.List;

import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Query;

/** Asks for small courses of what watches measure first, for many at once, as lists paint them. */
@Operation(name = "watches.courses", privilege = Privilege.SEE, doc = "Small courses of what watches measure first, for many watches at once.")
public record FindWatchCourses(@Doc(value = "which, at most 1000", required = true) List<WatchRef> watches,
        @Doc("points of a course, 1 to 200; absent means 60") Integer points,
        @Doc("seconds that a course goes back from now, 1 to 31622400; absent means 3600") Integer seconds)
        implements
            Query<FindWatchCourses.Answer> {

    /** Watches that are asked for at once at most. */
    public static final int MOST = 1_000;

    /** The courses; a watch that is not seen, or has measured nothing yet, is left out. */
    @Doc("The courses; a watch that is not seen, or has measured nothing yet, is left out.")
    public record Answer(@Doc("where all courses begin, milliseconds since 1970, UTC") long from,
            @Doc("where they end") long to, @Doc("a course for each watch") List<Course> courses) {
    }

    /**
     * A course: arrays of the same length, a place for each point that has samples.
     */
    @Doc("A small course: arrays of the same length, a place for each point that has samples.")
    public record Course(@Doc("id of the watch") String watch, @Doc("id of the node") String node,
            @Doc("number of the series") int series,
            @Doc("name of the metric, with the instance in brackets where there is one") String metric,
            @Doc("unit; empty when it has none") String unit,
            @Doc("time of each point, milliseconds since 1970, UTC") long[] at,
            @Doc("least value of each point") double[] min, @Doc("largest value of each point") double[] max,
            @Doc("last value of each point") double[] last,
            @Doc("places before which there is a gap, ascending") int[] gaps) {
    }
}
