/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.Test;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.model.site.Calendar;
import org.yagura.model.site.Severity;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.Threshold;
import org.yagura.model.site.ThresholdKind;
import org.yagura.model.site.Watch;
import org.yagura.testsupport.ui.Controls;
import org.yagura.testsupport.ui.MemoryAgent;
import org.yagura.testsupport.ui.TablePage;
import org.yagura.testsupport.ui.UiWindow;
import org.yagura.ui.UiSettings;
import org.yagura.watch.core.TryThreshold;
import org.yagura.watch.core.TryThreshold.Row;
import org.yagura.watch.core.TryThreshold.Span;
import org.yagura.watch.core.TryThreshold.Trial;
import org.yagura.watch.core.series.ReadSeries;
import org.yagura.watch.ui.internal.PlainChart;

/** A threshold that is edited is tried part by part; what came out is listed, drawn, and said to be old after a change. */
class TrialPanelTest {
    private static final int SERIES = 50;

    private final MemoryAgent agent = new MemoryAgent();
    private final Threshold threshold = SiteFactory.eINSTANCE.createThreshold();
    private final Watch watch = SiteFactory.eINSTANCE.createHostWatch();
    private final List<Row> rows = new ArrayList<>();
    private long series = SERIES;
    private long values = 1_440;
    private ReadSeries.Level level = ReadSeries.Level.RAW;
    private Problem refusal;
    private final Semaphore gate = new Semaphore(100);
    private TrialPanel panel;
    private TablePage<Row> table;

    TrialPanelTest() {
        watch.setId("w");
        watch.setAttempts(3);
        watch.getThresholds().add(threshold);
        threshold.setId("t");
        threshold.setMetric("disk.used");
        threshold.setLimit(90);
        threshold.setSeverity(Severity.MAJOR);
        rows.add(row(1, "db01", 2));
        rows.add(row(33, "web01", 5));
        agent.answer(TryThreshold.class, this::trial);
        agent.answer(ReadSeries.class, q -> {
            long[] at = LongStream.range(0, 100)
                    .map(i -> q.from().toEpochMilli() + i * (q.to().toEpochMilli() - q.from().toEpochMilli()) / 100)
                    .toArray();
            double[] shown = LongStream.of(at).mapToDouble(a -> 85 + 8 * Math.sin(a / 3e7)).toArray();
            return new ReadSeries.Answer(ReadSeries.Level.MINUTE, 60_000, null,
                    List.of(new ReadSeries.Course(q.series().getFirst(), at, shown, shown, shown, shown, shown,
                            LongStream.of(at).map(a -> 1).toArray(), new int[0], null)));
        });
    }

    private static Row row(int number, String node, int told) {
        Instant first = UiWindow.NOW.minus(Duration.ofHours(20));
        List<Span> spans = IntStream.range(0, told).mapToObj(i -> new Span(first.plus(Duration.ofHours(3L * i)),
                i == told - 1 ? null : first.plus(Duration.ofHours(3L * i + 1)))).toList();
        return new Row(node, node, "disk.used[/]", "%", told, 3_600L * told, first, spans.getLast().from(), number,
                spans);
    }

