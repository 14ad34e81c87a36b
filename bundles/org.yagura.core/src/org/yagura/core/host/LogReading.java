/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.host;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.yagura.core.host.ReadHostLog.Piece;
import org.yagura.core.host.ReadHostLog.Place;

/**
 * Reads on in a log file. A file is known by what the system tells files apart by, so that a renamed one is read to its
 * end; then comes the one that was begun after it. How files are looked at is the caller's.
 */
public final class LogReading {
    private static final byte[] NOTHING = {};
    private static final int ATTEMPTS = 5;

    private final Files files;
    private final int most;

    private LogReading(Files files, int most) {
        this.files = files;
        this.most = most;
    }

    /**
     * A file as it is at a moment.
     *
     * @param path where it is
     * @param key tells it from all others, whatever its name: inode, or what the system has instead
     * @param size in bytes
     * @param changed when it was changed, in the finest unit that the system tells
     */
    public record Seen(String path, String key, long size, long changed) {
    }

    /** Under a name there is another file than there was a moment ago, or none. */
    public static final class MovedException extends IOException {
        private static final long serialVersionUID = 1L;

        /** That a file is not at its path any more. */
        public MovedException(String path) {
            super(path + " is being renamed again and again");
        }
    }

    /** How a log and its neighbours are looked at. */
    public interface Files {

        /** The file that has the log's name; empty when there is none. */
        Optional<Seen> log() throws IOException, InterruptedException;

        /** The files in the same folder whose names begin like the log's, itself among them. */
        List<Seen> alike() throws IOException, InterruptedException;

        /**
         * What is in a file.
         *
         * @param most so many bytes at most; fewer only at its end
         * @throws MovedException when it is another file that has its name
         */
        byte[] read(Seen file, long from, int most) throws IOException, InterruptedException;

        /** That the log is not there, as a person is told it. */
        RuntimeException missing();
    }

    /**
     * Reads on.
     *
     * @param place null for the end of the log
     * @throws IOException when it cannot be read, or is renamed all the time
     */
    public static Piece read(Files files, Place place, int most) throws IOException, InterruptedException {
        var reading = new LogReading(files, most);
        for (int attempt = 1;; attempt++) {
            try {
                return reading.read(place);
            } catch (MovedException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private Piece read(Place place) throws IOException, InterruptedException {
        Optional<Seen> current = files.log();
        if (place == null) {
            Seen now = current.orElseThrow(files::missing);
            return new Piece(new Place(now.key(), now.size()), NOTHING, false, false, false);
        }
        if (current.isPresent() && current.get().key().equals(place.file())) {
            return same(current.get(), place);
        }
        Optional<Seen> renamed = first(seen -> seen.key().equals(place.file()), null);
        if (renamed.isPresent()) {
            return renamed(renamed.get(), current, place);
        }
        return fromBeginning(current.orElseThrow(files::missing));
    }

    /** A file that is shorter than what was read of it was emptied. */
    private Piece same(Seen file, Place place) throws IOException, InterruptedException {
        return file.size() >= place.offset() ? piece(file, place.offset()) : fromBeginning(file);
    }

    private Piece fromBeginning(Seen file) throws IOException, InterruptedException {
        Piece first = piece(file, 0);
        return new Piece(first.place(), first.content(), first.more(), false, true);
    }

    /** The rest of a file that was renamed; on to the next one when it is read and that one is written to. */
    private Piece renamed(Seen old, Optional<Seen> current, Place place) throws IOException, InterruptedException {
        Piece rest = piece(old, Math.min(place.offset(), old.size()));
        Optional<Seen> next = rest.more() ? Optional.empty() : after(old, current.map(Seen::path).orElse(null));
        if (next.isEmpty()) {
            return rest;
        }
        if (rest.content().length > 0) {
            return new Piece(rest.place(), rest.content(), true, false, false);
        }
        // what was written after the look at its size, and before its writer turned to the next file
        byte[] late = files.read(old, rest.place().offset(), most);
        return late.length > 0
                ? new Piece(new Place(old.key(), rest.place().offset() + late.length), late, true, false, false)
                : new Piece(new Place(next.get().key(), 0), NOTHING, true, true, false);
    }

    private Piece piece(Seen file, long from) throws IOException, InterruptedException {
        int wanted = Math.clamp(file.size() - from, 0, most);
        byte[] content = wanted == 0 ? NOTHING : files.read(file, from, wanted);
        long end = from + content.length;
        return new Piece(new Place(file.key(), end), content, end < file.size(), false, false);
    }

    /** The file that was begun after a renamed one: of those changed since, the one changed first, if it has content. */
    private Optional<Seen> after(Seen old, String log) throws IOException, InterruptedException {
        return first(seen -> !seen.key().equals(old.key()) && seen.size() > 0 && !FindHostLogs.isPacked(seen.path())
                && (seen.path().equals(log) || seen.changed() > old.changed()), log);
    }

    /** Of the files that are alike, the wanted one that was changed first; the log itself is the newest. */
    private Optional<Seen> first(Predicate<Seen> wanted, String log) throws IOException, InterruptedException {
        return files.alike().stream().filter(wanted).min((a, b) -> {
            boolean last = a.path().equals(log);
            return last != b.path().equals(log) ? last ? 1 : -1 : Long.compare(a.changed(), b.changed());
        });
    }
}
