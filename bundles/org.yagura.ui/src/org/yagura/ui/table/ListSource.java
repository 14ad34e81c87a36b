/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * Rows that are all at hand, for short lists; sorts by any column.
 *
 * @param <R> a row
 */
public final class ListSource<R> implements PageSource<R> {
    private final List<R> rows;
    private final Function<R, Object> key;
    private final List<Column<R>> columns;
    private Sort order;
    private List<R> ordered;

    /** A source of those rows, known by that key, to be sorted by those columns. */
    public ListSource(List<R> rows, Function<R, Object> key, List<Column<R>> columns) {
        this.rows = List.copyOf(rows);
        this.key = key;
        this.columns = List.copyOf(columns);
    }

    @Override
    public Page<R> fetch(PageRequest request) {
        List<R> sorted = sorted(request.sort());
        int from = (int) Math.min(request.position(), sorted.size());
        int to = Math.min(from + request.size(), sorted.size());
        return new Page<>(null, sorted.size(), true, from, sorted.subList(from, to));
    }

    @Override
    public Object key(R row) {
        return key.apply(row);
    }

    /** Sorted once for each order: the next page of it is only taken out. */
    private synchronized List<R> sorted(Sort sort) {
        if (ordered == null || !Objects.equals(order, sort)) {
            ordered = inOrder(sort);
            order = sort;
        }
        return ordered;
    }

    private List<R> inOrder(Sort sort) {
        Column<R> column = sort == null
                ? null
                : columns.stream().filter(c -> c.id().equals(sort.column())).findFirst().orElse(null);
        if (column == null) {
            return rows;
        }
        Comparator<Object> natural = Comparator.nullsFirst(ListSource::compare);
        Comparator<R> order = Comparator.comparing(column.value(), natural);
        var copy = new ArrayList<>(rows);
        copy.sort(sort.descending() ? order.reversed() : order);
        return copy;
    }

    @SuppressWarnings("unchecked")
    private static int compare(Object a, Object b) {
        if (a instanceof String s && b instanceof String t) {
            return String.CASE_INSENSITIVE_ORDER.compare(s, t);
        }
        return a instanceof Comparable<?> c && a.getClass() == b.getClass()
                ? ((Comparable<Object>) c).compareTo(b)
                : a.toString().compareTo(b.toString());
    }
}
