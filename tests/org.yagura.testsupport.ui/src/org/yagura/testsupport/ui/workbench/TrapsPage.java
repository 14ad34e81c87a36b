/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.testsupport.ui.workbench;

import org.yagura.testsupport.Await;

/** The trap viewer. */
public final class TrapsPage {
    /** The view. */
    public static final String VIEW = "org.yagura.traps.ui.traps";

    private final Desk desk;

    /** The viewer in that workbench. */
    public TrapsPage(Desk desk) {
        this.desk = desk;
    }

    /** Brings a tab to the front. */
    public TrapsPage tab(String name) {
        desk.click(VIEW, name);
        return this;
    }

    /** Types into the filter. */
    public TrapsPage filter(String text) {
        desk.type(VIEW, "Text", text);
        return this;
    }

    /** Waits until there are so many rows. */
    public TrapsPage untilRows(long count) {
        Await.until(count + " rows", () -> desk.rows(VIEW) == count);
        return this;
    }

    /** Waits until a cell of the row says that. */
    public TrapsPage untilCell(long row, String column, String text) {
        Await.until("row " + row + " says " + text, () -> desk.cell(VIEW, row, column).equals(text));
        return this;
    }

    /** Waits until a tab or a text shows that. */
    public TrapsPage untilShown(String text) {
        Await.until("it shows " + text, () -> desk.texts(VIEW).stream().anyMatch(t -> t.contains(text)));
        return this;
    }

    /** Clicks on a row. */
    public TrapsPage select(long row) {
        desk.select(VIEW, row);
        return this;
    }

    /** Presses keys in the list. */
    public TrapsPage press(String keys) {
        desk.press(VIEW, keys);
        return this;
    }

    /** Comments the selected row by its key and dialog. */
    public TrapsPage comment(String words) {
        desk.press(VIEW, "C");
        Await.until("the comment is asked", () -> desk.dialogs().contains("Comment"));
        desk.type("Comment", "Comment on the selected traps", words);
        desk.click("Comment", "OK");
        Await.until("the dialog is gone", () -> !desk.dialogs().contains("Comment"));
        return this;
    }
}
