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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.testsupport.ui.MemoryAgent;
import org.yagura.testsupport.ui.TablePage;
import org.yagura.testsupport.ui.UiWindow;
import org.yagura.testsupport.ui.Widgets;
import org.yagura.ui.UiSettings;

/** What a person does with a table: select, copy, export, sort, choose columns. */
class TableWorkTest {

    /** Numbers from 0 up; remembers what it was asked. */
    private static final class Numbers implements PageSource<Long> {
        private final long count;
        private final boolean exact;
        private final List<PageRequest> asked = new CopyOnWriteArrayList<>();
        private volatile Semaphore gate;

        Numbers(long count, boolean exact) {
            this.count = count;
            this.exact = exact;
        }

        @Override
        public Page<Long> fetch(PageRequest request) throws InterruptedException {
            asked.add(request);
            if (gate != null && request.position() > 0) {
                gate.acquire();
            }
            boolean down = request.sort() != null && request.sort().descending();
            return new Page<>("all", count, exact, request.position(),
                    LongStream.range(request.position(), Math.min(count, request.position() + request.size()))
                            .mapToObj(n -> down ? count - 1 - n : n).toList());
        }

        @Override
        public Object key(Long row) {
            return row;
        }
    }

    private static TablePage<Long> open(UiWindow window, PageSource<Long> rows) {
        List<Column<Long>> columns = List.of(Column.<Long>number("n", "Number", 90, n -> n * 1000).withSort(),
                Column.text("t", "Text", 200, n -> "row " + n),
                Column.<Long>text("h", "Hidden", 100, n -> "hidden " + n).hidden());
        return window.open(parent -> {
            var table = new PagedTable<>(parent, window.kit(), "work", columns, false);
            GridDataFactory.fillDefaults().grab(true, true).applyTo(table.control());
            table.source(rows);
            return new TablePage<>(window, table);
        });
    }

