/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal;

import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.yagura.watch.core.series.ReadSeries.Course;
import org.yagura.watch.ui.internal.chart.ChartData;
import org.yagura.watch.ui.internal.chart.Figures;

/** Steps from point to point over all courses of a chart. */
final class Steps {
    private Steps() {
    }

    /** The moment of the next point after another one (1), of the one before it (-1), or of the nearest one (0). */
    static OptionalLong next(ChartData data, long from, int points) {
        LongStream candidates = Stream
                .concat(data.courses().values().stream(), data.ahead().courses().values().stream())
                .mapToLong(course -> candidate(course, from, points)).filter(at -> at >= 0);
        return points > 0
                ? candidates.min()
                : points < 0
                        ? candidates.max()
                        : candidates.boxed().min((a, b) -> Long.compare(Math.abs(a - from),
                                Math.abs(b - from))).map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    /** The moment in one course; -1 when it has none there. */
    private static long candidate(Course course, long from, int points) {
        int place = Figures.nearest(course, from);
        if (place < 0 || points == 0) {
            return place < 0 ? -1 : course.at()[place];
        }
        while (place >= 0 && place < course.at().length
                && (points > 0 ? course.at()[place] <= from : course.at()[place] >= from)) {
            place += points;
        }
        return place < 0 || place >= course.at().length ? -1 : course.at()[place];
    }
}
