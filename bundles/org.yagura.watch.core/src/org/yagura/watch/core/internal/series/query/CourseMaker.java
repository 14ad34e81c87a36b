/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.series.query;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.yagura.watch.core.internal.series.codec.Sketch;
import org.yagura.watch.core.internal.series.codec.Summary;
import org.yagura.watch.core.series.ReadSeries.Course;

/**
 * Reduces samples or summaries, which come in order, to points: all that begins in the same stretch of time becomes one.
 * Before a point there is a gap when it was said that nothing could be measured, or when nothing came for much longer than
 * it usually takes. Used by one thread.
 */
public final class CourseMaker {
    /** How often as long as usual it may take before it is a gap. */
    private static final double PATIENCE = 2.5;
    private static final int DISTANCES = 4_096;

    private final int series;
    private final long from;
    private final long stretch;
    private final List<Double> percentiles;
    private final List<Point> points = new ArrayList<>();
    private final Sketch distances = new Sketch();
    private Point open;
    private long lastAt = Long.MIN_VALUE;
    private boolean marked;

    /** A point, and how long it took until it came; negative when a gap was marked before it. */
    private record Point(long bucket, long at, long distance, long step, Summary summary) {
    }

    /** Reduces what comes from a time on to points of a length in milliseconds. */
    public CourseMaker(int series, long from, long stretch, List<Double> percentiles) {
        this.series = series;
        this.from = from;
        this.stretch = stretch;
        this.percentiles = percentiles;
    }

    /** Takes a sample. */
    public void sample(long at, double value) {
        if (!Double.isFinite(value)) {
            marked = true;
            return;
        }
        Summary summary = point(at, 1).summary();
        summary.add(value);
        if (!percentiles.isEmpty()) {
            if (summary.sketch == null) {
                summary.sketch = new Sketch();
            }
            summary.sketch.add(value);
        }
    }

    /** Takes the summary of so many milliseconds. */
    void summary(long at, long step, Summary summary) {
        if (summary.count == 0) {
            marked |= summary.gaps > 0;
            return;
        }
        point(at, step).summary().add(summary);
    }

    private Point point(long at, long step) {
        long bucket = (at - from) / stretch;
        long distance = lastAt == Long.MIN_VALUE ? 0 : at - lastAt;
        if (distance > 0 && distances.total() < DISTANCES) {
            distances.add(distance);
        }
        lastAt = at;
        if (open == null || open.bucket() != bucket) {
            open = new Point(bucket, at, marked ? -1 : distance, step, new Summary());
            points.add(open);
        }
        marked = false;
        return open;
    }

    private int[] gaps() {
        double usual = distances.total() == 0 ? 0 : distances.percentile(50);
        return IntStream.range(1, points.size()).filter(i -> {
            Point point = points.get(i);
            return point.distance() < 0
                    || point.distance() > PATIENCE * Math.max(usual, Math.max(point.step(), points.get(i - 1).step()));
        }).toArray();
    }

    /** The course of all that came. */
    public Course course() {
        int size = points.size();
        var course = new Course(series, new long[size], new double[size], new double[size], new double[size],
                new double[size], new double[size], new long[size], gaps(),
                percentiles.isEmpty() ? null : percentiles.stream().map(p -> new double[size]).toList());
        for (int i = 0; i < size; i++) {
            Summary summary = points.get(i).summary();
            course.at()[i] = points.get(i).at();
            course.min()[i] = summary.min;
            course.max()[i] = summary.max;
            course.first()[i] = summary.first;
            course.last()[i] = summary.last;
            course.mean()[i] = summary.mean();
            course.count()[i] = summary.count;
            for (int p = 0; p < percentiles.size(); p++) {
                course.percentiles().get(p)[i] = summary.sketch == null
                        ? summary.max
                        : Math.clamp(summary.sketch.percentile(percentiles.get(p)), summary.min, summary.max);
            }
        }
        return course;
    }

    /** The largest error of a percentile, as a part of its value. */
    double error() {
        return points.stream().map(p -> p.summary().sketch).filter(s -> s != null).mapToDouble(Sketch::error).max()
                .orElse(0);
    }
}
