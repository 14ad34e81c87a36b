/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.core.operation.Problem;
import org.yagura.testsupport.ui.TablePage;
import org.yagura.testsupport.ui.UiWindow;
import org.yagura.testsupport.ui.Widgets;
import org.yagura.ui.UiSettings;
import org.yagura.ui.filter.TimeRange;
import org.yagura.watch.core.series.ReadSeries;
import org.yagura.watch.core.series.SeriesRow;
import org.yagura.watch.ui.internal.chart.TimeWindow;

/** Choosing series, the picture, moving in time by mouse and keyboard, figures, copies. */
class ChartPanelTest {
    private static final long HOUR = Duration.ofHours(1).toMillis();

    private final SeriesAgent series = new SeriesAgent()
            .with("web01", "cpu.user", "%", i -> i >= 60 && i < 90 ? Double.NaN : 30 + 20 * Math.sin(i / 9.0))
            .with("web02", "cpu.user", "%", i -> 10 + i / 10.0)
            .with("web01", "mem.used", "B", i -> 3e9 + i * 1e6);
    private ChartPanel panel;

    private UiWindow open(UiSettings settings) {
        return open(settings, Locale.ENGLISH);
    }

    private UiWindow open(UiSettings settings, Locale language) {
        var window = new UiWindow(series.agent, settings, language);
        panel = window.open(p -> new ChartPanel(p, window.kit(), "chart"));
        settled(window);
        return window;
    }

    private void settled(UiWindow window) {
        window.until("nothing is being drawn", () -> {
            window.settle();
            return panel.pane().feed().still() && panel.pane().feed().known();
        });
    }

    private void toggle(UiWindow window, int... numbers) {
        panel.toggle(Arrays.stream(numbers).mapToObj(series::row).toList());
        settled(window);
        until(window, numbers.length == 0 ? 0 : panel.pane().legend().control().getItemCount());
    }

    private void until(UiWindow window, int lines) {
        window.until("figures", () -> panel.pane().legend().control().getItemCount() == lines);
    }

    private List<String> legend(int column) {
        Table table = panel.pane().legend().control();
        return Arrays.stream(table.getItems()).map(i -> i.getText(column)).toList();
    }

    private void press(UiWindow window, int modifiers, int key) {
        var event = new Event();
        event.stateMask = modifiers;
        event.keyCode = key;
        event.character = key < SWT.KEYCODE_BIT ? (char) key : 0;
        panel.pane().canvas().notifyListeners(SWT.KeyDown, event);
        window.settle();
    }

    private void mouse(int type, int x, int modifiers) {
        var event = new Event();
        event.button = 1;
        event.x = x;
        event.y = (int) panel.pane().canvas().plot().getCenterY();
        event.stateMask = modifiers;
        panel.pane().canvas().notifyListeners(type, event);
    }

    private void wheel(int x, int ticks, int modifiers) {
        var event = new Event();
        event.x = x;
        event.y = 100;
        event.count = ticks;
        event.stateMask = modifiers;
        panel.pane().canvas().notifyListeners(SWT.MouseVerticalWheel, event);
    }

    @Test
    void anEmptyChartSaysWhatToDo() {
        try (var window = open(UiSettings.inMemory())) {
            window.picture();
            assertTrue(panel.pane().canvas().summary().startsWith("Choose a series in the list"),
                    panel.pane().canvas().summary());
            assertTrue(panel.picker().isVisible());
            assertEquals(List.of(), series.agent.asked(ReadSeries.class));
        }
    }

    @Test
    void aSeriesIsChosenByTypingAndEnter() {
        try (var window = open(UiSettings.inMemory())) {
            var table = new TablePage<SeriesRow>(window, panel.picker().table()).untilRows(3);
            panel.picker().filter().setText("mem");
            table.untilRows(1).untilCell(0, "metric", "mem.used");
            table.click(0, 0).press(0, ' ');
            settled(window);
            until(window, 1);
            assertEquals(List.of("mem.used"), legend(0));
            assertEquals("mem.used – web01", panel.pane().title());
            assertEquals("✓", panel.picker().table().text(0, "shown"));
            table.press(0, ' ');
            settled(window);
            until(window, 0);
        }
    }

    @Test
    void theLegendHasTheLargestLastValueFirstWithItsFigures() {
        try (var window = open(UiSettings.inMemory())) {
            toggle(window, 2, 1);
            assertEquals(List.of("web01", "web02"), legend(1));
            assertEquals("10 %", legend(3).getLast());
            assertEquals("18.95 %", legend(4).getLast());
            assertEquals("27.9 %", legend(5).getLast());
            assertEquals("cpu.user – web02, web01", panel.pane().title());
            assertTrue(
                    panel.pane().canvas().summary().contains("cpu.user  web02: last 27.9 %, least 10 %, mean 18.95 %"),
                    panel.pane().canvas().summary());
        }
    }

