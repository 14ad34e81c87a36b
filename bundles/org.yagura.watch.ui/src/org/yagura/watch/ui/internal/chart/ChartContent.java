/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.chart;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.yagura.core.event.MarkKind;
import org.yagura.ui.filter.TimeRange;

/**
 * What a chart shows, as a person has put it together: all that is saved of it. Immutable.
 *
 * @param series the series, in the order in which they were chosen, which gives their colours
 * @param form how they are shown
 * @param time which time; one without an end follows the present
 * @param earlier by how much earlier the time is that it is compared with; zero when it is not compared
 * @param marks what is marked above the values
 * @param bounds whether the thresholds of the watches are drawn
 */
public record ChartContent(List<ChartSeries> series, ChartForm form, TimeRange time, Duration earlier,
        Set<MarkKind> marks, boolean bounds) {
    /** The time that a chart shows at first. */
    public static final Duration FIRST = Duration.ofHours(6);
    /** A chart of nothing, as it is at first. */
    public static final ChartContent EMPTY = new ChartContent(List.of(), ChartForm.LINES, new TimeRange.Last(FIRST),
            Duration.ZERO, Set.of(MarkKind.ALARM), false);

    public ChartContent {
        series = List.copyOf(series);
        marks = Set.copyOf(marks);
        if (earlier.isNegative()) {
            throw new IllegalArgumentException("a chart is compared with what was before, not " + earlier);
        }
    }

    /** Of other series. */
    public ChartContent of(List<ChartSeries> others) {
        return new ChartContent(others, form, time, earlier, marks, bounds);
    }

    /** In another form. */
    public ChartContent in(ChartForm other) {
        return new ChartContent(series, other, time, earlier, marks, bounds);
    }

    /** Of another time. */
    public ChartContent at(TimeRange other) {
        return new ChartContent(series, form, other, earlier, marks, bounds);
    }

    /** Of a time that ends now and goes on, or of one that stays. */
    public ChartContent at(TimeWindow window, boolean follows) {
        return at(follows
                ? new TimeRange.Last(Duration.ofMillis(window.length()))
                : new TimeRange.Between(Instant.ofEpochMilli(window.from()), Instant.ofEpochMilli(window.to())));
    }

    /** Compared with another time. */
    public ChartContent comparedWith(Duration other) {
        return new ChartContent(series, form, time, other, marks, bounds);
    }

    /** With other marks. */
    public ChartContent marked(Set<MarkKind> others) {
        return new ChartContent(series, form, time, earlier, others, bounds);
    }

    /** With or without thresholds. */
    public ChartContent bounded(boolean shown) {
        return new ChartContent(series, form, time, earlier, marks, shown);
    }

    /** Whether it is compared with an earlier time. */
    public boolean compares() {
        return !earlier.isZero();
    }

    /** Whether it follows the present. */
    public boolean follows() {
        return !(time instanceof TimeRange.Between);
    }

    /** The time that it shows at a moment. */
    public TimeWindow window(Instant now) {
        long end = (time.to() == null ? now : time.to()).toEpochMilli();
        Instant from = time.from(now);
        return TimeWindow.until(end, from == null ? FIRST.toMillis() : end - from.toEpochMilli());
    }
}
