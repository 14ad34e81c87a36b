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
import java.util.ArrayDeque;
import java.util.Deque;

import org.yagura.core.fact.Fact;
import org.yagura.core.fact.PlacedFact;

/**
 * Facts that could not be read, kept aside as they are: the newest ones, up to a number, up to so many bytes, up to an
 * age. One thread changes them; any reads the committed number.
 */
public final class Unread {
    /** The most bytes of payload that are kept. */
    public static final long MAX_BYTES = 64L << 20;
    private static final int MAX_REASON = 1000;

    private final Deque<Kept> kept = new ArrayDeque<>();
    private long bytes;
    private boolean loaded;
    private volatile int committed;

    private record Kept(long position, int place, long micros, int size) {
    }

    void load(Connection connection) throws SQLException {
        kept.clear();
        bytes = 0;
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT position, place, happened, size FROM trap_unread ORDER BY position, place")) {
            while (rows.next()) {
                take(new Kept(rows.getLong(1), rows.getInt(2), rows.getLong(3), rows.getInt(4)));
            }
        }
        loaded = true;
        committed = kept.size();
    }

    private void take(Kept fact) {
        kept.add(fact);
        bytes += fact.size();
    }

    /**
     * Keeps a fact aside.
     *
     * @param most how many are kept
     * @return how many went for it
     */
    int keep(Connection connection, PlacedFact placed, String reason, int most) throws SQLException {
        reload(connection);
        Fact fact = placed.fact();
        var added = new Kept(placed.position(), placed.offset(), TrapState.micros(fact.at()), fact.payload().length);
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO trap_unread "
                + "(position, place, type, version, reason, payload, happened, size) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setLong(1, added.position());
            insert.setInt(2, added.place());
            insert.setString(3, fact.type());
            insert.setInt(4, fact.version());
            insert.setString(5, reason.length() > MAX_REASON ? reason.substring(0, MAX_REASON) : reason);
            insert.setBytes(6, fact.payload());
            insert.setLong(7, added.micros());
            insert.setInt(8, added.size());
            insert.executeUpdate();
        }
        take(added);
        return drop(connection, Long.MIN_VALUE, most);
    }

    /**
     * Drops what is from before a time, and what is too much.
     *
     * @return how many
     */
    int drop(Connection connection, long before, int most) throws SQLException {
        reload(connection);
        int gone = 0;
        try (PreparedStatement delete = connection
                .prepareStatement("DELETE FROM trap_unread WHERE position = ? AND place = ?")) {
            while (!kept.isEmpty()
                    && (kept.size() > most || bytes > MAX_BYTES || kept.getFirst().micros() < before)) {
                Kept oldest = kept.removeFirst();
                bytes -= oldest.size();
                gone++;
                delete.setLong(1, oldest.position());
                delete.setInt(2, oldest.place());
                delete.addBatch();
            }
            if (gone > 0) {
                delete.executeBatch();
            }
        }
        return gone;
    }

    /** After a rollback the table says what there is. */
    private void reload(Connection connection) throws SQLException {
        if (!loaded) {
            load(connection);
        }
    }

    void committed() {
        committed = loaded ? kept.size() : committed;
    }

    void rolledBack() {
        loaded = false;
    }

    /** How many there are, as committed. */
    public int size() {
        return committed;
    }
}
