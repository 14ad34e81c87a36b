/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.testsupport;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A process that a test starts, with its outputs in files. Closing it ends it, this one and its children, by their own
 * process ids.
 */
public final class ChildProcess implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(20);

    private final Process process;
    private final Path out;
    private final Path err;

    private ChildProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts a command; its outputs go to {@code NAME.out} and {@code NAME.err} in a directory. */
    public static ChildProcess start(Path directory, String name, Map<String, String> environment, List<String> command)
            throws IOException {
        Path out = directory.resolve(name + ".out");
        Path err = directory.resolve(name + ".err");
        var builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().putAll(environment);
        return new ChildProcess(builder.start(), out, err);
    }

    /** Starts a main class in a Java of its own with the class path of this one. */
    public static ChildProcess java(Path directory, String name, List<String> flags, String main, String... arguments)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
        command.addAll(List.of(arguments));
        return start(directory, name, Map.of(), command);
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    /** Whether it runs. */
    public boolean alive() {
        return process.isAlive();
    }

    /** What it has written to standard output until now. */
    public String out() {
        return text(out);
    }

    /** What it has written to standard error until now. */
    public String err() {
        return text(err);
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Waits for its end; gives the exit status. */
    public int await(Duration limit) throws InterruptedException {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("still runs after " + limit + ": " + process.info().commandLine().orElse("") + "\n"
                    + err());
        }
        return process.exitValue();
    }

    /** Ends it at once, as a power failure would (SIGKILL). */
    public void kill() throws InterruptedException {
        kill(process -> true);
    }

    /** Kills the process, and of those that it has started the ones that are meant. */
    public void kill(Predicate<ProcessHandle> meant) throws InterruptedException {
        process.descendants().filter(meant).forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.waitFor();
    }

    /** Stops it and what it has started, so that nothing of it answers (SIGSTOP), or lets them go on (SIGCONT). */
    public void suspend(boolean stop) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("kill", stop ? "-STOP" : "-CONT", Long.toString(process.pid())));
        process.descendants().forEach(child -> command.add(Long.toString(child.pid())));
        new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    /** Asks it to end (SIGTERM), and waits; gives the exit status. */
    public int terminate(Duration limit) throws InterruptedException {
        process.destroy();
        return await(limit);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
