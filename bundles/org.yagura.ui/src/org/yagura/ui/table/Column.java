/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.table;

import java.time.Instant;
import java.util.function.Function;

import org.yagura.core.event.HandlingState;
import org.yagura.core.event.Severity;
import org.yagura.ui.spark.Spark;

/**
 * A column of a table. Immutable; the {@code with} methods give changed copies.
 *
 * @param id stable id, under which order and width are remembered
 * @param label heading, with the unit if there is one
 * @param width at first, in points
 * @param kind how its cells look
 * @param value content of a cell: text, number, {@link Instant}, {@link Severity}, {@link HandlingState},
 *        {@link Spark}; may be null
 * @param text how the cell is written, if not as its kind says; null for that
 * @param tooltip longer text under the pointer; null for what the kind says
 * @param shown at first
 * @param sortable whether the source sorts by it
 * @param icon name of an icon of the kit before the text; null for none
 * @param grows whether it takes the room that the others leave, but never less than its first width
 * @param editing how its cells are edited, in a table that {@linkplain PagedTable#edits takes edits}; null for not at all
 * @param <R> a row
 */
public record Column<R>(String id, String label, int width, Kind kind, Function<? super R, ?> value,
        Function<? super R, String> text, Function<? super R, String> tooltip, boolean shown, boolean sortable,
        Function<? super R, String> icon, boolean grows, CellEditing<R> editing) {

    /** How cells look and are aligned. */
    public enum Kind {
        /** Text, left. */
        TEXT,
        /** Text in a fixed-width font, left: addresses, identifiers. */
        CODE,
        /** Number, right, in the person's locale. */
        NUMBER,
        /** Time, left; exact under the pointer. */
        TIME,
        /** Severity by shape, colour and word. */
        SEVERITY,
        /** Handling state by shape and word. */
        STATE,
        /** Small course of a value; its text is read out, copied and shown under the pointer. */
        SPARK
    }

    /** A column of text. */
    public static <R> Column<R> text(String id, String label, int width, Function<? super R, String> value) {
        return of(id, label, width, Kind.TEXT, value);
    }

    /** A column of addresses or identifiers. */
    public static <R> Column<R> code(String id, String label, int width, Function<? super R, String> value) {
        return of(id, label, width, Kind.CODE, value);
    }

    /** A column of numbers. */
    public static <R> Column<R> number(String id, String label, int width,
            Function<? super R, ? extends Number> value) {
        return of(id, label, width, Kind.NUMBER, value);
    }

    /** A column of times. */
    public static <R> Column<R> time(String id, String label, int width, Function<? super R, Instant> value) {
        return of(id, label, width, Kind.TIME, value);
    }

    /** A column of severities. */
    public static <R> Column<R> severity(String id, String label, int width, Function<? super R, Severity> value) {
        return of(id, label, width, Kind.SEVERITY, value);
    }

    /** A column of handling states. */
    public static <R> Column<R> state(String id, String label, int width, Function<? super R, HandlingState> value) {
        return of(id, label, width, Kind.STATE, value);
    }

    /** A column of small courses, with the words for those who do not see them. */
    public static <R> Column<R> spark(String id, String label, int width, Function<? super R, Spark> value,
            Function<? super R, String> words) {
        return Column.<R>of(id, label, width, Kind.SPARK, value).withText(words).withTooltip(words);
    }

    private static <R> Column<R> of(String id, String label, int width, Kind kind, Function<? super R, ?> value) {
        return new Column<>(id, label, width, kind, value, null, null, true, false, null, false, null);
    }

    /** The same, hidden until a person shows it. */
    public Column<R> hidden() {
        return new Column<>(id, label, width, kind, value, text, tooltip, false, sortable, icon, grows, editing);
    }

    /** The same, with a heading that sorts. */
    public Column<R> withSort() {
        return new Column<>(id, label, width, kind, value, text, tooltip, shown, true, icon, grows, editing);
    }

    /** The same, written in another way. */
    public Column<R> withText(Function<? super R, String> writer) {
        return new Column<>(id, label, width, kind, value, writer, tooltip, shown, sortable, icon, grows, editing);
    }

    /** The same, with a text under the pointer. */
    public Column<R> withTooltip(Function<? super R, String> writer) {
        return new Column<>(id, label, width, kind, value, text, writer, shown, sortable, icon, grows, editing);
    }

    /** The same, with an icon before the text; the function gives a name of the kit's icons, or null. */
    public Column<R> withIcon(Function<? super R, String> namer) {
        return new Column<>(id, label, width, kind, value, text, tooltip, shown, sortable, namer, grows, editing);
    }

    /** The same, taking the room that the others leave; one column of a table. */
    public Column<R> growing() {
        return new Column<>(id, label, width, kind, value, text, tooltip, shown, sortable, icon, true, editing);
    }

    /** The same, with cells that can be edited. */
    public Column<R> editable(CellEditing<R> how) {
        return new Column<>(id, label, width, kind, value, text, tooltip, shown, sortable, icon, grows, how);
    }
}
