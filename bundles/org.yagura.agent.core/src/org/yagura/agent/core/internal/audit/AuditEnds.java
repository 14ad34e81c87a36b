/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core.internal.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Where the chain begins and ends. Kept apart from the entries, so that a cut at either end shows.
 *
 * @param firstId id of the oldest entry that is kept
 * @param firstHash the hash before it: that of the last entry that was removed by rule
 * @param lastId id of the newest entry; one less than the first when there is none
 * @param lastHash its hash
 */
record AuditEnds(long firstId, String firstHash, long lastId, String lastHash) {
    private static final AuditEnds NONE = new AuditEnds(1, AuditChain.START, 0, AuditChain.START);

    static AuditEnds read(Connection connection) throws SQLException {
        try (PreparedStatement select = connection
                .prepareStatement("SELECT first_id, first_hash, last_id, last_hash FROM audit_end WHERE one = 1");
                ResultSet row = select.executeQuery()) {
            return row.next()
                    ? new AuditEnds(row.getLong(1), row.getString(2), row.getLong(3), row.getString(4))
                    : NONE;
        }
    }

    void write(Connection connection) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE audit_end SET first_id = ?, first_hash = ?, last_id = ?, last_hash = ? WHERE one = 1")) {
            update.setLong(1, firstId);
            update.setString(2, firstHash);
            update.setLong(3, lastId);
            update.setString(4, lastHash);
            update.executeUpdate();
        }
    }

    AuditEnds added(long id, String hash) {
        return new AuditEnds(firstId, firstHash, id, hash);
    }

    AuditEnds trimmed(long upTo, String hash) {
        return new AuditEnds(upTo + 1, hash, lastId, lastHash);
    }
}
