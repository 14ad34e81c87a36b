/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.yagura.core.json.Json;
import org.yagura.core.store.Dialect;
import org.yagura.core.store.Migration;

/** The table of reports. */
final class ReportTables {
    private ReportTables() {
    }

    static List<Migration> migrations() {
        return List.of(new Migration(1, dialect -> List.of(
                "CREATE TABLE report (id VARCHAR(100) NOT NULL PRIMARY KEY, first_day BIGINT NOT NULL, end_day BIGINT "
                        + "NOT NULL, made BIGINT NOT NULL, whole SMALLINT NOT NULL, head " + dialect.longBytes()
                        + " NOT NULL, body " + dialect.longBytes() + " NOT NULL)",
                "CREATE INDEX report_day ON report (first_day, made)")));
    }

    static void write(Connection connection, KeptReport report) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM report WHERE id = ?");
                PreparedStatement insert = connection.prepareStatement("INSERT INTO report (id, first_day, end_day, "
                        + "made, whole, head, body) VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            KeptReport.Head head = report.head();
            delete.setString(1, head.id());
            delete.executeUpdate();
            insert.setString(1, head.id());
            insert.setLong(2, head.first().toEpochDay());
            insert.setLong(3, head.end().toEpochDay());
            insert.setLong(4, head.made().toEpochMilli());
            insert.setInt(5, head.area() == null ? 1 : 0);
            insert.setBytes(6, Json.bytes(head));
            insert.setBytes(7, Json.bytes(report));
            insert.executeUpdate();
        }
    }

    /** The newest months first, and of a month the newest report. */
    static List<KeptReport.Head> heads(Connection connection, Dialect dialect, int most) throws SQLException {
        var found = new ArrayList<KeptReport.Head>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT head FROM report ORDER BY first_day DESC, made DESC, id" + dialect.firstRows(most));
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                found.add(read(rows.getBytes(1), KeptReport.Head.class));
            }
        }
        return found;
    }

    /** The report with that id; null when there is none. */
    static KeptReport one(Connection connection, String id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT body FROM report WHERE id = ?")) {
            select.setString(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? read(row.getBytes(1), KeptReport.class) : null;
            }
        }
    }

    /** Whether there is one of the whole site for exactly these days that was made after they were over. */
    static boolean has(Connection connection, LocalDate first, LocalDate end, long over) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT COUNT(*) FROM report WHERE whole = 1 AND "
                + "first_day = ? AND end_day = ? AND made >= ?")) {
            select.setLong(1, first.toEpochDay());
            select.setLong(2, end.toEpochDay());
            select.setLong(3, over);
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getLong(1) > 0;
            }
        }
    }

    /** Forgets what was made before a time. */
    static void forget(Connection connection, long before) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM report WHERE made < ?")) {
            delete.setLong(1, before);
            delete.executeUpdate();
        }
    }

    private static <V> V read(byte[] body, Class<V> type) {
        try {
            return Json.read(body, type);
        } catch (IOException e) {
            throw new UncheckedIOException("a row of reports is broken", e);
        }
    }
}
