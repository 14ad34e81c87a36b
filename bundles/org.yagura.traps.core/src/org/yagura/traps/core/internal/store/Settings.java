/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import org.yagura.traps.core.internal.store.PeopleFacts.Retention;

/** How much is kept. One thread changes it; any reads the committed one. */
final class Settings {
    private volatile Retention committed = new Retention(TrapTables.DAYS, TrapTables.ROWS, TrapTables.CLEARED,
            TrapTables.OPEN, TrapTables.UNREAD);
    private Retention retention = committed;

    void load(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet r = statement
                        .executeQuery("SELECT keep_days, keep_rows, keep_cleared, keep_open, keep_unread "
                                + "FROM trap_setting WHERE id = 1")) {
            r.next();
            retention = new Retention(r.getInt(1), r.getLong(2), r.getInt(3), r.getInt(4), r.getInt(5));
            committed = retention;
        }
    }

    /** Changes what the value says. */
    void set(Connection connection, Retention value) throws SQLException {
        Retention next = value.or(retention);
        try (PreparedStatement s = connection.prepareStatement("UPDATE trap_setting SET keep_days = ?, keep_rows = ?, "
                + "keep_cleared = ?, keep_open = ?, keep_unread = ? WHERE id = 1")) {
            s.setInt(1, next.days());
            s.setLong(2, next.rows());
            s.setInt(3, next.clearedAlarms());
            s.setInt(4, next.openAlarms());
            s.setInt(5, next.unread());
            s.executeUpdate();
        }
        retention = next;
    }

    void committed() {
        committed = retention;
    }

    void rolledBack() {
        retention = committed;
    }

    /** The one that holds, committed or not; for the thread that changes it. */
    Retention pending() {
        return retention;
    }

    /** The committed one. */
    Retention retention() {
        return committed;
    }
}
