/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.core.event.Severity;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.testsupport.ui.MemoryAgent;
import org.yagura.testsupport.ui.TablePage;
import org.yagura.testsupport.ui.UiWindow;
import org.yagura.ui.UiSettings;

class PagedTableTest {
    private static final long MILLIONS = 5_000_000;

    private record Row(long id, Severity severity, String text) {
    }

    /** Rows that arrive at the top, under a bound like those of traps. */
    private static final class Rows implements PageSource<Row> {
        private final AtomicLong newest;
        private final AtomicInteger fetched = new AtomicInteger();
        private volatile Problem problem;

        Rows(long newest) {
            this.newest = new AtomicLong(newest);
        }

        @Override
        public Page<Row> fetch(PageRequest request) {
            fetched.incrementAndGet();
            if (problem != null) {
                throw new ProblemException(problem);
            }
            long bound = request.bound() == null ? newest.get() : (Long) request.bound();
            var rows = new ArrayList<Row>();
            for (long p = request.position(); p < Math.min(bound, request.position() + request.size()); p++) {
                long id = bound - p;
                rows.add(new Row(id, Severity.values()[(int) (id % 7)], "row " + id));
            }
            return new Page<>(bound, bound, true, request.position(), rows);
        }

        @Override
        public Object key(Row row) {
            return row.id();
        }
    }

    private static TablePage<Row> open(UiWindow window, PageSource<Row> rows) {
        List<Column<Row>> columns = List.of(Column.number("id", "Id", 90, Row::id),
                Column.severity("severity", "Severity", 120, Row::severity),
                Column.<Row>text("text", "Text", 300, Row::text).withSort());
        return window.open(parent -> {
            var table = new PagedTable<>(parent, window.kit(), "test", columns, true);
            GridDataFactory.fillDefaults().grab(true, true).applyTo(table.control());
            table.empty(EmptyState.of("nothing here"));
            table.source(rows);
            return new TablePage<>(window, table);
        });
    }

    @Test
    void showsMillionsAndLoadsWhatIsVisible() {
        try (var window = new UiWindow(new MemoryAgent())) {
            var rows = new Rows(MILLIONS);
            TablePage<Row> page = open(window, rows).untilRows(MILLIONS).untilCell(0, "text", "row 5000000");
            page.table().reveal(2_500_000);
            page.untilCell(2_500_000, "text", "row 2500000");
            page.press(0, SWT.END).untilCell(MILLIONS - 1, "text", "row 1");
            assertTrue(rows.fetched.get() < 20, "fetched " + rows.fetched);
            assertFalse(page.table().following());
        }
    }

    @Test
    void theSelectionStaysOnItsRowWhileOthersArrive() {
        try (var window = new UiWindow(new MemoryAgent())) {
            var rows = new Rows(1000);
            TablePage<Row> page = open(window, rows).untilRows(1000).untilCell(0, "text", "row 1000");
            assertTrue(page.table().select(998L));
            rows.newest.set(1010);
            page.table().changed();
            page.untilRows(1010).untilCell(0, "text", "row 1010");
            assertEquals(998, page.table().selection().single().id());
        }
    }

    @Test
    void selectAllSaysHowManyAndTakesNothingUnseen() {
        try (var window = new UiWindow(new MemoryAgent())) {
            var rows = new Rows(MILLIONS);
            TablePage<Row> page = open(window, rows).untilRows(MILLIONS);
            page.table().selectAll();
            rows.newest.addAndGet(50);
            page.table().refresh();
            window.settle();
            Selection<Row> all = page.table().selection();
            assertTrue(all.all());
            assertEquals(MILLIONS, all.count());
            assertEquals(MILLIONS, all.bound());
        }
    }

    @Test
    void scrollingPausesFollowing() {
        try (var window = new UiWindow(new MemoryAgent())) {
            var rows = new Rows(1000);
            TablePage<Row> page = open(window, rows).untilRows(1000);
            page.table().reveal(500);
            assertFalse(page.table().following());
            rows.newest.set(1100);
            page.table().refresh();
            page.untilCell(500, "text", "row 500");
            assertEquals(1000, page.table().total());
            page.table().setFollowing(true);
            page.untilRows(1100);
        }
    }

    @Test
    void aProblemIsShownInPlaceAndGoesWhenItIsOver() {
        try (var window = new UiWindow(new MemoryAgent())) {
            var rows = new Rows(10);
            TablePage<Row> page = open(window, rows).untilRows(10);
            rows.problem = new Problem(Problem.FAILED, "The store is busy.", null, null, null);
            page.table().refresh();
            window.until("problem", () -> page.table().problem() != null);
            rows.problem = null;
            page.table().refresh();
            window.until("no problem", () -> page.table().problem() == null);
            assertNull(page.table().problem());
        }
    }

    @Test
    void columnsAndSortAreRemembered() {
        UiSettings settings = UiSettings.inMemory();
        try (var window = new UiWindow(new MemoryAgent(), settings, Locale.ENGLISH)) {
            TablePage<Row> page = open(window, new Rows(10)).untilRows(10);
            page.table().sort(new Sort("text", true));
        }
        assertTrue(settings.get("table.test").orElse("").startsWith("id=90=+;severity=120=+"),
                settings.get("table.test").orElse(""));
        assertEquals("text=down", settings.get("table.test.sort").orElse(""));
    }

    @Test
    void exportsAllRowsAsCsv(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("rows.csv");
        try (var window = new UiWindow(new MemoryAgent())) {
            TablePage<Row> page = open(window, new Rows(2500)).untilRows(2500);
            page.table().export(file);
            window.until("exported", () -> Files.exists(file));
        }
        List<String> lines = Files.readAllLines(file);
        assertEquals(2501, lines.size());
        assertEquals("\uFEFFId,Severity,Text", lines.get(0));
        assertEquals("2500," + word(2500) + ",row 2500",
                lines.get(1));
    }

    private static String word(int id) {
        String name = Severity.values()[id % 7].name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    @Test
    void anEmptyTableSaysWhy() {
        try (var window = new UiWindow(new MemoryAgent())) {
            TablePage<Row> page = open(window, new Rows(0)).untilRows(0);
            window.until("the reason is shown", () -> !page.table().widget().isVisible());
        }
    }
}
