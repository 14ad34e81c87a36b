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
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.core.fact.Fact;
import org.yagura.core.fact.PlacedFact;
import org.yagura.core.store.Dialect;
import org.yagura.watch.core.internal.series.codec.ByteReader;
import org.yagura.watch.core.internal.series.codec.ByteWriter;
import org.yagura.watch.core.internal.series.fact.Keep;
import org.yagura.watch.core.internal.series.fact.SampleBatch;

/**
 * All that is kept of time series, in memory and in tables. The projection's thread changes it; what is public gives any
 * thread what is committed.
 */
public final class SampleState {
    private static final Logger LOG = LoggerFactory.getLogger(SampleState.class);
    /** A sample that is further ahead of its fact is left out; a fact moves the time by no more. */
    private static final long HOUR = TimeUnit.HOURS.toMillis(1);
    /** A checkpoint is due after so many samples, or so many of each series, whichever is more; so many facts; a day. */
    private static final long SAMPLES = 2_000_000;
    private static final long SAMPLES_EACH = 200;
    private static final int FACTS = 14_400;
    private static final int REASON = 1_000;
    private static final Counts ONE_UNREAD = new Counts(0, 0, 0, 0, 0, 1);

    private final Registry registry = new Registry();
    private final Sessions sessions = new Sessions();
    private final Segments segments = new Segments();
    private final Pages pages = new Pages();
    private final Tail tail = new Tail();
    private final Head head = new Head();
    private final Unread unread = new Unread();
    private final List<SeriesState> touched = new ArrayList<>();
    private final List<SeriesState> dirty = new ArrayList<>();
    private volatile Standing standing = new Standing(Keep.USUAL, Counts.NONE, 0, 0, new long[4]);
    private Dialect dialect;
    private boolean stale;

    /**
     * What is committed of what there is once.
     *
     * @param keep the rule of retention
     * @param counts what was left out
     * @param newest time of the newest fact, milliseconds
     * @param series how many there are
     * @param whole for each level, from when on it is whole, milliseconds
     */
    public record Standing(Keep keep, Counts counts, long newest, int series, long[] whole) {
    }

