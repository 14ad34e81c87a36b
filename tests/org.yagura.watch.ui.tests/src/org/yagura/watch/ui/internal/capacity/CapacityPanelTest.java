/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.capacity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.Test;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.testsupport.ui.Controls;
import org.yagura.testsupport.ui.MemoryAgent;
import org.yagura.testsupport.ui.TablePage;
import org.yagura.testsupport.ui.UiWindow;
import org.yagura.ui.UiSettings;
import org.yagura.ui.time.Times;
import org.yagura.watch.core.series.FindCapacity;
import org.yagura.watch.core.series.FindCapacity.Outcome;
import org.yagura.watch.core.series.FindCapacity.Row;
import org.yagura.watch.core.series.ReadCapacity;
import org.yagura.watch.core.series.ReadSeries;
import org.yagura.watch.core.series.Series;
import org.yagura.watch.core.series.SeriesRow;
import org.yagura.watch.ui.internal.PlainChart;
import org.yagura.watch.ui.internal.chart.Ahead;
import org.yagura.watch.ui.internal.chart.BoundLine;
import org.yagura.watch.ui.internal.chart.ChartCsv;
import org.yagura.watch.ui.internal.chart.TimeWindow;

/** Limits are listed with growth and date, sought, and the filter is remembered. */
class CapacityPanelTest {
    private final MemoryAgent agent = new MemoryAgent();
    private final UiSettings settings = UiSettings.inMemory();
    private final List<Row> rows = new ArrayList<>();
    private long total = 4;
    private boolean refused;
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
        agent.answer(ReadCapacity.class, this::forecast);
        agent.answer(ReadSeries.class, q -> {
            long[] at = LongStream.range(0, 672)
                    .map(h -> UiWindow.NOW.minus(Duration.ofHours(671 - h)).toEpochMilli())
                    .filter(a -> a >= q.from().toEpochMilli()).toArray();
            double[] values = LongStream.of(at).mapToDouble(a -> value(a) + Math.sin(a / 1e7)).toArray();
            boolean none = q.series().getFirst() == 5;
            return new ReadSeries.Answer(ReadSeries.Level.HOUR, 3_600_000, null, none
                    ? List.of()
                    : List.of(new ReadSeries.Course(q.series().getFirst(), at, values, values, values, values, values,
                            LongStream.of(at).map(a -> 60).toArray(), new int[0], null)));
        });
    }

    /** 87.25 now, 2.4 more each day. */
    private static double value(long at) {
        return 87.25 + (at - UiWindow.NOW.toEpochMilli()) * 2.4 / 86_400_000;
    }

    private ReadCapacity.Answer forecast(ReadCapacity query) {
        if (refused) {
            throw new ProblemException(new Problem(Problem.NOT_FOUND, "There is no such series.", null, null, null));
        }
        Row row = rows.stream().filter(r -> r.series().number() == query.series()).findFirst().orElseThrow();
        if (row.outcome() == Outcome.LEARNING) {
            var none = new double[0];
            return new ReadCapacity.Answer(row, null, 5, new long[0], none, none, none, null, null);
        }
        long[] at = LongStream.range(0, 10 * 24).map(h -> UiWindow.NOW.plus(Duration.ofHours(h)).toEpochMilli())
                .toArray();
        double[] expected = LongStream.of(at).mapToDouble(CapacityPanelTest::value).toArray();
        double[] lower = IntStream.range(0, at.length).mapToDouble(i -> expected[i] - 2 - i * 0.01).toArray();
        double[] upper = IntStream.range(0, at.length).mapToDouble(i -> expected[i] + 2 + i * 0.01).toArray();
        boolean expecting = row.outcome() == Outcome.EXPECTED;
        Instant early = !expecting ? row.reach() : row.reach().minus(Duration.ofHours(27));
        Instant late = !expecting ? row.reach() : row.reach().plus(Duration.ofHours(33));
        return new ReadCapacity.Answer(row, UiWindow.NOW.minus(Duration.ofDays(28)), 672, at, expected, lower, upper,
                early, row.errorHours() == null ? null : late);
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

    private void select(UiWindow window, int row, String words) {
        table.click(row, 0);
        window.until(words, () -> panel.chart().facts().contains(words) && panel.chart().chart().still());
        window.settle();
    }

    private void press(UiWindow window, int modifiers, int key) {
        var event = new Event();
        event.stateMask = modifiers;
        event.keyCode = key;
        event.character = key < SWT.KEYCODE_BIT ? (char) key : 0;
        panel.chart().chart().control().notifyListeners(SWT.KeyDown, event);
        window.until("drawn", panel.chart().chart()::still);
    }

    @Test
    void theSelectedOneIsShownWithItsPastForecastAndDay() {
        try (var window = open(Locale.ENGLISH)) {
            table.untilRows(4);
            assertTrue(panel.chart().chart().said().getFirst().startsWith("Select a row"));
            Times times = window.kit().times();
            Instant reach = UiWindow.NOW.plus(Duration.ofDays(6));
            String day = times.brief(reach);
            select(window, 1, "expected to be reached on " + day + ", at the earliest on "
                    + times.brief(reach.minus(Duration.ofHours(27))) + ", at the latest on "
                    + times.brief(reach.plus(Duration.ofHours(33))) + " (95 %)");
            assertTrue(
                    panel.chart().facts().contains("line and the rhythm of the week through 672 hours since Oct 24"));
            PlainChart.Content content = panel.chart().chart().content();
            assertEquals(List.of(100.0), content.bounds().stream().map(BoundLine::value).toList());
            assertEquals(List.of("now", day),
                    content.data().ahead().moments().stream().map(Ahead.Moment::label).toList());
            assertEquals(671, content.data().courses().get(2).at().length, 1);
            window.until("read out", () -> panel.chart().chart().said().getFirst().startsWith("disk.used[/data]"));
            String csv = ChartCsv.write(content.data(), content.whole(), ZoneOffset.UTC);
            assertTrue(csv.contains("2026-11-27T05:00:00Z,backup01,disk.used[/data],%,"), "the forecast is exported");
            assertEquals(239, csv.lines().filter(l -> l.endsWith(",0")).count());
        }
    }

    @Test
    void theChartIsMovedByKeysAndSaysWhatIsExpectedAtThem() {
        try (var window = open(Locale.ENGLISH)) {
            table.untilRows(4);
            select(window, 1, "expected to be reached");
            PlainChart chart = panel.chart().chart();
            window.until("drawn", () -> chart.said().getFirst().startsWith("disk.used"));
            TimeWindow whole = chart.window();
            press(window, 0, 'm');
            assertEquals(window.kit().times().brief(UiWindow.NOW), chart.said().getFirst());
            press(window, 0, 'm');
            assertEquals("disk.used[/data]  backup01  expected: 101.7 % (98.21 % to 105.1 %)", chart.said().get(1));
            press(window, SWT.MOD1, SWT.ARROW_RIGHT);
            assertTrue(chart.said().get(1).contains("101.8 %"), chart.said().toString());
            press(window, 0, '+');
            assertTrue(chart.window().length() < whole.length());
            press(window, 0, SWT.HOME);
            assertEquals(whole, chart.window());
        }
    }

    @Test
    void whatCannotBeForecastIsSaid() {
        rows.add(row(5, "new01", "disk.used[/]", Outcome.LEARNING, null, null, null, null));
        total = 5;
        try (var window = open(Locale.ENGLISH)) {
            table.untilRows(5);
            select(window, 3, "Too little is known");
            window.until("the past", () -> !panel.chart().chart().content().data().courses().isEmpty());
            select(window, 4, "Too little is known");
            window.until("nothing", () -> panel.chart().chart().said().getFirst().startsWith("Nothing was measured"));
            select(window, 0, "The limit of 100 % is reached: the trend stands at 101.2 %");
            select(window, 2, "it may also never be reached");
            refused = true;
            table.click(1, 0);
            window.until("refused", () -> panel.chart().problem().problem() != null);
            assertEquals("", panel.chart().facts());
            refused = false;
            select(window, 2, "it may also never be reached");
            assertNull(panel.chart().problem().problem());
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
