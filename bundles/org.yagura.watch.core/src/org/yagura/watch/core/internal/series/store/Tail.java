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
import java.time.Instant;
import java.util.function.Consumer;

import org.yagura.core.fact.Fact;
import org.yagura.watch.core.internal.series.codec.ByteReader;
import org.yagura.watch.core.internal.series.codec.ByteWriter;
import org.yagura.watch.core.internal.series.fact.SampleBatch;

/** The facts since the last checkpoint, as they came: a row for those that came together. Used by one thread. */
final class Tail {
    private final ByteWriter bytes = new ByteWriter();
    private long next;
    private boolean empty = true;

    /** Gives the facts that are there, in order. */
    void load(Connection connection, Consumer<Fact> fold) throws SQLException {
        bytes.clear();
        next = 0;
        empty = true;
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id, body FROM sample_tail ORDER BY id")) {
            while (rows.next()) {
                next = rows.getLong(1) + 1;
                empty = false;
                var in = new ByteReader(rows.getBytes(2));
                while (in.more()) {
                    int version = in.number("as version", Integer.MAX_VALUE);
                    Instant at = Instant.ofEpochMilli(in.signed());
                    byte[] payload = in.part(in.number("bytes", in.left())).rest();
                    fold.accept(new Fact(SampleBatch.TYPE.name(), version, at, payload));
                }
            }
        }
    }

    void add(Fact fact) {
        byte[] payload = fact.payload();
        bytes.number(fact.version()).signed(fact.at().toEpochMilli()).number(payload.length)
                .bytes(payload, 0, payload.length);
    }

    /** Writes what was added. */
    void write(Connection connection) throws SQLException {
        if (bytes.length() == 0) {
            return;
        }
        try (PreparedStatement insert = connection
                .prepareStatement("INSERT INTO sample_tail (id, body) VALUES (?, ?)")) {
            insert.setLong(1, next++);
            insert.setBytes(2, bytes.copy());
            insert.executeUpdate();
        }
        empty = false;
        bytes.clear();
    }

    /** Takes out all, written or not. */
    void clear(Connection connection) throws SQLException {
        bytes.clear();
        if (!empty) {
            try (var statement = connection.createStatement()) {
                statement.executeUpdate("DELETE FROM sample_tail");
            }
            empty = true;
        }
    }
}
