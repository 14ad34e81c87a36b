/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.node.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yagura.core.host.ReadHostLog;
import org.yagura.core.host.ReadHostLog.Piece;
import org.yagura.core.host.ReadHostLog.Place;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.agent.node.internal.LogReader;

/** Nothing of a log is lost or read twice, however it is rotated by renaming. */
final class LogReaderTest {
    @TempDir
    private Path folder;
    private Path log;
    private Place place;
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();
    private boolean lost;
    private int clock;

    @BeforeEach
    void begin() throws IOException, InterruptedException {
        log = folder.resolve("app.log");
        Files.writeString(log, "before\n");
        place = LogReader.read(new ReadHostLog(log.toString(), null, null)).place();
    }

    private void write(String text) throws IOException, InterruptedException {
        Files.writeString(log, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        // files of one moment would have one time, which rotation at its usual pace does not know
        Files.setLastModifiedTime(log, FileTime.from(Instant.EPOCH.plusSeconds(1_000_000 + ++clock)));
    }

    private Piece step(Integer most) throws IOException, InterruptedException {
        Piece piece = LogReader.read(new ReadHostLog(log.toString(), place, most));
        place = piece.place();
        read.write(piece.content());
        lost |= piece.lost();
        return piece;
    }

    private String readAll(Integer most) throws IOException, InterruptedException {
        while (step(most).more()) {
            // until nothing is left
        }
        return read.toString(StandardCharsets.UTF_8);
    }

    private void rotate(int kept) throws IOException, InterruptedException {
        for (int i = kept; i > 0; i--) {
            Path from = i == 1 ? log : folder.resolve("app.log." + (i - 1));
            if (Files.exists(from)) {
                Files.move(from, folder.resolve("app.log." + i));
            }
        }
    }

    @Test
    void itBeginsAtTheEndAndReadsOn() throws IOException, InterruptedException {
        assertEquals("", readAll(null));
        write("one\n");
        write("tw");
        assertEquals("one\ntw", readAll(null));
        write("o\n");
        assertEquals("one\ntwo\n", readAll(2));
        assertFalse(lost);
    }

    @Test
    void theRestOfTheOldFileComesBeforeTheNewOne() throws IOException, InterruptedException {
        write("old\n");
        rotate(3);
        assertEquals("old\n", readAll(null));
        Files.writeString(folder.resolve("app.log.1"), "late\n", StandardOpenOption.APPEND);
        assertEquals("old\nlate\n", readAll(null));
        write("new\n");
        assertEquals("old\nlate\nnew\n", readAll(null));
        assertFalse(lost);
    }

    @Test
    void filesInBetweenAreReadToo() throws IOException, InterruptedException {
        for (int i = 0; i < 4; i++) {
            write("part " + i + "\n");
            rotate(9);
        }
        write("part 4\n");
        assertEquals("part 0\npart 1\npart 2\npart 3\npart 4\n", readAll(3));
        assertFalse(lost);
    }

    @Test
    void whatIsGoneIsSaidToBeLost() throws IOException, InterruptedException {
        write("never read\n");
        Files.delete(log);
        assertEquals(Problem.UNAVAILABLE,
                assertThrows(ProblemException.class, () -> step(null)).problem().code());
        write("after\n");
        assertEquals("after\n", readAll(null));
        assertTrue(lost);
    }

    @Test
    void aFileThatWasEmptiedIsReadFromItsBeginning() throws IOException, InterruptedException {
        write("some long line\n");
        readAll(null);
        Files.writeString(log, "x\n", StandardOpenOption.TRUNCATE_EXISTING);
        assertEquals("some long line\nx\n", readAll(null));
        assertTrue(lost);
    }

    @Test
    void packedFilesAreNotTakenForTheNext() throws IOException, InterruptedException {
        write("old\n");
        rotate(1);
        Files.writeString(folder.resolve("app.log.0.gz"), "packed");
        assertEquals("old\n", readAll(null));
        write("new\n");
        assertEquals("old\nnew\n", readAll(null));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverHappensInWhateverOrder(long seed) throws IOException, InterruptedException {
        var random = new Random(seed);
        var written = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            switch (random.nextInt(8)) {
                case 0 -> rotate(500);
                case 1, 2, 3 -> step(1 + random.nextInt(40));
                default -> {
                    String line = "line " + i + " " + "x".repeat(random.nextInt(30)) + '\n';
                    written.append(line);
                    write(line);
                }
            }
        }
        write("end\n");
        assertEquals(written.append("end\n").toString(), readAll(1 + random.nextInt(500)), "of " + seed);
        assertFalse(lost);
    }

    @Test
    void itIsReadWhileItIsWrittenAndRotated() throws Exception {
        int lines = 20_000;
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> writeAndRotate(lines));
        while (!writer.isDone()) {
            step(4_096);
        }
        writer.get();
        String[] all = readAll(null).split("\n");
        assertFalse(lost);
        assertEquals(lines, all.length);
        for (int i = 0; i < lines; i++) {
            assertEquals("line " + i, all[i]);
        }
    }

    /** As a program does that is told to begin a new file: it goes on writing to the renamed one until then. */
    private void writeAndRotate(int lines) {
        try {
            OutputStream out = Files.newOutputStream(log, StandardOpenOption.APPEND);
            int files = 0;
            for (int i = 0; i < lines; i++) {
                if (i % 2_500 == 1_250) {
                    Files.move(log, folder.resolve("app.log." + ++files));
                } else if (i % 2_500 == 1_300) {
                    out.close();
                    out = Files.newOutputStream(log, StandardOpenOption.CREATE_NEW, StandardOpenOption.APPEND);
                }
                out.write(("line " + i + "\n").getBytes(StandardCharsets.US_ASCII));
            }
            out.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "app.log", "../app.log", "a\0b"})
    void onlyAbsolutePathsAreRead(String path) {
        assertEquals(Problem.INVALID, assertThrows(ProblemException.class,
                () -> LogReader.read(new ReadHostLog(path, null, null))).problem().code());
    }

    @Test
    void whatIsNoFileAndWrongSizesAreRefused() {
        assertEquals(Problem.INVALID, assertThrows(ProblemException.class,
                () -> LogReader.read(new ReadHostLog(folder.toString(), null, null))).problem().code());
        for (int most : new int[]{0, -1, ReadHostLog.MOST + 1}) {
            assertThrows(ProblemException.class, () -> LogReader.read(new ReadHostLog(log.toString(), place, most)));
        }
    }
}
