/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.yagura.core.event.MarkKind;
import org.yagura.ui.UiSettings;
import org.yagura.ui.filter.TimeRange;
import org.yagura.watch.ui.internal.chart.ChartContent;
import org.yagura.watch.ui.internal.chart.ChartForm;
import org.yagura.watch.ui.internal.chart.ChartSeries;
import org.yagura.watch.ui.internal.chart.TimeWindow;

/** What a chart remembers for a person: what it shows, whether the list of series is open. */
final class ChartMemory {
    private static final String UNTIL_NOW = "last ";
    private static final Duration EARLIEST = Duration.ofDays(3660);

    private final UiSettings settings;
    private final String id;

    ChartMemory(UiSettings settings, String id) {
        this.settings = settings;
        this.id = id;
    }

    /** What it showed; of what cannot be read, what a chart shows at first. */
    ChartContent content() {
        ChartContent first = ChartContent.EMPTY;
        return new ChartContent(get("series").map(ChartSeries::read).orElse(first.series()),
                get("form").flatMap(ChartMemory::form).orElse(first.form()),
                get("time").flatMap(ChartMemory::range).orElse(first.time()),
                get("earlier").flatMap(ChartMemory::earlier).orElse(first.earlier()),
                get("marks").map(ChartMemory::marks).orElse(first.marks()),
                get("bounds").map(Boolean::valueOf).orElse(first.bounds()));
    }

    /** Remembers what it shows. */
    void content(ChartContent now) {
        put("series", now.series().isEmpty() ? null : ChartSeries.write(now.series()));
        put("form", now.form().name());
        put("time", range(now.time()));
        put("earlier", Long.toString(now.earlier().toMillis()));
        put("marks", now.marks().stream().map(MarkKind::name).sorted().collect(Collectors.joining(" ")));
        put("bounds", Boolean.toString(now.bounds()));
    }

    /** Id of the saved chart that it showed; null for none. */
    String chart() {
        return get("saved").orElse(null);
    }

    void chart(String chart) {
        put("saved", chart);
    }

    boolean picker() {
        return get("picker").map(Boolean::valueOf).orElse(true);
    }

    void picker(boolean open) {
        put("picker", Boolean.toString(open));
    }

    private Optional<String> get(String key) {
        return settings.get(id + "." + key);
    }

    private void put(String key, String value) {
        if (!get(key).equals(Optional.ofNullable(value))) {
            settings.put(id + "." + key, value);
        }
    }

    private static Optional<ChartForm> form(String text) {
        return Arrays.stream(ChartForm.values()).filter(f -> f.name().equals(text)).findFirst();
    }

    private static Set<MarkKind> marks(String text) {
        Set<String> names = Set.of(text.split(" "));
        return Arrays.stream(MarkKind.values()).filter(k -> names.contains(k.name())).collect(Collectors.toSet());
    }

    private static Optional<Duration> earlier(String text) {
        return text.matches("\\d{1,13}")
                ? Optional.of(Duration.ofMillis(Math.min(Long.parseLong(text), EARLIEST.toMillis())))
                : Optional.empty();
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

    private static String range(TimeRange time) {
        return switch (time) {
            case TimeRange.Last(Duration within) -> UNTIL_NOW + within.toMillis();
            case TimeRange.Between(Instant begin, Instant end) when begin != null && end != null ->
                begin.toEpochMilli() + " " + end.toEpochMilli();
            default -> null;
        };
    }
}
