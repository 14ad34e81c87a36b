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
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

import org.yagura.core.store.Dialect;
import org.yagura.watch.core.internal.series.fact.Keep;

/** The tables of closed chunks, one a segment of time. The projection's thread changes them; {@link #all} is for any. */
public final class Segments {

    /**
     * A segment.
     *
     * @param number of the segment
     * @param entries how many samples, or minutes, hours or days of series, are in it
     * @param bytes that these take
     */
    public record Segment(long number, long entries, long bytes) {

        private Segment plus(Chunk chunk) {
            return new Segment(number, entries + chunk.entries(), bytes + chunk.body().length);
        }
    }

    private record Key(Grain grain, long number) {
    }

    private record Row(int series, Chunk chunk) {
    }

    private static final String FORGET = "DELETE FROM sample_retired WHERE grain = ? AND number = ?";

    private final Map<Grain, TreeMap<Long, Segment>> segments = new EnumMap<>(Grain.class);
    private final Map<Key, ArrayList<Row>> rows = new HashMap<>();
    private final Set<Key> changed = new HashSet<>();
    private volatile Map<Grain, NavigableMap<Long, Segment>> committed = Map.of();
    private Dialect dialect;
    private boolean retired;

    void load(Connection connection, Dialect words) throws SQLException {
        dialect = words;
        retired = true;
        rows.clear();
        changed.clear();
        for (Grain grain : Grain.values()) {
            segments.put(grain, new TreeMap<>());
        }
        try (var statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT grain, number, entries, bytes FROM sample_segment")) {
            while (row.next()) {
                segments.get(Grain.values()[row.getInt(1)]).put(row.getLong(2),
                        new Segment(row.getLong(2), row.getLong(3), row.getLong(4)));
            }
        }
    }

    /** The committed segments of a level, by number. */
    public NavigableMap<Long, Segment> all(Grain grain) {
        return committed.getOrDefault(grain, new TreeMap<>());
    }

    void publish() {
        var next = new EnumMap<Grain, NavigableMap<Long, Segment>>(Grain.class);
        segments.forEach((grain, map) -> next.put(grain, new TreeMap<>(map)));
        committed = next;
    }

    /** Takes a chunk, to be written by {@link #write}. */
    void add(int series, Chunk chunk) {
        long number = chunk.grain().segment(chunk.start());
        rows.computeIfAbsent(new Key(chunk.grain(), number), k -> new ArrayList<>())
                .add(new Row(series, chunk));
    }

    /** Writes the chunks that were taken. */
    void write(Connection connection) throws SQLException {
        for (Map.Entry<Key, ArrayList<Row>> entry : rows.entrySet()) {
            Key key = entry.getKey();
            TreeMap<Long, Segment> level = segments.get(key.grain());
            Segment segment = level.get(key.number());
            if (segment == null) {
                segment = new Segment(key.number(), 0, 0);
                begin(connection, key);
            }
            insert(connection, key, entry.getValue());
            for (Row row : entry.getValue()) {
                segment = segment.plus(row.chunk());
            }
            level.put(key.number(), segment);
            changed.add(key);
        }
        rows.clear();
        update(connection);
    }

    private void begin(Connection connection, Key key) throws SQLException {
        // it may have been retired and not dropped yet, when samples come that are as old as that
        if (execute(connection, FORGET, key) > 0) {
            SampleTables.dropSegment(connection, key.grain().table(key.number()));
        }
        SampleTables.createSegment(connection, dialect, key.grain(), key.number());
        execute(connection, "INSERT INTO sample_segment (grain, number, entries, bytes) VALUES (?, ?, 0, 0)", key);
    }

    private static int execute(Connection connection, String sql, Key key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, key.grain().ordinal());
            statement.setLong(2, key.number());
            return statement.executeUpdate();
        }
    }

    private static void insert(Connection connection, Key key, List<Row> chunks) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + key.grain().table(key.number())
                + " (series, finish, start, entries, body) VALUES (?, ?, ?, ?, ?)")) {
            for (Row row : chunks) {
                insert.setInt(1, row.series());
                insert.setLong(2, row.chunk().finish());
                insert.setLong(3, row.chunk().start());
                insert.setInt(4, row.chunk().entries());
                insert.setBytes(5, row.chunk().body());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private void update(Connection connection) throws SQLException {
        try (PreparedStatement update = connection
                .prepareStatement("UPDATE sample_segment SET entries = ?, bytes = ? WHERE grain = ? AND number = ?")) {
            for (Key key : changed) {
                Segment segment = segments.get(key.grain()).get(key.number());
                update.setLong(1, segment.entries());
                update.setLong(2, segment.bytes());
                update.setInt(3, key.grain().ordinal());
                update.setLong(4, key.number());
                update.addBatch();
            }
            if (!changed.isEmpty()) {
                update.executeBatch();
            }
        }
        changed.clear();
    }

    /**
     * The segments of a level that are over: those that have ended when a rule no longer keeps them, and of samples the
     * oldest until there are no more than the rule allows; the newest one stays then.
     *
     * @param level the segments of the level, by number
     * @param newest time of the newest fact, milliseconds
     */
    public static List<Segment> over(Grain grain, NavigableMap<Long, Segment> level, Keep keep, long newest) {
        var over = new ArrayList<Segment>();
        long before = newest - grain.kept(keep);
        long left = level.values().stream().mapToLong(Segment::entries).sum();
        for (Segment segment : level.values()) {
            boolean tooMany = grain == Grain.RAW && level.size() - over.size() > 1 && left > keep.samples();
            if (grain.begin(segment.number() + 1) > before && !tooMany) {
                break;
            }
            over.add(segment);
            left -= segment.entries();
        }
        return over;
    }

    /** Takes the segments of a level out that are {@link #over}; their tables stay for {@link #clean}. */
    void retire(Connection connection, Grain grain, Keep keep, long newest) throws SQLException {
        for (int left = over(grain, segments.get(grain), keep, newest).size(); left > 0; left--) {
            retire(connection, grain);
        }
    }

    private void retire(Connection connection, Grain grain) throws SQLException {
        var key = new Key(grain, segments.get(grain).pollFirstEntry().getKey());
        execute(connection, "DELETE FROM sample_segment WHERE grain = ? AND number = ?", key);
        execute(connection, "INSERT INTO sample_retired (grain, number) VALUES (?, ?)", key);
        retired = true;
    }

    /** When the oldest segment of a level begins; the largest number when there is none. */
    long oldest(Grain grain) {
        TreeMap<Long, Segment> level = segments.get(grain);
        return level.isEmpty() ? Long.MAX_VALUE : grain.begin(level.firstKey());
    }

    /**
     * Drops the table of a segment that was taken out.
     *
     * @return whether there may be more
     */
    boolean clean(Connection connection) throws SQLException {
        if (!retired) {
            return false;
        }
        Key key;
        try (var statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT grain, number FROM sample_retired ORDER BY grain, number" + dialect.firstRows(1))) {
            key = row.next() ? new Key(Grain.values()[row.getInt(1)], row.getLong(2)) : null;
        }
        retired = key != null;
        if (retired) {
            SampleTables.dropSegment(connection, key.grain().table(key.number()));
            execute(connection, FORGET, key);
        }
        return retired;
    }
}
