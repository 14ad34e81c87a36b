/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.site.ui.internal.elements;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.yagura.ui.table.Column;
import org.yagura.ui.table.ListSource;
import org.yagura.ui.table.Page;
import org.yagura.ui.table.PageRequest;
import org.yagura.ui.table.PageSource;
import org.yagura.ui.table.Sort;

/**
 * The rows that the filter lets through, in order. Rows, filter and shown columns are exchanged while the table shows it;
 * filtering and sorting is done on the thread that fetches, once for each of them.
 */
final class ElementSource implements PageSource<ElementRow> {

    /**
     * What is asked for.
     *
     * @param rows all rows
     * @param filter what some shown cell has to contain, each word of it; in lower case
     * @param shown places of the shown columns
     */
    private record Wish(List<ElementRow> rows, String filter, List<Integer> shown) {
    }

    private final List<Column<ElementRow>> columns;
    private volatile Wish wish = new Wish(List.of(), "", List.of());
    private Wish done;
    private Sort order;
    private List<ElementRow> matching = List.of();
    private ListSource<ElementRow> sorted;

    ElementSource(List<Column<ElementRow>> columns) {
        this.columns = columns;
    }

    /** Takes other rows. */
    void rows(List<ElementRow> rows) {
        wish = new Wish(List.copyOf(rows), wish.filter(), wish.shown());
    }

    /** Takes another filter over the shown columns. */
    void filter(String text, List<Column<ElementRow>> shown) {
        wish = new Wish(wish.rows(), text.strip().toLowerCase(Locale.ROOT),
                shown.stream().map(columns::indexOf).toList());
    }

    /** How many rows there are without the filter. */
    int all() {
        return wish.rows().size();
    }

    /** All rows, without the filter. */
    List<ElementRow> rows() {
        return wish.rows();
    }

    @Override
    public Page<ElementRow> fetch(PageRequest request) {
        return ordered(request.sort()).fetch(request);
    }

    @Override
    public Object key(ElementRow row) {
        return row.id();
    }

    /** The rows that match, in order; where nothing has changed since they were fetched, at once. */
    synchronized List<ElementRow> matching() {
        Page<ElementRow> all = ordered(order).fetch(new PageRequest(0, Integer.MAX_VALUE, null, order));
        return all.rows();
    }

    private synchronized ListSource<ElementRow> ordered(Sort sort) {
        Wish now = wish;
        if (now != done) {
            matching = filtered(now);
            done = now;
            sorted = null;
        }
        if (sorted == null || !Objects.equals(order, sort)) {
            sorted = new ListSource<>(matching, ElementRow::id, columns);
            order = sort;
        }
        return sorted;
    }

    private static List<ElementRow> filtered(Wish wish) {
        if (wish.filter().isEmpty()) {
            return wish.rows();
        }
        List<String> words = Arrays.asList(wish.filter().split("[\\s\u3000]+"));
        var matching = new ArrayList<ElementRow>();
        for (ElementRow row : wish.rows()) {
            if (words.stream().allMatch(word -> contains(row, word, wish.shown()))) {
                matching.add(row);
            }
        }
        return matching;
    }

    private static boolean contains(ElementRow row, String word, List<Integer> shown) {
        for (int column : shown) {
            if (row.texts().get(column).toLowerCase(Locale.ROOT).contains(word)) {
                return true;
            }
        }
        return false;
    }
}
