/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.ui.table;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Rows that are all at hand and change now and then: the table that shows them keeps selection and place. Asked on any thread,
 * changed on the user interface thread.
 *
 * @param <R> a row
 */
public final class LiveList<R> implements PageSource<R> {
    private final Function<R, Object> key;
    private final List<Column<R>> columns;
    private volatile ListSource<R> now;

    /** A source without rows; they are known by that key and sorted by those columns. */
    public LiveList(Function<R, Object> key, List<Column<R>> columns) {
        this.key = key;
        this.columns = List.copyOf(columns);
        now = new ListSource<>(List.of(), key, columns);
    }

    /** Takes other rows, and lets a table that shows this fetch them; when a selected row is gone, nothing is selected. */
    public void show(List<R> rows, PagedTable<R> in) {
        now = new ListSource<>(rows, key, columns);
        Selection<R> selected = in.selection();
        Set<Object> there = rows.stream().map(key).collect(Collectors.toSet());
        if (selected.rows().stream().map(key).allMatch(there::contains)) {
            in.refresh();
        } else {
            in.source(this);
        }
    }

    @Override
    public Page<R> fetch(PageRequest request) {
        return now.fetch(request);
    }

    @Override
    public Object key(R row) {
        return key.apply(row);
    }
}
