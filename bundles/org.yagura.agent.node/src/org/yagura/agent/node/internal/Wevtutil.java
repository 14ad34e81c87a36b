/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.node.internal;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The program of Windows that reads event logs, bounded in what it writes and how long it takes. Thread-safe. */
public final class Wevtutil implements EventReader.Program {
    private static final int MOST = 4 << 20;
    private static final int MOST_WORDS = 10_000;
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final List<String> command;
    private final int most;
    private final Duration longest;

    /** Another program in its place, for tests; of more than so many bytes the rest is left out. */
    public Wevtutil(List<String> command, int most, Duration longest) {
        this.command = List.copyOf(command);
        this.most = most;
        this.longest = longest;
    }

    /** That of the system, by its full path: no other one that is found first. */
    public static Wevtutil ofSystem() {
        String root = System.getenv("SystemRoot");
        return new Wevtutil(
                List.of(Path.of(root == null ? "C:\\Windows" : root, "System32", "wevtutil.exe").toString()),
                MOST, LONGEST);
    }

    @Override
    public byte[] run(List<String> arguments) throws IOException, InterruptedException {
        var all = new ArrayList<>(command);
        all.addAll(arguments);
        File words = File.createTempFile("events", ".err");
        Process process = new ProcessBuilder(all).redirectError(words).start();
        try {
            CompletableFuture.delayedExecutor(longest.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(process::destroyForcibly);
            process.getOutputStream().close();
            byte[] output = process.getInputStream().readNBytes(most + 1);
            if (output.length > most) {
                return Arrays.copyOf(output, most);
            }
            if (process.waitFor() != 0) {
                throw new IOException(why(words, process.exitValue()));
            }
            return output;
        } finally {
            process.destroyForcibly();
            Files.deleteIfExists(words.toPath());
        }
    }

    /** The first line of what it says, in the code page of the system. */
    private static String why(File words, int status) throws IOException {
        try (var input = new FileInputStream(words)) {
            String text = new String(input.readNBytes(MOST_WORDS),
                    Charset.forName(System.getProperty("native.encoding", "UTF-8")));
            return text.lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst()
                    .orElse("wevtutil ended with " + status);
        }
    }
}
