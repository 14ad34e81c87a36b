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
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import org.yagura.core.event.HandlingState;
import org.yagura.core.event.Severity;

/**
 * The alarms: all of them in memory, each change written to the table. One thread changes them; readers see committed
 * ones only.
 */
public final class Alarms {
    /** Cleared alarms that are kept; older ones are dropped in the background. */
    static final int CLEARED_KEPT = 50_000;
    private static final int DROP_STEP = 500;
    private static final int MAX_KEY = 300;
    private static final int MAX_MESSAGE = 2000;
    private static final String COLUMNS = "severity, worst, state, assignee, origin, oid, rule, message, traps, first_at, "
            + "last_at, cleared_at, last_trap, notes";

    private final Map<Long, Alarm> committed = new ConcurrentHashMap<>();
    private final Map<String, Long> openByKey = new HashMap<>();
    private final Map<Long, Draft> drafts = new LinkedHashMap<>();
    private final Map<String, Draft> draftsByKey = new HashMap<>();
    private final Set<Long> closedKeys = new TreeSet<>();
    private final Set<Long> dropped = new TreeSet<>();
    private volatile List<Alarm> sorted;
    private long lastId;
    private long committedLastId;

    /** An alarm that changes within a transaction. */
    static final class Draft {
        private final long id;
        private final String key;
        private final boolean isNew;
        private int severity;
        private int worst;
        private int state;
        private int assignee;
        private int origin;
        private int oid;
        private int rule;
        private String message;
        private long traps;
        private long firstAt;
        private long lastAt;
        private long clearedAt;
        private long lastTrap;
        private int notes;

        private Draft(long id, String key) {
            this.id = id;
            this.key = key;
            this.isNew = true;
        }

        private Draft(Alarm a) {
            id = a.id();
            key = a.key();
            isNew = false;
            severity = a.severity();
            worst = a.worst();
            state = a.state();
            assignee = a.assignee();
            origin = a.origin();
            oid = a.oid();
            rule = a.rule();
            message = a.message();
            traps = a.traps();
            firstAt = a.firstAt();
            lastAt = a.lastAt();
            clearedAt = a.clearedAt();
            lastTrap = a.lastTrap();
            notes = a.notes();
        }

        private Alarm alarm() {
            return new Alarm(id, key, severity, worst, state, assignee, origin, oid, rule, message, traps, firstAt,
                    lastAt, clearedAt, lastTrap, notes);
        }

        long id() {
            return id;
        }

        long lastTrap() {
            return lastTrap;
        }

        int state() {
            return state;
        }

        int assignee() {
            return assignee;
        }
    }

    /** A trap as the alarms need it. */
    record Seen(long id, long micros, int severity, int origin, int oid, int rule, String message) {
    }

    void load(Connection connection) throws SQLException {
        rolledBack();
        committed.clear();
        openByKey.clear();
        lastId = 0;
        try (var statement = connection.createStatement();
                ResultSet r = statement.executeQuery("SELECT id, reduction_key, " + COLUMNS + " FROM alarm")) {
            while (r.next()) {
                var alarm = new Alarm(r.getLong(1), r.getString(2), r.getInt(3), r.getInt(4), r.getInt(5), r.getInt(6),
                        r.getInt(7), r.getInt(8), r.getInt(9), r.getString(10), r.getLong(11), r.getLong(12),
                        r.getLong(13), r.getLong(14), r.getLong(15), r.getInt(16));
                committed.put(alarm.id(), alarm);
                lastId = Math.max(lastId, alarm.id());
                if (alarm.open()) {
                    openByKey.put(alarm.key(), alarm.id());
                }
            }
        }
        committedLastId = lastId;
        sorted = null;
    }

    /** A problem goes on or begins. */
    Draft problem(String reductionKey, Seen trap) {
        String key = cut(reductionKey, MAX_KEY);
        Draft draft = open(key);
        if (draft == null) {
            draft = new Draft(++lastId, key);
            draft.firstAt = trap.micros();
            drafts.put(draft.id, draft);
            draftsByKey.put(key, draft);
        } else if (draft.state == HandlingState.HANDLED.ordinal()) {
            draft.state = HandlingState.UNHANDLED.ordinal();
        }
        draft.severity = trap.severity();
        draft.worst = Math.max(draft.worst, trap.severity());
        draft.rule = trap.rule();
        draft.traps++;
        latest(draft, trap);
        return draft;
    }

    /** A problem is over; null when there was none. */
    Draft resolution(String clearKey, Seen trap) {
        Draft draft = open(cut(clearKey, MAX_KEY));
        if (draft != null) {
            clear(draft, trap.micros());
            latest(draft, trap);
        }
        return draft;
    }

    private static void latest(Draft draft, Seen trap) {
        draft.origin = trap.origin();
        draft.oid = trap.oid();
        draft.message = cut(trap.message(), MAX_MESSAGE);
        draft.lastAt = Math.max(draft.lastAt, trap.micros());
    }

    /** The trap is stored under that id. */
    void stored(Draft draft, long trap) {
        draft.lastTrap = trap;
    }

    private void clear(Draft draft, long micros) {
        draft.severity = Severity.CLEARED.ordinal();
        draft.clearedAt = Math.max(1, micros);
        draftsByKey.remove(draft.key);
        closedKeys.add(draft.id);
    }

