/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.table;

import java.util.List;

/**
 * How the cells of one column are edited: all of it by text, so that what is typed, chosen and pasted goes one way. On
 * the user interface thread.
 *
 * @param <R> a row
 */
public interface CellEditing<R> {

    /** What stands in the cell when editing begins: the present value as a person would type it. */
    String text(R row);

    /** What may be chosen, in order, each text once; null when anything may be typed. */
    default List<String> choices(R row) {
        return null;
    }

    /** Whether several of the choices, or several texts, may stand in the cell, with commas between them. */
    default boolean several() {
        return false;
    }

    /** Whether a text may have several lines; not for choices. */
    default boolean lines() {
        return false;
    }

    /** What may be typed, in what unit and within what bounds, in a sentence; null when that goes without saying. */
    default String hint() {
        return null;
    }

    /** Why the cell of that row cannot be changed though others of the column can; null when it can. */
    default String locked(R row) {
        return null;
    }
}
