/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.testsupport.ui;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
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
