/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core.internal.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.yagura.core.fact.JsonFactType;

/**
 * Entries of the audit trail go after their time, some thousand at once. The hash of the last one that went stays, and
 * the chain is verified from there. The newest entry stays.
 *
 * @param keep how long they are kept
 */
public record AuditRetention(Duration keep) implements Retention.Rule {
    /** How removals stand in the journal. */
    static final JsonFactType<Trimmed> TYPE = new JsonFactType<>("audit.trimmed", 1, Trimmed.class);

    private static final Retention.Table TABLE = new Retention.Table("audit_entry", "id", "at_micros");
    private static final int PORTION = 2_000;

    /**
     * Entries were removed.
     *
     * @param upToId the newest of them
     */
    record Trimmed(long upToId) {
    }

    @Override
    public Optional<Retention.Portion> due(Connection connection, Instant now) throws SQLException {
        Instant before = now.minus(keep);
        AuditEnds ends = AuditEnds.read(connection);
        long last = Math.min(ends.firstId() + PORTION, ends.lastId()) - 1;
        long due = Retention.lastBefore(connection, TABLE, ends.firstId(), last, AuditProjection.micros(before));
        return due < ends.firstId()
                ? Optional.empty()
                : Optional.of(new Retention.Portion(TYPE.fact(now, new Trimmed(due)), "audit.trim",
                        "entries up to " + due + " were removed, older than " + before));
    }
}
