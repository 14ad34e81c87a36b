/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.report;

import java.util.List;

import org.yagura.core.operation.Doc;

/** A table of a report, the worst first. */
@Doc("A table of a report.")
public record ReportTable(@Doc("what it shows") String title, @Doc("its columns") List<Column> columns,
        @Doc("its rows, a cell for each column") List<List<Cell>> rows,
        @Doc("how many rows are not shown because there are too many") long left) {

    /** Rows at most. */
    public static final int MOST_ROWS = 100;

    public ReportTable {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        if (rows.size() > MOST_ROWS) {
            throw new IllegalArgumentException(rows.size() + " rows");
        }
        for (List<Cell> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(row.size() + " cells for " + columns.size() + " columns");
            }
        }
    }

    /** A table of the first rows of a list, which says how many more there are. */
    public static ReportTable of(String title, List<Column> columns, List<List<Cell>> all) {
        return new ReportTable(title, columns, all.subList(0, Math.min(MOST_ROWS, all.size())),
                Math.max(0, all.size() - MOST_ROWS));
    }

    /** A column. */
    @Doc("A column of a table.")
    public record Column(@Doc("heading, with the unit if it has one") String name,
            @Doc("digits after the point of its numbers; absent for a column of texts") Integer digits) {

        /** A column of texts. */
        public static Column text(String name) {
            return new Column(name, null);
        }

        /** A column of numbers with so many digits after the point. */
        public static Column number(String name, int digits) {
            return new Column(name, digits);
        }
    }

    /** What stands in a column of a row. Without text and number it is not known. */
    @Doc("What stands in a column of a row: a text, a number, or nothing when it is not known.")
    public record Cell(@Doc("a text; absent for a number") String text,
            @Doc("a number; absent for a text, and when it is not known") Double number) {

        /** A text. */
        public static Cell of(String text) {
            return new Cell(text, null);
        }

        /** A number; one that is null or not finite is not known. */
        public static Cell of(Number number) {
            return new Cell(null,
                    number == null || !Double.isFinite(number.doubleValue()) ? null : number.doubleValue());
        }
    }
}
