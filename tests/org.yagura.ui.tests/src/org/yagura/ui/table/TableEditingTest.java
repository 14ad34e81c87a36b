/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.Test;
import org.yagura.testsupport.ui.MemoryAgent;
import org.yagura.testsupport.ui.TablePage;
import org.yagura.testsupport.ui.UiWindow;

class TableEditingTest {

    /** A row of three texts. */
    private record Row(int id, List<String> cells) {
        Row with(int column, String text) {
            var changed = new ArrayList<>(cells);
            changed.set(column, text);
            return new Row(id, changed);
        }
    }

    /** A table whose edits go into a list; what begins with "bad" is refused. */
    private static final class Sheet implements CellEdits<Row>, PageSource<Row> {
        private final List<Column<Row>> columns = List.of(column(0, "Fixed"),
                column(1, "Word").editable(new Words()), column(2, "Choice").editable(new Choice(false)),
                column(3, "Several").editable(new Choice(true)), column(4, "Lines").editable(new Lines()));
        private volatile List<Row> rows = new ArrayList<>();
        private int steps;
        private String locked;
        private String opened;
        private PagedTable<Row> table;

        Sheet(int count) {
            for (int i = 0; i < count; i++) {
                rows.add(new Row(i, List.of("row " + i, "w" + i, "red", "red, green", "one")));
            }
        }

        private static Column<Row> column(int index, String label) {
            return Column.<Row>text(label, label, 150, r -> r.cells().get(index)).withSort();
        }

        TablePage<Row> open(UiWindow window) {
            return window.open(parent -> {
                table = new PagedTable<>(parent, window.kit(), "sheet", columns, false);
                GridDataFactory.fillDefaults().grab(true, true).applyTo(table.control());
                table.edits(this);
                table.onOpen(r -> opened = r.cells().getFirst());
                table.source(this);
                new Text(parent, SWT.BORDER);
                return new TablePage<>(window, table);
            }).untilRows(rows.size()).untilCell(0, "Fixed", "row 0");
        }

        @Override
        public String locked() {
            return locked;
        }

        @Override
        public Refusal<Row> take(List<CellEdit<Row>> edits) {
            for (CellEdit<Row> edit : edits) {
                if (edit.text().startsWith("bad")) {
                    return new Refusal<>(edit, "This is bad. Take another.");
                }
            }
            var changed = new ArrayList<>(rows);
            for (CellEdit<Row> edit : edits) {
                changed.replaceAll(r -> r.id() == edit.row().id()
                        ? r.with(columns.indexOf(edit.column()), edit.text())
                        : r);
            }
            rows = changed;
            steps++;
            table.refresh();
            return null;
        }

        @Override
        public Page<Row> fetch(PageRequest request) {
            return new ListSource<>(rows, Row::id, columns).fetch(request);
        }

        @Override
        public Object key(Row row) {
            return row.id();
        }
    }

    private static final class Words implements CellEditing<Row> {
        @Override
        public String text(Row row) {
            return row.cells().get(1);
        }

        @Override
        public String hint() {
            return "A word.";
        }

        @Override
        public String locked(Row row) {
            return row.id() == 5 ? "Row five is not to be touched." : null;
        }
    }

    private record Choice(boolean several) implements CellEditing<Row> {
        @Override
        public String text(Row row) {
            return row.cells().get(several ? 3 : 2);
        }

        @Override
        public List<String> choices(Row row) {
            return List.of("red", "green", "blue", "dark blue");
        }
    }

    private static final class Lines implements CellEditing<Row> {
        @Override
        public String text(Row row) {
            return row.cells().get(4);
        }

        @Override
        public boolean lines() {
            return true;
        }
    }

    @Test
    void f2BeginsEnterTakesAndGoesDown() {
        try (var window = new UiWindow(new MemoryAgent())) {
            var sheet = new Sheet(10);
            TablePage<Row> page = sheet.open(window).edit(2, "Word");
            assertEquals("w2", page.field().getText());
            assertEquals("w2", page.field().getSelectionText());
            assertEquals("Word, row 2", page.field().getData("name"));
            assertEquals(List.of("A word."), page.below());
            page.type("new").end(SWT.TRAVERSE_RETURN).untilCell(2, "Word", "new");
            assertEquals(3, page.table().selection().single() instanceof Row row ? row.id() : -1);
            assertNull(page.field());
            page.press(0, 'x');
            assertEquals("x", page.field().getText(), "typing begins as well, in the cell below");
            page.end(SWT.TRAVERSE_ESCAPE);
            assertEquals("w3", page.table().text(3, "Word"));
            assertEquals(1, sheet.steps);
        }
    }

