/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.series.query;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

import org.yagura.core.store.Dialect;
import org.yagura.watch.core.internal.series.codec.ChunkReader;
import org.yagura.watch.core.internal.series.codec.Packed;
import org.yagura.watch.core.internal.series.codec.Summary;
import org.yagura.watch.core.internal.series.codec.SummaryReader;
import org.yagura.watch.core.internal.series.store.Chunk;
import org.yagura.watch.core.internal.series.store.Grain;
import org.yagura.watch.core.internal.series.store.SeriesState;
import org.yagura.watch.core.internal.series.store.Segments;
import org.yagura.watch.core.internal.series.store.View;

/**
 * Reads one level of series over a time, in order: first what the tables have, then what is in memory. A commit may come
 * between the two, so what is in both is taken once. Used by one thread, for one answer.
 */
final class LevelReader implements AutoCloseable {
    private final Connection connection;
    private final Dialect dialect;
    private final Segments segments;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    /** Takes samples. */
    interface Samples {
        /** A sample; false ends the reading. */
        boolean take(long at, double value);
    }

    /** Takes summaries. */
    interface Summaries {
        /** A summary that begins at that time; it is not to be changed. */
        void take(long at, Summary summary);
    }

    /** Takes the rows of tables. */
    interface Rows {
        /** A chunk of a series; false ends the reading. */
        boolean take(int series, Chunk chunk);
    }

    LevelReader(Connection connection, Dialect dialect, Segments segments) {
        this.connection = connection;
        this.dialect = dialect;
        this.segments = segments;
    }

    /** Gives the samples from a time on and before another one. */
    void samples(SeriesState series, long from, long to, Samples target) throws SQLException {
        View view = series.view();
        long memory = view.ready().stream().filter(c -> c.grain() == Grain.RAW).mapToLong(Chunk::start).findFirst()
                .orElseGet(() -> view.raw() == null ? Long.MAX_VALUE : first(view.raw()));
        var once = new SamplesOnce(from, to, target);
        if (from < memory) {
            rows(Grain.RAW, series.number(), from, to, (number, chunk) -> once.take(chunk.samples()));
        }
        for (Chunk chunk : view.ready()) {
            if (chunk.grain() == Grain.RAW && chunk.finish() >= from && chunk.start() < to) {
                once.take(chunk.samples());
            }
        }
        if (view.raw() != null) {
            once.take(view.raw());
        }
    }

    private static long first(Packed packed) {
        ChunkReader reader = packed.reader();
        reader.next();
        return reader.at();
    }

    /** Passes on what lies in a time and is later than what was passed on. */
    private static final class SamplesOnce {
        private final long to;
        private final Samples target;
        private long next;
        private boolean ended;

        SamplesOnce(long from, long to, Samples target) {
            this.next = from;
            this.to = to;
            this.target = target;
        }

        boolean take(Packed packed) {
            ChunkReader reader = packed.reader();
            while (!ended && reader.next()) {
                long at = reader.at();
                if (at >= next) {
                    ended = at >= to || !target.take(at, reader.value());
                    next = at + 1;
                }
            }
            return !ended;
        }
    }

    /** Gives the minutes, hours or days that begin from a time on and before another one. */
    void summaries(SeriesState series, Grain grain, long from, long to, boolean sketched, Summaries target)
            throws SQLException {
        View view = series.view();
        var once = new SummariesOnce(grain, from, to, target);
        if (from < memory(view, grain)) {
            rows(grain, series.number(), from, to, (number, chunk) -> once.take(chunk.summaries(sketched)));
        }
        memory(view, grain, sketched, once);
    }

    /** When the first that is in memory begins; the largest number when only the open one is. */
    private static long memory(View view, Grain grain) {
        for (Chunk chunk : view.ready()) {
            if (chunk.grain() == grain) {
                return chunk.start();
            }
        }
        Summary first = view.rolled().get(grain.ordinal() - 1).closed().reader(false).next();
        return first == null ? Long.MAX_VALUE : first.start * grain.step();
    }

