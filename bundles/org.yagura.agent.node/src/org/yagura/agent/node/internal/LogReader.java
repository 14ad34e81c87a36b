/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.node.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

import org.yagura.core.host.ReadHostLog;
import org.yagura.core.host.ReadHostLog.Piece;
import org.yagura.core.host.ReadHostLog.Place;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.text.Texts;

/**
 * Reads on in a log file. A file is known by what the system tells files apart by, so that a renamed one is read to its
 * end; then comes the one that was begun after it.
 */
public final class LogReader {
    private static final byte[] NOTHING = {};
    private static final Pattern PACKED = Pattern.compile(".*\\.(gz|bz2|xz|zst|lz4|zip)");
    /** So many files of the folder are looked at for those that the log was renamed to. */
    private static final int MOST_FILES = 10_000;
    private static final int ATTEMPTS = 5;

    private final Path path;
    private final int most;
    private final Texts texts = Texts.of(LogReader.class);

    private LogReader(Path path, int most) {
        this.path = path;
        this.most = most;
    }

    /** Under the name there is another file than there was a moment ago. */
    private static final class Moved extends IOException {
        private static final long serialVersionUID = 1L;

        Moved(Path path) {
            super(path + " is being renamed again and again");
        }
    }

    /** A file as it is now. */
    private record Seen(Path path, String key, boolean regular, long size, FileTime changed) {
        static Seen of(Path path) throws IOException {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            Object key = attributes.fileKey();
            return new Seen(path, String.valueOf(key == null ? attributes.creationTime() : key),
                    attributes.isRegularFile(), attributes.size(), attributes.lastModifiedTime());
        }
    }

    /** Answers. */
    public static Piece read(ReadHostLog query) {
        Texts texts = Texts.of(LogReader.class);
        int most = query.most() == null ? ReadHostLog.USUAL : query.most();
        if (most < 1 || most > ReadHostLog.MOST) {
            throw ProblemException.of(Problem.INVALID, texts, "log.most", ReadHostLog.MOST);
        }
        try {
            Path path = Path.of(query.path() == null ? "" : query.path());
            if (!path.isAbsolute()) {
                throw ProblemException.of(Problem.INVALID, texts, "log.path", query.path());
            }
            return new LogReader(path, most).steadily(query.place());
        } catch (InvalidPathException e) {
            throw ProblemException.of(Problem.INVALID, texts, "log.path", query.path());
        } catch (IOException e) {
            String why = e instanceof NoSuchFileException ? "log.missing" : "log.unreadable";
            throw ProblemException.of(Problem.UNAVAILABLE, texts, why, query.path(), e.getMessage());
        }
    }

    /** Reads; again when files were renamed in between. */
    private Piece steadily(Place place) throws IOException {
        for (int attempt = 1;; attempt++) {
            try {
                return read(place);
            } catch (Moved | NoSuchFileException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private Piece read(Place place) throws IOException {
        if (place == null) {
            Seen now = log();
            return new Piece(new Place(now.key(), now.size()), NOTHING, false, false, false);
        }
        Optional<Seen> current = current();
        if (current.isPresent() && current.get().key().equals(place.file())) {
            return same(current.get(), place);
        }
        Optional<Seen> renamed = find(place.file());
        if (renamed.isPresent()) {
            return renamed(renamed.get(), place);
        }
        Seen now = current.isPresent() ? current.get() : log();
        Piece first = piece(now, 0);
        return new Piece(first.place(), first.content(), first.more(), false, true);
    }

    private Seen log() throws IOException {
        Seen seen = Seen.of(path);
        if (!seen.regular()) {
            throw ProblemException.of(Problem.INVALID, texts, "log.kind", path);
        }
        return seen;
    }

    private Optional<Seen> current() throws IOException {
        try {
            return Optional.of(log());
        } catch (NoSuchFileException e) {
            // between the renaming of the old and the making of the new there is none
            return Optional.empty();
        }
    }

    /** A file that is shorter than what was read of it was emptied. */
    private Piece same(Seen file, Place place) throws IOException {
        if (file.size() >= place.offset()) {
            return piece(file, place.offset());
        }
        Piece first = piece(file, 0);
        return new Piece(first.place(), first.content(), first.more(), false, true);
    }

    /** The rest of a file that was renamed; on to the next one when it is read and that one is written to. */
    private Piece renamed(Seen old, Place place) throws IOException {
        Piece rest = piece(old, Math.min(place.offset(), old.size()));
        Optional<Seen> next = rest.more() ? Optional.empty() : after(old);
        if (next.isEmpty()) {
            return rest;
        }
        if (rest.content().length > 0) {
            return new Piece(rest.place(), rest.content(), true, false, false);
        }
        // what was written after the look at its size, and before its writer turned to the next file
        Piece last = piece(Seen.of(old.path()), rest.place().offset());
        return last.content().length > 0
                ? last
                : new Piece(new Place(next.get().key(), 0), NOTHING, true, true, false);
    }

    private Piece piece(Seen file, long from) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file.path())) {
            if (!Seen.of(file.path()).key().equals(file.key())) {
                throw new Moved(file.path());
            }
            channel.position(from);
            var buffer = ByteBuffer.allocate(Math.clamp(file.size() - from, 0, most));
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                // until it is full, or the file has become shorter
            }
            byte[] content = Arrays.copyOf(buffer.array(), buffer.position());
            long end = from + content.length;
            return new Piece(new Place(file.key(), end), content, end < file.size(), false, false);
        }
    }

    private Optional<Seen> find(String key) throws IOException {
        return select(seen -> seen.key().equals(key), null);
    }

    /** The file that was begun after a renamed one: of those changed since, the one changed first, if it has content. */
    private Optional<Seen> after(Seen old) throws IOException {
        return select(seen -> !seen.key().equals(old.key()) && seen.size() > 0
                && !PACKED.matcher(seen.path().getFileName().toString()).matches()
                && (seen.path().equals(path) || seen.changed().compareTo(old.changed()) > 0), path);
    }

    @FunctionalInterface
    private interface Wanted {
        boolean is(Seen seen);
    }

    /** Of the files whose name begins like the log's, the wanted one that was changed first. */
    private Optional<Seen> select(Wanted wanted, Path last) throws IOException {
        Path folder = path.getParent();
        String name = path.getFileName().toString();
        int dot = name.lastIndexOf('.');
        String begin = dot > 0 ? name.substring(0, dot) : name;
        Seen best = null;
        int looked = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder,
                file -> file.getFileName().toString().startsWith(begin))) {
            for (Path file : files) {
                if (++looked > MOST_FILES) {
                    break;
                }
                Seen seen = regular(file);
                if (seen != null && wanted.is(seen) && (best == null || before(seen, best, last))) {
                    best = seen;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /** The log itself is the newest, whatever its times are. */
    private static boolean before(Seen one, Seen other, Path last) {
        if (one.path().equals(last) || other.path().equals(last)) {
            return other.path().equals(last);
        }
        return one.changed().compareTo(other.changed()) < 0;
    }

    private static Seen regular(Path file) throws IOException {
        try {
            Seen seen = Seen.of(file);
            return seen.regular() ? seen : null;
        } catch (NoSuchFileException e) {
            // renamed in between; it is found under its new name the next time
            return null;
        }
    }
}
