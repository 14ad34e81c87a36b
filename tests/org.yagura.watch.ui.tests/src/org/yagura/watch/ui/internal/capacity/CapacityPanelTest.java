/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.capacity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.yagura.testsupport.ui.Controls;
import org.yagura.testsupport.ui.MemoryAgent;
import org.yagura.testsupport.ui.TablePage;
import org.yagura.testsupport.ui.UiWindow;
import org.yagura.ui.UiSettings;
import org.yagura.watch.core.series.FindCapacity;
import org.yagura.watch.core.series.FindCapacity.Outcome;
import org.yagura.watch.core.series.FindCapacity.Row;
import org.yagura.watch.core.series.Series;
import org.yagura.watch.core.series.SeriesRow;

/** Limits are listed with growth and date, sought, and the filter is remembered. */
class CapacityPanelTest {
    private final MemoryAgent agent = new MemoryAgent();
    private final UiSettings settings = UiSettings.inMemory();
    private final List<Row> rows = new ArrayList<>();
    private long total = 4;
    private CapacityPanel panel;
    private TablePage<Row> table;

    CapacityPanelTest() {
        rows.add(row(1, "db01", "disk.used[/data]", Outcome.REACHED, 101.2, 2.4, UiWindow.NOW, 0));
        rows.add(row(2, "backup01", "disk.used[/data]", Outcome.EXPECTED, 87.25, 2.4,
                UiWindow.NOW.plus(Duration.ofDays(6)), 30));
        rows.add(row(3, "web01", "disk.used[/]", Outcome.EXPECTED, 50.0, 0.1, UiWindow.NOW.plus(Duration.ofDays(500)),
                null));
        rows.add(row(4, "mail01", "disk.used[/var]", Outcome.LEARNING, null, null, null, null));
        agent.answer(FindCapacity.class, q -> {
            String text = q.filter().text();
            List<Row> found = rows.stream().filter(r -> text == null || r.series().nodeName().contains(text)).toList();
            return new FindCapacity.Page(found.size() + total - 4, found.size(), q.position(),
                    found.stream().skip(q.position()).limit(q.size()).toList());
        });
    }

    private static Row row(int number, String node, String metric, Outcome outcome, Double now, Double perDay,
            Instant reach, Integer error) {
        var series = new SeriesRow(number, new Series(node, "w", metric, "%", Series.Kind.GAUGE), node, UiWindow.NOW,
                UiWindow.NOW, now, 0);
        return new Row(series, 100, false, outcome, now, perDay, perDay == null ? null : perDay * 30, reach, error,
                now == null ? null : 0.5, now == null ? null : number == 2);
    }

    private UiWindow open(Locale language) {
        var window = new UiWindow(agent, settings, language);
        panel = window.open(p -> new CapacityPanel(p, window.kit()));
        table = new TablePage<>(window, panel.table());
        return window;
    }

    @Test
    void limitsAreListedWithGrowthDateAndError() {
        try (var window = open(Locale.ENGLISH)) {
            table.untilRows(4);
            window.settle();
            assertEquals(List.of("Reached", "Will be reached", "Will be reached", "Too little is known"),
                    table.column("outcome", 4));
            assertEquals(List.of("", "± 30 h", "perhaps never", ""), table.column("error", 4));
            assertEquals(List.of("101 %", "87.25 %", "50 %", ""), table.column("now", 4));
            assertEquals(List.of("2.4 %", "2.4 %", "0.1 %", ""), table.column("perDay", 4));
            assertEquals(List.of("Line", "Line and week", "Line", ""), table.column("rhythm", 4));
            table.click(1, 0);
            window.until("selected everywhere", () -> window.kit().selection().current().nodes().contains("backup01"));
        }
    }

    @Test
    void whatIsSoughtIsRememberedAndResetFromTheEmptyList() {
        try (var _ = open(Locale.ENGLISH)) {
            table.untilRows(4);
            panel.textField().setText("web");
            table.untilRows(1);
        }
        try (var _ = open(Locale.ENGLISH)) {
            table.untilRows(1);
            assertEquals("web", panel.textField().getText());
            panel.textField().setText("nothing like it");
            table.untilRows(0);
            Controls.of(panel).press("Reset");
            table.untilRows(4);
        }
    }

    @Test
    void whatWasNotLookedAtIsSaid() {
        total = 9;
        try (var _ = open(Locale.ENGLISH)) {
            table.untilRows(4).untilSaid("for 4 of 9 series");
            assertTrue(agent.asked(FindCapacity.class).size() >= 1);
        }
    }
}