    private static List<Long> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(Long::valueOf).toList();
    }

    @Test
    void clicksSelectOneRowARangeOrSeveral() {
        try (var window = new UiWindow(new MemoryAgent())) {
            TablePage<Long> page = open(window, new Numbers(500, true)).untilRows(500).untilCell(0, "t", "row 0");
            page.click(2, 0);
            assertEquals(List.of(2L), page.table().selection().rows());
            page.click(6, SWT.SHIFT).untilSaid("5 selected");
            assertEquals(numbers(2, 7), page.table().selection().rows().stream().sorted().toList());
            page.click(4, SWT.MOD1).untilSaid("4 selected");
            assertFalse(page.table().selection().rows().contains(4L));
            page.click(9, SWT.MOD1).untilSaid("5 selected");
            page.click(1, 0).untilSaid("1 selected");
        }
    }

    @Test
    void aRangeOfThousandsIsLoadedAndSelectedCompletely() {
        try (var window = new UiWindow(new MemoryAgent())) {
            var rows = new Numbers(1_000_000, true);
            TablePage<Long> page = open(window, rows).untilRows(1_000_000).untilCell(0, "t", "row 0");
            page.click(0, 0);
            page.table().reveal(7_000);
            page.untilCell(7_000, "t", "row 7000");
            page.click(7_001, SWT.SHIFT).untilSaid("7,002 selected");
            assertEquals(numbers(0, 7_002), page.table().selection().rows().stream().sorted().toList());
            assertFalse(page.table().selection().all());
        }
    }

    @Test
    void aRangeThatIsTooLongIsRefusedAloudAndNotCut() {
        try (var window = new UiWindow(new MemoryAgent())) {
            TablePage<Long> page = open(window, new Numbers(1_000_000, true)).untilRows(1_000_000)
                    .untilCell(0, "t", "row 0");
            page.click(0, 0);
            page.table().reveal(600_000);
            page.untilCell(600_000, "t", "row 600000");
            page.click(600_001, SWT.SHIFT).untilSaid("Only 20,000 rows can be selected as a range.");
            assertTrue(page.table().selection().count() < PagedTable.MOST_IN_RANGE);
        }
    }

    @Test
    void theFooterSaysWhetherANumberIsExact() {
        try (var window = new UiWindow(new MemoryAgent())) {
            TablePage<Long> page = open(window, new Numbers(300, false)).untilRows(300).untilSaid("at least 300 rows");
            page.choose("Select all").untilSaid("all selected, at least 300");
            assertFalse(page.table().selection().exact());
            page.table().source(new Numbers(1, true));
            page.untilRows(1).untilSaid("1 row");
            assertTrue(page.table().selection().isEmpty(), "another source begins without a selection");
        }
    }

    @Test
    void copyTakesTheSelectedRowsAndTheShownColumns() {
        try (var window = new UiWindow(new MemoryAgent())) {
            TablePage<Long> page = open(window, new Numbers(500, true)).untilRows(500).untilCell(0, "t", "row 0");
            page.click(2, 0).click(3, SWT.SHIFT).press(SWT.MOD1, 'c');
            assertEquals("2000\trow 2\n3000\trow 3", page.clipboard());
            page.choose("Copy as CSV");
            assertEquals("Number,Text\r\n2000,row 2\r\n3000,row 3\r\n", page.clipboard());
        }
    }

    @Test
    void copyOfEverythingLoadsItOrSaysThatItIsTooMuch() {
        try (var window = new UiWindow(new MemoryAgent())) {
            TablePage<Long> page = open(window, new Numbers(2_345, true)).untilRows(2_345);
            page.choose("Select all").choose("Copy");
            window.until("copied", () -> page.clipboard().endsWith("row 2344"));
            assertEquals(2_345, page.clipboard().lines().count());
            page.table().source(new Numbers(20_001, true));
            page.untilRows(20_001).choose("Select all").choose("Copy")
                    .untilSaid("Only selections of up to 20,000 rows can be copied");
            assertEquals(2_345, page.clipboard().lines().count(), "the clipboard is as it was");
        }
    }

    @Test
    void anExportIsCountedAloudAndCanBeCancelled(@TempDir Path folder) throws Exception {
        try (var window = new UiWindow(new MemoryAgent())) {
            var rows = new Numbers(50_000, true);
            TablePage<Long> page = open(window, rows).untilRows(50_000);
            page.table().export(folder.resolve("all.csv"));
            page.untilSaid("50,000 rows written to");
            assertEquals(50_001, Files.readAllLines(folder.resolve("all.csv")).size());
            rows.gate = new Semaphore(5);
            page.table().export(folder.resolve("part.csv"));
            window.until("it is under way", () -> rows.gate.availablePermits() == 0);
            for (Job job : Job.getJobManager().find(null)) {
                job.cancel();
            }
            rows.gate.release(1);
            page.untilSaid("cancelled");
            assertFalse(Files.exists(folder.resolve("part.csv")));
            rows.gate = null;
            page.table().export(folder.resolve("part.csv"));
            page.untilSaid("50,000 rows written to");
        }
    }

    @Test
    void headingsSortUpDownAndNotAtAll() {
        try (var window = new UiWindow(new MemoryAgent())) {
            var rows = new Numbers(500, true);
            TablePage<Long> page = open(window, rows).untilRows(500).untilCell(0, "n", "0");
            page.clickHeading("Number");
            window.until("sorted", () -> new Sort("n", false).equals(rows.asked.getLast().sort()));
            page.clickHeading("Number").untilCell(0, "n", "499,000");
            page.clickHeading("Number").untilCell(0, "n", "0");
            assertNull(rows.asked.getLast().sort());
            page.choose("Sort by", "Number").choose("Sort by", "Number ▲").untilCell(0, "n", "499,000");
            page.choose("Sort by", "Number ▼").untilCell(0, "n", "0");
            page.clickHeading("Text");
            assertTrue(page.table().selection().isEmpty(), "a heading selects nothing");
            assertNull(rows.asked.getLast().sort(), "the source does not sort by it");
        }
    }

    @Test
    void columnsAreChosenByTheMenuAndTheLastOneStays() {
        UiSettings settings = UiSettings.inMemory();
        try (var window = new UiWindow(new MemoryAgent(), settings, Locale.ENGLISH)) {
            TablePage<Long> page = open(window, new Numbers(10, true)).untilRows(10);
            assertEquals(List.of("Number", "Text"), page.headings());
            page.choose("Columns", "Hidden");
            assertEquals(List.of("Number", "Text", "Hidden"), page.headings());
            page.choose("Columns", "Text").choose("Columns", "Number");
            assertEquals(List.of("Hidden"), page.headings());
            page.table().widget().notifyListeners(SWT.MenuDetect, Widgets.menuKey());
            assertFalse(Widgets.entry(page.table().widget().getMenu(), List.of("Columns", "Hidden")).isEnabled());
        }
        try (var window = new UiWindow(new MemoryAgent(), settings, Locale.ENGLISH)) {
            TablePage<Long> page = open(window, new Numbers(10, true)).untilRows(10);
            assertEquals(List.of("Hidden"), page.headings(), "as it was left");
            page.choose("Columns", "Reset columns");
            assertEquals(List.of("Number", "Text"), page.headings());
        }
    }

    @Test
    void whoFollowsTheSelectionIsToldWhenASelectedRowChanges() {
        try (var window = new UiWindow(new MemoryAgent())) {
            TablePage<Long> page = open(window, new Numbers(10, true)).untilRows(10).untilCell(0, "t", "row 0");
            var told = new ArrayList<Selection<Long>>();
            var opened = new ArrayList<Long>();
            page.table().onSelection(told::add);
            page.table().onOpen(opened::add);
            page.click(3, 0);
            assertEquals(3L, told.getLast().single());
            int before = told.size();
            page.table().refresh();
            window.until("told again", () -> told.size() > before);
            page.press(0, SWT.CR);
            assertEquals(List.of(3L), opened);
            page.click(5, SWT.SHIFT).press(0, SWT.CR);
            assertEquals(List.of(3L), opened, "several are not opened");
        }
    }

    @Test
    void theEmptyStateOffersTheOneThingThatHelps() {
        try (var window = new UiWindow(new MemoryAgent())) {
            TablePage<Long> page = open(window, new Numbers(0, true)).untilRows(0);
            var pressed = new ArrayList<String>();
            page.table().empty(new EmptyState("Nothing & nobody", "Show all", () -> pressed.add("all")));
            page.untilSaid("Nothing & nobody");
            window.kit().theme().setDark(true);
            Widgets.click(page.table().control(), "Show all");
            assertEquals(List.of("all"), pressed);
            page.table().source(new Numbers(3, true));
            page.untilRows(3);
            assertTrue(page.table().widget().isVisible());
            assertFalse(page.said().contains("Nothing & nobody"));
        }
    }

    @Test
    void aControlLeadsToItsTable() {
        try (var window = new UiWindow(new MemoryAgent())) {
            TablePage<Long> page = open(window, new Numbers(1, true)).untilRows(1);
            assertEquals(page.table(), PagedTable.of(page.table().widget()));
            assertNull(PagedTable.of(window.shell()));
        }
    }
}
