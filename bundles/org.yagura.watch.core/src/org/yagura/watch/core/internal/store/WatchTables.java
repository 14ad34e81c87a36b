/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.yagura.core.json.Json;
import org.yagura.core.store.Dialect;
import org.yagura.core.store.Migration;
import org.yagura.watch.core.internal.state.Key;
import org.yagura.watch.core.internal.state.Standing;

/** The tables: how things stand, who is mute, and what was. */
final class WatchTables {
    private static final int STEP = 5_000;

    /** A change that was. */
    record Past(long id, Key key, long millis, Standing standing) {
    }

    private WatchTables() {
    }

    static List<Migration> migrations() {
        return List.of(new Migration(1, WatchTables::first), new Migration(2, WatchTables::memos),
                new Migration(3, WatchTables::inboxes));
    }

    private static List<String> first(Dialect dialect) {
        String body = ", body " + dialect.longBytes() + " NOT NULL";
        String key = "watch VARCHAR(250) NOT NULL, node VARCHAR(250) NOT NULL";
        return List.of("CREATE TABLE watch_state (" + key + body + ", PRIMARY KEY (watch, node))",
                "CREATE TABLE watch_mute (" + key + body + ", PRIMARY KEY (watch, node))",
                "CREATE TABLE watch_past (id BIGINT NOT NULL PRIMARY KEY, " + key + ", happened BIGINT NOT NULL" + body
                        + ")",
                "CREATE INDEX watch_past_key ON watch_past (node, watch, id)",
                "CREATE INDEX watch_past_at ON watch_past (happened)");
    }

    private static List<String> memos(Dialect dialect) {
        return List.of("CREATE TABLE watch_memo (watch VARCHAR(250) NOT NULL, node VARCHAR(250) NOT NULL, body "
                + dialect.longBytes() + " NOT NULL, PRIMARY KEY (watch, node))");
    }

    private static List<String> inboxes(Dialect dialect) {
        return List.of("CREATE TABLE watch_inbox (watch VARCHAR(250) NOT NULL, node VARCHAR(250) NOT NULL, body "
                + dialect.longBytes() + " NOT NULL, PRIMARY KEY (watch, node))");
    }

    static <V> Map<Key, V> load(Connection connection, String table, Class<V> type) throws SQLException {
        var all = new HashMap<Key, V>();
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT watch, node, body FROM " + table)) {
            while (rows.next()) {
                all.put(new Key(rows.getString(1), rows.getString(2)), read(rows.getBytes(3), type));
            }
        }
        return all;
    }

    private static <V> V read(byte[] body, Class<V> type) {
        try {
            return Json.read(body, type);
        } catch (IOException e) {
            throw new UncheckedIOException("a row of watches is broken", e);
        }
    }

    /** Brings the rows of what has changed up to date; null values are those of rows that go. */
    static void write(Connection connection, String table, Map<Key, ?> changed) throws SQLException {
        if (changed.isEmpty()) {
            return;
        }
        try (PreparedStatement delete = connection
                .prepareStatement("DELETE FROM " + table + " WHERE watch = ? AND node = ?");
                PreparedStatement insert = connection
                        .prepareStatement("INSERT INTO " + table + " (watch, node, body) VALUES (?, ?, ?)")) {
            for (Map.Entry<Key, ?> entry : changed.entrySet()) {
                delete.setString(1, entry.getKey().watch());
                delete.setString(2, entry.getKey().node());
                delete.addBatch();
                if (entry.getValue() != null) {
                    insert.setString(1, entry.getKey().watch());
                    insert.setString(2, entry.getKey().node());
                    insert.setBytes(3, Json.bytes(entry.getValue()));
                    insert.addBatch();
                }
            }
            delete.executeBatch();
            insert.executeBatch();
        }
    }

    static void add(Connection connection, List<Past> past) throws SQLException {
        if (past.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection
                .prepareStatement("INSERT INTO watch_past (id, watch, node, happened, body) VALUES (?, ?, ?, ?, ?)")) {
            for (Past row : past) {
                insert.setLong(1, row.id());
                insert.setString(2, row.key().watch());
                insert.setString(3, row.key().node());
                insert.setLong(4, row.millis());
                insert.setBytes(5, Json.bytes(row.standing()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    static long number(Connection connection, String select) throws SQLException {
        try (var statement = connection.createStatement(); ResultSet row = statement.executeQuery(select)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    /** Forgets some of what is older than a time or before an id; whether there may be more. */
    static boolean forget(Connection connection, Dialect dialect, long before, long firstId) throws SQLException {
        var ids = new ArrayList<Long>();
        try (PreparedStatement select = connection.prepareStatement("SELECT id FROM watch_past WHERE happened < ? "
                + "OR id < ? ORDER BY id" + dialect.firstRows(STEP))) {
            select.setLong(1, before);
            select.setLong(2, firstId);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getLong(1));
                }
            }
        }
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM watch_past WHERE id = ?")) {
            for (Long id : ids) {
                delete.setLong(1, id);
                delete.addBatch();
            }
            delete.executeBatch();
        }
        return ids.size() == STEP;
    }

    /** The last changes of a node, or of one watch of it, before an id, the newest first. */
    static List<Past> past(Connection connection, Dialect dialect, String node, String watch, long before, int most)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT id, watch, node, happened, body FROM "
                + "watch_past WHERE node = ?" + (watch == null ? "" : " AND watch = ?")
                + " AND id < ? ORDER BY id DESC" + dialect.firstRows(most))) {
            select.setString(1, node);
            int column = 2;
            if (watch != null) {
                select.setString(column++, watch);
            }
            select.setLong(column, before);
            return rows(select);
        }
    }

    /**
     * The changes of all watches of nodes in a time, and for each watch the last one before it: each watch's the oldest
     * first. Two statements, however many nodes there are; the changes of other nodes are read over.
     */
    static void course(Connection connection, Set<String> nodes, long from, long to, Consumer<Past> taker)
            throws SQLException {
        String columns = "SELECT p.id, p.watch, p.node, p.happened, p.body FROM ";
        try (PreparedStatement select = connection
                .prepareStatement(columns + "(SELECT MAX(id) AS newest FROM watch_past "
                        + "WHERE happened < ? GROUP BY node, watch) l INNER JOIN watch_past p ON p.id = l.newest")) {
            select.setLong(1, from);
            take(select, nodes, taker);
        }
        try (PreparedStatement select = connection.prepareStatement(
                columns + "watch_past p WHERE p.happened >= ? AND p.happened < ? ORDER BY p.id")) {
            select.setLong(1, from);
            select.setLong(2, to);
            take(select, nodes, taker);
        }
    }

    /** Row by row, so that they are never there all at once. */
    private static void take(PreparedStatement select, Set<String> nodes, Consumer<Past> taker) throws SQLException {
        select.setFetchSize(STEP);
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                if (nodes.contains(rows.getString(3))) {
                    taker.accept(row(rows));
                }
            }
        }
    }

    private static List<Past> rows(PreparedStatement select) throws SQLException {
        var found = new ArrayList<Past>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                found.add(row(rows));
            }
        }
        return found;
    }

    private static Past row(ResultSet rows) throws SQLException {
        return new Past(rows.getLong(1), new Key(rows.getString(2), rows.getString(3)), rows.getLong(4),
                read(rows.getBytes(5), Standing.class));
    }
}
