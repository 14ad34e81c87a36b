/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import org.yagura.testsupport.ChildProcess;

/**
 * The second start of {@code ./yagura} without changes, seen from outside on the display that {@code ./bench} brings: from
 * the script's start until its window is there, and until something is painted in it. Processor time is that of the
 * workbench's Java. The median of three starts counts; another start before them is the first one.
 */
final class StartBench {
    private static final int STARTS = 3;
    private static final double GOAL_SECONDS = 8;
    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final long LOOK_NANOS = 50_000_000;

    private final Path directory;
    private final List<Start> starts = new ArrayList<>();

    /**
     * What one start showed, in seconds.
     *
     * @param window until the window was there
     * @param painted until its middle showed more than one colour
     * @param processor time of the workbench until then
     */
    private record Start(double window, double painted, double processor) {
    }

    private StartBench(Path directory) {
        this.directory = directory;
    }

    static void main(String[] arguments) throws Exception {
        Path directory = Files.createTempDirectory("yagura-bench");
        try {
            new StartBench(directory).run();
        } finally {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private void run() throws Exception {
        say("first start, not counted: ", start("first"));
        for (int i = 1; i <= STARTS; i++) {
            Start start = start("start-" + i);
            starts.add(start);
            say("second start, number " + i + ": ", start);
        }
        System.out.printf(Locale.ROOT, "medians: window %.2f s, painted %.2f s, processor time %.2f s%n",
                median(Comparator.comparing(Start::window)).window(),
                median(Comparator.comparing(Start::painted)).painted(),
                median(Comparator.comparing(Start::processor)).processor());
        Goals.below("second start of ./yagura, window painted",
                median(Comparator.comparing(Start::painted)).painted(), GOAL_SECONDS, "s");
    }

    private Start median(Comparator<Start> order) {
        return starts.stream().sorted(order).toList().get(STARTS / 2);
    }

    private static void say(String what, Start start) {
        String load = "?";
        try {
            load = Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
        } catch (IOException e) {
            System.err.println("bench: the load of the machine cannot be read: " + e);
        }
        System.out.printf(Locale.ROOT, "%swindow %.2f s, painted %.2f s, processor time %.2f s (load %s)%n", what,
                start.window(), start.painted(), start.processor(), load);
    }

    private Start start(String name) throws Exception {
        Path home = Files.createDirectories(directory.resolve("home"));
        Path endpoint = home.resolve("share/yagura/demo/run/endpoint.json");
        Files.deleteIfExists(endpoint);
        long begin = System.nanoTime();
        try (ChildProcess script = ChildProcess.start(directory, name,
                Map.of("HOME", home.toString(), "XDG_DATA_HOME", home.resolve("share").toString()),
                List.of(Path.of("yagura").toAbsolutePath().toString(), "-data",
                        home.resolve("workspace").toString()))) {
            awaiting("a window", script,
                    () -> !said("xdotool", "search", "--onlyvisible", "--name", "Yagura|櫓").isEmpty());
            double window = seconds(begin);
            awaiting("something in the window", script, StartBench::painted);
            double painted = seconds(begin);
            double processor = processor(script);
            awaiting("the agent in it", script, () -> Files.exists(endpoint));
            script.terminate(LIMIT);
            return new Start(window, painted, processor);
        }
    }

    /** Looks seldom, since looking takes processor time from what is measured. */
    private static void awaiting(String what, ChildProcess script, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.call()) {
            if (!script.alive() || System.nanoTime() > end) {
                throw new IllegalStateException("there is not " + what + ": " + script.err());
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    private static boolean painted() throws IOException, InterruptedException {
        String colours = said("import", "-window", "root", "-gravity", "center", "-crop", "60%x60%+0+0", "-resize",
                "60x40!", "-depth", "4", "-format", "%k", "info:");
        return !colours.isEmpty() && Integer.parseInt(colours) > 3;
    }

    private static double processor(ChildProcess script) {
        return ProcessHandle.of(script.pid()).orElseThrow().descendants()
                .filter(p -> p.info().command().orElse("").endsWith("java"))
                .map(p -> p.info().totalCpuDuration()).flatMap(Optional::stream)
                .mapToLong(Duration::toMillis).max().orElseThrow() / 1e3;
    }

    private static String said(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        process.waitFor(1, TimeUnit.MINUTES);
        return output;
    }
}