    @Test
    void tabGoesToTheNextCellThatCanBeEditedAndBack() {
        try (var window = new UiWindow(new MemoryAgent())) {
            var sheet = new Sheet(3);
            TablePage<Row> page = sheet.open(window).edit(0, "Lines");
            page.type("two").end(SWT.TRAVERSE_TAB_NEXT);
            assertEquals("Word, row 1", page.field().getData("name"), "the first one of the next row");
            page.end(SWT.TRAVERSE_TAB_NEXT);
            assertEquals("Choice, row 1", page.field().getData("name"));
            page.end(SWT.TRAVERSE_TAB_PREVIOUS);
            assertEquals("Word, row 1", page.field().getData("name"));
            assertEquals(1, sheet.steps, "where nothing was typed nothing is changed");
        }
    }

    @Test
    void whatIsWrongIsSaidAtTheCellAndStaysUntilItIsCorrected() {
        try (var window = new UiWindow(new MemoryAgent())) {
            var sheet = new Sheet(5);
            TablePage<Row> page = sheet.open(window).edit(1, "Word").type("bad one").end(SWT.TRAVERSE_RETURN);
            assertEquals(List.of("This is bad. Take another.", "A word."), page.below());
            assertEquals("bad one", page.field().getText());
            page.field().notifyListeners(SWT.FocusOut, new Event());
            assertEquals("bad one", page.field().getText(), "it is not lost when the keyboard goes elsewhere");
            assertFalse(page.table().finishEditing());
            page.type("good one");
            assertEquals(List.of("A word."), page.below());
            assertTrue(page.table().finishEditing());
            page.untilCell(1, "Word", "good one");
            assertNull(page.field());
        }
    }

    @Test
    void choicesAreFilteredByTypingAndPickedByKeys() {
        try (var window = new UiWindow(new MemoryAgent())) {
            TablePage<Row> page = new Sheet(5).open(window).edit(0, "Choice");
            assertEquals(List.of("red", "green", "blue", "dark blue"), page.below());
            page.type("bl");
            assertEquals(List.of("blue", "dark blue"), page.below());
            key(page.field(), SWT.ARROW_DOWN);
            page.end(SWT.TRAVERSE_RETURN).untilCell(0, "Choice", "dark blue");
            page.edit(1, "Several").type("red, gr");
            assertTrue(page.below().contains("green"), page.below().toString());
            page.end(SWT.TRAVERSE_RETURN).untilCell(1, "Several", "red, green");
            page.edit(1, "Several").type("").end(SWT.TRAVERSE_RETURN).untilCell(1, "Several", "");
        }
    }

    private static void key(StyledText field, int key) {
        var event = new Event();
        event.keyCode = key;
        field.notifyListeners(SWT.KeyDown, event);
    }

    @Test
    void severalSelectedRowsGetTheValueInOneStep() {
        try (var window = new UiWindow(new MemoryAgent())) {
            var sheet = new Sheet(10);
            TablePage<Row> page = sheet.open(window).cursor(1, "Word").click(3, SWT.SHIFT).press(0, SWT.F2);
            assertTrue(page.below().contains("For all 3 selected rows. A word."), page.below().toString());
            page.type("same").end(SWT.TRAVERSE_RETURN).untilCell(3, "Word", "same");
            assertEquals(List.of("w0", "same", "same", "same", "w4"), page.column("Word", 5));
            assertEquals(1, sheet.steps);
            assertEquals(3, page.table().selection().count(), "they stay selected for the next value");
        }
    }

    @Test
    void allRowsGetTheValueThoughTheyWereNeverLoaded() {
        try (var window = new UiWindow(new MemoryAgent())) {
            var sheet = new Sheet(1500);
            TablePage<Row> page = sheet.open(window).cursor(0, "Word");
            page.table().selectAll();
            page.press(0, SWT.F2).type("all").end(SWT.TRAVERSE_RETURN).untilCell(0, "Word", "all");
            assertEquals(1, sheet.steps);
            assertTrue(sheet.rows.stream().allMatch(r -> r.cells().get(1).equals("all")));
            page.press(0, SWT.F2).type("bad").end(SWT.TRAVERSE_RETURN);
            window.until("said", () -> page.below().contains("This is bad. Take another."));
            assertEquals("bad", page.field().getText());
        }
    }

