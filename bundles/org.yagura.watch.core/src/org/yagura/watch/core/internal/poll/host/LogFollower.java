/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll.host;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.core.host.HostAccess;
import org.yagura.core.host.ReadHostLog;
import org.yagura.core.json.Json;
import org.yagura.core.text.SafePattern;
import org.yagura.watch.core.spi.ProbeRun;

/**
 * Reads on in a log file of a host and takes it apart into entries. What has no end yet is kept for the next run, also over a
 * restart: as a memo of the watch. For one thread.
 */
final class LogFollower {
    /** Longer entries are cut in pieces, in bytes. */
    static final int LONGEST_ENTRY = 8_000;

    private static final Logger LOG = LoggerFactory.getLogger(LogFollower.class);
    /** So many pieces are read in a run at most; the next run goes on. */
    private static final int MOST_PIECES = 16;
    private static final byte NEW_LINE = '\n';

    private final HostAccess access;
    private final String path;
    private final Charset charset;
    private final SafePattern first;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final StringBuilder entry = new StringBuilder();
    private List<String> entries = new ArrayList<>();
    private boolean cut;

    /**
     * Where the next run goes on.
     *
     * @param place in the file
     * @param line what was read of a line that has no end yet
     * @param entry the lines of an entry that may go on
     */
    private record Memo(ReadHostLog.Place place, byte[] line, String entry) {
    }

    /**
     * What a run has read.
     *
     * @param entries entries with their end, oldest first, without the line's end
     * @param lost whether something may be missing before them
     * @param begins whether this was the first run, which only looks where the end is
     * @param more whether there is more to be read
     * @param memo what the next run goes on from
     */
    record Read(List<String> entries, boolean lost, boolean begins, boolean more, String memo) {
    }

    /**
     * Follows a file.
     *
     * @param first what the first line of an entry contains; null: each line is an entry
     */
    LogFollower(HostAccess access, String path, Charset charset, SafePattern first) {
        this.access = access;
        this.path = path;
        this.charset = charset;
        this.first = first;
    }

    /** Reads on from the run's memo. */
    Read read(ProbeRun run) throws InterruptedException {
        Memo from = memo(run.memo());
        line.reset();
        entry.setLength(0);
        entries = new ArrayList<>();
        cut = false;
        if (from != null) {
            line.writeBytes(from.line());
            entry.append(from.entry());
        }
        ReadHostLog.Place place = from == null ? null : from.place();
        boolean lost = false;
        boolean more = true;
        boolean news = false;
        for (int i = 0; i < MOST_PIECES && more && !run.left().isZero(); i++) {
            ReadHostLog.Piece piece = access.ask(new ReadHostLog(path, place, null), run.left());
            if (piece.lost()) {
                lost = true;
                end();
            }
            take(piece.content());
            if (piece.ended()) {
                end();
            }
            news |= piece.content().length > 0;
            place = piece.place();
            more = piece.more();
        }
        if (!news && entry.length() > 0) {
            // nothing was added to it for a whole run
            flush();
        }
        String memo = Json.text(new Memo(place, line.toByteArray(), entry.toString()));
        return new Read(entries, lost, from == null, more, memo);
    }

    private static Memo memo(String text) {
        if (text == null) {
            return null;
        }
        try {
            Memo memo = Json.read(text.getBytes(StandardCharsets.UTF_8), Memo.class);
            return memo == null || memo.place() == null || memo.line() == null || memo.entry() == null ? null : memo;
        } catch (IOException e) {
            LOG.warn("a memo of a log is not understood; reading begins at the end of the log: {}", e.getMessage());
            return null;
        }
    }

    private void take(byte[] content) {
        for (byte one : content) {
            if (one == NEW_LINE) {
                line();
            } else {
                line.write(one);
                if (line.size() >= LONGEST_ENTRY) {
                    line();
                    cut = true;
                }
            }
        }
    }

    /** A line has ended. */
    private void line() {
        String text = line.toString(charset);
        line.reset();
        if (cut && text.isEmpty()) {
            // the end of a line that was cut exactly there
            cut = false;
            return;
        }
        cut = false;
        String bare = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
        if (first == null || first.find(bare) == SafePattern.Found.YES) {
            flush();
        }
        if (entry.length() > 0) {
            entry.append('\n');
        }
        entry.append(bare);
        if (first == null || entry.length() >= LONGEST_ENTRY) {
            flush();
        }
    }

    /** The file has ended, and with it what has no end. */
    private void end() {
        if (line.size() > 0) {
            line();
        }
        flush();
    }

    private void flush() {
        String text = entry.toString();
        entry.setLength(0);
        if (!text.isBlank()) {
            entries.add(text);
        }
    }
}
