/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.table;

import java.util.List;

/**
 * What is selected in a table.
 *
 * @param all everything that the source gives up to the bound, loaded or not
 * @param rows the selected rows that are known; with {@code all}, those that happen to be loaded
 * @param count how many are selected
 * @param exact false when the count is a lower bound only
 * @param bound the source's bound that the selection was made under; null when the source has none
 * @param <R> a row
 */
public record Selection<R>(boolean all, List<R> rows, long count, boolean exact, Object bound) {

    public Selection {
        rows = List.copyOf(rows);
    }

    /** Whether nothing is selected. */
    public boolean isEmpty() {
        return count == 0;
    }

    /** The one row that is selected; null when there is none or more than one. */
    public R single() {
        return count == 1 && rows.size() == 1 ? rows.get(0) : null;
    }
}
