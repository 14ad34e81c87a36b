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

import org.yagura.traps.core.internal.fact.TrapIntake;

/** The sums of the chain of counters as far as the journal is folded. One thread changes them; any reads committed ones. */
public final class Chain {
    private volatile Sums committed = new Sums(TrapIntake.ZERO, 0, 0, 0, 0, 0);
    private Sums sums = committed;

    /**
     * The sums.
     *
     * @param intake what the receivers counted
     * @param projected traps that are in the tables or were discarded by a rule
     * @param discarded of these, discarded by a rule
     * @param raised alarms that were raised; the last one's id
     * @param unraised traps that would have raised an alarm if there had not been too many open ones
     * @param unreadGone facts that could not be read and are no longer kept
     */
    public record Sums(TrapIntake intake, long projected, long discarded, long raised, long unraised,
            long unreadGone) {
    }

    void load(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet r = statement.executeQuery("SELECT kernel, queue, received, undecodable, unauthenticated, "
                        + "answered, projected, discarded, raised, unraised, unread_gone "
                        + "FROM trap_chain WHERE id = 1")) {
            r.next();
            sums = new Sums(new TrapIntake(r.getLong(1), r.getLong(2), r.getLong(3), r.getLong(4), r.getLong(5),
                    r.getLong(6)), r.getLong(7), r.getLong(8), r.getLong(9), r.getLong(10), r.getLong(11));
            committed = sums;
        }
    }

    void intake(TrapIntake more) {
        sums = new Sums(sums.intake().plus(more), sums.projected(), sums.discarded(), sums.raised(),
                sums.unraised(), sums.unreadGone());
    }

    void projected(long all, long discarded) {
        sums = new Sums(sums.intake(), sums.projected() + all, sums.discarded() + discarded,
                sums.raised(), sums.unraised(), sums.unreadGone());
    }

    void raised(long lastAlarm) {
        sums = new Sums(sums.intake(), sums.projected(), sums.discarded(), lastAlarm, sums.unraised(),
                sums.unreadGone());
    }

    void unraised() {
        sums = new Sums(sums.intake(), sums.projected(), sums.discarded(), sums.raised(), sums.unraised() + 1,
                sums.unreadGone());
    }

    void unreadGone(int more) {
        sums = new Sums(sums.intake(), sums.projected(), sums.discarded(), sums.raised(), sums.unraised(),
                sums.unreadGone() + more);
    }

    void write(Connection connection) throws SQLException {
        if (sums.equals(committed)) {
            return;
        }
        try (PreparedStatement s = connection
                .prepareStatement("UPDATE trap_chain SET kernel = ?, queue = ?, received = ?, "
                        + "undecodable = ?, unauthenticated = ?, answered = ?, projected = ?, discarded = ?, "
                        + "raised = ?, unraised = ?, unread_gone = ? WHERE id = 1")) {
            TrapIntake i = sums.intake();
            long[] values = {i.droppedByKernel(), i.droppedByQueue(), i.received(), i.undecodable(),
                    i.unauthenticated(),
                    i.answered(), sums.projected(), sums.discarded(), sums.raised(), sums.unraised(),
                    sums.unreadGone()};
            for (int column = 0; column < values.length; column++) {
                s.setLong(column + 1, values[column]);
            }
            s.executeUpdate();
        }
    }

    /** What was written is durable; tells whether the sums have changed. */
    boolean committed() {
        boolean changed = !sums.equals(committed);
        committed = sums;
        return changed;
    }

    void rolledBack() {
        sums = committed;
    }

    /** The committed sums. */
    public Sums sums() {
        return committed;
    }
}