    private Draft open(String key) {
        Draft draft = draftsByKey.get(key);
        if (draft != null) {
            return draft;
        }
        Long id = openByKey.get(key);
        return id == null || closedKeys.contains(id) ? null : draft(id);
    }

    private Draft draft(long id) {
        Draft draft = drafts.get(id);
        Alarm alarm = draft == null ? committed.get(id) : null;
        if (alarm != null) {
            draft = new Draft(alarm);
            drafts.put(id, draft);
            if (alarm.open()) {
                draftsByKey.put(alarm.key(), draft);
            }
        }
        return draft;
    }

    /**
     * A person changes an alarm; negative numbers leave things as they are.
     *
     * @return whether there is such an alarm
     */
    boolean handle(long id, int state, int assignee, boolean comment, boolean over, long micros) {
        Draft draft = draft(id);
        if (draft == null) {
            return false;
        }
        draft.state = state < 0 ? draft.state : state;
        draft.assignee = assignee < 0 ? draft.assignee : assignee;
        draft.notes += comment ? 1 : 0;
        if (over && draft.clearedAt == 0) {
            clear(draft, micros);
        }
        return true;
    }

    /** Writes what has changed. */
    void write(Connection connection) throws SQLException {
        if (drafts.isEmpty()) {
            return;
        }
        String insert = "INSERT INTO alarm (" + COLUMNS
                + ", id, reduction_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        String update = "UPDATE alarm SET " + COLUMNS.replace(",", " = ?,") + " = ? WHERE id = ?";
        write(connection, insert, true);
        write(connection, update, false);
    }

    private void write(Connection connection, String sql, boolean isNew) throws SQLException {
        if (drafts.values().stream().noneMatch(d -> d.isNew == isNew)) {
            return;
        }
        try (PreparedStatement s = connection.prepareStatement(sql)) {
            for (Draft d : drafts.values()) {
                if (d.isNew == isNew) {
                    fill(s, d);
                    s.addBatch();
                }
            }
            s.executeBatch();
        }
    }

    private static void fill(PreparedStatement s, Draft d) throws SQLException {
        int[] first = {d.severity, d.worst, d.state, d.assignee, d.origin, d.oid, d.rule};
        long[] last = {d.traps, d.firstAt, d.lastAt, d.clearedAt, d.lastTrap};
        int column = 0;
        for (int value : first) {
            s.setInt(++column, value);
        }
        s.setString(++column, d.message);
        for (long value : last) {
            s.setLong(++column, value);
        }
        s.setInt(++column, d.notes);
        s.setLong(++column, d.id);
        if (d.isNew) {
            s.setString(++column, d.key);
        }
    }

    /**
     * Drops some cleared alarms that ended before a time, or that are too many.
     *
     * @return whether there may be more
     */
    boolean dropOld(Connection connection, long before) throws SQLException {
        List<Alarm> over = committed.values().stream().filter(a -> !a.open())
                .sorted(Comparator.comparingLong(Alarm::clearedAt).thenComparingLong(Alarm::id)).toList();
        int surplus = over.size() - CLEARED_KEPT;
        var old = new ArrayList<Long>();
        for (int i = 0; i < over.size() && old.size() < DROP_STEP
                && (i < surplus || over.get(i).clearedAt() < before); i++) {
            old.add(over.get(i).id());
        }
        for (String sql : List.of("DELETE FROM alarm WHERE id = ?", "DELETE FROM alarm_action WHERE alarm = ?")) {
            try (PreparedStatement delete = connection.prepareStatement(sql)) {
                for (Long id : old) {
                    delete.setLong(1, id);
                    delete.executeUpdate();
                }
            }
        }
        dropped.addAll(old);
        return old.size() == DROP_STEP;
    }

    /** What was written is durable; tells whether alarms have changed. */
    boolean committed() {
        boolean changed = !drafts.isEmpty() || !dropped.isEmpty();
        for (Draft draft : drafts.values()) {
            Alarm alarm = draft.alarm();
            committed.put(alarm.id(), alarm);
            if (alarm.open()) {
                openByKey.put(alarm.key(), alarm.id());
            } else {
                openByKey.remove(alarm.key(), alarm.id());
            }
        }
        dropped.forEach(committed::remove);
        committedLastId = lastId;
        forget();
        if (changed) {
            sorted = null;
        }
        return changed;
    }

    void rolledBack() {
        forget();
        lastId = committedLastId;
    }

    private void forget() {
        drafts.clear();
        draftsByKey.clear();
        closedKeys.clear();
        dropped.clear();
    }

    /** The alarm with that id; null when there is none. */
    public Alarm alarm(long id) {
        return committed.get(id);
    }

    /** All alarms, in no order. */
    public Collection<Alarm> all() {
        return committed.values();
    }

    /** All alarms, the worst first, of these the newest first. */
    public List<Alarm> sorted() {
        List<Alarm> known = sorted;
        if (known == null) {
            known = committed.values().stream().sorted(Comparator.comparingInt(Alarm::severity).reversed()
                    .thenComparing(Comparator.comparingLong(Alarm::lastAt).reversed())
                    .thenComparing(Comparator.comparingLong(Alarm::id).reversed())).toList();
            sorted = known;
        }
        return known;
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
