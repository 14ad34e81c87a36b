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

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.Test;
import org.yagura.core.event.Mark;
import org.yagura.core.event.MarkKind;
import org.yagura.core.event.Severity;
import org.yagura.core.operation.Problem;
import org.yagura.watch.core.ExplainWatch;
import org.yagura.core.operation.ProblemException;
import org.yagura.testsupport.ui.Widgets;
import org.yagura.ui.UiSettings;
import org.yagura.ui.theme.Palette;
import org.yagura.watch.core.series.FindMarks;
import org.yagura.watch.core.series.ReadGrid;
import org.yagura.watch.core.series.ReadSeries;
import org.yagura.watch.ui.internal.chart.ChartColours;
import org.yagura.watch.ui.internal.chart.ChartContent;
import org.yagura.watch.ui.internal.chart.ChartForm;
import org.yagura.watch.ui.internal.chart.TimeWindow;

/** The forms of a chart, comparing with an earlier time, and marks, by mouse and keyboard. */
class ChartFormsTest {
    private static final TimeWindow ALL = new TimeWindow(SeriesAgent.BEGIN, SeriesAgent.NOW);

    private final SeriesAgent agent = new SeriesAgent();

    ChartFormsTest() {
        for (int i = 1; i <= 12; i++) {
            int node = i;
            agent.with("web%02d".formatted(i), "cpu.user", "%", minute -> node * 5 + minute / 60.0);
        }
        agent.with("web01", "mem.used", "B", minute -> 3e9);
        agent.marks.add(new Mark(MarkKind.ALARM, Instant.ofEpochMilli(SeriesAgent.BEGIN + 30 * SeriesAgent.MINUTE),
                Instant.ofEpochMilli(SeriesAgent.BEGIN + 50 * SeriesAgent.MINUTE), Severity.CRITICAL, "web01",
                "Ping: no answer", "17"));
        agent.marks.add(new Mark(MarkKind.REVISION, Instant.ofEpochMilli(SeriesAgent.BEGIN + 90 * SeriesAgent.MINUTE),
                null, null, null, "Revision 4 by mori: new disk", "4"));
    }

    private static ChartContent content(SeriesAgent agent, int last) {
        return ChartContent.EMPTY.of(ChartRobot.series(agent, 1, last)).at(ALL, false);
    }

    @Test
    void manyLinesSuggestAHeatMap() {
        try (var robot = new ChartRobot(agent)) {
            robot.show(content(agent, 8));
            assertFalse(robot.panel.heat().isVisible());
            robot.show(content(agent, 12));
            assertTrue(robot.panel.note().contains("A heat map shows them row by row"), robot.panel.note());
            Widgets.click(robot.panel, "Show as a heat map");
            robot.settle();
            assertEquals(ChartForm.HEAT_MAP, robot.panel.content().form());
            assertFalse(robot.panel.heat().isVisible());
            assertEquals("", robot.panel.note());
            robot.show(content(agent, 13));
            assertFalse(robot.panel.heat().isVisible(), "two units have no scale in common");
        }
    }

    @Test
    void aHeatMapTellsTheCellUnderThePointerAndAtTheKeyboard() {
        try (var robot = new ChartRobot(agent)) {
            robot.show(content(agent, 12).in(ChartForm.HEAT_MAP));
            // a window that gets its size late asks once more, but always for all of them at once
            assertTrue(!agent.agent.asked(ReadGrid.class).isEmpty()
                    && agent.agent.asked(ReadGrid.class).stream().allMatch(q -> q.series().size() == 12));
            assertEquals(List.of(), agent.agent.asked(ReadSeries.class));
            var plot = robot.panel.pane().canvas().plot();
            robot.mouse(SWT.MouseMove, (int) (plot.getX() + plot.getWidth() / 3 + 2),
                    (int) (plot.getY() + plot.getHeight() * 2.5 / 12));
            assertEquals("cpu.user  web03  16 %", robot.said().getLast());
            robot.press(0, SWT.ARROW_DOWN).press(0, SWT.ARROW_DOWN);
            assertTrue(robot.said().getLast().startsWith("cpu.user  web03"), robot.said().toString());
            robot.press(0, SWT.ARROW_UP);
            assertTrue(robot.said().getLast().startsWith("cpu.user  web02"), robot.said().toString());
            assertEquals("60 %", robot.panel.pane().legend().control().getItem(0).getText(3),
                    "figures of the cells, the largest last value first");
            assertTrue(robot.panel.pane().canvas().summary().contains("cpu.user  web12: last"),
                    robot.panel.pane().canvas().summary());
        }
    }

    @Test
    void stackedAreasTellTheirSum() {
        try (var robot = new ChartRobot(agent)) {
            robot.show(content(agent, 3).in(ChartForm.STACKED));
            robot.panel.pane().canvas().cross(SeriesAgent.BEGIN + 60 * SeriesAgent.MINUTE);
            assertEquals(List.of("cpu.user  web01  6 %", "cpu.user  web02  11 %", "cpu.user  web03  16 %",
                    "Sum  33 %"), robot.said().subList(1, 5));
            assertTrue(robot.panel.pane().feed().picture(new ChartColours(
                    Palette.LIGHT)).draw(800, 400, 1).layout().values().get("%")
                    .contains(5 + 10 + 15 + 9), "the axis reaches to the sum");
        }
    }

