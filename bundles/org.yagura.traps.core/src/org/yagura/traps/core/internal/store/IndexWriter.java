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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

import org.yagura.core.store.Dialect;

/**
 * Keeps the index in step with the tables: takes new traps and changes of handling, writes the blocks that they touch,
 * and makes the next {@link TrapIndex} once they are committed. Used by one thread; the index by any.
 */
final class IndexWriter {
    /** Microseconds of a day. */
    static final long DAY = 86_400_000_000L;
    /** Traps in a segment at most. */
    static final long SEGMENT = 5_000_000;
    private static final long SMALLEST_SEGMENT = 10_240;
    private static final int SEGMENTS_KEPT = 10;
    private static final int COMBOS_SPARE = 20_000;

    private final List<Part> parts = new ArrayList<>();
    private Combos combos = new Combos();
    private int combosAtFirst;
    private volatile TrapIndex index = new TrapIndex(List.of(), combos);
    private Dialect dialect;
    private long segmentSize = SEGMENT;
    private boolean retired;

    /** A segment being written: the blocks of the committed one, and those that differ from them. */
    private static final class Part {
        private final int number;
        private final long firstId;
        private final long day;
        private Segment committed;
        private final TreeMap<Integer, Open> open = new TreeMap<>();
        private long size;

        Part(Segment segment) {
            this.number = segment.number();
            this.firstId = segment.firstId();
            this.day = segment.day();
            this.committed = segment;
            this.size = segment.size();
        }

        /** The newest time of a trap, committed or not. */
        long maxAt() {
            return Math.max(committed.maxAt(),
                    open.values().stream().mapToLong(o -> o.maxAt).max().orElse(Long.MIN_VALUE));
        }

        Open open(int block) {
            return open.computeIfAbsent(block,
                    b -> b < committed.blockCount() ? new Open(committed.block(b)) : new Open(null));
        }
    }

    /** A block being written. */
    private static final class Open {
        /** Whether there is a row of it, and whether that row is as this is. */
        private boolean stored;
        private boolean written;
        private final int[] combos;
        private int size;
        private long minAt = Long.MAX_VALUE;
        private long maxAt = Long.MIN_VALUE;
        private Block block;

        Open(Block old) {
            stored = old != null;
            written = stored;
            combos = stored ? old.unpack() : new int[Block.SIZE];
            if (stored) {
                size = old.size();
                minAt = old.minAt();
                maxAt = old.maxAt();
            }
        }

        void changed() {
            block = null;
            written = false;
        }

        Block block() {
            if (block == null) {
                block = Block.of(combos, size, minAt, maxAt);
            }
            return block;
        }
    }

    /** Reads the stored blocks. */
    void load(Connection connection, Dialect words) throws SQLException {
        dialect = words;
        combos = new Combos();
        parts.clear();
        try (var statement = connection.createStatement();
                ResultSet rows = statement
                        .executeQuery("SELECT number, first_id, first_day FROM trap_segment ORDER BY number")) {
            while (rows.next()) {
                int number = rows.getInt(1);
                parts.add(new Part(Segment.of(number, rows.getLong(2), rows.getLong(3), blocks(connection, number))));
            }
        }
        combosAtFirst = combos.count();
        retired = true;
        publish();
    }

    private Block[] blocks(Connection connection, int segment) throws SQLException {
        var blocks = new ArrayList<Block>();
        try (var statement = connection.createStatement();
                ResultSet rows = statement
                        .executeQuery("SELECT block, body FROM " + TrapTables.blocks(segment) + " ORDER BY block")) {
            while (rows.next()) {
                if (rows.getInt(1) != blocks.size()) {
                    throw new SQLException("block " + blocks.size() + " of segment " + segment + " is missing");
                }
                blocks.add(Block.read(rows.getBytes(2), combos));
            }
        }
        return blocks.toArray(Block[]::new);
    }

    /** The committed index. */
    TrapIndex index() {
        return index;
    }

    /** Makes segments smaller than usual, so that a small number of rows to keep can be kept to. */
    void keepRows(long rows) {
        segmentSize = Math.min(SEGMENT, Math.max(SMALLEST_SEGMENT, rows / SEGMENTS_KEPT));
    }

    /** The id that the next trap gets. */
    long nextId() {
        return parts.isEmpty() ? 1 : parts.getLast().firstId + parts.getLast().size;
    }

    /** The number of the oldest segment, and of the newest; 0 when there is none. */
    int oldestSegment() {
        return parts.isEmpty() ? 0 : parts.getFirst().number;
    }

    int newestSegment() {
        return parts.isEmpty() ? 0 : parts.getLast().number;
    }

    /** The newest time of a trap, committed or not; empty when there is none. */
    OptionalLong newestAt() {
        return parts.reversed().stream().filter(part -> part.size > 0).mapToLong(Part::maxAt).findFirst();
    }

    /** The segment that takes a trap of that time; a new one after so many traps, or on a new day. */
    int segmentFor(Connection connection, long micros) throws SQLException {
        long day = Math.floorDiv(micros, DAY);
        Part last = parts.isEmpty() ? null : parts.getLast();
        if (last != null && last.size < segmentSize && (day <= last.day || last.size == 0)) {
            return last.number;
        }
        var segment = Segment.of(last == null ? 1 : last.number + 1, nextId(), day, new Block[0]);
        TrapTables.createSegment(connection, dialect, segment.number());
        try (PreparedStatement insert = connection
                .prepareStatement("INSERT INTO trap_segment (number, first_id, first_day) VALUES (?, ?, ?)")) {
            insert.setInt(1, segment.number());
            insert.setLong(2, segment.firstId());
            insert.setLong(3, segment.day());
            insert.executeUpdate();
        }
        parts.add(new Part(segment));
        return segment.number();
    }

