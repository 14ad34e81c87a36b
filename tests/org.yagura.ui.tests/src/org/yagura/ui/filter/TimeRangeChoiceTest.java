/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.Test;
import org.yagura.testsupport.ui.MemoryAgent;
import org.yagura.testsupport.ui.UiWindow;
import org.yagura.testsupport.ui.Widgets;

class TimeRangeChoiceTest {
    private int changes;

    private TimeRangeChoice open(UiWindow window) {
        return window.open(parent -> new FilterBar(parent, window.kit(), () -> changes++)).timeRange();
    }

    /** The little window for two times. */
    private static Shell between(UiWindow window, TimeRangeChoice choice) {
        Widgets.chooseFrom(choice.button(), "Between…");
        window.until("two fields", () -> popup(window) != null);
        return popup(window);
    }

    private static Shell popup(UiWindow window) {
        return Arrays.stream(window.display().getShells()).filter(s -> s != window.shell() && s.isVisible())
                .findFirst().orElse(null);
    }

    @Test
    void aSpanBeforeNowMovesWithTheClock() {
        try (var window = new UiWindow(new MemoryAgent())) {
            TimeRangeChoice choice = open(window);
            Widgets.chooseFrom(choice.button(), "last 8 h");
            assertEquals("Time: last 8 h  ▾", choice.button().getText());
            Instant now = Instant.parse("2026-11-21T09:00:00Z");
            assertEquals(now.minus(Duration.ofHours(8)), choice.chosen().from(now));
            assertNull(choice.chosen().to());
            Widgets.chooseFrom(choice.button(), "Any time");
            assertNull(choice.chosen().from(now));
            assertEquals("Time  ▾", choice.button().getText());
            window.until("told", () -> changes > 0);
        }
    }

    @Test
    void spansAreWrittenInTheLargestWholeUnit() {
        try (var window = new UiWindow(new MemoryAgent())) {
            TimeRangeChoice choice = open(window);
            for (var span : List.of(Duration.ofMinutes(15), Duration.ofHours(24), Duration.ofDays(7))) {
                choice.choose(new TimeRange.Last(span));
            }
            assertEquals("Time: last 7 days  ▾", choice.button().getText());
            choice.choose(new TimeRange.Last(Duration.ofHours(24)));
            assertEquals("Time: last 24 h  ▾", choice.button().getText());
            choice.choose(new TimeRange.Last(Duration.ofMinutes(15)));
            assertEquals("Time: last 15 min  ▾", choice.button().getText());
        }
    }

    @Test
    void twoTimesAreTypedInTheSitesZone() {
        try (var window = new UiWindow(new MemoryAgent())) {
            TimeRangeChoice choice = open(window);
            Shell shell = between(window, choice);
            assertEquals("2026-11-21 14:00:00", Widgets.field(shell, "To").getText(), "now, in Tokyo");
            Widgets.field(shell, "From").setText("2026-11-20 22:30:00");
            Widgets.field(shell, "To").setText(" 2026-11-21 06:00:00 ");
            Widgets.click(shell, "Apply");
            window.settle();
            assertEquals(new TimeRange.Between(Instant.parse("2026-11-20T13:30:00Z"),
                    Instant.parse("2026-11-20T21:00:00Z")), choice.chosen());
            assertTrue(choice.button().getText().contains("Nov 20 22:30 – 06:00:00"), choice.button().getText());
            assertNull(popup(window));
        }
    }

    @Test
    void anEmptyFieldIsNoLimit() {
        try (var window = new UiWindow(new MemoryAgent())) {
            TimeRangeChoice choice = open(window);
            Shell shell = between(window, choice);
            Widgets.field(shell, "From").setText("");
            Widgets.click(shell, "Apply");
            assertNull(choice.chosen().from(UiWindow.NOW));
            assertEquals(UiWindow.NOW, choice.chosen().to());
        }
    }

    @Test
    void whatIsNoTimeOrInTheWrongOrderIsSaidAndChangesNothing() {
        try (var window = new UiWindow(new MemoryAgent())) {
            TimeRangeChoice choice = open(window);
            Shell shell = between(window, choice);
            Widgets.field(shell, "From").setText("yesterday");
            Widgets.click(shell, "Apply");
            assertTrue(Widgets.readable(shell).contains("Write times as 2026-11-21 14:03:22"));
            Widgets.field(shell, "From").setText("2026-11-21 14:00:00");
            Widgets.click(shell, "Apply");
            assertTrue(Widgets.readable(shell).contains("The end is before the beginning"));
            assertEquals(TimeRange.ANY, choice.chosen());
            Widgets.field(shell, "From").setText("2026-11-21 13:59:59");
            Widgets.click(shell, "Apply");
            assertEquals(UiWindow.NOW.minusSeconds(1), choice.chosen().from(UiWindow.NOW));
        }
    }
}
