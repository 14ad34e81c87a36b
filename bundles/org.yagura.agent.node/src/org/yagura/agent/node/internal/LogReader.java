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
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.yagura.core.host.FindHostLogs;
import org.yagura.core.host.LogReading;
import org.yagura.core.host.LogReading.MovedException;
import org.yagura.core.host.LogReading.Seen;
import org.yagura.core.host.ReadHostLog;
import org.yagura.core.host.ReadHostLog.Piece;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.text.Texts;
import org.yagura.model.LogPath;

/** Reads on in a log file of this machine. */
public final class LogReader implements LogReading.Files {
    /** So many files of the folder are looked at for those that the log was renamed to. */
    private static final int MOST_FILES = 10_000;

    private final Path path;
    private final Texts texts = Texts.of(LogReader.class);

    private LogReader(Path path) {
        this.path = path;
    }

    /** Answers. */
    public static Piece read(ReadHostLog query) throws InterruptedException {
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
            return LogReading.read(new LogReader(path), query.place(), most);
        } catch (InvalidPathException e) {
            throw ProblemException.of(Problem.INVALID, texts, "log.path", query.path());
        } catch (IOException e) {
            throw ProblemException.of(Problem.UNAVAILABLE, texts, "log.unreadable", query.path(), e.getMessage());
        }
    }

    /** The files that fit; links are left out, what they lead to has a name of its own. */
    public static FindHostLogs.Found find(FindHostLogs query) {
        Texts texts = Texts.of(LogReader.class);
        String said = query.path() == null ? "" : query.path();
        LogPath path;
        try {
            path = LogPath.of(said);
            if (!Path.of(path.folder()).isAbsolute()) {
                throw ProblemException.of(Problem.INVALID, texts, "log.path", said);
            }
        } catch (IllegalArgumentException e) {
            throw ProblemException.of(Problem.INVALID, texts, "log.path", said);
        }
        var all = new ArrayList<Seen>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(path.folder()),
                file -> path.fits(file.getFileName().toString()))) {
            for (Path file : files) {
                if (all.size() == FindHostLogs.MOST_LOOKED) {
                    break;
                }
                attributes(file, LinkOption.NOFOLLOW_LINKS).filter(BasicFileAttributes::isRegularFile)
                        .ifPresent(found -> all.add(new Seen(path.folder() + file.getFileName(), key(found),
                                found.size(), found.lastModifiedTime().to(TimeUnit.NANOSECONDS))));
            }
        } catch (IOException | DirectoryIteratorException e) {
            throw ProblemException.of(Problem.UNAVAILABLE, texts, "log.folder", path.folder(), e.getMessage());
        }
        return FindHostLogs.Found.of(path, all);
    }

    /** Empty when it is not there any more. */
    private static Optional<BasicFileAttributes> attributes(Path file, LinkOption... options) throws IOException {
        try {
            return Optional.of(Files.readAttributes(file, BasicFileAttributes.class, options));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Seen> log() throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                throw ProblemException.of(Problem.INVALID, texts, "log.kind", path);
            }
            return Optional.of(seen(path, attributes));
        } catch (NoSuchFileException e) {
            // between the renaming of the old and the making of the new there is none
            return Optional.empty();
        }
    }

    private static Seen seen(Path file, BasicFileAttributes attributes) {
        return new Seen(file.toString(), key(attributes), attributes.size(),
                attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS));
    }

    private static String key(BasicFileAttributes attributes) {
        Object key = attributes.fileKey();
        return String.valueOf(key == null ? attributes.creationTime() : key);
    }

    @Override
    public List<Seen> alike() throws IOException {
        String name = path.getFileName().toString();
        int dot = name.lastIndexOf('.');
        String begin = dot > 0 ? name.substring(0, dot) : name;
        var all = new ArrayList<Seen>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path.getParent(),
                file -> file.getFileName().toString().startsWith(begin))) {
            for (Path file : files) {
                if (all.size() == MOST_FILES) {
                    break;
                }
                try {
                    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                    if (attributes.isRegularFile()) {
                        all.add(seen(file, attributes));
                    }
                } catch (NoSuchFileException e) {
                    // renamed in between: the folder is to be looked at once more
                    throw new MovedException(file.toString());
                }
            }
        }
        return all;
    }

    @Override
    public byte[] read(Seen file, long from, int most) throws IOException {
        Path at = Path.of(file.path());
        try (SeekableByteChannel channel = Files.newByteChannel(at)) {
            if (!key(Files.readAttributes(at, BasicFileAttributes.class)).equals(file.key())) {
                throw new MovedException(file.path());
            }
            channel.position(from);
            var buffer = ByteBuffer.allocate(most);
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                // until it is full, or the file has become shorter
            }
            return Arrays.copyOf(buffer.array(), buffer.position());
        } catch (NoSuchFileException e) {
            throw new MovedException(file.path());
        }
    }

    @Override
    public RuntimeException missing() {
        return ProblemException.of(Problem.UNAVAILABLE, texts, "log.missing", path);
    }
}
