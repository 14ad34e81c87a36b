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
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.yagura.ui.UiSettings;
import org.yagura.ui.filter.TimeRange;
import org.yagura.watch.ui.internal.chart.TimeWindow;

/** What a chart remembers. */
class ChartMemoryTest {
    private final UiSettings settings = UiSettings.inMemory();
    private final ChartMemory memory = new ChartMemory(settings, "chart");

    @Test
    void theTimeIsRememberedAsItWasChosen() {
        assertEquals(Optional.empty(), memory.range());
        memory.range(new TimeWindow(1_000_000, 4_600_000), true);
        assertEquals(new TimeRange.Last(Duration.ofHours(1)), memory.range().orElseThrow());
        memory.range(new TimeWindow(1_000_000, 4_600_000), false);
        assertEquals(new TimeRange.Between(Instant.ofEpochMilli(1_000_000), Instant.ofEpochMilli(4_600_000)),
                memory.range().orElseThrow());
    }

    @Test
    void whatMakesNoSenseIsForgotten() {
        for (String broken : new String[]{"", "last", "last x", "5", "a b", "last -5"}) {
            settings.put("chart.time", broken);
            assertEquals(Optional.empty(), memory.range(), broken);
        }
        settings.put("chart.time", "9999999999999 5");
        assertTrue(memory.range().isPresent(), "the wrong way round it is as short as can be");
        settings.put("chart.series", "nothing\nof\tthis");
        assertTrue(memory.series().isEmpty());
    }

    @Test
    void anotherChartRemembersForItself() {
        memory.picker(false);
        assertTrue(new ChartMemory(settings, "other").picker());
    }
}
