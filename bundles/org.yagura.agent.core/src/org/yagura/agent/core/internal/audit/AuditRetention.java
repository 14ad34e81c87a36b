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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.core.fact.FactSink;
import org.yagura.core.fact.JsonFactType;
import org.yagura.core.store.Database;
import org.yagura.core.store.StoreException;

/**
 * Lets entries of the audit trail go after their time, some thousand at once: as a fact, so that every member removes
 * the same, with an entry that says so. The hash of the last one that went stays, and the chain is verified from there.
 */
public final class AuditRetention {
    /** How removals stand in the journal. */
    static final JsonFactType<Trimmed> TYPE = new JsonFactType<>("audit.trimmed", 1, Trimmed.class);

    private static final Logger LOG = LoggerFactory.getLogger(AuditRetention.class);
    private static final int PORTION = 2_000;

    private final Database database;
    private final FactSink facts;
    private final Auditor auditor;
    private final Clock clock;
    private final Duration keep;

    /**
     * Entries were removed.
     *
     * @param upToId the newest of them
     */
    record Trimmed(long upToId) {
    }

    /** Retention of that time. */
    public AuditRetention(Database database, FactSink facts, Auditor auditor, Clock clock, Duration keep) {
        this.database = database;
        this.facts = facts;
        this.auditor = auditor;
        this.clock = clock;
        this.keep = keep;
    }

    /** Removes what is due; to be called from time to time by the one that leads. */
    public void run() {
        try {
            Instant before = clock.instant().minus(keep);
            for (long due = due(before); due > 0; due = due(before)) {
                var entry = new AuditEntry("system", "", "audit.trim", AuditEntry.DONE,
                        "entries up to " + due + " were removed, older than " + before, "");
                long position = facts
                        .append(List.of(TYPE.fact(clock.instant(), new Trimmed(due)), auditor.fact(entry))).get();
                facts.projected(position).get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | StoreException e) {
            LOG.warn("the audit trail is trimmed later: {}", e.toString());
        }
    }

    /** The newest id of the next portion that is older than a time; 0 when there is none. The newest entry stays. */
    private long due(Instant before) {
        return database.read(connection -> due(connection, AuditProjection.micros(before)));
    }

    private static long due(Connection connection, long before) throws SQLException {
        AuditEnds ends = AuditEnds.read(connection);
        long upTo = Math.min(ends.firstId() + PORTION, ends.lastId()) - 1;
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT MIN(id) FROM audit_entry WHERE id >= ? AND id <= ? AND at_micros >= ?")) {
            select.setLong(1, ends.firstId());
            select.setLong(2, upTo);
            select.setLong(3, before);
            try (ResultSet row = select.executeQuery()) {
                long young = row.next() ? row.getLong(1) : 0;
                long due = young == 0 ? upTo : young - 1;
                return due >= ends.firstId() ? due : 0;
            }
        }
    }
}