    void load(Connection connection, Dialect words) throws SQLException {
        long start = System.nanoTime();
        dialect = words;
        registry.clear();
        sessions.clear();
        head.clear();
        touched.clear();
        dirty.clear();
        try (var statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT body FROM sample_head WHERE id = 1")) {
            if (row.next()) {
                var in = new ByteReader(row.getBytes(1));
                head.read(in);
                registry.next(in.number("as next number", Integer.MAX_VALUE));
                sessions.read(in);
            }
        }
        segments.load(connection, dialect);
        pages.load(connection, registry);
        tail.load(connection, this::foldAgain);
        unread.load(connection);
        stale = false;
        segments.publish();
        registry.every().forEach(SeriesState::publish);
        touched.forEach(state -> state.touched = false);
        touched.clear();
        show();
        LOG.info("{} series read in {} ms, with {} samples since the last checkpoint", registry.size(),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start), head.since);
    }

    /** What was changed since the last commit is undone; it is read again before the next change. */
    void rolledBack() {
        stale = true;
    }

    /** Is called before facts are folded. */
    void begin(Connection connection) throws SQLException {
        if (stale) {
            load(connection, dialect);
        }
    }

    /** Folds a fact of samples; writes a checkpoint when one is due. */
    void samples(Connection connection, PlacedFact placed) throws SQLException {
        Fact fact = placed.fact();
        tail.add(fact);
        String problem = fold(fact);
        if (problem != null) {
            keepAside(connection, placed, problem);
        }
        if (due()) {
            checkpoint(connection);
        }
    }

    private boolean due() {
        return head.since >= Math.max(SAMPLES, SAMPLES_EACH * registry.size()) || head.facts >= FACTS
                || head.begun >= 0 && head.newest - head.begun >= Grain.DAY_MILLIS;
    }

    private void keepAside(Connection connection, PlacedFact placed, String problem) throws SQLException {
        LOG.error("the fact at {}/{} ({} version {}) is kept aside: {}", placed.position(), placed.offset(),
                placed.fact().type(), placed.fact().version(), problem);
        unread.keep(connection, placed, problem.substring(0, Math.min(REASON, problem.length())));
    }

    private void foldAgain(Fact fact) {
        fold(fact);
    }

    /** Why a fact cannot be read; null when it can. */
    private String fold(Fact fact) {
        head.facts++;
        SampleBatch batch;
        try {
            batch = SampleBatch.TYPE.content(fact);
        } catch (IllegalArgumentException e) {
            head.counts = head.counts.plus(ONE_UNREAD);
            return String.valueOf(e.getMessage());
        }
        long now = fact.at().toEpochMilli();
        head.newest = head.newest == 0 ? now : Math.max(head.newest, Math.min(now, head.newest + HOUR));
        head.begun = head.begun < 0 ? head.newest : head.begun;
        Sessions.Session session = sessions.session(batch.session());
        for (SampleBatch.Definition definition : batch.definitions()) {
            session.define(definition.number(), number(definition));
        }
        fold(batch, session, now + HOUR);
        head.since += batch.at().length;
        return null;
    }

    private int number(SampleBatch.Definition definition) {
        SeriesState state = registry.find(definition.series());
        if (state == null && registry.size() < head.keep.series()) {
            state = registry.make(definition.series());
        }
        return state == null ? Sessions.BEYOND : state.number();
    }

    private void fold(SampleBatch batch, Sessions.Session session, long most) {
        long least = Math.max(0, head.newest - Grain.RAW.kept(head.keep));
        long late = 0;
        long ahead = 0;
        long old = 0;
        long beyond = 0;
        int sample = 0;
        for (int run = 0; run < batch.series().length; run++) {
            int end = sample + batch.sizes()[run];
            int number = session.series(batch.series()[run]);
            SeriesState state = number <= 0 ? null : registry.get(number);
            if (state == null) {
                beyond += end - sample;
                sample = end;
                continue;
            }
            if (state.lastAt() > most) {
                // its newest sample was of a clock that ran ahead: it goes on under another number
                state = registry.make(state.series());
                session.define(batch.series()[run], state.number());
            }
            for (; sample < end; sample++) {
                long at = batch.at()[sample];
                if (at > most) {
                    ahead++;
                } else if (at < least) {
                    old++;
                } else if (!state.add(at, batch.values()[sample])) {
                    late++;
                }
            }
            touch(state);
        }
        head.counts = head.counts.plus(new Counts(sample, late, ahead, old, beyond, 0));
    }

    private void touch(SeriesState state) {
        if (!state.touched) {
            state.touched = true;
            touched.add(state);
        }
        if (!state.dirty) {
            state.dirty = true;
            dirty.add(state);
        }
    }

    /** Says how much is kept, and takes out what is over. */
    void retain(Connection connection, PlacedFact placed) throws SQLException {
        try {
            head.keep = Keep.TYPE.content(placed.fact()).or(head.keep);
        } catch (IllegalArgumentException e) {
            keepAside(connection, placed, String.valueOf(e.getMessage()));
            head.counts = head.counts.plus(ONE_UNREAD);
        }
        checkpoint(connection);
    }

    /** Is called after facts were folded. */
    void write(Connection connection) throws SQLException {
        tail.write(connection);
    }

    /** Writes all, so that the tail can begin anew; takes out what is over. */
    private void checkpoint(Connection connection) throws SQLException {
        for (SeriesState state : dirty) {
            for (Chunk chunk : state.takeReady()) {
                segments.add(state.number(), chunk);
            }
            pages.changed(state);
            state.dirty = false;
            // what is closed now is shown by the next view only
            if (!state.touched) {
                state.touched = true;
                touched.add(state);
            }
        }
        dirty.clear();
        segments.write(connection);
        retire(connection);
        pages.write(connection, registry);
        tail.clear(connection);
        head.begin();
        writeHead(connection);
    }

    private void retire(Connection connection) throws SQLException {
        for (Grain grain : Grain.values()) {
            long oldest = segments.oldest(grain);
            segments.retire(connection, grain, head.keep, head.newest);
            long left = segments.oldest(grain);
            if (left > oldest) {
                head.whole[grain.ordinal()] = Math.min(left, head.newest);
            }
        }
        long today = head.newest / Grain.DAY_MILLIS;
        if (today > head.forgotten) {
            head.forgotten = today;
            long before = head.newest - Grain.DAY.kept(head.keep);
            for (SeriesState state : registry.every().filter(s -> s.lastAt() < before).toList()) {
                registry.remove(state);
                pages.changed(state);
            }
        }
    }

    private void writeHead(Connection connection) throws SQLException {
        var out = new ByteWriter();
        head.write(out);
        out.number(registry.next());
        sessions.write(out);
        try (PreparedStatement update = connection.prepareStatement("UPDATE sample_head SET body = ? WHERE id = 1");
                PreparedStatement insert = connection
                        .prepareStatement("INSERT INTO sample_head (id, body) VALUES (1, ?)")) {
            update.setBytes(1, out.copy());
            if (update.executeUpdate() == 0) {
                insert.setBytes(1, out.copy());
                insert.executeUpdate();
            }
        }
    }

    /** What was changed is committed; the series with new samples. */
    List<SeriesState> committed() {
        if (stale) {
            return List.of();
        }
        List<SeriesState> changed = List.copyOf(touched);
        // the tables first: what leaves the memory with a view has to be found in one
        segments.publish();
        for (SeriesState state : changed) {
            state.publish();
            state.touched = false;
        }
        touched.clear();
        show();
        return changed;
    }

    private void show() {
        registry.publish();
        standing = new Standing(head.keep, head.counts, head.newest, registry.size(), head.whole.clone());
    }

    boolean maintain(Connection connection) throws SQLException {
        return segments.clean(connection);
    }

    /** The series. */
    public Registry registry() {
        return registry;
    }

    /** The tables. */
    public Segments segments() {
        return segments;
    }

    /** What there is once. */
    public Standing standing() {
        return standing;
    }
}