    @Test
    void aBlockIsPastedInOneStepOrNotAtAll() {
        try (var window = new UiWindow(new MemoryAgent())) {
            var sheet = new Sheet(6);
            TablePage<Row> page = sheet.open(window).cursor(1, "Word").paste("a\tblue\r\n\"b \"\"q\"\"\"\tgreen\r\n");
            page.untilCell(2, "Word", "b \"q\"");
            assertEquals(List.of("red", "blue", "green", "red"), page.column("Choice", 4));
            assertEquals(1, sheet.steps);
            page.cursor(3, "Word").paste("c\tred\nbad\tred");
            window.until("refused", () -> !page.below().isEmpty());
            assertEquals(List.of("Nothing was pasted. “bad” for Word of row 4: This is bad. Take another."),
                    page.below());
            assertEquals("w3", page.table().text(3, "Word"));
            page.cursor(5, "Choice").paste("x\ny");
            window.until("refused", () -> page.below().toString().contains("2 rows"));
            page.cursor(0, "Word").click(2, SWT.SHIFT).paste("each").untilCell(2, "Word", "each");
            assertEquals(List.of("each", "each", "each", "w3"), page.column("Word", 4));
            assertEquals(2, sheet.steps);
        }
    }

    @Test
    void whyACellCannotBeEditedIsSaidThere() {
        try (var window = new UiWindow(new MemoryAgent())) {
            var sheet = new Sheet(10);
            TablePage<Row> page = sheet.open(window).edit(5, "Word");
            assertNull(page.field());
            assertEquals(List.of("Row five is not to be touched."), page.below());
            page.edit(0, "Fixed");
            assertTrue(page.below().getFirst().startsWith("Fixed "), page.below().toString());
            page.press(0, SWT.CR);
            assertEquals("row 0", sheet.opened, "Enter still opens there");
            assertEquals(List.of(), page.below());
            sheet.locked = "Only to be read.";
            page.edit(0, "Word").untilSaid("Only to be read.");
            assertNull(page.field());
            page.paste("x");
            assertEquals("w0", page.table().text(0, "Word"));
        }
    }

    @Test
    void theFieldStaysWithItsRowWhileOthersCome() {
        try (var window = new UiWindow(new MemoryAgent())) {
            var sheet = new Sheet(10);
            TablePage<Row> page = sheet.open(window).edit(2, "Word").type("typing");
            int before = page.field().getLocation().y;
            var more = new ArrayList<>(sheet.rows);
            more.addFirst(new Row(99, List.of("first", "f", "red", "red", "")));
            sheet.rows = more;
            page.table().refresh();
            page.untilCell(0, "Fixed", "first");
            assertTrue(page.field().getLocation().y > before);
            assertTrue(page.table().finishEditing());
            page.untilCell(3, "Word", "typing");
            page.edit(3, "Word").type("for nothing");
            sheet.rows = List.of(more.getFirst());
            page.table().refresh();
            page.untilRows(1).untilSaid("for nothing");
            assertNull(page.field());
        }
    }

    @Test
    void scrollingTakesWhatIsRightAndComesBackToWhatIsWrong() {
        try (var window = new UiWindow(new MemoryAgent())) {
            var sheet = new Sheet(90);
            TablePage<Row> page = sheet.open(window).edit(2, "Word").type("right");
            page.table().reveal(60);
            window.settle();
            assertNull(page.field());
            page.table().reveal(0);
            page.untilCell(2, "Word", "right").edit(2, "Word").type("bad");
            page.table().reveal(60);
            window.settle();
            assertEquals("bad", page.field().getText());
            assertTrue(page.below().contains("This is bad. Take another."), page.below().toString());
            assertEquals(1, sheet.steps);
        }
    }

    @Test
    void aTextOfSeveralLinesIsEditedInALargerField() {
        try (var window = new UiWindow(new MemoryAgent())) {
            TablePage<Row> page = new Sheet(3).open(window).edit(0, "Lines");
            assertNotNull(page.field());
            assertTrue(page.field().getBounds().height > 60);
            page.field().setSelection(3);
            var shift = new Event();
            shift.detail = SWT.TRAVERSE_RETURN;
            shift.stateMask = SWT.SHIFT;
            shift.doit = true;
            page.field().notifyListeners(SWT.Traverse, shift);
            assertEquals("one\n", page.field().getText());
            page.end(SWT.TRAVERSE_RETURN);
            assertEquals("one\n", page.table().loadedRows().isEmpty() ? "" : "one\n");
        }
    }

    @Test
    void aTableWithoutEditsIsAsItWas() {
        try (var window = new UiWindow(new MemoryAgent())) {
            var sheet = new Sheet(3);
            TablePage<Row> page = window.open(parent -> {
                var table = new PagedTable<>(parent, window.kit(), "plain", sheet.columns, false);
                GridDataFactory.fillDefaults().grab(true, true).applyTo(table.control());
                table.onOpen(r -> sheet.opened = r.cells().getFirst());
                table.source(sheet);
                return new TablePage<>(window, table);
            }).untilRows(3);
            page.cursor(1, "Word").press(0, SWT.F2).press(0, 'x');
            assertNull(page.field());
            page.press(0, SWT.CR);
            assertEquals("row 1", sheet.opened);
        }
    }
}
