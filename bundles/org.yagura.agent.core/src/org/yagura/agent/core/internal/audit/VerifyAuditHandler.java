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

import org.yagura.agent.core.AgentTexts;
import org.yagura.core.audit.VerifyAudit;
import org.yagura.core.audit.VerifyAudit.Verified;
import org.yagura.core.operation.RequestHandler;
import org.yagura.core.store.Database;

/** Recomputes the chain, some thousand entries at a time. */
public final class VerifyAuditHandler implements RequestHandler<VerifyAudit, VerifyAudit.Verified> {
    private static final int PORTION = 5_000;

    private final Database database;

    private static final class Walk {
        private long entries;
        private long id;
        private String hash;
        private Long broken;
        private long first;
        private long last;

        Walk(AuditEnds ends) {
            id = ends.firstId() - 1;
            hash = ends.firstHash();
        }
    }

    /** Verifies what is in that database. */
    public VerifyAuditHandler(Database database) {
        this.database = database;
    }

    @Override
    public Class<VerifyAudit> type() {
        return VerifyAudit.class;
    }

    @Override
    public Verified handle(VerifyAudit command, Context context) {
        AuditEnds ends = database.read(AuditEnds::read);
        var walk = new Walk(ends);
        while (walk.broken == null && walk.id < ends.lastId()) {
            long before = walk.id;
            database.read(connection -> portion(connection, walk, ends.lastId()));
            if (walk.id == before && walk.broken == null) {
                walk.broken = before + 1;
            }
        }
        if (walk.broken == null && !walk.hash.equals(ends.lastHash())) {
            walk.broken = ends.lastId();
        }
        Verified verified = new Verified(walk.entries, walk.broken == null, walk.broken,
                walk.entries == 0 ? null : AuditProjection.instant(walk.first),
                walk.entries == 0 ? null : AuditProjection.instant(walk.last), walk.hash);
        context.audit(verified.holds()
                ? AgentTexts.get(context.caller().language(), "audit.holds", verified.entries(), verified.lastHash())
                : AgentTexts.get(context.caller().language(), "audit.broken", walk.broken));
        return verified;
    }

    private Void portion(Connection connection, Walk walk, long upTo) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT id, at_micros, login, address, operation, "
                + "outcome, summary, request, hash FROM audit_entry WHERE id > ? AND id <= ? ORDER BY id "
                + database.dialect().firstRows(PORTION))) {
            select.setLong(1, walk.id);
            select.setLong(2, upTo);
            try (ResultSet row = select.executeQuery()) {
                while (row.next() && walk.broken == null) {
                    check(row, walk);
                }
            }
        }
        return null;
    }

    private static void check(ResultSet row, Walk walk) throws SQLException {
        long id = row.getLong(1);
        var entry = new AuditEntry(row.getString(3), row.getString(4), row.getString(5), row.getString(6),
                row.getString(7), row.getString(8));
        long at = row.getLong(2);
        String hash = AuditChain.hash(walk.hash, id, at, entry);
        String kept = row.getString(9);
        // from here on nothing fails, so a portion that is read again goes on after the last whole entry
        walk.entries++;
        if (id != walk.id + 1 || !hash.equals(kept)) {
            walk.broken = walk.id + 1;
            return;
        }
        if (walk.entries == 1) {
            walk.first = at;
        }
        walk.id = id;
        walk.last = at;
        walk.hash = hash;
    }
}