    private static void memory(View view, Grain grain, boolean sketched, SummariesOnce once) {
        for (Chunk chunk : view.ready()) {
            if (chunk.grain() == grain) {
                once.take(chunk.summaries(sketched));
            }
        }
        once.take(view.rolled().get(grain.ordinal() - 1).closed().reader(sketched));
        Summary open = null;
        for (int level = grain.ordinal(); level >= Grain.MINUTE.ordinal(); level--) {
            Summary next = view.rolled().get(level - 1).open();
            long start = next.start * Grain.values()[level].step() / grain.step();
            if (next.isEmpty()) {
                continue;
            }
            if (open != null && open.start != start) {
                once.take(open);
                open = null;
            }
            if (open == null) {
                open = new Summary();
                open.start = start;
            }
            open.add(next);
        }
        if (open != null) {
            once.take(open);
        }
    }

    /** Passes on what of the memory of a series is in a time and later than what the tables had. */
    void memory(SeriesState series, Grain grain, long from, long to, boolean sketched, Summaries target) {
        memory(series.view(), grain, sketched, new SummariesOnce(grain, from, to, target));
    }

    /** Passes on what begins in a time and later than what was passed on. */
    private static final class SummariesOnce {
        private final Grain grain;
        private final long to;
        private final Summaries target;
        private long next;

        SummariesOnce(Grain grain, long from, long to, Summaries target) {
            this.grain = grain;
            this.next = from;
            this.to = to;
            this.target = target;
        }

        boolean take(SummaryReader reader) {
            for (Summary summary = reader.next(); summary != null; summary = reader.next()) {
                if (!take(summary)) {
                    return false;
                }
            }
            return true;
        }

        boolean take(Summary summary) {
            long at = summary.start * grain.step();
            if (at >= to) {
                return false;
            }
            if (at >= next) {
                target.take(at, summary);
                next = at + 1;
            }
            return true;
        }
    }

    /** The chunks of a series that reach into a time. */
    private void rows(Grain grain, int series, long from, long to, Rows target) throws SQLException {
        long first = grain.segment(from);
        for (long segment : segments.all(grain).subMap(first, true, grain.segment(Math.max(from, to - 1)), true)
                .keySet()) {
            String table = grain.table(segment);
            PreparedStatement query = prepare("SELECT series, start, finish, entries, body FROM " + table
                    + dialect.useIndex(grain.index(segment))
                    + " WHERE series = ? AND finish >= ? AND finish < ? ORDER BY finish");
            query.setInt(1, series);
            query.setLong(2, from);
            query.setLong(3, to + grain.spanMillis());
            if (!give(grain, query, to, target)) {
                return;
            }
        }
    }

    /** All chunks of all series that reach into a time, of a level that is compared; within a series in order. */
    void all(Grain grain, long from, long to, Rows target) throws SQLException {
        for (long segment : segments.all(grain)
                .subMap(grain.segment(from), true, grain.segment(Math.max(from, to - 1)), true).keySet()) {
            String table = grain.table(segment);
            PreparedStatement query = prepare("SELECT series, start, finish, entries, body FROM " + table
                    + dialect.useIndex(grain.timeIndex(segment))
                    + " WHERE finish >= ? AND finish < ? AND start < ? ORDER BY finish");
            query.setLong(1, from);
            query.setLong(2, to + grain.spanMillis());
            query.setLong(3, to);
            give(grain, query, Long.MAX_VALUE, target);
        }
    }

    private static boolean give(Grain grain, PreparedStatement query, long to, Rows target) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                long start = row.getLong(2);
                if (start >= to || !target.take(row.getInt(1),
                        new Chunk(grain, start, row.getLong(3), row.getInt(4), row.getBytes(5)))) {
                    return false;
                }
            }
        }
        return true;
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement known = statements.get(sql);
        if (known == null) {
            known = connection.prepareStatement(sql);
            statements.put(sql, known);
        }
        return known;
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : statements.values()) {
            statement.close();
        }
    }
}