    @Test
    void percentilesAreAskedForAndTold() {
        try (var robot = new ChartRobot(agent)) {
            robot.show(content(agent, 1).in(ChartForm.PERCENTILES));
            ReadSeries asked = agent.agent.asked(ReadSeries.class).getLast();
            assertEquals(List.of(50.0, 95.0, 99.0), asked.percentiles());
            assertTrue(asked.width() <= 200, "so many samples are behind each point");
            robot.panel.pane().canvas().cross(SeriesAgent.BEGIN);
            assertEquals("cpu.user  web01  p50 5 %  p95 6 %  p99 7 %", robot.said().get(1));
        }
    }

    @Test
    void formsThatMakeNoSenseSayWhy() {
        try (var robot = new ChartRobot(agent)) {
            robot.show(content(agent, 1));
            assertEquals(List.of("*Lines", "(Stacked areas – needs at least two series)", "Percentiles (50, 95, 99)",
                    "(Heat map – needs at least two series)"), robot.items(robot.panel.menus()::fillForms));
            robot.show(content(agent, 13));
            assertEquals(List.of("*Lines", "(Stacked areas – only series of one unit)",
                    "(Percentiles (50, 95, 99) – shows 4 series at most)", "(Heat map – only series of one unit)"),
                    robot.items(robot.panel.menus()::fillForms));
            robot.show(content(agent, 12)).choose(robot.panel.menus()::fillForms, "Heat map");
            assertEquals(ChartForm.HEAT_MAP, robot.panel.content().form());
            assertTrue(robot.items(robot.panel.menus()::fillEarlier).stream().skip(1)
                    .allMatch(i -> i.contains("only lines are compared") || i.contains("another time")));
            robot.toggle(agent, 13);
            assertEquals(ChartForm.LINES, robot.panel.content().form(), "a series of another unit came in");
            assertEquals("only series of one unit", robot.panel.note());
        }
    }

    @Test
    void aChartIsComparedWithAnEarlierTime() {
        var settings = UiSettings.inMemory();
        try (var robot = new ChartRobot(agent, settings, Locale.ENGLISH)) {
            robot.show(content(agent, 1).at(new TimeWindow(SeriesAgent.NOW - 3_600_000, SeriesAgent.NOW), false)
                    .comparedWith(Duration.ofHours(1)));
            List<ReadSeries> asked = agent.agent.asked(ReadSeries.class);
            ReadSeries before = asked.getLast();
            ReadSeries now = asked.get(asked.size() - 2);
            assertEquals(Duration.ofHours(1), Duration.between(before.from(), now.from()));
            robot.panel.pane().canvas().cross(SeriesAgent.NOW - 30 * SeriesAgent.MINUTE);
            assertEquals("cpu.user  web01  7.5 %  (before: 6.5 %)", robot.said().get(1));
            assertEquals("cpu.user – web01, compared with 1 h 0 min before", robot.panel.pane().title());
            robot.choose(robot.panel.menus()::fillEarlier, "With the week before");
            assertEquals("cpu.user – web01, compared with 1 week before", robot.panel.pane().title());
        }
        try (var robot = new ChartRobot(agent, settings, Locale.ENGLISH)) {
            assertEquals(Duration.ofDays(7), robot.panel.content().earlier(), "it is remembered");
            assertEquals("cpu.user – web01, compared with 1 week before", robot.panel.pane().title());
        }
    }

    @Test
    void anOwnTimeIsANumberWithItsUnit() {
        assertEquals(Optional.of(Duration.ofMinutes(90)), Earlier.read("90m"));
        assertEquals(Optional.of(Duration.ofHours(12)), Earlier.read(" 12 h "));
        assertEquals(Optional.of(Duration.ofDays(14)), Earlier.read("2w"));
        for (String wrong : new String[]{"", "0d", "3", "d", "3 x", "-1d", "9999999d", "999999w"}) {
            assertEquals(Optional.empty(), Earlier.read(wrong), wrong);
        }
    }

    @Test
    void marksAreReachedByKeysAndOpened() {
        try (var robot = new ChartRobot(agent)) {
            var opened = new ArrayList<String>();
            robot.panel.pane().opens(mark -> opened.add(mark.id()));
            robot.show(content(agent, 1).marked(Set.of(MarkKind.ALARM, MarkKind.REVISION)));
            assertTrue(robot.panel.pane().canvas().summary().contains("2 marks:"),
                    robot.panel.pane().canvas().summary());
            robot.panel.pane().canvas().cross(SeriesAgent.BEGIN);
            robot.press(0, 'm');
            assertEquals("11:30:00  Critical: Ping: no answer (20 min 0 s)", robot.said().get(1));
            robot.press(0, 'm');
            assertEquals("12:30:00  Revision 4 by mori: new disk", robot.said().get(1));
            robot.press(0, SWT.CR).press(0, 'M').press(0, SWT.CR);
            assertEquals(List.of("4", "17"), opened);
            var plot = robot.panel.pane().canvas().plot();
            robot.mouse(SWT.MouseDown, (int) (plot.getX() + plot.getWidth() / 6), (int) plot.getY() - 5);
            robot.mouse(SWT.MouseUp, (int) (plot.getX() + plot.getWidth() / 6), (int) plot.getY() - 5);
            assertEquals(List.of("4", "17", "17"), opened, "by the mouse too");
        }
    }