    @Test
    void whatIsDrawnHasTheColoursOfTheSeriesAndNothingInTheGap() {
        try (var window = open(UiSettings.inMemory())) {
            panel.pane().canvas().want(new TimeWindow(SeriesAgent.BEGIN, SeriesAgent.NOW));
            toggle(window, 1);
            var plot = panel.pane().canvas().plot();
            int left = panel.pane().canvas().toDisplay(0, 0).x - window.shell().toDisplay(0, 0).x;
            // the screen follows what is shown a moment later
            window.until("the line is there",
                    () -> column(window.picture(), left + (int) (plot.getX() + plot.getWidth() * 0.2)) > 0);
            int inside = column(window.picture(), left + (int) (plot.getX() + plot.getWidth() * 0.42));
            assertEquals(0, inside, "there is a gap");
        }
    }

    /** Blue pixels of the first series' kind in a column. */
    private static int column(ImageData picture, int x) {
        int found = 0;
        for (int y = 0; y < picture.height; y++) {
            var rgb = picture.palette.getRGB(picture.getPixel(x, y));
            if (rgb.blue > 150 && rgb.red < 120 && rgb.green < 180 && rgb.blue - rgb.red > 90) {
                found++;
            }
        }
        return found;
    }

    @Test
    void keysMoveZoomAndShowAll() {
        try (var window = open(UiSettings.inMemory())) {
            toggle(window, 2);
            assertEquals(6 * HOUR, panel.pane().canvas().window().length());
            press(window, 0, '+');
            assertEquals(6 * HOUR * 8 / 10, panel.pane().canvas().window().length());
            assertFalse(panel.live().getSelection(), "it stays where it was put");
            TimeWindow before = panel.pane().canvas().window();
            press(window, 0, SWT.ARROW_LEFT);
            assertEquals(before.from() - before.length() / 10, panel.pane().canvas().window().from());
            press(window, 0, SWT.PAGE_DOWN);
            press(window, 0, SWT.HOME);
            window.until("all is shown", () -> panel.pane().canvas().window().from() == SeriesAgent.BEGIN);
            assertEquals(SeriesAgent.NOW, panel.pane().canvas().window().to());
            settled(window);
        }
    }

    @Test
    void theMouseZoomsAroundWhereItIsAndDrags() {
        try (var window = open(UiSettings.inMemory())) {
            toggle(window, 2);
            var plot = panel.pane().canvas().plot();
            int quarter = (int) (plot.getX() + plot.getWidth() / 4);
            long under = panel.pane().canvas().at(quarter);
            wheel(quarter, 3, 0);
            assertTrue(Math.abs(panel.pane().canvas().at(quarter) - under) < 2, "what is under the mouse stays there");
            TimeWindow near = panel.pane().canvas().window();
            assertTrue(near.length() < 6 * HOUR);
            mouse(SWT.MouseDown, quarter, 0);
            mouse(SWT.MouseMove, quarter + 50, 0);
            mouse(SWT.MouseUp, quarter + 50, 0);
            assertEquals(near.length(), panel.pane().canvas().window().length());
            assertTrue(panel.pane().canvas().window().from() < near.from(), "dragged to the right: earlier");
            long from = panel.pane().canvas().at(quarter);
            long to = panel.pane().canvas().at(quarter + 100);
            mouse(SWT.MouseDown, quarter, SWT.SHIFT);
            mouse(SWT.MouseMove, quarter + 100, SWT.SHIFT);
            mouse(SWT.MouseUp, quarter + 100, SWT.SHIFT);
            assertEquals(from, panel.pane().canvas().window().from());
            assertEquals(to, panel.pane().canvas().window().to());
            settled(window);
        }
    }

    @Test
    void theCrossTellsValuesByMouseAndKeyboard() {
        try (var window = open(UiSettings.inMemory())) {
            toggle(window, 2);
            long first = panel.pane().canvas().window().at(0.5);
            press(window, SWT.MOD1, SWT.ARROW_RIGHT);
            assertEquals(2, panel.pane().canvas().said().size());
            press(window, SWT.MOD1, SWT.ARROW_RIGHT);
            press(window, SWT.MOD1, SWT.ARROW_RIGHT);
            assertEquals(List.of("11:02:00", "cpu.user  web02  10.2 %"), panel.pane().canvas().said(),
                    "the second point after " + first);
            press(window, SWT.MOD1, SWT.ARROW_LEFT);
            assertEquals("cpu.user  web02  10.1 %", panel.pane().canvas().said().getLast());
            press(window, 0, SWT.ESC);
            assertEquals(List.of(), panel.pane().canvas().said());
            mouse(SWT.MouseMove, (int) panel.pane().canvas().plot().getMaxX() - 1, 0);
            assertEquals("cpu.user  web02  27.9 %", panel.pane().canvas().said().getLast());
            window.picture();
        }
    }

