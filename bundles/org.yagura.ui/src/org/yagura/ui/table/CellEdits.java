/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.table;

import java.util.List;

/**
 * Who takes what is edited in a table. On the user interface thread.
 *
 * @param <R> a row
 */
public interface CellEdits<R> {

    /**
     * An edit that cannot be taken.
     *
     * @param edit which
     * @param reason what is wrong with it and what to do
     * @param <R> a row
     */
    record Refusal<R>(CellEdit<R> edit, String reason) {
    }

    /** Why nothing can be changed now, such as a privilege that is missing; null when it can. */
    String locked();

    /**
     * Takes all the edits as one step of undo, or none of them. When they have been taken the source gives other rows, and
     * the table is told by {@link PagedTable#changed} or {@link PagedTable#refresh}.
     *
     * @return null when they have been taken; else the first one that is wrong
     */
    Refusal<R> take(List<CellEdit<R>> edits);
}
