/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.table.internal;

import java.text.NumberFormat;
import java.time.Instant;
import java.util.Locale;

import org.yagura.core.event.HandlingState;
import org.yagura.core.event.Severity;
import org.yagura.ui.severity.SeverityLook;
import org.yagura.ui.table.Column;
import org.yagura.ui.time.Times;

/** How the content of a cell is written: short on screen, exact for tooltip, copy and export. */
public final class CellTexts {
    private final Times times;
    private final SeverityLook look;
    private final NumberFormat numbers;

    /** Texts in that language. */
    public CellTexts(Times times, SeverityLook look, Locale language) {
        this.times = times;
        this.look = look;
        numbers = NumberFormat.getInstance(language);
    }

    /** As on screen. */
    public <R> String brief(Column<R> column, R row) {
        if (column.text() != null) {
            return orEmpty(column.text().apply(row));
        }
        Object value = column.value().apply(row);
        return value instanceof Instant time ? times.brief(time) : plain(value, true);
    }

    /** As copied and exported: exact times, numbers without separators. */
    public <R> String exact(Column<R> column, R row) {
        Object value = column.value().apply(row);
        if (value instanceof Instant time) {
            return times.exact(time);
        }
        return column.text() != null ? orEmpty(column.text().apply(row)) : plain(value, false);
    }

    /** Under the pointer; null for none. */
    public <R> String tooltip(Column<R> column, R row) {
        if (column.tooltip() != null) {
            return column.tooltip().apply(row);
        }
        return column.value().apply(row) instanceof Instant time ? times.exact(time) : null;
    }

    private String plain(Object value, boolean grouped) {
        return switch (value) {
            case null -> "";
            case Severity severity -> look.word(severity);
            case HandlingState state -> look.word(state);
            case Number number -> grouped ? numbers.format(number) : number.toString();
            default -> value.toString();
        };
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
