/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.yagura.testsupport.ui.MemoryAgent;
import org.yagura.testsupport.ui.UiWindow;
import org.yagura.ui.UiSettings;
import org.yagura.watch.core.series.FindSeries;
import org.yagura.watch.core.series.ReadSeries;
import org.yagura.watch.core.series.ReadSeries.Course;
import org.yagura.watch.core.series.Series;
import org.yagura.watch.ui.internal.ChartPanel;
import org.yagura.watch.ui.internal.chart.ChartSeries;

/**
 * A person zooms and moves a chart of ten dense series as fast as a wheel turns, while answers take their time: how long the
 * window does not answer at worst.
 */
final class ZoomLoad {
    private static final int SERIES = 10;
    private static final int EVENTS = 400;
    private static final int APART_MILLIS = 15;
    private static final int REST_MILLIS = 150;
    private static final int ANSWER_MILLIS = 30;
    private static final int BEAT_NANOS = 2_000_000;

    private final AtomicBoolean over = new AtomicBoolean();
    private final List<Long> beats = new ArrayList<>();

    void run() {
        var agent = new MemoryAgent();
        agent.answer(FindSeries.class, _ -> new FindSeries.Page(0, 0, List.of()));
        agent.answer(ReadSeries.class, ZoomLoad::answer);
        UiSettings settings = UiSettings.inMemory();
        settings.put("chart.series", ChartSeries.write(IntStream.range(0, SERIES).mapToObj(
                i -> new ChartSeries(i + 1, new Series("n" + i, "w", "metric", "%", Series.Kind.GAUGE), "node " + i))
                .toList()));
        settings.put("chart.picker", "false");
        settings.put("chart.marks", "");
        try (var window = new UiWindow(agent, settings, Locale.ENGLISH)) {
            ChartPanel panel = window.open(parent -> new ChartPanel(parent, window.kit(), "chart"));
            window.until("the first answer", () -> !agent.asked(ReadSeries.class).isEmpty());
            Control canvas = canvas(panel);
            turn(window, canvas, EVENTS / 4);
            Thread heart = Thread.ofPlatform().daemon().start(() -> beat(window.display()));
            turn(window, canvas, EVENTS);
            over.set(true);
            window.until("the heart rests", () -> !heart.isAlive());
            beats.sort(null);
            double worst = beats.getLast() / 1e6;
            System.out.printf(Locale.ROOT,
                    "%,d turns of the wheel, %,d questions: the window was silent for %.1f ms in the middle, 99 of 100 times"
                            + " up to %.1f ms, at worst %.1f ms%n",
                    EVENTS, agent.asked(ReadSeries.class).size(), beats.get(beats.size() / 2) / 1e6,
                    beats.get(beats.size() * 99 / 100) / 1e6, worst);
            Goals.atMost("longest silence of the window while zooming", worst, 100, "ms");
        }
    }

    private static Control canvas(Composite parent) {
        for (Control child : parent.getChildren()) {
            if (child instanceof Canvas && child.getClass().getSimpleName().equals("ChartCanvas")) {
                return child;
            }
            Control found = child instanceof Composite composite ? canvas(composite) : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static void turn(UiWindow window, Control canvas, int events) {
        for (int i = 0; i < events; i++) {
            var event = new Event();
            event.x = canvas.getSize().x / 3 + i % 50;
            event.y = canvas.getSize().y / 2;
            event.count = i / 20 % 2 == 0 ? 1 : -1;
            event.stateMask = i % 7 == 0 ? SWT.SHIFT : 0;
            canvas.notifyListeners(SWT.MouseVerticalWheel, event);
            // now and then the hand rests, and what is seen is read anew
            long end = System.nanoTime() + (i % 10 == 9 ? REST_MILLIS : APART_MILLIS) * 1_000_000L;
            window.until("the next turn", () -> System.nanoTime() > end);
        }
    }

    /** Asks the window again and again whether it answers. */
    private void beat(Display display) {
        while (!over.get()) {
            var answered = new AtomicBoolean();
            long begun = System.nanoTime();
            display.asyncExec(() -> answered.set(true));
            while (!answered.get() && !over.get()) {
                LockSupport.parkNanos(100_000);
            }
            beats.add(System.nanoTime() - begun);
            LockSupport.parkNanos(BEAT_NANOS);
        }
    }

    private static ReadSeries.Answer answer(ReadSeries question) {
        LockSupport.parkNanos(ANSWER_MILLIS * 1_000_000L);
        int points = question.width();
        long from = question.from().toEpochMilli();
        long step = Math.max(1, (question.to().toEpochMilli() - from) / points);
        return new ReadSeries.Answer(ReadSeries.Level.MINUTE, step, null,
                question.series().stream().map(number -> course(number, from, step, points)).toList());
    }

    private static Course course(int number, long from, long step, int points) {
        var at = new long[points];
        var middle = new double[points];
        var low = new double[points];
        var high = new double[points];
        var count = new long[points];
        for (int i = 0; i < points; i++) {
            at[i] = from + i * step;
            middle[i] = 50 + 20 * Math.sin((at[i] / 60_000.0 + number * 40) / 90);
            low[i] = middle[i] - 5 - i % 7;
            high[i] = middle[i] + 5 + i % 5;
        }
        Arrays.fill(count, 10);
        return new Course(number, at, low, high, middle, middle, middle, count, new int[0], null);
    }
}
