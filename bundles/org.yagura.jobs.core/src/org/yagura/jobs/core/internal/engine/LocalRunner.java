/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core.internal.engine;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.core.text.Texts;
import org.yagura.jobs.core.internal.run.Outcome;

/**
 * Runs commands on the host that this process runs on. Each execution has a folder of its own. A shell that outlives this process
 * runs the command, keeps its output and writes down what it returned, so that it can be asked for later. Making a folder in it
 * comes first and can only be done once; so nothing is started twice.
 */
final class LocalRunner implements Runner {
    private static final Logger LOG = LoggerFactory.getLogger(LocalRunner.class);
    private static final int MOST_OUTPUT = 1 << 19;
    private static final long LOOK_MILLIS = 200;
    private static final long LOST_MILLIS = 2_000;

    /**
     * The shell in the middle. It takes the right to start, leads a group of processes of its own, and keeps of the output the first
     * and the last part. What the command returned appears at once and whole.
     */
    private static final String SHELL = """
            cd "$1" || exit 1
            mkdir started 2>/dev/null || exit 0
            echo "$$ $(cut -d' ' -f22 /proc/$$/stat) $(cat /proc/sys/kernel/random/boot_id)" >pid.new && mv pid.new pid
            {
              sh ./run </dev/null 2>&1 &
              echo $! >target
              wait $!
              echo $? >code.new
            } | {
              head -c %1$d >head
              tail -c %1$d >tail
            }
            mv code.new code
            """.formatted(MOST_OUTPUT);

