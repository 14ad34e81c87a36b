/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.journal.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Sequence numbers that are never used twice, over restarts, kills and the return of an old copy of the file. A file
 * keeps the end of a range that may have been used; a new start begins there, or at the microseconds of the clock if that
 * is more. Used by one thread.
 */
public final class Sequences {
    private static final long RANGE = 1L << 26;

    private final Path file;
    private long next;
    private long reserved;

    /** Numbers that begin above all that the file and the clock tell of; makes the file when it is not there. */
    public Sequences(Path file, Clock clock) throws IOException {
        this.file = file;
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
        next = Math.max(kept(file), micros);
        reserved = next;
        Files.createDirectories(file.toAbsolutePath().getParent());
    }

    private static long kept(Path file) throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IOException(file + " holds no number: " + text, e);
        }
    }

    /** The first of so many numbers in a row. */
    public long next(int count) throws IOException {
        if (next + count > reserved) {
            long end = next + count + RANGE;
            keep(end);
            reserved = end;
        }
        long first = next;
        next += count;
        return first;
    }

    private void keep(long end) throws IOException {
        DurableFile.write(file, end + "\n");
    }
}
