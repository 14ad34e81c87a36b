/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.yagura.diagram.core.Connection;
import org.yagura.diagram.core.Figure;
import org.yagura.diagram.core.Scene;
import org.yagura.diagram.core.export.SvgExport;
import org.yagura.diagram.core.layout.Direction;
import org.yagura.diagram.core.layout.LayoutTask;
import org.yagura.diagram.core.layout.Progress;
import org.yagura.diagram.core.paint.Drawing;
import org.yagura.diagram.core.paint.Look;
import org.yagura.testsupport.diagram.DemoScenes;
import org.yagura.testsupport.ui.MemoryAgent;
import org.yagura.testsupport.ui.UiWindow;
import org.yagura.ui.Kit;
import org.yagura.ui.diagram.DiagramCanvas;
import org.yagura.ui.diagram.DiagramHost;

/**
 * A diagram of 10,000 figures and 10,000 connections in a window of 1500 by 950 points: first paint, frames while panning
 * and zooming, a moved figure, heap. A frame lasts from asking for it to the end of painting; the toolkit's own clock gives
 * at most 60 a second.
 */
final class DiagramBench {
    private static final int COUNT = 10_000;
    private static final int FRAMES = 90;
    private static final int WARM_UP = 30;
    private static final int MOVES = 60;
    private static final double[] ZOOMS = {0.05, 0.1, 0.17, 0.19, 0.35, 0.54, 0.69, 0.71, 1, 1.5, 2, 4};
    private static final double FIRST_GOAL = 400;
    private static final double MEDIAN_GOAL = 16.7;
    private static final double P95_GOAL = 33;
    private static final double MOVE_GOAL = 20;
    private static final double HEAP_GOAL = 30;
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private final UiWindow window = new UiWindow(new MemoryAgent());
    private DiagramCanvas canvas;
    private int painted;
    private long paintStart;
    private double paintMillis;
    private long paintCpuStart;
    private double paintCpu;
    private double worstMedian;
    private double worstP95;

    /** A host that only shows. */
    private static final class Viewer implements DiagramHost {
        @Override
        public String kind() {
            return "bench";
        }
    }

    private DiagramBench() {
    }

    /** Entry point; takes no arguments. */
    public static void main(String[] arguments) {
        new DiagramBench().run();
    }

    private void run() {
        window.shell().setBounds(0, 0, 1500, 950);
        Scene model = DemoScenes.large(Kit.class, COUNT);
        Scene scene = new Scene();
        canvas = window.open((Composite parent) -> {
            var made = new DiagramCanvas(parent, window.kit(), scene, new Viewer());
            GridDataFactory.fillDefaults().grab(true, true).applyTo(made.control());
            return made;
        });
        window.display().addFilter(SWT.Paint, this::before);
        canvas.control().addListener(SWT.Paint, this::after);
        double first = firstPaint(model, scene);
        frames("fit", () -> canvas.fit());
        for (double zoom : ZOOMS) {
            frames("%.0f %%".formatted(zoom * 100), () -> {
                canvas.fit();
                canvas.zoom(zoom);
            });
        }
        zooming();
        canvas.zoom(1);
        double move = moves(scene);
        others(scene);
        System.out.printf(Locale.ROOT, "load average of the machine %.1f on %d processors%n",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.getRuntime().availableProcessors());
        Goals.atMost("diagram-first-paint", first, FIRST_GOAL, "ms");
        Goals.atMost("diagram-frame-median", tenth(worstMedian), MEDIAN_GOAL, "ms");
        Goals.atMost("diagram-frame-p95", tenth(worstP95), P95_GOAL, "ms");
        Goals.atMost("diagram-move", move, MOVE_GOAL, "ms");
        Goals.below("diagram-heap", heap(), HEAP_GOAL, "MB");
    }

    private static double tenth(double millis) {
        return Math.round(millis * 10) / 10.0;
    }

    private void before(Event e) {
        if (e.widget == canvas.control()) {
            paintStart = System.nanoTime();
            paintCpuStart = CPU.getCurrentThreadCpuTime();
        }
    }

    private void after(Event e) {
        painted++;
        paintMillis = millis(paintStart);
        paintCpu = cpuMillis(paintCpuStart);
    }

    private static double cpuMillis(long since) {
        return (CPU.getCurrentThreadCpuTime() - since) / 1e6;
    }

    private static double millis(long since) {
        return (System.nanoTime() - since) / 1e6;
    }

    /** Waits until a frame is painted, and returns how long that took. */
    private double frame() {
        int until = painted + 1;
        long start = System.nanoTime();
        canvas.control().redraw();
        while (painted < until) {
            if (!window.display().readAndDispatch()) {
                window.display().sleep();
            }
        }
        return millis(start);
    }

