/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What rrdtool and Prometheus take on the same machine, where they are installed. */
final class OtherStores {
    private static final int FILES = 2_000;
    private static final int ROUNDS = 60;
    private static final int SERIES = 10_000;
    private static final int SCRAPES = 300;
    private static final long MINUTES = 3;

    private OtherStores() {
    }

    static void run(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        rrdtool(folder);
        prometheus(folder);
    }

    /** One rrdtool that gets its updates through a pipe, three archives a file; it does not wait for the disk. */
    private static void rrdtool(Path folder) throws IOException, InterruptedException {
        if (missing("rrdtool")) {
            return;
        }
        Path rrd = Files.createDirectories(folder.resolve("rrd"));
        Process process = new ProcessBuilder("rrdtool", "-").directory(rrd.toFile())
                .redirectOutput(folder.resolve("rrd.log").toFile()).redirectErrorStream(true).start();
        try (BufferedWriter commands = process.outputWriter(StandardCharsets.US_ASCII)) {
            for (int i = 0; i < FILES; i++) {
                commands.write("create " + i + ".rrd --start 1000000000 --step 60 DS:v:GAUGE:120:U:U "
                        + "RRA:AVERAGE:0.5:1:1440 RRA:AVERAGE:0.5:60:800 RRA:MAX:0.5:60:800\n");
            }
            commands.flush();
            while (!Files.exists(rrd.resolve(FILES - 1 + ".rrd"))) {
                Thread.onSpinWait();
            }
            long begin = System.nanoTime();
            for (int round = 1; round <= ROUNDS; round++) {
                for (int i = 0; i < FILES; i++) {
                    commands.write(
                            "update " + i + ".rrd " + (1_000_000_000L + 60L * round) + ":" + (round * 7 + i) + "\n");
                }
            }
            commands.write("quit\n");
            commands.flush();
            ended(process);
            double seconds = (System.nanoTime() - begin) / 1e9;
            System.out.printf(Locale.ROOT, "beside: rrdtool, %,d files of %,d bytes: %,.0f updates/s, not synced%n",
                    FILES, Files.size(rrd.resolve("0.rrd")), FILES * ROUNDS / seconds);
        }
    }

    /** Prometheus' own benchmark of its store: appends without a sync for each. */
    private static void prometheus(Path folder) throws IOException, InterruptedException {
        if (missing("promtool")) {
            return;
        }
        Path metrics = folder.resolve("metrics.json");
        try (BufferedWriter out = Files.newBufferedWriter(metrics)) {
            for (int i = 0; i < SERIES; i++) {
                out.write("{\"__name__\":\"metric_" + i % 20 + "\",\"instance\":\"node" + i / 20 + "\"}\n");
            }
        }
        Path data = folder.resolve("prometheus");
        Path log = folder.resolve("prometheus.log");
        long begin = System.nanoTime();
        Process process = new ProcessBuilder("promtool", "tsdb", "bench", "write", "--out=" + data,
                "--metrics=" + SERIES,
                "--scrapes=" + SCRAPES, metrics.toString()).redirectOutput(log.toFile()).redirectErrorStream(true)
                .start();
        ended(process);
        double seconds = (System.nanoTime() - begin) / 1e9;
        String said = Files.readString(log);
        Matcher rate = Pattern.compile("samples/sec[^0-9]*([0-9.e+]+)").matcher(said);
        System.out.printf(Locale.ROOT, "beside: Prometheus, %,d series x %,d: %s samples/s appended (%.1f s in all)%n",
                SERIES, SCRAPES, rate.find() ? rate.group(1) : said.strip(), seconds);
    }

    private static void ended(Process process) throws InterruptedException {
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            System.out.println("beside: it took over " + MINUTES + " minutes and was ended");
        }
    }

    private static boolean missing(String program) {
        boolean there = List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        if (!there) {
            System.out.println("beside: " + program + " is not installed");
        }
        return !there;
    }
}
