/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.background;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;

class WholeFileTest {
    @TempDir
    private Path folder;

    private List<String> left() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    private static Problem problem(Path file, byte[] content) {
        return assertThrows(ProblemException.class, () -> WholeFile.write(file, content, () -> {
        })).problem();
    }

    @Test
    void aFileIsReplacedAsAWhole() throws Exception {
        Path file = folder.resolve("図.json");
        for (byte[] content : List.of(new byte[3 << 20], "short".getBytes())) {
            WholeFile.write(file, content, () -> {
            });
            assertArrayEquals(content, Files.readAllBytes(file));
            assertEquals(List.of("図.json"), left());
        }
    }

    @Test
    void whoGivesItUpKeepsWhatWasThere() throws Exception {
        Path file = Files.writeString(folder.resolve("x"), "old");
        var asked = new AtomicInteger();
        assertThrows(OperationCanceledException.class, () -> WholeFile.write(file, new byte[5 << 20], () -> {
            if (asked.incrementAndGet() == 3) {
                throw new OperationCanceledException();
            }
        }));
        assertEquals("old", Files.readString(file));
        assertEquals(List.of("x"), left());
    }

    @Test
    void whatCannotBeWrittenIsExplained() throws Exception {
        Problem missing = problem(folder.resolve("gone/x.zip"), new byte[1]);
        assertTrue(missing.what().contains("x.zip"), missing.what());
        assertTrue(missing.why().contains("gone"), missing.why());
        Path inner = Files.createDirectory(folder.resolve("inner"));
        assertTrue(problem(inner, new byte[1]).what().contains("inner"));
        assertTrue(Files.isDirectory(inner), "an empty folder is not replaced by a file");
        assertEquals(List.of("inner"), left());
    }

    @Test
    void eachReasonHasItsWords() {
        Path file = Path.of("/mnt/disk/site.zip");
        String full = WholeFile.failed(file, new FileSystemException("x", null, "No space left on device")).problem()
                .what();
        assertTrue(full.contains("disk is full") || full.contains("いっぱい"), full);
        Problem denied = WholeFile.failed(file, new AccessDeniedException("x")).problem();
        assertTrue(denied.why().contains("/mnt/disk"), denied.why());
        assertEquals(denied.what(), WholeFile.failed(file, new FileSystemException("x", null, "Read-only file system"))
                .problem().what());
        Problem other = WholeFile.failed(file, new IOException("I/O error of a sort")).problem();
        assertEquals("I/O error of a sort", other.why());
        assertTrue(other.details().contains("IOException"));
    }
}
