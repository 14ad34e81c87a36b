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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.yagura.traps.core.internal.fact.Sender;
import org.yagura.traps.core.internal.fact.SenderClock;
import org.yagura.traps.core.internal.fact.SenderClocks;
import org.yagura.traps.core.internal.store.PeopleFacts.SendersForgotten;

/**
 * What is known of the clocks of SNMPv3 senders, up to a number; of more, those that were heard last. Each transaction
 * appends a row with what has changed, the background makes them one, so that many senders cost little. One thread
 * changes them; any may look.
 */
public final class Senders {
    private static final int ROWS = 200;
    /** Stands in a row for a sender that is known no more. */
    private static final int GONE = -1;

    /** Those that were heard last at the end. */
    private final LinkedHashMap<Sender, SenderClock> clocks = new LinkedHashMap<>();
    private final Map<Sender, SenderClock> changed = new LinkedHashMap<>();
    private boolean loaded;
    private long lastRow;
    private int rows;

    synchronized void load(Connection connection) throws SQLException {
        clocks.clear();
        changed.clear();
        lastRow = 0;
        rows = 0;
        try (var statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT id, body FROM trap_clock ORDER BY id")) {
            while (row.next()) {
                lastRow = row.getLong(1);
                rows++;
                SenderClocks.TYPE.decode(SenderClocks.TYPE.version(), row.getBytes(2)).clocks().forEach(this::put);
            }
        }
        changed.clear();
        loaded = true;
    }

    private void put(SenderClock clock) {
        clocks.remove(clock.sender());
        changed.remove(clock.sender());
        changed.put(clock.sender(), clock);
        if (clock.micros() != GONE) {
            clocks.put(clock.sender(), clock);
        }
    }

    private void remove(Sender sender) {
        put(new SenderClock(sender, 0, 0, GONE));
    }

    /** Clocks were told; one that goes back is passed over. */
    synchronized void heard(Connection connection, SenderClocks told) throws SQLException {
        reload(connection);
        for (SenderClock clock : told.clocks()) {
            SenderClock known = clocks.get(clock.sender());
            if (known == null || clock.after(known)) {
                put(clock);
            }
            if (clocks.size() > SenderClocks.MOST) {
                remove(clocks.firstEntry().getKey());
            }
        }
    }

    /** Somebody says that clocks are not true any more. */
    synchronized void forget(Connection connection, SendersForgotten which) throws SQLException {
        reload(connection);
        new ArrayList<>(clocks.keySet()).stream().filter(which::matches).forEach(this::remove);
    }

    /** After a rollback the table says what there is. */
    private void reload(Connection connection) throws SQLException {
        if (!loaded) {
            load(connection);
        }
    }

    /** Writes what has changed since the last time. */
    synchronized void write(Connection connection) throws SQLException {
        if (!changed.isEmpty()) {
            insert(connection, changed.values());
            changed.clear();
        }
    }

    private void insert(Connection connection, Collection<SenderClock> all) throws SQLException {
        try (PreparedStatement insert = connection
                .prepareStatement("INSERT INTO trap_clock (id, body) VALUES (?, ?)")) {
            insert.setLong(1, ++lastRow);
            insert.setBytes(2, SenderClocks.TYPE.encode(new SenderClocks(List.copyOf(all))));
            insert.executeUpdate();
        }
        rows++;
    }

    /** Makes many rows one. */
    synchronized void clean(Connection connection) throws SQLException {
        if (loaded && rows > ROWS) {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM trap_clock WHERE id <= ?")) {
                delete.setLong(1, lastRow);
                delete.executeUpdate();
            }
            rows = 0;
            insert(connection, clocks.values());
        }
    }

    synchronized void rolledBack() {
        loaded = false;
    }

    /** All of them, those that were heard last at the end. */
    public synchronized List<SenderClock> all() {
        return List.copyOf(clocks.values());
    }
}