    @Test
    void followingReadsAgainWhenThereAreSamplesAndStopsWhenMoved() {
        try (var window = open(UiSettings.inMemory())) {
            panel.range().choose(new TimeRange.Last(Duration.ofHours(1)));
            window.until("an hour", () -> panel.pane().canvas().window().length() == HOUR);
            toggle(window, 1);
            int before = series.agent.asked(ReadSeries.class).size();
            series.agent.tell("samples");
            window.until("read again", () -> series.agent.asked(ReadSeries.class).size() > before);
            settled(window);
            press(window, 0, SWT.ARROW_LEFT);
            window.until("read where it was moved to",
                    () -> series.agent.asked(ReadSeries.class).size() > before + 1 && panel.pane().feed().still());
            assertFalse(panel.live().getSelection());
            int moved = series.agent.asked(ReadSeries.class).size();
            series.agent.tell("samples");
            series.agent.tell("samples");
            panel.live().setSelection(true);
            panel.live().notifyListeners(SWT.Selection, new Event());
            window.until("follows again", () -> series.agent.asked(ReadSeries.class).size() > moved);
            assertEquals(SeriesAgent.NOW, panel.pane().canvas().window().to());
            settled(window);
        }
    }

    @Test
    void seriesAndTimeAreRemembered() {
        UiSettings settings = UiSettings.inMemory();
        TimeWindow left;
        try (var window = open(settings)) {
            toggle(window, 3, 1);
            press(window, 0, '-');
            press(window, 0, SWT.ARROW_LEFT);
            left = panel.pane().canvas().window();
            settled(window);
        }
        try (var window = open(settings)) {
            until(window, 2);
            assertEquals(left, panel.pane().canvas().window());
            assertFalse(panel.live().getSelection());
            assertEquals(List.of("mem.used", "cpu.user"), legend(0));
        }
    }

    @Test
    void aRefusalIsToldAndNothingIsLost() {
        try (var window = open(UiSettings.inMemory())) {
            toggle(window, 2);
            series.refusal = new Problem(Problem.UNAVAILABLE, "The store is full.", null, "Make room.", null);
            press(window, 0, '+');
            window.until("told", () -> panel.pane().problem().problem() != null);
            assertTrue(Widgets.readable(panel).stream().anyMatch(t -> t.contains("The store is full. Make room.")));
            until(window, 1);
            series.refusal = null;
            Widgets.click(panel.pane().problem(), "Try again");
            window.until("told no more", () -> panel.pane().problem().problem() == null && panel.pane().feed().still());
        }
    }

    @Test
    void valuesAreCopiedAndFilesAreWritten(@TempDir Path folder) throws IOException {
        try (var window = open(UiSettings.inMemory())) {
            toggle(window, 2);
            var export = new ChartExport(window.kit(), panel.pane().feed(), panel.pane().canvas(),
                    text -> window.shell().setText(text));
            export.write(folder.resolve("chart.csv"));
            window.until("written", () -> window.shell().getText().equals("chart.csv has been written."));
            List<String> lines = Files.readAllLines(folder.resolve("chart.csv"));
            assertEquals(181, lines.size());
            assertEquals("2026-11-21T11:00:00+09:00,web02,cpu.user,%,10.0,10.0,10.0,10.0,1", lines.get(1));
            export.write(folder.resolve("chart.png"));
            window.until("drawn", () -> window.shell().getText().equals("chart.png has been written."));
            var picture = new ImageData(folder.resolve("chart.png").toString());
            assertEquals(2 * panel.pane().canvas().getSize().x, picture.width);
            export.write(folder.resolve("chart.svg"));
            window.until("drawn as a drawing", () -> window.shell().getText().equals("chart.svg has been written."));
            assertTrue(Files.readString(folder.resolve("chart.svg")).contains(">cpu.user – web02</text>"));
            export.write(folder.resolve("missing/chart.png"));
            window.until("refused", () -> window.shell().getText().contains("missing"));
        }
    }

    @Test
    void darkAndJapanese() {
        try (var window = open(UiSettings.inMemory(), Locale.JAPANESE)) {
            toggle(window, 1, 2, 3);
            window.kit().theme().setDark(true);
            settled(window);
            RGB background = window.kit().theme().palette().background();
            // the window manager may place the window only now, and in between nothing is where it was
            window.until("the chart is dark", () -> background.equals(inPlot(window)));
        }
    }

    /** The colour near the corner of the plot, where nothing is drawn. */
    private RGB inPlot(UiWindow window) {
        ImageData picture = window.picture();
        var plot = panel.pane().canvas().plot();
        Point canvas = window.display().map(panel.pane().canvas(), window.shell(), 0, 0);
        return picture.palette.getRGB(
                picture.getPixel(canvas.x + (int) plot.getX() + 3, canvas.y + (int) plot.getY() + 3));
    }
}
