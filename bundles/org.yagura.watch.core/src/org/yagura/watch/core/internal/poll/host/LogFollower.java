/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll.host;

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

    private final HostAccess access;
    private final String path;
    private final SafePattern first;
    private final LogLines lines;
    private final StringBuilder entry = new StringBuilder();
    private List<String> entries = new ArrayList<>();

    /**
     * Where the next run goes on.
     *
     * @param place in the file
     * @param line what was read of a line that has no end yet
     * @param entry the lines of an entry that may go on
     * @param mark of the file; null: not known yet
     * @param cut whether line is the rest of one that was too long
     */
    private record Memo(ReadHostLog.Place place, byte[] line, String entry, LogLines.Mark mark, boolean cut) {
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
     * @param charset of files that do not say it themselves by a mark at their beginning
     * @param first what the first line of an entry contains; null: each line is an entry
     */
    LogFollower(HostAccess access, String path, Charset charset, SafePattern first) {
        this.access = access;
        this.path = path;
        this.first = first;
        lines = new LogLines(charset, LONGEST_ENTRY, this::line);
    }

    /** Reads on from the run's memo. */
    Read read(ProbeRun run) throws InterruptedException {
        Memo from = memo(run.memo());
        entry.setLength(0);
        entries = new ArrayList<>();
        ReadHostLog.Place place = from == null ? null : from.place();
        if (from == null) {
            lines.resume(null, new byte[0], 0, false);
        } else {
            boolean whole = from.line().length == place.offset();
            LogLines.Mark mark = from.mark() == null && !whole ? mark(place, run) : from.mark();
            lines.resume(mark, from.line(), place.offset(), from.cut());
            entry.append(from.entry());
        }
        boolean lost = false;
        boolean more = true;
        boolean news = false;
        for (int i = 0; i < MOST_PIECES && more && !run.left().isZero(); i++) {
            ReadHostLog.Piece piece = access.ask(new ReadHostLog(path, place, null), run.left());
            if (piece.lost()) {
                lost = true;
                end();
            }
            lines.take(piece.content(), piece.place().offset() - piece.content().length);
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
        String memo = Json.text(new Memo(place, lines.rest(), entry.toString(), lines.mark(), lines.cut()));
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

    /** The mark of a file that is read from its middle on: its beginning tells it. */
    private LogLines.Mark mark(ReadHostLog.Place place, ProbeRun run) throws InterruptedException {
        ReadHostLog.Piece head = access.ask(
                new ReadHostLog(path, new ReadHostLog.Place(place.file(), 0), LogLines.HEAD), run.left());
        return head.lost() ? LogLines.Mark.NONE : LogLines.Mark.of(head.content(), true);
    }

    /** A line has ended. */
    private void line(String text) {
        if (first == null || first.find(text) == SafePattern.Found.YES) {
            flush();
        }
        if (entry.length() > 0) {
            entry.append('\n');
        }
        entry.append(text);
        if (first == null || entry.length() >= LONGEST_ENTRY) {
            flush();
        }
    }

    /** The file has ended, and with it what has no end. */
    private void end() {
        lines.end();
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
