/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.yagura.watch.core.series.ReadSeries.Course;

/** The figures of a legend, and the point at the cross. */
class FiguresTest {
    private static Course course(long... at) {
        double[] values = IntStream.range(0, at.length).mapToDouble(i -> i + 1).toArray();
        long[] counts = IntStream.range(0, at.length).mapToLong(i -> i + 1).toArray();
        return new Course(1, at, values, values, values, values, values, counts, new int[0], null);
    }

    @Test
    void onlyWhatIsShownCounts() {
        Figures figures = Figures.of(course(10_000, 20_000, 30_000, 40_000), new TimeWindow(20_000, 40_000));
        assertEquals(new Figures(2, (2 * 2 + 3 * 3) / 5.0, 3, 3, 5), figures);
    }

    @Test
    void withoutAPointThereIsNothing() {
        assertEquals(Figures.NONE, Figures.of(null, new TimeWindow(0, 40_000)));
        assertEquals(Figures.NONE, Figures.of(course(50_000), new TimeWindow(0, 40_000)));
        assertEquals(-1, Figures.nearest(course(), 5));
        assertEquals(-1, Figures.nearest(null, 5));
    }

    @Test
    void theNearestPointIsFoundLikeOneByOne() {
        var random = new Random(6);
        for (int i = 0; i < 2000; i++) {
            long[] at = random.longs(1 + random.nextInt(30), 0, 1000).distinct().sorted().toArray();
            long wanted = random.nextLong(-100, 1100);
            int found = Figures.nearest(course(at), wanted);
            long least = IntStream.range(0, at.length).mapToLong(p -> Math.abs(at[p] - wanted)).min().orElseThrow();
            assertEquals(least, Math.abs(at[found] - wanted));
        }
    }
}
