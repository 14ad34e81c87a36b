/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.background;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.text.Texts;

/** Writes and explains files that a person has named. For background threads. */
public final class WholeFile {
    private static final Logger LOG = LoggerFactory.getLogger(WholeFile.class);
    private static final Texts TEXTS = Texts.of(WholeFile.class);
    private static final int AT_ONCE = 1 << 20;

    private WholeFile() {
    }

    /** Whether the person has given it up meanwhile. */
    public interface Stopped {

        /** Throws {@link org.eclipse.core.runtime.OperationCanceledException} when the person has. */
        void check();
    }

    /**
     * Writes a file whole or not at all: what was there is replaced once the new content is on the disk.
     *
     * @param stopped asked between pieces
     * @throws ProblemException when it cannot be written; what was there is as it was
     */
    public static void write(Path file, byte[] content, Stopped stopped) {
        Path target = file.toAbsolutePath();
        if (Files.isDirectory(target)) {
            throw problem("folder", target, null, "");
        }
        Path part = target.resolveSibling("." + target.getFileName() + ".part");
        try {
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE, StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                for (int at = 0; at < content.length; at += AT_ONCE) {
                    stopped.check();
                    ByteBuffer piece = ByteBuffer.wrap(content, at, Math.min(AT_ONCE, content.length - at));
                    while (piece.hasRemaining()) {
                        channel.write(piece);
                    }
                }
                channel.force(true);
            }
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw failed(file, e);
        } finally {
            remove(part);
        }
    }

    private static void remove(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            // the failure that is told already is the one that matters; what is left over is hidden and overwritten next time
            LOG.debug("{} is left over", part, e);
        }
    }

    /** What a person is told when a file cannot be read or written. */
    public static ProblemException failed(Path file, IOException e) {
        String reason = e instanceof FileSystemException system && system.getReason() != null
                ? system.getReason()
                : String.valueOf(e.getMessage());
        String lower = reason.toLowerCase(Locale.ROOT);
        String key = switch (e) {
            case AccessDeniedException _ -> "denied";
            case NoSuchFileException _,NotDirectoryException _ -> "missing";
            default -> lower.contains("no space") || lower.contains("not enough space") || lower.contains("quota")
                    ? "full"
                    : lower.contains("read-only") ? "denied" : "failed";
        };
        return problem(key, file, e, reason);
    }

    private static ProblemException problem(String key, Path file, IOException cause, String reason) {
        Problem plain = ProblemException.of(Problem.FAILED, TEXTS, "file." + key, String.valueOf(file.getFileName()),
                String.valueOf(file.toAbsolutePath().getParent()), reason).problem();
        return new ProblemException(new Problem(plain.code(), plain.what(), plain.why(), plain.todo(),
                cause == null ? null : cause.toString()), cause);
    }
}
