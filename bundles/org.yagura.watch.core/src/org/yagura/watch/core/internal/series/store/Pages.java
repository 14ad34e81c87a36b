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
import java.util.BitSet;
import java.util.List;

import org.yagura.watch.core.internal.series.codec.ByteReader;
import org.yagura.watch.core.internal.series.codec.ByteWriter;

/** The states of the series as of the last checkpoint, some of them in a row. Used by one thread. */
final class Pages {
    private static final int SERIES = 32;
    private static final int VERSION = 1;

    private final BitSet stored = new BitSet();
    private final BitSet changed = new BitSet();

    void load(Connection connection, Registry registry) throws SQLException {
        stored.clear();
        changed.clear();
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT page, body FROM sample_page ORDER BY page")) {
            while (rows.next()) {
                stored.set(rows.getInt(1));
                var in = new ByteReader(rows.getBytes(2));
                int version = in.octet();
                if (version != VERSION) {
                    throw new SQLException("page " + rows.getInt(1) + " of series has version " + version);
                }
                while (in.more()) {
                    registry.put(SeriesState.read(in));
                }
            }
        }
    }

    /** Says that a series is to be written anew. */
    void changed(SeriesState state) {
        changed.set(state.number() / SERIES);
    }

    /** Writes the pages with series that have changed. */
    void write(Connection connection, Registry registry) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE sample_page SET body = ? WHERE page = ?");
                PreparedStatement insert = connection
                        .prepareStatement("INSERT INTO sample_page (body, page) VALUES (?, ?)");
                PreparedStatement delete = connection.prepareStatement("DELETE FROM sample_page WHERE page = ?")) {
            var out = new ByteWriter();
            for (int page = changed.nextSetBit(0); page >= 0; page = changed.nextSetBit(page + 1)) {
                List<SeriesState> states = registry.range(page * SERIES, (page + 1) * SERIES).toList();
                if (states.isEmpty()) {
                    delete.setInt(1, page);
                    delete.executeUpdate();
                    stored.clear(page);
                    continue;
                }
                out.clear();
                out.octet(VERSION);
                states.forEach(state -> state.write(out));
                PreparedStatement statement = stored.get(page) ? update : insert;
                statement.setBytes(1, out.copy());
                statement.setInt(2, page);
                statement.executeUpdate();
                stored.set(page);
            }
        }
        changed.clear();
    }
}
