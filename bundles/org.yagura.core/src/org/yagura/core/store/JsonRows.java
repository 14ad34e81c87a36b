/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.yagura.core.json.Json;

/**
 * A table of a few things that are kept in memory too: each by its id, as JSON.
 *
 * @param table its name
 * @param type of the things
 * @param <V> of the things
 */
public record JsonRows<V>(String table, Class<V> type) {
    /** Ids are not longer, in characters. */
    public static final int LONGEST_ID = 40;

    /** The statements that make the table. */
    public List<String> create(Dialect dialect) {
        return List.of("CREATE TABLE " + table + " (id VARCHAR(" + LONGEST_ID + ") NOT NULL PRIMARY KEY, body "
                + dialect.longBytes() + " NOT NULL)");
    }

    /** All of them. */
    public Map<String, V> read(Connection connection) throws SQLException {
        var all = new HashMap<String, V>();
        try (PreparedStatement select = connection.prepareStatement("SELECT id, body FROM " + table);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                all.put(rows.getString(1), Json.read(rows.getBytes(2), type));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a row of " + table + " is broken", e);
        }
        return all;
    }

    /** Writes those that have changed, null for those that go. */
    public void write(Connection connection, Map<String, V> changed) throws SQLException {
        if (changed.isEmpty()) {
            return;
        }
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM " + table + " WHERE id = ?");
                PreparedStatement insert = connection
                        .prepareStatement("INSERT INTO " + table + " (id, body) VALUES (?, ?)")) {
            for (Map.Entry<String, V> entry : changed.entrySet()) {
                delete.setString(1, entry.getKey());
                delete.addBatch();
                if (entry.getValue() != null) {
                    insert.setString(1, entry.getKey());
                    insert.setBytes(2, Json.bytes(entry.getValue()));
                    insert.addBatch();
                }
            }
            delete.executeBatch();
            insert.executeBatch();
        }
    }
}
