/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.yagura.core.event.MarkKind;
import org.yagura.ui.UiSettings;
import org.yagura.ui.filter.TimeRange;
import org.yagura.watch.core.series.Series;
import org.yagura.watch.ui.internal.chart.ChartContent;
import org.yagura.watch.ui.internal.chart.ChartForm;
import org.yagura.watch.ui.internal.chart.ChartSeries;
import org.yagura.watch.ui.internal.chart.TimeWindow;

/** What a chart remembers. */
class ChartMemoryTest {
    private final UiSettings settings = UiSettings.inMemory();
    private final ChartMemory memory = new ChartMemory(settings, "chart");

    @Test
    void allThatAChartShowsIsRemembered() {
        assertEquals(ChartContent.EMPTY, memory.content());
        ChartContent content = ChartContent.EMPTY
                .of(List.of(new ChartSeries(7, new Series("n", "w", "cpu", "%", Series.Kind.GAUGE), "web01")))
                .in(ChartForm.STACKED).at(new TimeWindow(1_000_000, 4_600_000), false)
                .comparedWith(Duration.ofDays(7)).marked(Set.of(MarkKind.REVISION)).bounded(true);
        memory.content(content);
        assertEquals(content, memory.content());
        memory.content(content.at(new TimeWindow(1_000_000, 4_600_000), true).marked(Set.of()));
        assertEquals(new TimeRange.Last(Duration.ofHours(1)), memory.content().time());
        assertEquals(Set.of(), memory.content().marks());
    }

    @Test
    void whatMakesNoSenseIsForgotten() {
        for (String broken : new String[]{"", "last", "last x", "5", "a b", "last -5"}) {
            settings.put("chart.time", broken);
            settings.put("chart.form", broken);
            settings.put("chart.earlier", broken.equals("5") ? "" : broken);
            assertEquals(ChartContent.EMPTY, memory.content(), broken);
        }
        settings.put("chart.time", "9999999999999 5");
        assertEquals(TimeWindow.LEAST, memory.content().window(Instant.EPOCH).length(),
                "the wrong way round it is as short as can be");
        settings.put("chart.series", "nothing\nof\tthis");
        assertTrue(memory.content().series().isEmpty());
    }

    @Test
    void anotherChartRemembersForItself() {
        memory.picker(false);
        assertTrue(new ChartMemory(settings, "other").picker());
    }
}
