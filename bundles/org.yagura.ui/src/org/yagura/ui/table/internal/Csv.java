/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.table.internal;

import java.util.List;
import java.util.stream.Collectors;

import org.yagura.ui.table.Column;

/** Writes rows as comma-separated values (RFC 4180) or tab-separated text. */
public final class Csv {
    private Csv() {
    }

    /** The headings as a line of CSV. */
    public static <R> String header(List<Column<R>> columns) {
        return columns.stream().map(c -> csv(c.label(), false)).collect(Collectors.joining(","));
    }

    /** A row as a line of CSV. */
    public static <R> String line(List<Column<R>> columns, R row, CellTexts texts) {
        return columns.stream().map(c -> csv(texts.exact(c, row), c.kind() != Column.Kind.NUMBER))
                .collect(Collectors.joining(","));
    }

    /** A row as tab-separated text. */
    public static <R> String text(List<Column<R>> columns, R row, CellTexts texts) {
        return columns.stream().map(c -> texts.exact(c, row).replaceAll("[\\t\\r\\n]+", " "))
                .collect(Collectors.joining("\t"));
    }

    /** Quotes where needed; text that a spreadsheet would take for a formula gets an apostrophe, traps come from anywhere. */
    static String csv(String value, boolean text) {
        String safe = text && !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        if (safe.indexOf('"') < 0 && safe.indexOf(',') < 0 && safe.indexOf('\n') < 0 && safe.indexOf('\r') < 0) {
            return safe;
        }
        return '"' + safe.replace("\"", "\"\"") + '"';
    }
}
