/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.ui.spark;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A small course of a value, as lists show it. Immutable.
 *
 * @param from where it begins, milliseconds since 1970, UTC
 * @param to where it ends
 * @param points ascending in time; nothing is drawn before the first and after the last one
 */
public record Spark(long from, long to, List<Point> points) {

    /** Nothing was measured. */
    public static final Spark NONE = new Spark(0, 1, List.of());

    public Spark {
        points = List.copyOf(points);
    }

    /**
     * What was measured within a point.
     *
     * @param at time, milliseconds since 1970, UTC
     * @param min least value
     * @param max largest value
     * @param last last value
     * @param gap whether nothing could be measured before it, so that no line leads to it
     */
    public record Point(long at, double min, double max, double last, boolean gap) {
    }

    /** A course of arrays of the same length, as queries answer it; {@code gaps} are places before which there is a gap. */
    public static Spark of(long from, long to, long[] at, double[] min, double[] max, double[] last, int[] gaps) {
        var points = new Point[at.length];
        int gap = 0;
        for (int i = 0; i < at.length; i++) {
            while (gap < gaps.length && gaps[gap] < i) {
                gap++;
            }
            points[i] = new Point(at[i], min[i], max[i], last[i], gap < gaps.length && gaps[gap] == i);
        }
        return new Spark(from, Math.max(from + 1, to), List.of(points));
    }

    /** Least value; empty when nothing was measured. */
    public OptionalDouble min() {
        return points.stream().mapToDouble(Point::min).min();
    }

    /** Largest value; empty when nothing was measured. */
    public OptionalDouble max() {
        return points.stream().mapToDouble(Point::max).max();
    }

    /** Newest value; empty when nothing was measured. */
    public OptionalDouble last() {
        return points.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(points.getLast().last());
    }

    /** How many gaps there are between points. */
    public long gaps() {
        return points.stream().filter(Point::gap).count();
    }
}
