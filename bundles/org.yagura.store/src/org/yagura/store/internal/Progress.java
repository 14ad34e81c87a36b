/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.store.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.yagura.core.store.Dialect;
import org.yagura.core.store.Migration;
import org.yagura.store.FactLog;

/**
 * How far the journal is folded into the tables, and the last sequence number of each producer: kept in tables, so that
 * both change together with what was folded. Used by one thread.
 */
public final class Progress {
    private static final List<Migration> STEPS = List.of(new Migration(1, Progress::tables));

    private final Map<String, Long> sequences = new HashMap<>();
    private final Map<String, Long> pending = new HashMap<>();
    private long position;
    private int facts;
    private long pendingPosition;
    private int pendingFacts;

    private static List<String> tables(Dialect dialect) {
        return List.of(
                "CREATE TABLE store_position (id INT NOT NULL PRIMARY KEY, position BIGINT NOT NULL, facts INT NOT NULL)",
                "INSERT INTO store_position VALUES (1, 0, 0)",
                "CREATE TABLE store_producer (name VARCHAR(200) NOT NULL PRIMARY KEY, sequence BIGINT NOT NULL)");
    }

    /** Makes the tables when they are not there and reads them. */
    public void load(Connection connection, Dialect dialect) throws SQLException {
        new Migrations(connection, dialect).run("store", STEPS);
        sequences.clear();
        try (var statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery("SELECT position, facts FROM store_position WHERE id = 1")) {
                row.next();
                position = row.getLong(1);
                facts = row.getInt(2);
            }
            try (ResultSet rows = statement.executeQuery("SELECT name, sequence FROM store_producer")) {
                while (rows.next()) {
                    sequences.put(rows.getString(1), rows.getLong(2));
                }
            }
        }
        connection.commit();
        rolledBack();
    }

    /** The last entry that is folded as a whole; 0 for none. */
    public long position() {
        return position;
    }

    /** How many facts of the entry after {@link #position} are folded already. */
    public int facts() {
        return facts;
    }

    /** Whether an entry of that producer is a repetition of one that was seen, committed or not. */
    public boolean seen(FactLog.Entry entry) {
        Long last = pending.getOrDefault(entry.producer(), sequences.get(entry.producer()));
        return last != null && entry.sequence() <= last;
    }

    /** An entry will be folded; until {@link #rolledBack} or {@link #committed} the same again is a repetition. */
    public void note(FactLog.Entry entry) {
        pending.merge(entry.producer(), entry.lastSequence(), Math::max);
    }

    /** An entry is folded as a whole, or passed over as a repetition. */
    public void entry(FactLog.Entry entry) {
        if (!seen(entry)) {
            note(entry);
        }
        pendingPosition = entry.position();
        pendingFacts = 0;
    }

    /** The first facts of the entry after the last whole one are folded. */
    public void part(int count) {
        pendingFacts = count;
    }

    /** Writes what is pending, to be committed with the folded facts. */
    public void write(Connection connection) throws SQLException {
        try (PreparedStatement update = connection
                .prepareStatement("UPDATE store_position SET position = ?, facts = ? WHERE id = 1")) {
            update.setLong(1, pendingPosition);
            update.setInt(2, pendingFacts);
            update.executeUpdate();
        }
        for (Map.Entry<String, Long> entry : pending.entrySet()) {
            String sql = sequences.containsKey(entry.getKey())
                    ? "UPDATE store_producer SET sequence = ? WHERE name = ?"
                    : "INSERT INTO store_producer (sequence, name) VALUES (?, ?)";
            try (PreparedStatement update = connection.prepareStatement(sql)) {
                update.setLong(1, entry.getValue());
                update.setString(2, entry.getKey());
                update.executeUpdate();
            }
        }
    }

    /** What was written is durable. */
    public void committed() {
        sequences.putAll(pending);
        pending.clear();
        position = pendingPosition;
        facts = pendingFacts;
    }

    /** What was pending is undone. */
    public void rolledBack() {
        pending.clear();
        pendingPosition = position;
        pendingFacts = facts;
    }
}
