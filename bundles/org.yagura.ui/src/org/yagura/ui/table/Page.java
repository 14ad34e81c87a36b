/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.table;

import java.util.List;

/**
 * A window of rows.
 *
 * @param bound the bound that was in force; null when the source has none
 * @param total how many rows there are up to the bound
 * @param exact false when the total is a lower bound only
 * @param position place of the first row
 * @param rows the rows; fewer than asked for at the end
 * @param <R> a row
 */
public record Page<R>(Object bound, long total, boolean exact, long position, List<R> rows) {

    public Page {
        rows = List.copyOf(rows);
    }
}
