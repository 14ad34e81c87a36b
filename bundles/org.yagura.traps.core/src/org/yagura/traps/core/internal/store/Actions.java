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
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;

import org.yagura.core.event.HandlingState;
import org.yagura.core.store.Dialect;

/** Writes what persons did to traps and alarms. Used by one thread. */
final class Actions {
    /** Ids that share so many upper bits stand in one range, so that a trap's ranges are found by their block. */
    static final int BLOCK_BITS = 10;
    private static final int FORGOTTEN_BLOCKS = 20;
    private static final int FORGOTTEN_ACTIONS = 1_000;

    private long lastId;
    private long committedLastId;

    /**
     * What a person did.
     *
     * @param micros when
     * @param person number
     * @param state ordinal; negative: unchanged
     * @param assignee number; 0: nobody; negative: unchanged
     * @param comment null for none
     */
    record Action(long micros, int person, int state, int assignee, String comment) {

        static Action of(long micros, int person, HandlingState state, int assignee, String comment) {
            return new Action(micros, person, state == null ? -1 : state.ordinal(), assignee,
                    comment == null || comment.isEmpty() ? null : comment);
        }
    }

    void load(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT MAX(id) FROM trap_action")) {
            lastId = row.next() ? row.getLong(1) : 0;
        }
        committedLastId = lastId;
    }

    /** Traps of ranges (first and last id, …) were handled. */
    void traps(Connection connection, Action action, long[] ranges) throws SQLException {
        long id = ++lastId;
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO trap_action (id, happened, person, state, assignee, note, last_id) VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            insert.setLong(1, id);
            fill(insert, action);
            insert.setLong(7, Arrays.stream(ranges).max().orElse(0));
            insert.executeUpdate();
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO trap_action_range (block, first_id, last_id, action, noted) VALUES (?, ?, ?, ?, ?)")) {
            for (int i = 0; i + 1 < ranges.length; i += 2) {
                for (long first = ranges[i]; first <= ranges[i + 1];) {
                    long block = first >> BLOCK_BITS;
                    long last = Math.min(ranges[i + 1], (block + 1 << BLOCK_BITS) - 1);
                    insert.setLong(1, block);
                    insert.setLong(2, first);
                    insert.setLong(3, last);
                    insert.setLong(4, id);
                    insert.setInt(5, action.comment() == null ? 0 : 1);
                    insert.addBatch();
                    first = last + 1;
                }
            }
            insert.executeBatch();
        }
    }

    /** Alarms were handled. */
    void alarm(Connection connection, Action action, long alarm) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO alarm_action (alarm, happened, person, state, assignee, note) VALUES (?, ?, ?, ?, ?, ?)")) {
            insert.setLong(1, alarm);
            fill(insert, action);
            insert.executeUpdate();
        }
    }

    private static void fill(PreparedStatement insert, Action action) throws SQLException {
        insert.setLong(2, action.micros());
        insert.setInt(3, action.person());
        insert.setInt(4, action.state());
        insert.setInt(5, action.assignee());
        if (action.comment() == null) {
            insert.setNull(6, Types.VARCHAR);
        } else {
            insert.setString(6, action.comment());
        }
    }

    /**
     * Forgets some of what was done to traps that are dropped.
     *
     * @return whether there is more
     */
    boolean forget(Connection connection, Dialect dialect, long oldestId) throws SQLException {
        return forgetRanges(connection, oldestId >> BLOCK_BITS) | forgetActions(connection, dialect, oldestId);
    }

    private static boolean forgetRanges(Connection connection, long block) throws SQLException {
        long first;
        try (var statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT MIN(block) FROM trap_action_range")) {
            first = row.next() ? row.getLong(1) : 0;
            if (row.wasNull() || first >= block) {
                return false;
            }
        }
        long last = Math.min(block, first + FORGOTTEN_BLOCKS);
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM trap_action_range WHERE block < ?")) {
            delete.setLong(1, last);
            delete.executeUpdate();
        }
        return last < block;
    }

    /** The newest stays, so that numbers go on after it. */
    private boolean forgetActions(Connection connection, Dialect dialect, long oldestId) throws SQLException {
        var ids = new ArrayList<Long>();
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT id FROM trap_action WHERE last_id < ? AND id < ?" + dialect.firstRows(FORGOTTEN_ACTIONS))) {
            query.setLong(1, oldestId);
            query.setLong(2, committedLastId);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getLong(1));
                }
            }
        }
        delete(connection, "DELETE FROM trap_action WHERE id = ?", ids);
        return ids.size() == FORGOTTEN_ACTIONS;
    }

    /** Deletes rows by an id. */
    static void delete(Connection connection, String sql, Collection<Long> ids) throws SQLException {
        if (ids.isEmpty()) {
            return;
        }
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            for (Long id : ids) {
                delete.setLong(1, id);
                delete.addBatch();
            }
            delete.executeBatch();
        }
    }

    void committed() {
        committedLastId = lastId;
    }

    void rolledBack() {
        lastId = committedLastId;
    }
}
