/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll.ping;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The system's own ping, a process for each node and run; so many at once and no more. Thread-safe. */
public final class SystemPing {
    private static final Logger LOG = LoggerFactory.getLogger(SystemPing.class);
    private static final int AT_ONCE = 16;
    private static final int MOST_OUTPUT = 16_384;
    private static final Pattern TIME = Pattern.compile("[=<]\\s*(\\d{1,7}(?:[.,]\\d{1,6})?)\\s*ms");
    private static final Pattern ANSWER = Pattern.compile("ttl|hlim", Pattern.CASE_INSENSITIVE);

    private final Path program;
    private final boolean windows;
    private final Semaphore free = new Semaphore(AT_ONCE);

    /** That program. */
    public SystemPing(Path program, boolean windows) {
        this.program = program;
        this.windows = windows;
    }

    /** The one on the search path; empty when there is none. */
    public static Optional<SystemPing> find() {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        String name = windows ? "ping.exe" : "ping";
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isBlank()).map(folder -> Path.of(folder, name)).filter(Files::isExecutable)
                .findFirst().map(program -> new SystemPing(program, windows));
    }

    /**
     * Asks; the round-trip times of the answers in milliseconds.
     *
     * @throws IOException when ping itself says that it cannot
     */
    public List<Double> ask(String address, int packets, int size, long leftNanos)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + leftNanos;
        if (!free.tryAcquire(leftNanos, TimeUnit.NANOSECONDS)) {
            throw new IOException(AT_ONCE + " runs of ping are under way, none ended in time");
        }
        try {
            return ask(command(address, packets, size, Math.max(1, end - System.nanoTime())), end);
        } finally {
            free.release();
        }
    }

    private List<String> command(String address, int packets, int size, long nanos) {
        if (windows) {
            return List.of(program.toString(), "-n", Integer.toString(packets), "-w",
                    Long.toString(Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos) / packets)), "-l",
                    Integer.toString(size), address);
        }
        String seconds = Long.toString(Math.max(1, TimeUnit.NANOSECONDS.toSeconds(nanos + 999_999_999L)));
        return List.of(program.toString(), "-n", "-c", Integer.toString(packets), "-i", "0.2", "-w", seconds, "-s",
                Integer.toString(size), address);
    }

    private static List<Double> ask(List<String> command, long end) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            var reading = new FutureTask<>(() -> read(process.getInputStream()));
            Thread.ofVirtual().start(reading);
            boolean ended = process.waitFor(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (!ended) {
                process.destroyForcibly();
            }
            String output = reading.get();
            List<Double> times = times(output);
            if (times.isEmpty() && ended && process.exitValue() > 1) {
                throw new IOException(output.lines().findFirst().orElse("ping ended with " + process.exitValue()));
            }
            return times;
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } finally {
            process.destroyForcibly();
        }
    }

    /** What it writes, as far as it comes: ending a process closes its output. */
    private static String read(InputStream in) {
        var output = new ByteArrayOutputStream();
        try {
            byte[] block = new byte[MOST_OUTPUT];
            for (int count = in.read(block); count >= 0 && output.size() < MOST_OUTPUT; count = in.read(block)) {
                output.write(block, 0, count);
            }
        } catch (IOException e) {
            LOG.debug("ping was ended while it wrote", e);
        }
        return output.toString(StandardCharsets.UTF_8);
    }

    /** The times in what ping wrote, in whatever language; lines of answers alone. */
    public static List<Double> times(String output) {
        var times = new ArrayList<Double>();
        output.lines().filter(line -> ANSWER.matcher(line).find()).forEach(line -> {
            Matcher time = TIME.matcher(line.toLowerCase(Locale.ROOT));
            if (time.find()) {
                times.add(Double.valueOf(time.group(1).replace(',', '.')));
            }
        });
        return times;
    }
}
