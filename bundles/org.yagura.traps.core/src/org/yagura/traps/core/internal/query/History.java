/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.query;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.yagura.core.event.HandlingState;
import org.yagura.traps.core.TrapDetail.Handling;
import org.yagura.traps.core.internal.store.TrapIndex;

/** Reads what persons did to traps and alarms. */
final class History {
    private static final int BLOCK_BITS = 10;

    private History() {
    }

    /** How many comments each trap has. */
    static int[] comments(Connection connection, TrapIndex index, long[] ids) throws SQLException {
        var counts = new int[ids.length];
        String sql = "SELECT COUNT(*) FROM trap_action_range WHERE block = ? AND first_id <= ? AND last_id >= ? AND noted = 1";
        PreparedStatement query = null;
        try {
            for (int i = 0; i < ids.length; i++) {
                int combo = index.comboOf(ids[i]);
                if (combo != 0 && index.combos().commented(combo)) {
                    query = query == null ? connection.prepareStatement(sql) : query;
                    query.setLong(1, ids[i] >> BLOCK_BITS);
                    query.setLong(2, ids[i]);
                    query.setLong(3, ids[i]);
                    try (ResultSet row = query.executeQuery()) {
                        counts[i] = row.next() ? row.getInt(1) : 0;
                    }
                }
            }
        } finally {
            if (query != null) {
                query.close();
            }
        }
        return counts;
    }

    /** What was done to a trap, oldest first. */
    static List<Handling> trap(Connection connection, View view, long id) throws SQLException {
        try (PreparedStatement query = connection
                .prepareStatement("SELECT a.happened, a.person, a.state, a.assignee, a.note "
                        + "FROM trap_action_range r JOIN trap_action a ON a.id = r.action "
                        + "WHERE r.block = ? AND r.first_id <= ? AND r.last_id >= ? ORDER BY a.id")) {
            query.setLong(1, id >> BLOCK_BITS);
            query.setLong(2, id);
            query.setLong(3, id);
            return read(query, view);
        }
    }

    /** What was done to an alarm, oldest first. */
    static List<Handling> alarm(Connection connection, View view, long id) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT happened, person, state, assignee, note FROM alarm_action WHERE alarm = ? ORDER BY happened")) {
            query.setLong(1, id);
            return read(query, view);
        }
    }

    private static List<Handling> read(PreparedStatement query, View view) throws SQLException {
        var history = new ArrayList<Handling>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                int state = row.getInt(3);
                int assignee = row.getInt(4);
                String name = assignee < 0 ? null : assignee == 0 ? "" : view.state().people().word(assignee);
                history.add(new Handling(View.instant(row.getLong(1)), view.state().people().word(row.getInt(2)),
                        state < 0 ? null : HandlingState.values()[state], name, row.getString(5)));
            }
        }
        return history;
    }
}
