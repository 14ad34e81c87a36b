/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.testsupport.ui;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Event;
import org.yagura.ui.table.PagedTable;

/**
 * A table as a person sees it.
 *
 * @param <R> a row
 */
public final class TablePage<R> {
    private final UiWindow window;
    private final PagedTable<R> table;

    /** That table in that window. */
    public TablePage(UiWindow window, PagedTable<R> table) {
        this.window = window;
        this.table = table;
    }

    /** Waits until there are so many rows. */
    public TablePage<R> untilRows(long count) {
        window.until(count + " rows", () -> table.loaded() && table.total() == count);
        return this;
    }

    /** Waits until the cell says that. */
    public TablePage<R> untilCell(long row, String column, String text) {
        window.until("cell " + row + " " + column + " is " + text, () -> {
            table.widget().redraw();
            table.widget().update();
            return table.text(row, column).equals(text);
        });
        return this;
    }

    /** What stands in a column of the first rows. */
    public List<String> column(String column, int rows) {
        var texts = new ArrayList<String>();
        for (int i = 0; i < rows; i++) {
            texts.add(table.text(i, column));
        }
        return texts;
    }

    /** Presses a key on the table. */
    public TablePage<R> press(int modifiers, int key) {
        var event = new Event();
        event.stateMask = modifiers;
        event.keyCode = key;
        event.character = key < 0x10000 ? (char) key : 0;
        event.widget = table.widget();
        table.widget().notifyListeners(SWT.KeyDown, event);
        window.settle();
        return this;
    }

    /** Clicks on a row that is on screen, with modifiers such as {@link SWT#SHIFT}. */
    public TablePage<R> click(long row, int modifiers) {
        Widgets.clickRow(table.widget(), row, modifiers);
        window.settle();
        return this;
    }

    /** Chooses from the context menu. */
    public TablePage<R> choose(String... path) {
        table.widget().notifyListeners(SWT.MenuDetect, Widgets.menuKey());
        Widgets.choose(table.widget().getMenu(), List.of(path));
        window.settle();
        return this;
    }

    /** Puts the cursor into a cell that is on screen. */
    public TablePage<R> cursor(long row, String heading) {
        int position = 1;
        while (table.widget().getRowIndexByPosition(position) != row) {
            position++;
        }
        Widgets.click(table.widget(), headings().indexOf(heading), position, 0);
        window.settle();
        return this;
    }

    /** Begins to edit a cell that is on screen, with F2. */
    public TablePage<R> edit(long row, String heading) {
        return cursor(row, heading).press(0, SWT.F2);
    }

    /** The field in the cell that is being edited; null when none is. */
    public StyledText field() {
        return Arrays.stream(table.widget().getChildren()).filter(StyledText.class::isInstance)
                .map(StyledText.class::cast).findFirst().orElse(null);
    }

    /** Types a text in place of what stands in the cell that is being edited. */
    public TablePage<R> type(String text) {
        if (field() == null) {
            throw new AssertionError("no cell is being edited; it says " + said() + below());
        }
        field().setText(text);
        window.settle();
        return this;
    }

    /** Presses a key that ends editing, such as {@link SWT#TRAVERSE_RETURN}. */
    public TablePage<R> end(int detail) {
        Controls.traverse(field(), detail);
        window.settle();
        return this;
    }

    /** All that can be read below the cell that is being edited, or that could not be. */
    public List<String> below() {
        return Arrays.stream(window.display().getShells()).filter(s -> s != window.shell() && s.isVisible())
                .flatMap(s -> Widgets.readable(s).stream()).toList();
    }

    /** Pastes a text, as from a spreadsheet, where the cursor is. */
    public TablePage<R> paste(String text) {
        var clipboard = new Clipboard(window.display());
        clipboard.setContents(new Object[]{text}, new Transfer[]{TextTransfer.getInstance()});
        clipboard.dispose();
        return press(SWT.MOD1, 'v');
    }

    /** Waits until the line below, or what stands in place of rows, says that. */
    public TablePage<R> untilSaid(String words) {
        window.until("it says " + words, () -> said().stream().anyMatch(t -> t.contains(words)));
        return this;
    }

    /** All that can be read beside the rows. */
    public List<String> said() {
        return Widgets.readable(table.control());
    }

    /** The headings from left to right. */
    public List<String> headings() {
        var headings = new ArrayList<String>();
        for (int column = 0; column < table.widget().getColumnCount(); column++) {
            headings.add(String.valueOf(table.widget().getDataValueByPosition(column, 0)));
        }
        return headings;
    }

    /** Clicks on a heading. */
    public TablePage<R> clickHeading(String heading) {
        Widgets.click(table.widget(), headings().indexOf(heading), 0, 0);
        window.settle();
        return this;
    }

    /** What a person would paste now. */
    public String clipboard() {
        var clipboard = new Clipboard(window.display());
        Object text = clipboard.getContents(TextTransfer.getInstance());
        clipboard.dispose();
        return String.valueOf(text);
    }

    /** The table. */
    public PagedTable<R> table() {
        return table;
    }
}
