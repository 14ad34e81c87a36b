/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.table.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.ui.severity.SeverityLook;
import org.yagura.ui.table.Column;
import org.yagura.ui.table.Page;
import org.yagura.ui.table.PageRequest;
import org.yagura.ui.table.PageSource;
import org.yagura.ui.time.Times;

class CsvExportTest {
    private static final Instant NOW = Instant.parse("2026-11-21T05:00:00Z");
    private static final CellTexts TEXTS = new CellTexts(
            new Times(Clock.fixed(NOW, ZoneId.of("Asia/Tokyo")), Locale.ENGLISH),
            new SeverityLook(Locale.ENGLISH), Locale.ENGLISH);
    private static final List<Column<Long>> COLUMNS = List.of(Column.number("id", "Id", 60, n -> n),
            Column.time("at", "At", 60, n -> NOW.minusSeconds(n)),
            Column.text("text", "Text, long", 60, n -> "row " + n));

    @TempDir
    Path folder;

    /** So many rows under a bound; others arrive while it is read. */
    private static class Growing implements PageSource<Long> {
        private long rows;
        final AtomicInteger asked = new AtomicInteger();

        Growing(long rows) {
            this.rows = rows;
        }

        @Override
        public Page<Long> fetch(PageRequest request) {
            asked.incrementAndGet();
            long bound = request.bound() == null ? rows : (Long) request.bound();
            rows += 13;
            return new Page<>(bound, bound, true, request.position(), LongStream
                    .range(request.position(), Math.min(bound, request.position() + request.size())).boxed().toList());
        }

        @Override
        public Object key(Long row) {
            return row;
        }
    }

    private CsvExport<Long> export(PageSource<Long> source) {
        return new CsvExport<>(source, null, null, COLUMNS, TEXTS);
    }

    @Test
    void theNumberThatIsToldIsTheNumberThatIsWritten() throws Exception {
        Path file = folder.resolve("rows.csv");
        long told = export(new Growing(3_456)).write(file, new NullProgressMonitor());
        List<String> lines = Files.readAllLines(file);
        assertEquals(3_456, told);
        assertEquals(told + 1, lines.size(), "what arrived meanwhile is not in it");
        assertEquals("\uFEFFId,At,\"Text, long\"", lines.getFirst());
        assertEquals("3455,2026-11-21 13:02:25 JST,row 3455", lines.getLast());
    }

    @Test
    void whatIsCancelledLeavesTheFileOfBefore() throws IOException {
        Path file = Files.writeString(folder.resolve("rows.csv"), "of yesterday");
        var monitor = new NullProgressMonitor();
        var rows = new Growing(100_000) {
            @Override
            public Page<Long> fetch(PageRequest request) {
                monitor.setCanceled(request.position() >= 5_000);
                return super.fetch(request);
            }
        };
        assertThrows(OperationCanceledException.class, () -> export(rows).write(file, monitor));
        assertEquals("of yesterday", Files.readString(file));
        assertOnly(file);
        assertTrue(rows.asked.get() < 10, "it stops at once: " + rows.asked);
    }

    @Test
    void whatFailsLeavesTheFileOfBeforeAndTellsWhy() throws IOException {
        Path file = Files.writeString(folder.resolve("rows.csv"), "of yesterday");
        var rows = new Growing(100_000) {
            @Override
            public Page<Long> fetch(PageRequest request) {
                if (request.position() >= 2_000) {
                    throw new ProblemException(new Problem(Problem.UNAVAILABLE, "away", null, null, null));
                }
                return super.fetch(request);
            }
        };
        var failure = assertThrows(ProblemException.class, () -> export(rows).write(file, new NullProgressMonitor()));
        assertEquals("away", failure.problem().what());
        assertEquals("of yesterday", Files.readString(file));
        assertOnly(file);
    }

    @Test
    void aFolderThatIsNotThereIsAProblemAndNotAnEmptyExport() {
        Path file = folder.resolve("gone/rows.csv");
        assertThrows(IOException.class, () -> export(new Growing(10)).write(file, new NullProgressMonitor()));
        assertFalse(Files.exists(file));
    }

    @Test
    void rowsThatAreRemovedMeanwhileEndTheExportAndAreNotCounted() throws Exception {
        var shrinking = new Growing(5_000) {
            @Override
            public Page<Long> fetch(PageRequest request) {
                return request.position() < 3_000
                        ? super.fetch(request)
                        : new Page<>(5_000L, 5_000, true, request.position(), List.of());
            }
        };
        Path file = folder.resolve("rows.csv");
        assertEquals(3_000, export(shrinking).write(file, new NullProgressMonitor()));
        assertEquals(3_001, Files.readAllLines(file).size());
    }

    @Test
    void whateverIsInACellCanBeReadBack() {
        var random = new Random(4180);
        String alphabet = "a,\"\n\r;\t 漢字=+-@";
        List<Column<String>> one = List.of(Column.text("t", "T", 10, s -> s));
        for (int i = 0; i < 5_000; i++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(8); n > 0; n--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String cell = Csv.line(one, text.toString(), TEXTS);
            String read = cell.startsWith("\"") ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"") : cell;
            assertTrue(cell.startsWith("\"") || !cell.matches("(?s).*[,\"\n\r].*"), cell);
            assertFalse(!read.isEmpty() && "=+-@\t\r".indexOf(read.charAt(0)) >= 0, "a spreadsheet would run " + read);
            assertEquals(text.toString(), read.startsWith("'") ? read.substring(1) : read);
        }
    }

    private void assertOnly(Path file) throws IOException {
        try (var all = Files.list(folder)) {
            assertEquals(List.of(file), all.toList());
        }
    }
}
