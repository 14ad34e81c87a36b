/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.yagura.ui.UiSettings;
import org.yagura.ui.filter.TimeRange;
import org.yagura.watch.ui.internal.chart.ChartSeries;
import org.yagura.watch.ui.internal.chart.TimeWindow;

/** What a chart remembers for a person: its series, its time, whether the list of series is open. */
final class ChartMemory {
    private static final String UNTIL_NOW = "last ";

    private final UiSettings settings;
    private final String id;

    ChartMemory(UiSettings settings, String id) {
        this.settings = settings;
        this.id = id;
    }

    List<ChartSeries> series() {
        return settings.get(id + ".series").map(ChartSeries::read).orElse(List.of());
    }

    void series(List<ChartSeries> now) {
        settings.put(id + ".series", now.isEmpty() ? null : ChartSeries.write(now));
    }

    boolean picker() {
        return settings.get(id + ".picker").map(Boolean::valueOf).orElse(true);
    }

    void picker(boolean open) {
        settings.put(id + ".picker", Boolean.toString(open));
    }

    /** The time, if a good one is remembered. */
    Optional<TimeRange> range() {
        return settings.get(id + ".time").flatMap(ChartMemory::range);
    }

    private static Optional<TimeRange> range(String text) {
        if (text.matches("last \\d{1,12}")) {
            return Optional.of(new TimeRange.Last(Duration.ofMillis(Math.clamp(
                    Long.parseLong(text.substring(UNTIL_NOW.length())), TimeWindow.LEAST, TimeWindow.MOST))));
        }
        if (text.matches("\\d{1,13} \\d{1,13}")) {
            String[] parts = text.split(" ");
            var window = TimeWindow.until(Long.parseLong(parts[1]),
                    Long.parseLong(parts[1]) - Long.parseLong(parts[0]));
            return Optional.of(new TimeRange.Between(Instant.ofEpochMilli(window.from()),
                    Instant.ofEpochMilli(window.to())));
        }
        return Optional.empty();
    }

    void range(TimeWindow window, boolean live) {
        settings.put(id + ".time", live ? UNTIL_NOW + window.length() : window.from() + " " + window.to());
    }
}