    /** Takes a trap into the segment that {@link #segmentFor} gave. */
    void add(int combo, long micros) {
        Part part = parts.getLast();
        Open open = part.open((int) (part.size / Block.SIZE));
        open.combos[open.size++] = combo;
        open.minAt = Math.min(open.minAt, micros);
        open.maxAt = Math.max(open.maxAt, micros);
        open.changed();
        part.size++;
    }

    /** What the combinations mean, and new ones. */
    Combos combos() {
        return combos;
    }

    /**
     * Changes the handling of traps; ids that do not exist (any more) are passed over.
     *
     * @param state ordinal; negative leaves it
     * @param assignee number; negative leaves it
     * @param origins takes the sources of those that were there
     */
    void change(long firstId, long lastId, int state, int assignee, boolean comment, Set<Integer> origins) {
        for (Part part : parts) {
            long from = Math.max(firstId, part.firstId);
            long to = Math.min(lastId, part.firstId + part.size - 1);
            for (long id = from; id <= to; id++) {
                int place = (int) (id - part.firstId);
                Open open = part.open(place / Block.SIZE);
                int combo = open.combos[place % Block.SIZE];
                open.combos[place % Block.SIZE] = combos.changed(combo, state, assignee, comment);
                open.changed();
                origins.add(combos.origin(combo));
            }
        }
    }

    /** Writes the blocks that have changed. */
    void write(Connection connection) throws SQLException {
        for (Part part : parts) {
            if (!part.open.isEmpty()) {
                write(connection, part, true,
                        "UPDATE " + TrapTables.blocks(part.number) + " SET body = ? WHERE block = ?");
                write(connection, part, false,
                        "INSERT INTO " + TrapTables.blocks(part.number) + " (body, block) VALUES (?, ?)");
            }
        }
    }

    private void write(Connection connection, Part part, boolean stored, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            boolean any = false;
            for (Map.Entry<Integer, Open> entry : part.open.entrySet()) {
                Open open = entry.getValue();
                if (open.stored == stored && !open.written) {
                    statement.setBytes(1, open.block().bytes(combos));
                    statement.setInt(2, entry.getKey());
                    statement.addBatch();
                    open.written = true;
                    any = true;
                }
            }
            if (any) {
                statement.executeBatch();
            }
        }
        part.open.values().forEach(open -> open.stored |= open.written);
    }

    /**
     * Takes the segments out that hold nothing but traps from before a time, and as many as it needs that the newest one
     * can be filled without more rows than are to be kept. Their tables stay for {@link #clean}.
     *
     * @return whether there was one
     */
    boolean retire(Connection connection, long before, long rows) throws SQLException {
        boolean any = false;
        while (parts.size() > 1 && (parts.getFirst().maxAt() < before || full() > rows)) {
            int number = parts.removeFirst().number;
            retired = true;
            any = true;
            for (String sql : List.of("DELETE FROM trap_segment WHERE number = ?",
                    "INSERT INTO trap_retired (number) VALUES (?)")) {
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                    statement.setInt(1, number);
                    statement.executeUpdate();
                }
            }
        }
        return any;
    }

    /** How many traps there are once the newest segment is full. */
    private long full() {
        Part newest = parts.getLast();
        return newest.firstId - parts.getFirst().firstId + Math.max(segmentSize, newest.size);
    }

    /**
     * Drops the tables of a segment that was taken out.
     *
     * @return whether there may be more
     */
    boolean clean(Connection connection) throws SQLException {
        if (!retired) {
            return false;
        }
        int number;
        try (var statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT MIN(number) FROM trap_retired")) {
            number = row.next() ? row.getInt(1) : 0;
        }
        retired = number != 0;
        if (retired) {
            TrapTables.dropSegment(connection, number);
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM trap_retired WHERE number = ?")) {
                delete.setInt(1, number);
                delete.executeUpdate();
            }
        }
        return retired;
    }

    /** What was written is durable. */
    void committed() {
        for (Part part : parts) {
            if (!part.open.isEmpty()) {
                var changed = new HashMap<Integer, Block>();
                part.open.forEach((place, open) -> changed.put(place, open.block()));
                part.committed = part.committed.with(changed);
                part.open.clear();
            }
        }
        if (combos.count() > 2 * combosAtFirst + COMBOS_SPARE) {
            renumber();
        }
        publish();
    }

    /** Forgets the combinations that no trap has any more. */
    private void renumber() {
        var fresh = new Combos();
        parts.forEach(part -> part.committed = part.committed.renumbered(combos, fresh));
        combos = fresh;
        combosAtFirst = fresh.count();
    }

    /** What was taken since the last commit is undone. */
    void rolledBack() {
        parts.clear();
        index.segments().forEach(s -> parts.add(new Part(s)));
        retired = true;
    }

    private void publish() {
        index = new TrapIndex(parts.stream().map(p -> p.committed).toList(), combos);
    }
}
