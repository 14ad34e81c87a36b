/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.ui.internal;

import java.util.List;

import org.yagura.core.text.Texts;
import org.yagura.traps.core.AlarmRow;
import org.yagura.traps.core.TrapRow;
import org.yagura.ui.table.Column;

/** The columns of the lists of traps and alarms. */
final class Columns {
    private static final Texts TEXTS = Texts.of(Columns.class);

    private Columns() {
    }

    static List<Column<TrapRow>> traps() {
        return List.of(Column.time("received", TEXTS.get("list.column.received"), 110, TrapRow::receivedAt),
                Column.severity("severity", TEXTS.get("list.column.severity"), 105, TrapRow::severity),
                Column.state("state", TEXTS.get("list.column.state"), 105, TrapRow::state),
                Column.text("node", TEXTS.get("list.column.node"), 130, TrapRow::node),
                Column.<TrapRow>text("message", TEXTS.get("list.column.message"), 280, TrapRow::message).growing(),
                Column.text("name", TEXTS.get("list.column.trap"), 170, TrapRow::name),
                Column.code("source", TEXTS.get("list.column.source"), 120, TrapRow::source),
                Column.text("assignee", TEXTS.get("list.column.assignee"), 90, TrapRow::assignee),
                Column.number("comments", TEXTS.get("list.column.comments"), 75, Columns::comments),
                Column.<TrapRow>code("version", TEXTS.get("list.column.version"), 60, TrapRow::version).hidden(),
                Column.<TrapRow>code("oid", TEXTS.get("list.column.oid"), 220, TrapRow::oid).hidden(),
                Column.<TrapRow>number("id", TEXTS.get("list.column.id"), 90, TrapRow::id).hidden());
    }

    static List<Column<AlarmRow>> alarms() {
        return List.of(Column.severity("severity", TEXTS.get("list.column.severity"), 105, AlarmRow::severity),
                Column.state("state", TEXTS.get("list.column.state"), 105, AlarmRow::state),
                Column.text("node", TEXTS.get("list.column.node"), 130, AlarmRow::node),
                Column.<AlarmRow>text("message", TEXTS.get("list.column.message"), 280, AlarmRow::message).growing(),
                Column.number("count", TEXTS.get("list.column.count"), 65, AlarmRow::count),
                Column.time("first", TEXTS.get("list.column.first"), 110, AlarmRow::first),
                Column.time("last", TEXTS.get("list.column.last"), 110, AlarmRow::last),
                Column.time("cleared", TEXTS.get("list.column.cleared"), 110, AlarmRow::cleared),
                Column.text("assignee", TEXTS.get("list.column.assignee"), 90, AlarmRow::assignee),
                Column.text("rule", TEXTS.get("list.column.rule"), 150, AlarmRow::rule),
                Column.<AlarmRow>severity("worst", TEXTS.get("list.column.worst"), 105, AlarmRow::worst).hidden(),
                Column.<AlarmRow>code("key", TEXTS.get("list.column.key"), 220, AlarmRow::reductionKey).hidden());
    }

    private static Integer comments(TrapRow row) {
        return row.comments() == 0 ? null : row.comments();
    }
}
