/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.core.store.Dialect;
import org.yagura.traps.core.internal.store.PeopleFacts.Retention;

/**
 * Everything that is kept in memory beside the tables. The projection's thread changes it; what is public here gives
 * any thread what is committed.
 */
public final class TrapState {
    private static final Logger LOG = LoggerFactory.getLogger(TrapState.class);
    private static final int CHECKED = 200;

    private final Words origins = new Words(Words.Kind.ORIGIN);
    private final Words oids = new Words(Words.Kind.OID);
    private final Words rules = new Words(Words.Kind.RULE);
    private final Words people = new Words(Words.Kind.PERSON);
    private final List<Words> words = List.of(origins, oids, rules, people);
    private final IndexWriter writer = new IndexWriter();
    private final Alarms alarms = new Alarms();
    private final Chain chain = new Chain();
    private final Actions actions = new Actions();
    private final Settings settings = new Settings();
    private final MibFiles mibFiles = new MibFiles();
    /** Numbers of sources by address, then by node: saves making a text for each trap. */
    private final Map<String, Map<String, Integer>> originNumbers = new HashMap<>();

    /** What a commit has changed; of alarms the numbers of their sources. */
    record Changed(BitSet alarms, boolean chain, boolean mibs) {
    }

    void load(Connection connection, Dialect dialect) throws SQLException {
        long start = System.nanoTime();
        for (Words kind : words) {
            kind.load(connection);
        }
        originNumbers.clear();
        settings.load(connection);
        writer.load(connection, dialect);
        writer.keepRows(settings.retention().rows());
        check(connection);
        long index = System.nanoTime();
        alarms.load(connection);
        chain.load(connection);
        actions.load(connection);
        mibFiles.load(connection);
        LOG.info("{} traps and {} alarms: index read in {} ms, alarms and the rest in {} ms", index().size(),
                alarms.all().size(), TimeUnit.NANOSECONDS.toMillis(index - start),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - index));
    }

    /** The newest traps of the index must be in the table. */
    private void check(Connection connection) throws SQLException {
        TrapIndex index = index();
        long[] newest = LongStream.rangeClosed(Math.max(index.oldestId(), index.newestId() - CHECKED + 1),
                index.newestId()).toArray();
        StoredTrap[] found = new TrapReader(connection, index).read(newest);
        for (int i = 0; i < newest.length; i++) {
            if (found[i] == null) {
                throw new SQLException("trap " + newest[i] + " is in the index and not in the table; "
                        + "bring back a copy of the tables");
            }
        }
    }

    int origin(String address, String nodeId) {
        String node = nodeId == null ? "" : nodeId;
        if (originNumbers.size() > Words.MOST) {
            originNumbers.clear();
        }
        return originNumbers.computeIfAbsent(address, a -> new HashMap<>(2)).computeIfAbsent(node,
                n -> origins.number(address + '|' + n));
    }

    int rule(String id, String name) {
        return rules.number(id + '|' + (name == null ? "" : name));
    }

    void retain(Connection connection, Retention retention) throws SQLException {
        settings.set(connection, retention);
        writer.keepRows(retention.rows());
    }

    void write(Connection connection) throws SQLException {
        for (Words kind : words) {
            kind.write(connection);
        }
        writer.write(connection);
        alarms.write(connection);
        chain.write(connection);
    }

    Changed committed() {
        words.forEach(Words::committed);
        BitSet alarmsChanged = alarms.committed();
        writer.committed();
        actions.committed();
        settings.committed();
        return new Changed(alarmsChanged, chain.committed(), mibFiles.committed());
    }

    void rolledBack() {
        words.forEach(Words::rolledBack);
        originNumbers.clear();
        writer.rolledBack();
        alarms.rolledBack();
        chain.rolledBack();
        actions.rolledBack();
        settings.rolledBack();
        writer.keepRows(settings.retention().rows());
        mibFiles.rolledBack();
    }

    /** A step of retention: at most one segment and a few hundred alarms. Measured by the newest trap, not the clock. */
    boolean maintain(Connection connection) throws SQLException {
        List<Segment> segments = writer.index().segments();
        Retention keep = settings.retention();
        boolean more = false;
        if (!segments.isEmpty() && segments.getLast().size() > 0) {
            long oldest = segments.getLast().maxAt() - keep.days() * IndexWriter.DAY;
            if (segments.size() > 1
                    && (segments.getFirst().maxAt() < oldest || writer.index().size() > keep.rows())) {
                writer.dropOldest(connection);
                more = true;
            }
            more |= alarms.maintain(connection, oldest);
            more |= actions.forget(connection, writer.index().oldestId());
        }
        return more;
    }

    Words oids() {
        return oids;
    }

    IndexWriter writer() {
        return writer;
    }

    Actions actions() {
        return actions;
    }

    /** Sources: address, bar, id of the node. */
    public Words origins() {
        return origins;
    }

    /** Id of the node of a source; null when it is unknown. */
    public String nodeId(int origin) {
        String word = origins.word(origin);
        int bar = word == null ? -1 : word.indexOf('|');
        return bar < 0 || bar == word.length() - 1 ? null : word.substring(bar + 1);
    }

    /** Trap OIDs. */
    public Words trapOids() {
        return oids;
    }

    /** Rules: id, bar, name. */
    public Words rules() {
        return rules;
    }

    /** Log-in names. */
    public Words people() {
        return people;
    }

    /** All traps. */
    public TrapIndex index() {
        return writer.index();
    }

    /** All alarms. */
    public Alarms alarms() {
        return alarms;
    }

    /** The sums of the chain. */
    public Chain chain() {
        return chain;
    }

    /** The MIBs. */
    public MibFiles mibFiles() {
        return mibFiles;
    }

    /** How long traps are kept. */
    public Retention retention() {
        return settings.retention();
    }
}
