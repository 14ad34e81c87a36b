/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.patrol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.yagura.core.json.Json;
import org.yagura.core.store.Dialect;
import org.yagura.core.store.Migration;

/** The table of patrols. */
final class PatrolTables {
    private static final int STEP = 1_000;

    private PatrolTables() {
    }

    static List<Migration> migrations() {
        return List.of(new Migration(1, dialect -> List.of(
                "CREATE TABLE patrol (id VARCHAR(320) NOT NULL PRIMARY KEY, checklist VARCHAR(250) NOT NULL, "
                        + "due BIGINT NOT NULL, signable SMALLINT NOT NULL, body " + dialect.longBytes() + " NOT NULL)",
                "CREATE INDEX patrol_list ON patrol (checklist, due)", "CREATE INDEX patrol_due ON patrol (due)",
                "CREATE INDEX patrol_open ON patrol (signable, due)")));
    }

    /** Those that can be signed. */
    static Map<String, Patrol> open(Connection connection) throws SQLException {
        var open = new HashMap<String, Patrol>();
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT body FROM patrol WHERE signable = 1")) {
            while (rows.next()) {
                Patrol patrol = read(rows.getBytes(1));
                open.put(patrol.id(), patrol);
            }
        }
        return open;
    }

    /** The last time at which each checklist was due, in milliseconds since 1970. */
    static Map<String, Long> lastDue(Connection connection) throws SQLException {
        var last = new HashMap<String, Long>();
        try (var statement = connection.createStatement();
                ResultSet rows = statement
                        .executeQuery("SELECT checklist, MAX(due) FROM patrol GROUP BY checklist")) {
            while (rows.next()) {
                last.put(rows.getString(1), rows.getLong(2));
            }
        }
        return last;
    }

    static void write(Connection connection, Collection<Patrol> patrols) throws SQLException {
        if (patrols.isEmpty()) {
            return;
        }
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM patrol WHERE id = ?");
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO patrol (id, checklist, due, signable, body) VALUES (?, ?, ?, ?, ?)")) {
            for (Patrol patrol : patrols) {
                delete.setString(1, patrol.id());
                delete.addBatch();
                insert.setString(1, patrol.id());
                insert.setString(2, patrol.checklist());
                insert.setLong(3, patrol.due().toEpochMilli());
                insert.setInt(4, patrol.state().isOpen() ? 1 : 0);
                insert.setBytes(5, Json.bytes(patrol));
                insert.addBatch();
            }
            delete.executeBatch();
            insert.executeBatch();
        }
    }

    static Patrol one(Connection connection, String id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT body FROM patrol WHERE id = ?")) {
            select.setString(1, id);
            List<Patrol> found = all(select);
            return found.isEmpty() ? null : found.getFirst();
        }
    }

    /** Those that can no longer be signed, of one checklist or (null) of all, due in a time, the newest first. */
    static List<Patrol> closed(Connection connection, Dialect dialect, String checklist, long from, long before,
            int most) throws SQLException {
        try (PreparedStatement select = connection
                .prepareStatement("SELECT body FROM patrol WHERE signable = 0 AND due >= ? "
                        + "AND due < ?" + (checklist == null ? "" : " AND checklist = ?") + " ORDER BY due DESC, id"
                        + dialect.firstRows(most))) {
            select.setLong(1, from);
            select.setLong(2, before);
            if (checklist != null) {
                select.setString(3, checklist);
            }
            return all(select);
        }
    }

    /** Forgets some of those that were due before a time; whether there may be more. */
    static boolean forget(Connection connection, Dialect dialect, long before) throws SQLException {
        var ids = new ArrayList<String>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT id FROM patrol WHERE signable = 0 AND due < ?" + dialect.firstRows(STEP))) {
            select.setLong(1, before);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            }
        }
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM patrol WHERE id = ?")) {
            for (String id : ids) {
                delete.setString(1, id);
                delete.addBatch();
            }
            delete.executeBatch();
        }
        return ids.size() == STEP;
    }

    private static List<Patrol> all(PreparedStatement select) throws SQLException {
        var found = new ArrayList<Patrol>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                found.add(read(rows.getBytes(1)));
            }
        }
        return found;
    }

    private static Patrol read(byte[] body) {
        try {
            return Json.read(body, Patrol.class);
        } catch (IOException e) {
            throw new UncheckedIOException("a row of patrols is broken", e);
        }
    }
}
