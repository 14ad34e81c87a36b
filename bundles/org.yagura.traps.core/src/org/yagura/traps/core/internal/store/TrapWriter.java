/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.store;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Writes traps into the table of their segment, several in a row. Used by one thread. */
final class TrapWriter {
    private static final int BATCH_ROWS = 128;

    private final List<StoredTrap> traps = new ArrayList<>();
    private Connection connection;
    private PreparedStatement insert;
    private int segment;
    private int rows;
    private int bytes;
    private long firstId;

    /** Begins with a transaction. */
    void begin(Connection writer) {
        forget();
        connection = writer;
    }

    /** Takes a trap; ids follow each other within a segment. */
    void add(int into, long id, StoredTrap trap) throws SQLException {
        if (into != segment) {
            flush();
            insert = connection
                    .prepareStatement("INSERT INTO " + TrapTables.traps(into) + " (first_id, body) VALUES (?, ?)");
            segment = into;
        }
        if (traps.isEmpty()) {
            firstId = id;
        }
        traps.add(trap);
        bytes += trap.bound();
        if (traps.size() == TrapTables.ROW_TRAPS || bytes > TrapTables.ROW_BYTES) {
            row();
        }
    }

    private void row() throws SQLException {
        if (traps.isEmpty()) {
            return;
        }
        var out = ByteBuffer.allocate(bytes + 1);
        out.put((byte) traps.size());
        for (StoredTrap trap : traps) {
            trap.write(out);
        }
        byte[] body = new byte[out.position()];
        out.get(0, body);
        insert.setLong(1, firstId);
        insert.setBytes(2, body);
        insert.addBatch();
        traps.clear();
        bytes = 0;
        if (++rows == BATCH_ROWS) {
            insert.executeBatch();
            rows = 0;
        }
    }

    /** Writes what was taken. */
    void flush() throws SQLException {
        row();
        if (insert != null) {
            if (rows > 0) {
                insert.executeBatch();
            }
            insert.close();
        }
        forget();
    }

    /** Forgets what was taken and not written. */
    void forget() {
        traps.clear();
        insert = null;
        segment = 0;
        rows = 0;
        bytes = 0;
    }
}
