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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;

/** Reads stored traps by id. Bound to a connection; used by one thread. */
public final class TrapReader {
    /** A range of ids is read as a whole when at least one in so many of them is wanted. */
    private static final int DENSE = 4 * TrapTables.ROW_TRAPS;

    private final Connection connection;
    private final TrapIndex index;

    /** A reader of the traps that an index knows. */
    public TrapReader(Connection connection, TrapIndex index) {
        this.connection = connection;
        this.index = index;
    }

    /** Takes traps in ascending order of ids; says whether to go on. */
    @FunctionalInterface
    public interface Taker {
        /** Takes a trap. */
        boolean take(long id, StoredTrap trap);
    }

    /**
     * Reads traps.
     *
     * @param ids in any order
     * @return in the same order; null for those that do not exist
     */
    public StoredTrap[] read(long[] ids) throws SQLException {
        var traps = new StoredTrap[ids.length];
        var order = new Integer[ids.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Long.compare(ids[a], ids[b]));
        int from = 0;
        while (from < order.length) {
            int segment = index.segmentOf(ids[order[from]]);
            int to = from + 1;
            while (to < order.length && index.segmentOf(ids[order[to]]) == segment) {
                to++;
            }
            if (segment != 0) {
                segment(segment, ids, order, from, to, traps);
            }
            from = to;
        }
        return traps;
    }

    private void segment(int segment, long[] ids, Integer[] order, int begin, int end, StoredTrap[] traps)
            throws SQLException {
        try (PreparedStatement query = prepare(segment)) {
            int from = begin;
            while (from < end) {
                int to = from + 1;
                while (to < end && ids[order[to]] - ids[order[to - 1]] <= DENSE) {
                    to++;
                }
                run(query, ids, order, from, to, traps);
                from = to;
            }
        }
    }

    private void run(PreparedStatement query, long[] ids, Integer[] order, int from, int to, StoredTrap[] traps)
            throws SQLException {
        int[] next = {from};
        range(query, ids[order[from]], ids[order[to - 1]], (id, in) -> {
            while (next[0] < to && ids[order[next[0]]] < id) {
                next[0]++;
            }
            if (next[0] == to || ids[order[next[0]]] != id) {
                StoredTrap.skip(in);
                return true;
            }
            StoredTrap trap = StoredTrap.read(in);
            while (next[0] < to && ids[order[next[0]]] == id) {
                traps[order[next[0]++]] = trap;
            }
            return next[0] < to;
        });
    }

    /** Reads one trap; null when it does not exist. */
    public StoredTrap read(long id) throws SQLException {
        return read(new long[]{id})[0];
    }

    /** The times of ids that follow each other, microseconds. */
    public long[] times(int segment, long firstId, int count) throws SQLException {
        var times = new long[count];
        range(segment, firstId, firstId + count - 1, (id, in) -> {
            times[(int) (id - firstId)] = StoredTrap.skip(in);
            return true;
        });
        return times;
    }

    /** Reads all traps of a segment between two ids, both included, until the taker has enough. */
    public void all(int segment, long first, long last, Taker taker) throws SQLException {
        range(segment, first, last, (id, in) -> taker.take(id, StoredTrap.read(in)));
    }

    @FunctionalInterface
    private interface Place {
        boolean at(long id, ByteBuffer in);
    }

    private void range(int segment, long first, long last, Place place) throws SQLException {
        try (PreparedStatement query = prepare(segment)) {
            range(query, first, last, place);
        }
    }

    private PreparedStatement prepare(int segment) throws SQLException {
        return connection.prepareStatement("SELECT first_id, body FROM " + TrapTables.traps(segment)
                + " WHERE first_id >= ? AND first_id <= ? ORDER BY first_id");
    }

    private static void range(PreparedStatement query, long first, long last, Place place) throws SQLException {
        query.setLong(1, first - TrapTables.ROW_TRAPS + 1);
        query.setLong(2, last);
        try (ResultSet rows = query.executeQuery()) {
            boolean more = true;
            while (more && rows.next()) {
                long id = rows.getLong(1);
                var in = ByteBuffer.wrap(rows.getBytes(2));
                int count = in.get();
                for (int i = 0; i < count && more; i++, id++) {
                    if (id < first || id > last) {
                        StoredTrap.skip(in);
                    } else {
                        more = place.at(id, in);
                    }
                }
            }
        }
    }
}
