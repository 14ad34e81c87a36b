/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.series.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import org.yagura.core.fact.PlacedFact;

/** Facts that could not be read, the newest of them, for whoever looks into it. Used by one thread. */
final class Unread {
    private static final int MOST = 100;

    private int size;

    void load(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM sample_unread")) {
            row.next();
            size = row.getInt(1);
        }
    }

    void keep(Connection connection, PlacedFact placed, String reason) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO sample_unread (position, place, version, reason, payload) VALUES (?, ?, ?, ?, ?)")) {
            insert.setLong(1, placed.position());
            insert.setInt(2, placed.offset());
            insert.setInt(3, placed.fact().version());
            insert.setString(4, reason);
            insert.setBytes(5, placed.fact().payload());
            insert.executeUpdate();
        }
        if (++size > MOST) {
            try (var statement = connection.createStatement()) {
                size -= statement.executeUpdate("DELETE FROM sample_unread WHERE position = "
                        + "(SELECT MIN(position) FROM sample_unread)");
            }
        }
    }
}
