/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.journal.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of the engine's log, by their names: {@code log_FIRST-LAST} when closed. */
final class LogFiles {
    private static final Pattern CLOSED = Pattern.compile("log_(\\d+)-(\\d+)");

    private final Path folder;

    LogFiles(Path directory) {
        folder = directory.resolve(EngineSettings.groupId().getUuid().toString()).resolve("current");
    }

    /** Whether a closed file ends after one index and not after another. */
    boolean closedBetween(long after, long upTo) throws IOException {
        if (upTo <= after || !Files.isDirectory(folder)) {
            return false;
        }
        try (DirectoryStream<Path> list = Files.newDirectoryStream(folder, "log_*-*")) {
            for (Path file : list) {
                Matcher name = CLOSED.matcher(file.getFileName().toString());
                if (name.matches()) {
                    long last = Long.parseLong(name.group(2));
                    if (last > after && last <= upTo) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** What the log takes on disk. */
    long bytes() {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        long sum = 0;
        try (DirectoryStream<Path> list = Files.newDirectoryStream(folder, "log_*")) {
            for (Path file : list) {
                sum += size(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sum;
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            // cleaned away meanwhile
            return 0;
        }
    }
}
