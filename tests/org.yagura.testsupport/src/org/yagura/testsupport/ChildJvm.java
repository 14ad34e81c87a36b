/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.testsupport;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.jar.JarFile;

/**
 * A Java process of a test's own, to be killed when it suits the test. Its standard output is read line by line; its
 * errors go to the test's. Works from a plain class path as well as from installed bundles.
 */
public final class ChildJvm implements AutoCloseable {
    private final Process process;
    private final List<String> lines = new ArrayList<>();
    private final PrintStream input;
    private final Thread reader;
    private boolean ended;

    private ChildJvm(Process process) {
        this.process = process;
        this.input = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.reader = Thread.ofVirtual().start(this::read);
    }

    /**
     * Starts the main class.
     *
     * @param options of the virtual machine, such as {@code -Xmx256m}
     * @param needed one class of each bundle that the main class needs, itself included
     */
    public static ChildJvm start(Class<?> main, List<String> options, Set<Class<?>> needed, String... arguments)
            throws IOException {
        return under(List.of(), main, options, needed, arguments);
    }

    /** As {@link #start}, by a program that is given the command, such as {@code unshare} or {@code nice}. */
    public static ChildJvm under(List<String> program, Class<?> main, List<String> options, Set<Class<?>> needed,
            String... arguments) throws IOException {
        var command = new ArrayList<>(program);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-ea"));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(main, needed), main.getName()));
        command.addAll(List.of(arguments));
        return new ChildJvm(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    private static String classPath(Class<?> main, Set<Class<?>> needed) throws IOException {
        String own = System.getProperty("java.class.path");
        if (ClassLoader.getSystemResource(main.getName().replace('.', '/') + ".class") != null) {
            return own;
        }
        var entries = new LinkedHashSet<String>();
        for (Class<?> type : needed) {
            Path place = place(type);
            if (Files.isDirectory(place)) {
                entries.add(place.toString());
                entries.add(place.resolve("target/classes").toString());
                entries.add(place.resolve("bin").toString());
                entries.add(place.resolve("lib") + "/*");
            } else {
                entries.add(place.toString());
                entries.addAll(nested(place));
            }
        }
        return String.join(System.getProperty("path.separator"), entries);
    }

    private static Path place(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> nested(Path bundle) throws IOException {
        var jars = new ArrayList<String>();
        try (var jar = new JarFile(bundle.toFile())) {
            for (var entry : jar.stream().filter(e -> e.getName().matches("lib/[^/]+\\.jar")).toList()) {
                Path copy = Files.createTempFile("nested", ".jar");
                copy.toFile().deleteOnExit();
                try (var in = jar.getInputStream(entry)) {
                    Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
                }
                jars.add(copy.toString());
            }
        }
        return jars;
    }

    private void read() {
        try (var in = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                synchronized (lines) {
                    lines.add(line);
                    lines.notifyAll();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            synchronized (lines) {
                ended = true;
                lines.notifyAll();
            }
        }
    }

    /** Writes a line to the process. */
    public void say(String line) {
        input.println(line);
    }

    /** Waits for the first line, from the beginning on, that a condition holds for; a minute at most. */
    public String await(String what, Predicate<String> condition) {
        return await(what, 0, condition);
    }

    /** Waits for the first line that a condition holds for, from the line of that number on; a minute at most. */
    public String await(String what, int from, Predicate<String> condition) {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        int next = from;
        synchronized (lines) {
            while (true) {
                for (; next < lines.size(); next++) {
                    if (condition.test(lines.get(next))) {
                        return lines.get(next);
                    }
                }
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (ended || left <= 0) {
                    throw new AssertionError((ended ? "the process ended before: " : "not within a minute: ") + what
                            + "; last lines " + lines.subList(Math.max(0, lines.size() - 5), lines.size()));
                }
                try {
                    lines.wait(left);
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
        }
    }

    /** The lines so far. */
    public List<String> lines() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    /** Waits for the end; a minute at most. */
    public int exit() {
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                throw new AssertionError("the process does not end");
            }
            reader.join();
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Stops it where it is, as a machine does that hangs; {@link #goOn} ends that. Only on systems with {@code kill}. */
    public void hang() {
        signal("STOP");
    }

    /** Lets it go on after {@link #hang}. */
    public void goOn() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            int status = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).inheritIO().start()
                    .waitFor();
            if (status != 0) {
                throw new AssertionError("kill -" + name + " " + process.pid() + " ended with " + status);
            }
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Kills it at once, as {@code kill -9} does, and waits until it is gone and its last lines are read. */
    public void kill() {
        // not by the process itself, which would throw away output that is not read yet
        process.toHandle().destroyForcibly();
        exit();
    }

    @Override
    public void close() {
        kill();
    }
}
