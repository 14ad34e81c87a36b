/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A real PostgreSQL with a cluster of its own on a loopback port. It does not run as root; root lets the user postgres run it. */
public final class DatabaseDaemon extends Daemon {
    /** User that may do everything. */
    public static final String USER = "watcher";
    /** Password of that user. */
    public static final String PASSWORD = "geheim-1";

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Path folder;
    private final int port;
    private ChildProcess process;

    private DatabaseDaemon(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** Where Debian installs its programs; null when there are none. */
    public static Path programs() {
        Path root = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(root)) {
            return null;
        }
        try (DirectoryStream<Path> versions = Files.newDirectoryStream(root)) {
            for (Path version : versions) {
                if (Files.isExecutable(version.resolve("bin/postgres"))) {
                    return version.resolve("bin");
                }
            }
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> command(String... words) {
        var command = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        command.add(programs().resolve(words[0]).toString());
        command.addAll(List.of(words).subList(1, words.length));
        return command;
    }

    /** Makes a cluster and starts it. */
    public static DatabaseDaemon start(int port) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("yagura-postgresql");
        var daemon = new DatabaseDaemon(folder, port);
        Path secret = Files.writeString(folder.resolve("secret"), PASSWORD);
        if (System.getProperty("user.name").equals("root")) {
            daemon.run(List.of("chown", "-R", "postgres", folder.toString()));
        }
        daemon.run(command("initdb", "-D", folder.resolve("data").toString(), "-U", USER, "-A", "scram-sha-256",
                "--pwfile", secret.toString(), "-E", "UTF8", "--no-sync"));
        daemon.start();
        return daemon;
    }

    private void run(List<String> command) throws IOException, InterruptedException {
        try (var child = ChildProcess.start(folder, command.getLast().replaceAll("\\W", "") + command.size(), Map.of(),
                command)) {
            if (child.await(LIMIT) != 0) {
                throw new IOException(String.join(" ", command) + ": " + child.err());
            }
        }
    }

    /** Starts it again after it was killed. */
    public void start() throws IOException {
        Files.deleteIfExists(folder.resolve("data/postmaster.pid"));
        process = ChildProcess.start(folder, "postgres", Map.of(),
                command("postgres", "-D", folder.resolve("data").toString(), "-p", Integer.toString(port), "-h",
                        "127.0.0.1", "-k", folder.toString(), "-F"));
        try {
            Await.until("PostgreSQL takes connections", () -> {
                if (!process.alive()) {
                    throw new IOException("postgres ended: " + process.err());
                }
                try (var socket = new Socket()) {
                    socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
                    return process.err().contains("ready to accept connections");
                } catch (ConnectException e) {
                    return false;
                }
            });
        } catch (AssertionError e) {
            process.close();
            throw e;
        }
    }

    /** Its address. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    private List<ProcessHandle> all() {
        return ProcessHandle.of(process.pid()).map(p -> Stream.concat(Stream.of(p), p.descendants()).toList())
                .orElse(List.of());
    }

    @Override
    ChildProcess process() {
        return process;
    }

    @Override
    public void kill() throws InterruptedException {
        List<ProcessHandle> all = all();
        all.forEach(ProcessHandle::destroyForcibly);
        process.kill();
        Await.until("all of it have ended", () -> all.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Override
    public void close() {
        List<ProcessHandle> all = all();
        all.forEach(ProcessHandle::destroyForcibly);
        process.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
