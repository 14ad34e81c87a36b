/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.core.fact.PlacedFact;
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
    private final Unread unread = new Unread();
    private final Senders senders = new Senders();
    /** Sources by address, then by node: saves making a text for each trap. */
    private final Map<String, Map<String, Words.Word>> knownOrigins = new HashMap<>();
    private Dialect dialect;

    /** What a commit has changed; of alarms the numbers of their sources. */
    record Changed(Set<Integer> alarms, boolean chain, boolean mibs) {
    }

    void load(Connection connection, Dialect words) throws SQLException {
        long start = System.nanoTime();
        dialect = words;
        settings.load(connection);
        writer.load(connection, dialect);
        check(connection);
        long index = System.nanoTime();
        for (Words kind : this.words) {
            kind.load(connection, writer.oldestSegment());
        }
        chain.load(connection);
        alarms.load(connection, chain.sums().raised());
        actions.load(connection);
        mibFiles.load(connection);
        unread.load(connection);
        senders.load(connection);
        look();
        LOG.info("{} traps and {} alarms: index read in {} ms, alarms and the rest in {} ms", index().size(),
                alarms.all().size(), TimeUnit.NANOSECONDS.toMillis(index - start),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - index));
    }

    /** Goes by the settings and the segments that hold now. */
    private void look() {
        Retention keep = settings.pending();
        writer.keepRows(keep.rows());
        alarms.keep(keep.openAlarms(), keep.clearedAlarms());
        knownOrigins.clear();
        words.forEach(kind -> kind.usedBy(writer.newestSegment()));
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
        if (knownOrigins.size() > Words.MOST) {
            knownOrigins.clear();
        }
        Map<String, Words.Word> byNode = knownOrigins.computeIfAbsent(address, a -> new HashMap<>(2));
        Words.Word known = byNode.get(node);
        if (known == null) {
            known = origins.word(address + '|' + node);
            byNode.put(node, known);
        }
        origins.use(known);
        return known.number();
    }

    int rule(String id, String name) {
        return rules.number(id + '|' + (name == null ? "" : name));
    }

    /**
     * The segment that takes a trap of that time. With each new one the retention is gone by: so it does not depend on
     * when a member gets around to it, and all members keep the same.
     */
    int segmentFor(Connection connection, long micros) throws SQLException {
        int newest = writer.newestSegment();
        int segment = writer.segmentFor(connection, micros);
        if (segment != newest) {
            words.forEach(kind -> kind.usedBy(segment));
            retire(connection, micros);
        }
        return segment;
    }

    void retain(Connection connection, Retention retention) throws SQLException {
        settings.set(connection, retention);
        look();
        retire(connection, writer.newestAt().orElse(Long.MIN_VALUE));
    }

    /** Takes out what is over at a time; what it takes on disk is left to {@link #maintain}. */
    private void retire(Connection connection, long now) throws SQLException {
        Retention keep = settings.pending();
        long before = now == Long.MIN_VALUE ? now : now - keep.days() * IndexWriter.DAY;
        alarms.expire(before);
        chain.unreadGone(unread.drop(connection, before, keep.unread()));
        if (writer.retire(connection, before, keep.rows())) {
            int oldest = writer.oldestSegment();
            alarms.each(alarm -> {
                origins.hold(alarm.origin(), oldest);
                oids.hold(alarm.oid(), oldest);
                rules.hold(alarm.rule(), oldest);
            });
            words.forEach(kind -> kind.forget(oldest));
            knownOrigins.clear();
        }
    }

    /** Keeps a fact aside that cannot be read. */
    void keepAside(Connection connection, PlacedFact placed, String reason) throws SQLException {
        chain.unreadGone(unread.keep(connection, placed, reason, settings.pending().unread()));
    }

    void write(Connection connection) throws SQLException {
        for (Words kind : words) {
            kind.write(connection);
        }
        writer.write(connection);
        alarms.write(connection);
        chain.raised(alarms.lastId());
        chain.write(connection);
        senders.write(connection);
    }

    Changed committed() {
        words.forEach(Words::committed);
        Set<Integer> alarmsChanged = alarms.committed();
        writer.committed();
        actions.committed();
        settings.committed();
        unread.committed();
        return new Changed(alarmsChanged, chain.committed(), mibFiles.committed());
    }

    void rolledBack() {
        words.forEach(Words::rolledBack);
        writer.rolledBack();
        alarms.rolledBack();
        chain.rolledBack();
        actions.rolledBack();
        settings.rolledBack();
        mibFiles.rolledBack();
        unread.rolledBack();
        senders.rolledBack();
        look();
    }

    /** A step of clearing up: the tables of one segment, and some thousand rows of what is over. */
    boolean maintain(Connection connection) throws SQLException {
        boolean more = writer.clean(connection);
        for (Words kind : words) {
            more |= kind.clean(connection, dialect, writer.oldestSegment());
        }
        more |= alarms.freshen(connection);
        senders.clean(connection);
        more |= actions.forget(connection, dialect, index().oldestId());
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

    /** Whether a domain of that name has raised events. */
    public boolean raises(String source) {
        for (int number = 1; number <= origins.size(); number++) {
            String word = origins.word(number);
            if (word != null && word.startsWith(source + '|')) {
                return true;
            }
        }
        return false;
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

    /** Facts that could not be read. */
    public Unread unread() {
        return unread;
    }

    /** The clocks of SNMPv3 senders. */
    public Senders senders() {
        return senders;
    }

    static long micros(Instant at) {
        return TimeUnit.SECONDS.toMicros(at.getEpochSecond()) + TimeUnit.NANOSECONDS.toMicros(at.getNano());
    }

    /** How much is kept. */
    public Retention retention() {
        return settings.retention();
    }
}
