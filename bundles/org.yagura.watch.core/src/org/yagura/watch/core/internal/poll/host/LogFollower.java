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
 * Reads on in log files of a host and takes them apart into entries. What has no end yet is kept for the next run, also over a
 * restart: as a memo of the watch. For one thread.
 */
final class LogFollower {
    /** Longer entries are cut in pieces, in bytes. */
    static final int LONGEST_ENTRY = 8_000;

    private static final Logger LOG = LoggerFactory.getLogger(LogFollower.class);
    private static final byte[] NOTHING = {};

    private final HostAccess access;
    private final SafePattern first;
    private final LogLines lines;
    private final StringBuilder entry = new StringBuilder();
    private List<String> entries = new ArrayList<>();

    /**
     * Where the next run goes on in a file.
     *
     * @param place in the file
     * @param line what was read of a line that has no end yet
     * @param entry the lines of an entry that may go on
     * @param mark of the file; null: not known yet
     * @param cut whether line is the rest of one that was too long
     */
    record Memo(ReadHostLog.Place place, byte[] line, String entry, LogLines.Mark mark, boolean cut) {

        /** At that place of a file, with nothing begun. */
        static Memo at(String file, long offset) {
            return new Memo(new ReadHostLog.Place(file, offset), NOTHING, "", null, false);
        }

        /** Reads one; null when there is none, or it is not understood. */
        static Memo of(String text) {
            if (text == null) {
                return null;
            }
            try {
                Memo memo = Json.read(text.getBytes(StandardCharsets.UTF_8), Memo.class);
                return memo == null || !memo.isWhole() ? null : memo;
            } catch (IOException e) {
                LOG.warn("a memo of a log is not understood; reading begins at the end of the log: {}", e.getMessage());
                return null;
            }
        }

        boolean isWhole() {
            return place != null && place.file() != null && line != null && entry != null;
        }

        /** The same in another file, which has the same content up to there. */
        Memo in(String file) {
            return new Memo(new ReadHostLog.Place(file, place.offset()), line, entry, mark, cut);
        }

        /** The same of a file with that mark. */
        Memo marked(LogLines.Mark known) {
            return new Memo(place, line, entry, known, cut);
        }

        String text() {
            return Json.text(this);
        }
    }

    /**
     * What was read.
     *
     * @param entries entries with their end, oldest first, without the line's end
     * @param lost whether something may be missing before them
     * @param more whether there is more to be read
     * @param news whether anything was read
     * @param gone whether the file has ended: no more will be written to it, or it is not there any more
     * @param memo where to go on
     */
    record Part(List<String> entries, boolean lost, boolean more, boolean news, boolean gone, Memo memo) {
    }

    /**
     * Follows files.
     *
     * @param charset of files that do not say it themselves by a mark at their beginning
     * @param first what the first line of an entry contains; null: each line is an entry
     */
    LogFollower(HostAccess access, Charset charset, SafePattern first) {
        this.access = access;
        this.first = first;
        lines = new LogLines(charset, LONGEST_ENTRY, this::line);
    }

    /**
     * Reads on in the file of that path.
     *
     * @param from where the last run ended; null: nothing is read, the next run goes on from the end
     * @param alone whether it is left when it ends, not for the one that was begun after it
     * @param pieces so many are read at most; the next run goes on
     */
    Part read(String path, Memo from, boolean alone, int pieces, ProbeRun run) throws InterruptedException {
        begin(path, from, run);
        ReadHostLog.Place place = from == null ? null : from.place();
        boolean lost = false;
        boolean more = true;
        boolean news = false;
        boolean gone = false;
        for (int i = 0; i < pieces && more && !gone && !run.left().isZero(); i++) {
            ReadHostLog.Piece piece = access.ask(new ReadHostLog(path, place, null), run.left());
            gone = alone && !piece.place().file().equals(place.file());
            if (!gone) {
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
            }
            more = piece.more() && !gone;
        }
        if (!news && entry.length() > 0) {
            // nothing was added to it for a whole run
            flush();
        }
        return new Part(entries, lost, more, news, gone, memo(place));
    }

    /** What follows when nothing was added to a file for a whole run: the entry that might have gone on is over. */
    Part still(Memo from) {
        entry.setLength(0);
        entries = new ArrayList<>();
        entry.append(from.entry());
        flush();
        return new Part(entries, false, false, false, false,
                new Memo(from.place(), from.line(), "", from.mark(), from.cut()));
    }

    /** What follows when nothing is kept of what has no end: what comes still is an entry of its own. */
    Part over(Memo from) {
        resume(from, from.mark());
        end();
        return new Part(entries, false, false, false, false,
                new Memo(from.place(), NOTHING, "", from.mark(), from.line().length > 0));
    }

    private Memo memo(ReadHostLog.Place place) {
        return new Memo(place, lines.rest(), entry.toString(), lines.mark(), lines.cut());
    }

    private void begin(String path, Memo from, ProbeRun run) throws InterruptedException {
        if (from == null) {
            entry.setLength(0);
            entries = new ArrayList<>();
            lines.resume(null, NOTHING, 0, false);
        } else {
            boolean whole = from.line().length == from.place().offset();
            resume(from, from.mark() == null && !whole ? mark(path, from.place(), run) : from.mark());
        }
    }

    private void resume(Memo from, LogLines.Mark mark) {
        entry.setLength(0);
        entries = new ArrayList<>();
        lines.resume(mark, from.line(), from.place().offset(), from.cut());
        entry.append(from.entry());
    }

    /** The mark of a file that is read from its middle on: its beginning tells it. */
    private LogLines.Mark mark(String path, ReadHostLog.Place place, ProbeRun run) throws InterruptedException {
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