    private final Path folder;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("job-", 0).factory());
    private volatile boolean closed;

    /** One that keeps executions in that folder. */
    LocalRunner(Path folder) {
        this.folder = folder;
    }

    private Path of(String execution) {
        return folder.resolve(execution);
    }

    @Override
    public void start(Task task, boolean again, Consumer<Outcome> done) {
        threads.execute(() -> {
            Outcome outcome;
            try {
                if (!again || !Files.isDirectory(of(task.id()).resolve("started"))) {
                    launch(task);
                }
                outcome = await(task.id());
            } catch (IOException e) {
                LOG.warn("job {} cannot be started", task.id(), e);
                outcome = Files.isDirectory(of(task.id()).resolve("started"))
                        ? new Outcome(Outcome.Kind.LOST, null, String.valueOf(e.getMessage()))
                        : new Outcome(Outcome.Kind.NOT_STARTED, null, String.valueOf(e.getMessage()));
            } catch (InterruptedException e) {
                // this process ends; the next one asks again
                Thread.currentThread().interrupt();
                return;
            }
            if (outcome != null) {
                done.accept(outcome);
            }
        });
    }

    private void launch(Task task) throws IOException, InterruptedException {
        Path place = of(task.id());
        Files.createDirectories(place);
        Path made = place.resolve("run.new");
        Files.writeString(made, script(task));
        Files.move(made, place.resolve("run"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        var command = new ArrayList<>(List.of("setsid", "sh", "-c", SHELL, "yagura-job", place.toString()));
        var builder = new ProcessBuilder(command);
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.start().onExit();
    }

    /** What the inner shell reads: environment, folder, user, command. */
    private static String script(Task task) {
        var script = new StringBuilder();
        task.work().forEach((name, value) -> {
            if (name.startsWith("env.")) {
                script.append("export ").append(name.substring("env.".length())).append('=').append(quote(value))
                        .append('\n');
            }
        });
        String place = task.work().getOrDefault("folder", "");
        script.append("cd ").append(place.isEmpty() ? "" : quote(place)).append(" || exit 126\n");
        String command = task.work().getOrDefault("command", "");
        String user = task.work().getOrDefault("runAs", "");
        if (user.isEmpty()) {
            return script.append(command).append('\n').toString();
        }
        return script.append("exec setpriv --reuid ").append(quote(user)).append(" --regid ")
                .append("\"$(id -g -- ").append(quote(user)).append(")\" --init-groups -- sh -c ")
                .append(quote(command)).append('\n').toString();
    }

    private static String quote(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /** Waits for its end; null when this process ends before. */
    private Outcome await(String execution) throws InterruptedException, IOException {
        Path place = of(execution);
        long gone = 0;
        while (!closed) {
            Optional<Integer> code = code(place);
            if (code.isPresent()) {
                return Outcome.ended(code.get());
            }
            if (isAlive(place)) {
                gone = 0;
            } else if (gone == 0) {
                gone = System.nanoTime();
            } else if (System.nanoTime() - gone > TimeUnit.MILLISECONDS.toNanos(LOST_MILLIS)) {
                return gone(place);
            }
            Thread.sleep(LOOK_MILLIS);
        }
        return null;
    }

    private static Outcome gone(Path place) {
        if (!Files.isDirectory(place.resolve("started"))) {
            return new Outcome(Outcome.Kind.NOT_STARTED, null, Texts.of(LocalRunner.class).get("local.shell"));
        }
        return new Outcome(Outcome.Kind.LOST, null, Texts.of(LocalRunner.class).get("local.lost"));
    }

    private static Optional<Integer> code(Path place) throws IOException {
        try {
            return Optional.of(Integer.valueOf(Files.readString(place.resolve("code")).strip()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (NumberFormatException e) {
            throw new IOException("what the command returned cannot be read", e);
        }
    }

    /** The process that leads the group, when it runs and is still the one that was started. */
    private static Optional<ProcessHandle> leader(Path place) throws IOException {
        String[] parts;
        try {
            parts = Files.readString(place.resolve("pid")).strip().split(" ");
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        String boot = Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
        if (parts.length != 3 || !parts[2].equals(boot)) {
            return Optional.empty();
        }
        try {
            String stat = Files.readString(Path.of("/proc", parts[0], "stat"));
            // the name of the program stands in parentheses and may hold anything; the 22nd field is the 20th after it
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return fields[19].equals(parts[1]) && !fields[0].equals("Z")
                    ? ProcessHandle.of(Long.parseLong(parts[0]))
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static boolean isAlive(Path place) throws IOException {
        return leader(place).isPresent();
    }

    @Override
    public void stop(String execution, boolean kill) {
        threads.execute(() -> {
            try {
                // the shells around the command have to stay, to write down what it returned
                for (ProcessHandle process : command(of(execution))) {
                    signal(kill ? "KILL" : "TERM", process.pid());
                }
            } catch (IOException e) {
                LOG.warn("job {} cannot be stopped", execution, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** The processes of the command, as long as they run. */
    private static List<ProcessHandle> command(Path place) throws IOException {
        Optional<ProcessHandle> leader = leader(place);
        String target = read(place.resolve("target"));
        if (leader.isEmpty() || target == null || target.isBlank()) {
            return List.of();
        }
        return leader.get().descendants().filter(p -> String.valueOf(p.pid()).equals(target.strip()))
                .flatMap(p -> Stream.concat(Stream.of(p), p.descendants())).toList();
    }

    private static void signal(String name, long process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process)).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
    }

    @Override
    public Optional<String> output(String execution) {
        try {
            String head = read(of(execution).resolve("head"));
            String tail = read(of(execution).resolve("tail"));
            if (head == null) {
                return Optional.empty();
            }
            return Optional.of(tail == null || tail.isEmpty() ? head : head + "\n…\n" + tail);
        } catch (IOException e) {
            LOG.warn("the output of job {} cannot be read", execution, e);
            return Optional.empty();
        }
    }

    private static String read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return null;
        }
        try (var open = new RandomAccessFile(file.toFile(), "r")) {
            var bytes = new byte[(int) Math.min(open.length(), MOST_OUTPUT)];
            open.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    @Override
    public void forget(String execution) {
        Path place = of(execution);
        try (Stream<Path> files = Files.exists(place) ? Files.walk(place) : Stream.empty()) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            LOG.warn("what is kept of job {} cannot be removed", execution, e);
        }
    }

    @Override
    public void close() {
        closed = true;
        threads.shutdownNow();
    }
}
