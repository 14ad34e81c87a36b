/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.yagura.core.event.Severity;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.model.site.PingWatch;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.Threshold;
import org.yagura.model.site.ThresholdKind;
import org.yagura.testsupport.ui.MemoryAgent;
import org.yagura.testsupport.ui.SiteAgents;
import org.yagura.testsupport.ui.UiWindow;
import org.yagura.ui.UiSettings;
import org.yagura.ui.filter.TimeRange;
import org.yagura.ui.site.SiteModels;
import org.yagura.watch.core.ExplainWatch;
import org.yagura.watch.core.TryThreshold;
import org.yagura.watch.core.series.ReadSeries;

/** Lines of thresholds are moved by mouse and keyboard, and saved when a person agrees. */
class BoundMovesTest {
    private final SiteAgents sites = new SiteAgents(site());
    private final MemoryAgent agent = sites.agent();
    private final SeriesAgent series = new SeriesAgent(agent).with("w1", "cpu.used", "%", i -> i / 2.0);
    private final Semaphore gate = new Semaphore(1_000);
    private volatile Problem refusal;
    private UiWindow window;
    private ChartPanel panel;

    private static Site site() {
        Site site = SiteAgents.small();
        PingWatch watch = SiteFactory.eINSTANCE.createPingWatch();
        watch.setId("w1-watch");
        watch.setName("Host");
        Threshold threshold = SiteFactory.eINSTANCE.createThreshold();
        threshold.setId("high");
        threshold.setMetric("cpu.used");
        threshold.setLimit(60);
        threshold.setCount(3);
        watch.getThresholds().add(threshold);
        site.getWatches().add(watch);
        return site;
    }

    private double limit() {
        return SiteModels.read(sites.newest()).index().element("high", Threshold.class).orElseThrow().getLimit();
    }

    /** As often as the limit is high, on two of fifty series, the last of which are in the third part. */
    private TryThreshold.Trial trial(TryThreshold q) {
        gate.acquireUninterruptibly();
        if (refusal != null) {
            throw new ProblemException(refusal);
        }
        boolean last = q.position() == 40;
        return new TryThreshold.Trial(50, last ? 10 : 20, 100, last ? Math.round(q.limit()) : 0, 0, q.from(), q.to(),
                ReadSeries.Level.RAW, last ? List.of(told(41), told(42)) : List.of());
    }

    private static TryThreshold.Row told(int number) {
        return new TryThreshold.Row("n", "n", "cpu.used", "%", 1, 0, UiWindow.NOW, UiWindow.NOW, number, List.of());
    }

    private void open() {
        agent.answer(TryThreshold.class, this::trial);
        agent.answer(ExplainWatch.class, q -> new ExplainWatch.Explanation(null, List.of(), null, List.of(),
                List.of(new ExplainWatch.BoundRow("high", "cpu.used", "HIGH", limit(), 0, 1, Severity.MAJOR, null, "%",
                        0,
                        false, null)),
                null, null));
        window = new UiWindow(agent, UiSettings.inMemory(), Locale.ENGLISH);
        panel = window.open(p -> new ChartPanel(p, window.kit(), "chart"));
        window.until("the site has come", () -> window.kit().site().current().isPresent());
        panel.toggle(List.of(series.row(1)));
        panel.show(panel.content().bounded(true).marked(Set.of()));
        window.until("the line is drawn", () -> {
            window.settle();
            return panel.pane().feed().still() && panel.pane().feed().bounds().size() == 1
                    && line() >= 0;
        });
    }

    @AfterEach
    void close() {
        window.close();
    }

    /** The height at which the line can be taken; -1 when there is none. */
    private int line() {
        var plot = panel.pane().canvas().plot();
        for (int y = (int) plot.getY() + 1; y < plot.getMaxY(); y++) {
            if (panel.pane().moves().at((int) plot.getCenterX(), y).isPresent()) {
                return y + 4;
            }
        }
        return -1;
    }

    /** Answers the question that comes up. */
    private void answer(boolean agree) {
        window.display().timerExec(50, () -> {
            for (Shell shell : window.display().getShells()) {
                if (shell.getText().equals("Move the threshold")) {
                    if (agree) {
                        shell.getDefaultButton().notifyListeners(SWT.Selection, new Event());
                    } else {
                        shell.close();
                    }
                    return;
                }
            }
            answer(agree);
        });
    }

    private void drag(int by, boolean agree) {
        ChartCanvas.Grip grip = panel.pane().moves().grip((int) panel.pane().canvas().plot().getCenterX(), line());
        grip.move(line() + by);
        window.settle();
        answer(agree);
        grip.drop();
    }

    @Test
    void draggedAndAgreedItIsSaved() {
        open();
        drag(-40, true);
        window.until("saved", () -> limit() > 61);
        window.until("drawn where it is", () -> panel.pane().feed().bounds().getFirst().value() == limit());
        assertEquals("w1-watch", ((PingWatch) SiteModels.read(sites.newest()).index().element("high", Threshold.class)
                .orElseThrow().eContainer()).getId());
    }

    @Test
    void givenUpItIsWhereItWas() {
        open();
        drag(30, false);
        window.until("back", () -> panel.pane().feed().still()
                && panel.pane().feed().bounds().getFirst().value() == 60);
        assertEquals(60, limit());
        assertTrue(panel.pane().moves().held().isEmpty());
    }

