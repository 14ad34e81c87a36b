/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How alarms are stored: each commit appends what has changed as one row, and the background brings the rows of the
 * alarms up to date, so that a storm costs a row a commit and not one an alarm. Used by one thread.
 */
final class AlarmTable {
    private static final int STEP = 2_000;
    private static final String COLUMNS = "severity, worst, state, assignee, origin, oid, rule, message, traps, first_at, "
            + "last_at, cleared_at, last_trap, notes";

    /** Alarms whose row is older than the last change, with the first change that the row lacks, in that order. */
    private final LinkedHashMap<Long, Long> stale = new LinkedHashMap<>();
    private final Set<Long> rows = new HashSet<>();
    private final List<Long> changed = new ArrayList<>();
    private final Set<Long> freshened = new HashSet<>();
    private final Set<Long> removed = new HashSet<>();
    private long lastChange;
    private long committedChange;

    /** All alarms that are stored. */
    Map<Long, Alarm> load(Connection connection) throws SQLException {
        rolledBack();
        stale.clear();
        rows.clear();
        lastChange = 0;
        var alarms = new HashMap<Long, Alarm>();
        try (var statement = connection.createStatement()) {
            try (ResultSet r = statement.executeQuery("SELECT id, reduction_key, " + COLUMNS + " FROM alarm")) {
                while (r.next()) {
                    var alarm = new Alarm(r.getLong(1), r.getString(2), r.getInt(3), r.getInt(4), r.getInt(5),
                            r.getInt(6), r.getInt(7), r.getInt(8), r.getInt(9), r.getString(10), r.getLong(11),
                            r.getLong(12), r.getLong(13), r.getLong(14), r.getLong(15), r.getInt(16));
                    alarms.put(alarm.id(), alarm);
                    rows.add(alarm.id());
                }
            }
            try (ResultSet r = statement.executeQuery("SELECT id, body FROM alarm_change ORDER BY id")) {
                while (r.next()) {
                    lastChange = r.getLong(1);
                    read(r.getBytes(2), alarms);
                }
            }
        }
        committedChange = lastChange;
        return alarms;
    }

    private void read(byte[] body, Map<Long, Alarm> alarms) {
        try (var in = new DataInputStream(new ByteArrayInputStream(body))) {
            for (int i = in.readInt(); i > 0; i--) {
                long id = in.readLong();
                if (in.readBoolean()) {
                    alarms.put(id,
                            new Alarm(id, in.readUTF(), in.readByte(), in.readByte(), in.readByte(), in.readInt(),
                                    in.readInt(), in.readInt(), in.readInt(), in.readUTF(), in.readLong(),
                                    in.readLong(),
                                    in.readLong(), in.readLong(), in.readLong(), in.readInt()));
                } else {
                    alarms.remove(id);
                }
                stale.putIfAbsent(id, lastChange);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a change of alarms is broken", e);
        }
    }

    /** Writes alarms that have changed, and ids of those that are dropped. */
    void write(Connection connection, Collection<Alarm> alarms, Collection<Long> gone) throws SQLException {
        if (alarms.isEmpty() && gone.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection
                .prepareStatement("INSERT INTO alarm_change (id, body) VALUES (?, ?)")) {
            insert.setLong(1, ++lastChange);
            insert.setBytes(2, bytes(alarms, gone));
            insert.executeUpdate();
        }
        alarms.forEach(a -> changed.add(a.id()));
        changed.addAll(gone);
    }

    private static byte[] bytes(Collection<Alarm> alarms, Collection<Long> gone) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(alarms.size() + gone.size());
            for (Alarm a : alarms) {
                out.writeLong(a.id());
                out.writeBoolean(true);
                out.writeUTF(a.key());
                out.writeByte(a.severity());
                out.writeByte(a.worst());
                out.writeByte(a.state());
                out.writeInt(a.assignee());
                out.writeInt(a.origin());
                out.writeInt(a.oid());
                out.writeInt(a.rule());
                out.writeUTF(a.message());
                out.writeLong(a.traps());
                out.writeLong(a.firstAt());
                out.writeLong(a.lastAt());
                out.writeLong(a.clearedAt());
                out.writeLong(a.lastTrap());
                out.writeInt(a.notes());
            }
            for (Long id : gone) {
                out.writeLong(id);
                out.writeBoolean(false);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * Brings some rows up to date, deletes those of dropped alarms with what was done to them, and forgets the changes
     * that all rows have.
     *
     * @param alarms the committed ones
     * @return whether there is more
     */
    boolean freshen(Connection connection, Map<Long, Alarm> alarms) throws SQLException {
        var inserts = new ArrayList<Alarm>();
        var updates = new ArrayList<Alarm>();
        long needed = lastChange + 1;
        for (Map.Entry<Long, Long> entry : stale.entrySet()) {
            if (freshened.size() == STEP) {
                needed = entry.getValue();
                break;
            }
            Alarm alarm = alarms.get(entry.getKey());
            if (alarm == null) {
                removed.add(entry.getKey());
            } else {
                (rows.contains(alarm.id()) ? updates : inserts).add(alarm);
            }
            freshened.add(entry.getKey());
        }
        if (freshened.isEmpty()) {
            return false;
        }
        Actions.delete(connection, "DELETE FROM alarm WHERE id = ?", removed);
        Actions.delete(connection, "DELETE FROM alarm_action WHERE alarm = ?", removed);
        write(connection, "INSERT INTO alarm (" + COLUMNS
                + ", id, reduction_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", inserts, true);
        write(connection, "UPDATE alarm SET " + COLUMNS.replace(",", " = ?,") + " = ? WHERE id = ?", updates, false);
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM alarm_change WHERE id < ?")) {
            delete.setLong(1, needed);
            delete.executeUpdate();
        }
        return freshened.size() == STEP;
    }

    private static void write(Connection connection, String sql, List<Alarm> alarms, boolean isNew)
            throws SQLException {
        if (alarms.isEmpty()) {
            return;
        }
        try (PreparedStatement s = connection.prepareStatement(sql)) {
            for (Alarm a : alarms) {
                int column = 0;
                for (int value : new int[]{a.severity(), a.worst(), a.state(), a.assignee(), a.origin(), a.oid(),
                        a.rule()}) {
                    s.setInt(++column, value);
                }
                s.setString(++column, a.message());
                for (long value : new long[]{a.traps(), a.firstAt(), a.lastAt(), a.clearedAt(), a.lastTrap()}) {
                    s.setLong(++column, value);
                }
                s.setInt(++column, a.notes());
                s.setLong(++column, a.id());
                if (isNew) {
                    s.setString(++column, a.key());
                }
                s.addBatch();
            }
            s.executeBatch();
        }
    }

    void committed() {
        rows.addAll(freshened);
        rows.removeAll(removed);
        stale.keySet().removeAll(freshened);
        changed.forEach(id -> stale.putIfAbsent(id, lastChange));
        committedChange = lastChange;
        forget();
    }

    void rolledBack() {
        lastChange = committedChange;
        forget();
    }

    private void forget() {
        changed.clear();
        freshened.clear();
        removed.clear();
    }
}
