/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.discovery;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.yagura.core.json.Json;
import org.yagura.core.store.Dialect;
import org.yagura.core.store.Migration;
import org.yagura.core.store.StoreException;
import org.yagura.topology.core.discovery.Inventory;

/** The table of inventories: one row for each time at which a node was found changed. */
final class InventoryTable {
    private static final String COLUMNS = "address, since_millis, seen_millis, body";

    /**
     * A row.
     *
     * @param since when it was first found like that
     * @param seen when it was last found like that
     */
    record Row(String address, Instant since, Instant seen, Inventory inventory) {
    }

    private InventoryTable() {
    }

    static List<Migration> migrations() {
        return List.of(new Migration(1,
                dialect -> List.of("CREATE TABLE topology_inventory (address VARCHAR(64) NOT NULL, "
                        + "since_millis BIGINT NOT NULL, seen_millis BIGINT NOT NULL, body " + dialect.longBytes()
                        + " NOT NULL, PRIMARY KEY (address, since_millis))")));
    }

    /** Keeps what was found: as a new row if it differs from the newest one, else as seen again. */
    static void put(Connection connection, String address, long at, Inventory inventory) throws SQLException {
        byte[] body = Json.bytes(inventory);
        long newest = newest(connection, address);
        if (newest >= at) {
            return;
        }
        if (newest >= 0 && Arrays.equals(body, body(connection, address, newest))) {
            update(connection, "UPDATE topology_inventory SET seen_millis = ? WHERE address = ? AND since_millis = ?",
                    at,
                    address, newest);
            return;
        }
        try (PreparedStatement insert = connection
                .prepareStatement("INSERT INTO topology_inventory (" + COLUMNS + ") VALUES (?, ?, ?, ?)")) {
            insert.setString(1, address);
            insert.setLong(2, at);
            insert.setLong(3, at);
            insert.setBytes(4, body);
            insert.executeUpdate();
        }
    }

    private static long newest(Connection connection, String address) throws SQLException {
        try (PreparedStatement select = connection
                .prepareStatement("SELECT MAX(since_millis) FROM topology_inventory WHERE address = ?")) {
            select.setString(1, address);
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getObject(1) != null ? row.getLong(1) : -1;
            }
        }
    }

    private static byte[] body(Connection connection, String address, long since) throws SQLException {
        try (PreparedStatement select = connection
                .prepareStatement("SELECT body FROM topology_inventory WHERE address = ? AND since_millis = ?")) {
            select.setString(1, address);
            select.setLong(2, since);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getBytes(1) : new byte[0];
            }
        }
    }

    /** As every address was at a time, by address. */
    static List<Row> all(Connection connection, Instant at) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT " + COLUMNS + " FROM topology_inventory i "
                + "WHERE since_millis = (SELECT MAX(j.since_millis) FROM topology_inventory j WHERE "
                + "j.address = i.address AND j.since_millis <= ?) ORDER BY address")) {
            select.setLong(1, at.toEpochMilli());
            return rows(select);
        }
    }

    /** As an address was at a time. */
    static Optional<Row> one(Connection connection, Dialect dialect, String address, Instant at) throws SQLException {
        try (PreparedStatement select = connection
                .prepareStatement("SELECT " + COLUMNS + " FROM topology_inventory WHERE "
                        + "address = ? AND since_millis <= ? ORDER BY since_millis DESC " + dialect.firstRows(1))) {
            select.setString(1, address);
            select.setLong(2, at.toEpochMilli());
            return rows(select).stream().findFirst();
        }
    }

    /** When an address was found changed, newest first. */
    static List<Instant> changes(Connection connection, String address) throws SQLException {
        var changes = new ArrayList<Instant>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT since_millis FROM topology_inventory WHERE address = ? ORDER BY since_millis DESC")) {
            select.setString(1, address);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    changes.add(Instant.ofEpochMilli(row.getLong(1)));
                }
            }
        }
        return changes;
    }

    /** Removes what was no longer true before a time, but never the newest of an address. */
    static int removeBefore(Connection connection, long millis) throws SQLException {
        return update(connection, "DELETE FROM topology_inventory WHERE seen_millis < ? AND EXISTS (SELECT 1 FROM "
                + "topology_inventory j WHERE j.address = topology_inventory.address AND "
                + "j.since_millis > topology_inventory.since_millis)", millis);
    }

    /** Forgets addresses that have not answered since a time. */
    static int removeSilent(Connection connection, long millis) throws SQLException {
        return update(connection, "DELETE FROM topology_inventory WHERE seen_millis < ?", millis);
    }

    private static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                update.setObject(i + 1, values[i]);
            }
            return update.executeUpdate();
        }
    }

    private static List<Row> rows(PreparedStatement select) throws SQLException {
        var rows = new ArrayList<Row>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                rows.add(new Row(row.getString(1), Instant.ofEpochMilli(row.getLong(2)),
                        Instant.ofEpochMilli(row.getLong(3)), inventory(row.getBytes(4))));
            }
        }
        return rows;
    }

    private static Inventory inventory(byte[] body) {
        try {
            return Json.read(body, Inventory.class);
        } catch (IOException e) {
            throw new StoreException("an inventory cannot be read", e);
        }
    }
}