    private void press(int modifiers, int key) {
        var event = new Event();
        event.stateMask = modifiers;
        event.keyCode = key;
        event.character = key < SWT.KEYCODE_BIT ? (char) key : 0;
        panel.pane().canvas().notifyListeners(SWT.KeyDown, event);
        window.settle();
    }

    @Test
    void theKeyboardDoesItToo() {
        open();
        press(0, 't');
        assertTrue(panel.pane().moves().held().isPresent());
        press(SWT.MOD1, SWT.ARROW_UP);
        press(SWT.MOD1, SWT.ARROW_UP);
        double wanted = panel.pane().moves().held().orElseThrow().value();
        assertTrue(wanted > 60, Double.toString(wanted));
        press(0, SWT.ESC);
        assertTrue(panel.pane().moves().held().isEmpty());
        press(0, 't');
        press(SWT.MOD1, SWT.ARROW_DOWN);
        double lower = panel.pane().moves().held().orElseThrow().value();
        answer(true);
        press(0, SWT.CR);
        window.until("saved", () -> limit() == lower);
        assertTrue(lower < 60);
    }

    @Test
    void escWhileItIsDraggedGivesItUp() {
        open();
        int x = (int) panel.pane().canvas().plot().getCenterX();
        ChartCanvas.Grip grip = panel.pane().moves().grip(x, line());
        grip.move(line() + 10);
        press(0, SWT.ESC);
        grip.move(line() + 12);
        grip.drop();
        assertEquals(60, panel.pane().feed().bounds().getFirst().value());
        panel.pane().moves().grip(x, line()).drop();
        assertTrue(panel.pane().moves().held().isEmpty());
        assertEquals(60, limit());
    }

    private TryThreshold asked() {
        return agent.asked(TryThreshold.class).getLast();
    }

    private void untilSaid(String what) {
        window.until(what, () -> panel.pane().moves().said().contains(what));
    }

    @Test
    void whileItIsHeldItSaysHowOftenItWouldHaveFired() {
        open();
        assertEquals("", panel.pane().moves().said());
        int y = line();
        ChartCanvas.Grip grip = panel.pane().moves().grip((int) panel.pane().canvas().plot().getCenterX(), y);
        assertTrue(panel.pane().moves().said().contains(": counting how often"));
        untilSaid("60 %: would have fired 60 times in the time shown, on 2 of 50 series");
        grip.move(y - 30);
        assertTrue(panel.pane().moves().said().contains(": counting how often"), "of the new place nothing is known");
        int before = agent.asked(TryThreshold.class).size();
        grip.move(y - 31);
        grip.move(y - 32);
        double value = panel.pane().moves().held().orElseThrow().value();
        assertEquals(before, agent.asked(TryThreshold.class).size(), "not while it moves");
        untilSaid("would have fired " + Math.round(value) + " times");
        assertEquals(before + 3, agent.asked(TryThreshold.class).size(), "three parts of one question");
        var window = panel.pane().canvas().window();
        assertEquals(new TryThreshold("w1", "cpu.used", ThresholdKind.HIGH, value, 0.0, 3, null, null, null, 168,
                672, 40L, 20, Instant.ofEpochMilli(window.from()),
                Instant.ofEpochMilli(Math.min(window.to(), UiWindow.NOW.toEpochMilli()))), asked());
        answer(false);
        grip.drop();
        assertEquals("", panel.pane().moves().said());
    }

    @Test
    void anAnswerThatComesTooLateDoesNotCount() throws InterruptedException {
        open();
        gate.drainPermits();
        press(0, 't');
        window.until("asked", () -> agent.asked(TryThreshold.class).size() == 1);
        press(SWT.MOD1, SWT.ARROW_UP);
        double value = panel.pane().moves().held().orElseThrow().value();
        window.until("asked anew", () -> asked().limit() == value);
        assertTrue(panel.pane().moves().said().contains(": counting how often"));
        gate.release(100);
        untilSaid("would have fired " + Math.round(value) + " times");
        press(0, SWT.ESC);
        assertEquals("", panel.pane().moves().said());
    }

    @Test
    void aFailureIsSaidAtTheLineAndTheNextPlaceIsTried() {
        open();
        refusal = new Problem(Problem.UNAVAILABLE, "The agent rests.", null, null, null);
        press(0, 't');
        untilSaid("how often it would have fired cannot be said: The agent rests.");
        refusal = null;
        press(SWT.MOD1, SWT.ARROW_DOWN);
        untilSaid("would have fired");
        panel.show(panel.content().at(new TimeRange.Last(Duration.ofDays(400))));
        window.until("another time is asked for", () -> asked().from()
                .equals(asked().to().minus(Duration.ofDays(TryThreshold.MOST_DAYS))));
        window.until("its end is said", () -> panel.pane().moves().said().contains("Only the last 92 days"));
    }

    @Test
    void whoMayNotEditMovesNothing() {
        agent.privileges(Privilege.SEE);
        agent.answer(ExplainWatch.class, q -> new ExplainWatch.Explanation(null, List.of(), null, List.of(), List.of(),
                null, null));
        window = new UiWindow(agent, UiSettings.inMemory(), Locale.ENGLISH);
        panel = window.open(p -> new ChartPanel(p, window.kit(), "chart"));
        panel.toggle(List.of(series.row(1)));
        window.settle();
        assertNull(panel.pane().moves().grip(300, 300));
        press(0, 't');
        assertFalse(panel.pane().moves().held().isPresent());
    }
}