    /** From the first figure put into the scene of an open canvas until all of them are on the screen. */
    private double firstPaint(Scene model, Scene scene) {
        long start = System.nanoTime();
        long cpu = CPU.getCurrentThreadCpuTime();
        scene.batch(() -> {
            model.figures().forEach(scene::put);
            model.connections().forEach(scene::put);
        });
        canvas.fit();
        double ready = millis(start);
        frame();
        double first = millis(start);
        System.out.printf(Locale.ROOT,
                "first paint %.0f ms: scene filled and ways found %.0f, painted %.0f; %.0f ms of processor%n", first,
                ready,
                first - ready, cpuMillis(cpu));
        return first;
    }

    private void frames(String name, Runnable to) {
        to.run();
        double[] waits = new double[FRAMES];
        double[] works = new double[FRAMES];
        for (int i = -WARM_UP; i < FRAMES; i++) {
            var middle = canvas.visible().center();
            int step = Math.max(1, (int) (12 / canvas.zoom()));
            canvas.centre(middle.plus(i % 40 < 20 ? step : -step, i % 12 < 6 ? step : -step));
            double wait = frame();
            if (i >= 0) {
                waits[i] = wait;
                works[i] = paintCpu;
            }
        }
        report("panning at " + name, waits, works);
    }

    private void zooming() {
        double[] waits = new double[FRAMES];
        double[] works = new double[FRAMES];
        canvas.fit();
        for (int i = -WARM_UP; i < FRAMES; i++) {
            canvas.zoom(canvas.zoom() * (Math.floorMod(i, 60) < 30 ? 1.17 : 1 / 1.17));
            double wait = frame();
            if (i >= 0) {
                waits[i] = wait;
                works[i] = paintCpu;
            }
        }
        report("zooming in and out", waits, works);
    }

    private void report(String what, double[] waits, double[] works) {
        Arrays.sort(waits);
        Arrays.sort(works);
        double median = waits[FRAMES / 2];
        double p95 = waits[FRAMES * 95 / 100];
        worstMedian = Math.max(worstMedian, median);
        worstP95 = Math.max(worstP95, p95);
        System.out.printf(Locale.ROOT, "%-20s frame median %.1f, p95 %.1f ms; processor median %.1f, p95 %.1f ms%n",
                what,
                median, p95, works[FRAMES / 2], works[FRAMES * 95 / 100]);
    }

    /** Work of one move: placing, finding ways, painting; without the wait for the toolkit's clock. */
    private double moves(Scene scene) {
        double[] works = new double[MOVES];
        double[] cpus = new double[MOVES];
        for (int i = -WARM_UP; i < MOVES; i++) {
            Figure figure = scene.figure("n" + (4000 + Math.floorMod(i, MOVES) * 7));
            canvas.centre(figure.bounds().center());
            frame();
            long start = System.nanoTime();
            long cpu = CPU.getCurrentThreadCpuTime();
            scene.put(figure.at(figure.bounds().move(i % 2 == 0 ? 40 : -40, 24)));
            double put = millis(start);
            double putCpu = cpuMillis(cpu);
            frame();
            if (i >= 0) {
                works[i] = put + paintMillis;
                cpus[i] = putCpu + paintCpu;
            }
        }
        Arrays.sort(works);
        Arrays.sort(cpus);
        System.out.printf(Locale.ROOT,
                "moving a figure: median %.1f, p95 %.1f ms; processor median %.1f, p95 %.1f ms%n",
                works[MOVES / 2], works[MOVES * 95 / 100], cpus[MOVES / 2], cpus[MOVES * 95 / 100]);
        return works[MOVES * 95 / 100];
    }

    private static void others(Scene scene) {
        long start = System.nanoTime();
        LayoutTask.whole(scene, Direction.DOWN).run(Progress.none());
        System.out.printf(Locale.ROOT, "layout of everything %.1f s%n", millis(start) / 1e3);
        start = System.nanoTime();
        int length = new SvgExport(Drawing.of(scene, Look.LIGHT), "bench").toText().length();
        System.out.printf(Locale.ROOT, "SVG of everything %.1f s, %.1f million characters%n", millis(start) / 1e3,
                length / 1e6);
    }

    /** What a scene of that size with all its ways takes, in megabytes. */
    private static double heap() {
        long before = used();
        Scene scene = DemoScenes.large(Kit.class, COUNT);
        scene.extent();
        long after = used();
        for (Connection connection : scene.connections()) {
            if (scene.route(connection.id()) == null) {
                throw new IllegalStateException("a connection has no way");
            }
        }
        return (after - before) / 1e6;
    }

    private static long used() {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
