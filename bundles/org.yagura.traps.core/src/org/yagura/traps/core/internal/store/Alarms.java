/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import org.yagura.core.event.HandlingState;
import org.yagura.core.event.Severity;

/**
 * The alarms: all of them in memory, each change written to the table. Open ones are bounded in number: traps that would
 * raise more are counted. Cleared ones are bounded in number and by age. One thread changes them; readers see committed
 * ones only.
 */
public final class Alarms {
    private static final int MAX_KEY = 300;
    private static final int MAX_MESSAGE = 2000;
    private final Map<Long, Alarm> committed = new ConcurrentHashMap<>();
    private final Map<String, Long> openByKey = new HashMap<>();
    private final Map<Long, Draft> drafts = new LinkedHashMap<>();
    private final Map<String, Draft> draftsByKey = new HashMap<>();
    private final Set<Long> closedKeys = new TreeSet<>();
    private final Set<Long> dropped = new TreeSet<>();
    /** Cleared alarms, committed or not, those that were cleared first in front. */
    private final TreeSet<Over> over = new TreeSet<>();
    private final AlarmTable table = new AlarmTable();
    private volatile List<Alarm> sorted;
    private volatile int committedOpen;
    private int open;
    private int mostOpen;
    private int mostCleared;
    private long lastId;
    private long committedLastId;

    private record Over(long clearedAt, long id) implements Comparable<Over> {
        @Override
        public int compareTo(Over other) {
            int byTime = Long.compare(clearedAt, other.clearedAt);
            return byTime == 0 ? Long.compare(id, other.id) : byTime;
        }
    }

    /** An alarm that changes within a transaction. */
    static final class Draft {
        private final long id;
        private final String key;
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
        }

        private Draft(Alarm a) {
            id = a.id();
            key = a.key();
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

    /**
     * Reads what is stored.
     *
     * @param raised id of the last alarm that there was
     */
    void load(Connection connection, long raised) throws SQLException {
        committed.clear();
        openByKey.clear();
        lastId = raised;
        for (Alarm alarm : table.load(connection).values()) {
            committed.put(alarm.id(), alarm);
            lastId = Math.max(lastId, alarm.id());
            if (alarm.open()) {
                openByKey.put(alarm.key(), alarm.id());
            }
        }
        committedLastId = lastId;
        committedOpen = openByKey.size();
        rolledBack();
        sorted = null;
    }

    /** So many are kept from now on; of cleared ones the surplus is dropped at once, open ones stay. */
    void keep(int openAtMost, int clearedAtMost) {
        mostOpen = openAtMost;
        mostCleared = clearedAtMost;
        dropSurplus();
    }

    /** A problem goes on or begins; null when it would begin and there are too many. */
    Draft problem(String reductionKey, Seen trap) {
        String key = cut(reductionKey, MAX_KEY);
        Draft draft = open(key);
        if (draft == null && open >= mostOpen) {
            return null;
        }
        if (draft == null) {
            draft = new Draft(++lastId, key);
            open++;
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
        open--;
        over.add(new Over(draft.clearedAt, draft.id));
        dropSurplus();
    }

    private void dropSurplus() {
        while (over.size() > mostCleared) {
            drop(over.pollFirst());
        }
    }

    /** Drops the alarms that were cleared before a time. */
    void expire(long before) {
        while (!over.isEmpty() && over.first().clearedAt() < before) {
            drop(over.pollFirst());
        }
    }

    private void drop(Over alarm) {
        drafts.remove(alarm.id());
        dropped.add(alarm.id());
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
        Alarm alarm = draft == null && !dropped.contains(id) ? committed.get(id) : null;
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
        table.write(connection, drafts.values().stream().map(Draft::alarm).toList(), dropped);
    }

    /**
     * Brings some rows up to date.
     *
     * @return whether there may be more
     */
    boolean freshen(Connection connection) throws SQLException {
        return table.freshen(connection, committed);
    }

    /** Passes all alarms on, those that change as they are now. */
    void each(Consumer<Alarm> taker) {
        committed.values().stream().filter(a -> !drafts.containsKey(a.id()) && !dropped.contains(a.id()))
                .forEach(taker);
        drafts.values().forEach(draft -> taker.accept(draft.alarm()));
    }

    /**
     * What was written is durable; tells the sources of the alarms that have changed, of one that has another source now
     * both.
     */
    Set<Integer> committed() {
        var changed = new HashSet<Integer>();
        for (Draft draft : drafts.values()) {
            Alarm alarm = draft.alarm();
            Alarm old = committed.put(alarm.id(), alarm);
            changed.add(alarm.origin());
            changed.add(old == null ? alarm.origin() : old.origin());
            if (alarm.open()) {
                openByKey.put(alarm.key(), alarm.id());
            } else {
                openByKey.remove(alarm.key(), alarm.id());
            }
        }
        for (long id : dropped) {
            Alarm alarm = committed.remove(id);
            if (alarm != null) {
                openByKey.remove(alarm.key(), id);
                changed.add(alarm.origin());
            }
        }
        table.committed();
        committedLastId = lastId;
        committedOpen = open;
        forget();
        if (!changed.isEmpty()) {
            sorted = null;
        }
        return changed;
    }

    void rolledBack() {
        forget();
        table.rolledBack();
        lastId = committedLastId;
        open = committedOpen;
        over.clear();
        committed.values().stream().filter(a -> !a.open()).forEach(a -> over.add(new Over(a.clearedAt(), a.id())));
    }

    private void forget() {
        drafts.clear();
        draftsByKey.clear();
        closedKeys.clear();
        dropped.clear();
    }

    /** The id of the last alarm, committed or not; 0 when there was never one. */
    long lastId() {
        return lastId;
    }

    /** How many are open. */
    public int open() {
        return committedOpen;
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