    private Trial trial(TryThreshold q) {
        try {
            gate.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        if (refusal != null) {
            throw new ProblemException(refusal);
        }
        long from = q.position();
        long examined = Math.clamp(series - from, 0, q.size());
        List<Row> told = rows.stream().filter(r -> r.series() >= from && r.series() < from + examined).toList();
        return new Trial(series, examined, values * examined, told.stream().mapToLong(Row::told).sum(),
                told.stream().mapToLong(Row::seconds).sum(), UiWindow.NOW.minus(Duration.ofDays(q.days())),
                UiWindow.NOW, values == 0 ? null : level, told);
    }

    private UiWindow open(Locale language) {
        var window = new UiWindow(agent, UiSettings.inMemory(), language);
        window.open(parent -> {
            var page = new Composite(parent, SWT.NONE);
            page.setLayout(GridLayoutFactory.fillDefaults().create());
            panel = new TrialPanel(page, window.kit());
            return page;
        });
        table = new TablePage<>(window, panel.table());
        panel.show(threshold);
        window.settle();
        return window;
    }

    private void tryIt(UiWindow window, String words) {
        Controls.of(panel).press("Try against history");
        window.until(words,
                () -> panel.text().contains(words) && !Controls.of(panel).button("Cancel").isEnabled());
    }

    @Test
    void allPartsAreAskedForAndWhatCameOutIsListedAndDrawn() {
        try (var window = open(Locale.ENGLISH)) {
            assertTrue(panel.text().startsWith("Says how often"));
            assertFalse(panel.table().control().isVisible());
            tryIt(window, "It would have told people 7 times since");
            assertTrue(panel.text().contains("on 2 of 50 series. Problems lasted 7 h"), panel.text());
            assertEquals(List.of(0L, 20L, 40L),
                    agent.asked(TryThreshold.class).stream().map(TryThreshold::position).toList());
            table.untilRows(2);
            window.settle();
            assertEquals(List.of("web01", "db01"), table.column("node", 2));
            assertEquals(List.of("5", "2"), table.column("told", 2));
            assertTrue(panel.table().control().isVisible());
            PlainChart chart = panel.chart().chart();
            window.until("drawn", () -> chart.still() && chart.said().getFirst().contains("5 times"));
            assertEquals(5, chart.content().data().marks().size());
            assertNull(chart.content().data().marks().getFirst().until(), "the last one is not over");
            assertEquals(List.of(90.0), chart.content().bounds().stream().map(b -> b.value()).toList());
            table.click(1, 0);
            window.until("the other one", () -> chart.still() && chart.said().getFirst().contains("2 times"));
            press(window, chart, 'm');
            assertTrue(chart.said().get(1).contains("people would have been told"), chart.said().toString());
        }
    }

    private static void press(UiWindow window, PlainChart chart, int key) {
        var event = new Event();
        event.keyCode = key;
        event.character = (char) key;
        chart.control().notifyListeners(SWT.KeyDown, event);
        window.until("drawn", chart::still);
    }

    @Test
    void whatStandsInTheFormIsTriedThoughItIsNotSaved() {
        Calendar calendar = SiteFactory.eINSTANCE.createCalendar();
        calendar.setId("c");
        threshold.setKind(ThresholdKind.FORECAST);
        threshold.setAhead(Duration.ofDays(3));
        threshold.setLearn(Duration.ofMinutes(90));
        threshold.setCalendar(calendar);
        threshold.setHysteresis(2);
        threshold.setCount(4);
        try (var window = open(Locale.ENGLISH)) {
            panel.days().select(2);
            tryIt(window, "It would have told people");
            assertEquals(new TryThreshold("w", "disk.used", ThresholdKind.FORECAST, 90.0, 2.0, 4, 3, 30, "c", 72, 2, 0L,
                    20), agent.asked(TryThreshold.class).getFirst());
            assertFalse(panel.text().contains("another one now"));
            threshold.setLimit(80);
            panel.show(threshold);
            assertTrue(panel.text().contains("another one now"), panel.text());
            tryIt(window, "It would have told people 7 times");
            assertEquals(80.0, agent.asked(TryThreshold.class).getLast().limit());
            assertFalse(panel.text().contains("another one now"));
            panel.show(SiteFactory.eINSTANCE.createThreshold());
            assertTrue(panel.text().startsWith("Says how often"), "another threshold begins anew");
            panel.show(null);
            assertFalse(Controls.of(panel).button("Try against history").isEnabled());
        }
    }

    @Test
    void aTrialIsCancelledAndKeepsWhatIsKnown() {
        try (var window = open(Locale.ENGLISH)) {
            gate.drainPermits();
            Controls.of(panel).press("Try against history");
            assertEquals("Trying…", panel.text());
            gate.release();
            window.until("the first part", () -> panel.text().startsWith("Trying: 20 of 50 series"));
            assertTrue(panel.text().contains("people 2 times since"), panel.text());
            Controls.of(panel).press("Cancel");
            assertFalse(Controls.of(panel).button("Cancel").isEnabled());
            assertTrue(panel.text().contains("Cancelled: only 20 of 50 series"), panel.text());
            Controls.of(panel).press("Try against history");
            Controls.of(panel).press("Cancel");
            assertEquals("Cancelled.", panel.text());
            gate.release(100);
            tryIt(window, "It would have told people 7 times");
        }
    }

    @Test
    void nothingIsSaidInWordsThatTellWhy() {
        rows.clear();
        try (var window = open(Locale.ENGLISH)) {
            level = ReadSeries.Level.HOUR;
            tryIt(window, "It would have told nobody since");
            assertTrue(panel.text().contains("one value of each hour is judged: the highest"), panel.text());
            assertFalse(panel.table().control().isVisible());
            values = 0;
            tryIt(window, "Try a longer time");
            series = 0;
            tryIt(window, "has not measured anything that disk.used names");
            refusal = new Problem(Problem.INVALID, "There is no calendar with the id c in the site.", null, null, null);
            Controls.of(panel).press("Try against history");
            window.until("refused", () -> panel.problem().problem() != null);
            refusal = null;
            series = SERIES;
            tryIt(window, "Try a longer time");
            assertNull(panel.problem().problem());
            assertNotNull(agent.asked(TryThreshold.class).getLast().attempts());
        }
    }
}
