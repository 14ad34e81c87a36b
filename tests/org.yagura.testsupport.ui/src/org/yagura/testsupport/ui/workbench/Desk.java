/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.testsupport.ui.workbench;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a person can see and do at a workbench. A place is the id of a view that is open, or the title of a dialog. What
 * acts returns when it is done, or when a dialog that it has opened waits for the person. Fails with an
 * {@link AssertionError} that says what is there instead.
 */
public interface Desk {

    /**
     * What a table showed once it had been painted.
     *
     * @param at when that was done
     * @param first a cell of the first row
     */
    record Painting(Instant at, String first) implements Serializable {
    }

    /** The title of the window. */
    String title();

    /** The titles of the dialogs that are open, the last one opened last. */
    List<String> dialogs();

    /** All that can be read in a place: labels, buttons, fields, tabs, items; in the status line for an empty place. */
    List<String> texts(String place);

    /** The background of what has the keyboard in a place, as {@code #rrggbb}. */
    String background(String place);

    /** The keys that stand beside an entry of the menu bar; empty when none do. */
    String shortcut(String... path);

    /** Chooses from the menu bar. */
    void menu(String... path);

    /** Presses keys on what has the keyboard, such as {@code CTRL+SHIFT+D}. */
    void press(String keys);

    /** Presses keys in a place. */
    void press(String place, String keys);

    /** Clicks on a button, link, tab, tool or item with that text. */
    void click(String place, String text);

    /** Opens the menu of a tool and chooses from it. */
    void choose(String place, String tool, String... path);

    /** Types into the field with that label or hint, in place of what stands there, and leaves it. */
    void type(String place, String label, String text);

    /** How a place looks, as PNG. */
    byte[] picture(String place);

    /** How many rows the table in a place has; -1 before they have come. */
    long rows(String place);

    /** A cell of the table in a place; empty while it is not loaded. */
    String cell(String place, long row, String column);

    /** Selects a row of the table in a place. */
    void select(String place, long row);

    /** Hides a column of the table in a place, by its context menu. */
    void hideColumn(String place, String heading);

    /** The headings of the table in a place from left to right. */
    List<String> headings(String place);

    /** Notes each painting of the table in a place from now on, with that column of its first row. */
    void notePaintings(String place, String column);

    /** The paintings that were noted, in their order. */
    List<Painting> paintings();

    /** The id of the perspective. */
    String perspective();

    /** The ids of the views that are open. */
    List<String> views();

    /** The ids of all views of ours that there are. */
    List<String> allViews();

    /** Opens a view, or brings it to the front. */
    void open(String view);

    /** Closes a view. */
    void close(String view);

    /** Resources of the display by type; see {@link org.yagura.testsupport.ui.Resources}. */
    Map<String, Integer> resources();

    /** Closes the window, which ends the program. */
    void exit();
}
