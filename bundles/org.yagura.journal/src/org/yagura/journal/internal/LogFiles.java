/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.journal.internal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of the engine's log, by their names: {@code log_FIRST-LAST} when closed. */
final class LogFiles {
    private static final Pattern NAME = Pattern.compile("log_(?:inprogress_\\d+|\\d+-(\\d+))");

    private final Path folder;

    /** A file; the last index is {@link Long#MAX_VALUE} of the one that is open. */
    private record LogFile(long last, long bytes) {
    }

    LogFiles(Path directory) {
        folder = EngineSettings.storage(directory).resolve("current");
    }

    private List<LogFile> files() throws IOException {
        var files = new ArrayList<LogFile>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> list = Files.newDirectoryStream(folder, "log_*")) {
                for (Path file : list) {
                    Matcher name = NAME.matcher(file.getFileName().toString());
                    if (name.matches()) {
                        files.add(new LogFile(name.group(1) == null ? Long.MAX_VALUE : Long.parseLong(name.group(1)),
                                size(file)));
                    }
                }
            }
        }
        files.sort(Comparator.comparingLong(LogFile::last));
        return files;
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            // cleaned away meanwhile
            return 0;
        }
    }

    /** Whether a closed file ends after one index and not after another. */
    boolean closedBetween(long after, long upTo) throws IOException {
        return upTo > after && files().stream().anyMatch(file -> file.last() > after && file.last() <= upTo);
    }

    /** The last index of the newest closed file that does not fit into so many bytes with all newer ones; 0 for none. */
    long lastBeyond(long most) throws IOException {
        long sum = 0;
        for (LogFile file : files().reversed()) {
            sum += file.bytes();
            if (sum > most && file.last() != Long.MAX_VALUE) {
                return file.last();
            }
        }
        return 0;
    }

    /** What the log takes on disk. */
    long bytes() throws IOException {
        return files().stream().mapToLong(LogFile::bytes).sum();
    }
}