    @Test
    void marksAreSwitchedOffAndRemembered() {
        var settings = UiSettings.inMemory();
        try (var robot = new ChartRobot(agent, settings, Locale.ENGLISH)) {
            robot.show(content(agent, 1));
            assertEquals(List.of("*Alarms of the nodes", "Revisions of the site", "Thresholds"),
                    robot.items(robot.panel.menus()::fillMarks));
            assertEquals(List.of(MarkKind.ALARM), agent.agent.asked(FindMarks.class).getLast().kinds());
            robot.choose(robot.panel.menus()::fillMarks, "Alarms");
        }
        int asked = agent.agent.asked(FindMarks.class).size();
        try (var robot = new ChartRobot(agent, settings, Locale.ENGLISH)) {
            robot.press(0, '+');
            assertEquals(asked, agent.agent.asked(FindMarks.class).size());
            assertEquals(List.of(), robot.panel.pane().feed().data().marks());
        }
    }

    private static ExplainWatch.BoundRow bound(String id, String metric, String kind, double limit) {
        return new ExplainWatch.BoundRow(id, metric, kind, limit, 0, 1, Severity.MAJOR, null, "%", 0, false, null);
    }

    @Test
    void thresholdsOfWhatIsShownAreDrawnOnceAndGoWithIt() {
        agent.agent.answer(ExplainWatch.class, q -> new ExplainWatch.Explanation(null, List.of(), null, List.of(),
                List.of(bound("t1", "cpu.user", "HIGH", 80), bound("t2", "cpu.user", "LOW", 5),
                        bound("t3", "cpu.user", "RATE", 3), bound("t4", "another", "HIGH", 70)),
                List.of(), List.of()));
        var settings = UiSettings.inMemory();
        try (var robot = new ChartRobot(agent, settings, Locale.ENGLISH)) {
            robot.show(content(agent, 2));
            assertEquals(List.of(), agent.agent.asked(ExplainWatch.class));
            assertEquals(List.of(), robot.panel.pane().feed().bounds());
            robot.choose(robot.panel.menus()::fillMarks, "Thresholds");
            robot.window.until("they are read", () -> robot.panel.pane().feed().bounds().size() == 2);
            assertEquals(List.of("t1 80.0 true", "t2 5.0 false"), robot.panel.pane().feed().bounds().stream()
                    .map(b -> b.threshold() + " " + b.value() + " " + b.high()).toList());
            assertEquals(List.of("Major above 80 %   cpu.user", "Major below 5 %   cpu.user"),
                    robot.panel.pane().feed().bounds().stream().map(b -> b.label()).toList());
            int asked = agent.agent.asked(ExplainWatch.class).size();
            agent.agent.tell("site");
            robot.window.until("read again when the site has changed",
                    () -> agent.agent.asked(ExplainWatch.class).size() > asked);
            robot.choose(robot.panel.menus()::fillMarks, "Thresholds");
            robot.window.until("they are gone", () -> robot.panel.pane().feed().bounds().isEmpty());
        }
    }

    @Test
    void aWatchThatIsGoneHasNoThresholds() {
        agent.agent.answer(ExplainWatch.class, q -> {
            throw new ProblemException(new Problem(Problem.NOT_FOUND, "It is gone.", null, null, null));
        });
        try (var robot = new ChartRobot(agent)) {
            robot.show(content(agent, 1));
            robot.choose(robot.panel.menus()::fillMarks, "Thresholds");
            robot.window.until("asked", () -> !agent.agent.asked(ExplainWatch.class).isEmpty()
                    && robot.panel.pane().feed().still());
            assertEquals(null, robot.panel.pane().problem().problem());
        }
    }

    @Test
    void theTitleNamesWhatThereIsOneOf() {
        var many = new SeriesAgent();
        for (int i = 1; i <= 7; i++) {
            many.with("web0" + i, "cpu.user", "%", minutes -> minutes);
        }
        try (var robot = new ChartRobot(many)) {
            robot.show(content(many, 7));
            assertEquals("cpu.user – 7 nodes", robot.panel.pane().title());
        }
    }

    @Test
    void withoutMarksTheChartIsThereAndSaysWhy() {
        agent.marksRefusal = new Problem(Problem.UNAVAILABLE, "The alarms are not there.", null, null, null);
        try (var robot = new ChartRobot(agent)) {
            robot.show(content(agent, 1));
            assertTrue(robot.panel.pane().feed().data().hasPoints());
            assertEquals("The alarms are not there.", robot.panel.pane().problem().problem().what());
            agent.marksRefusal = null;
            robot.panel.pane().canvas().notifyListeners(SWT.Resize, new Event());
            robot.window.until("read again", () -> robot.panel.pane().problem().problem() == null);
        }
    }
}
