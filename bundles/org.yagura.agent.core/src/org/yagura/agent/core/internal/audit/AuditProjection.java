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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.core.change.Change;
import org.yagura.core.change.ChangeFeed;
import org.yagura.core.fact.PlacedFact;
import org.yagura.core.store.Dialect;
import org.yagura.core.store.Migration;
import org.yagura.core.store.Projection;

/** Folds audit entries into their table and chains them. The end of the chain is kept apart, so that a cut shows. */
public final class AuditProjection implements Projection {
    private static final Logger LOG = LoggerFactory.getLogger(AuditProjection.class);

    private final ChangeFeed changes;
    private AuditEnds ends;
    private AuditEnds durable;

    /** A projection that tells of new entries. */
    public AuditProjection(ChangeFeed changes) {
        this.changes = changes;
    }

    @Override
    public String name() {
        return "audit";
    }

    @Override
    public List<Migration> migrations() {
        return List.of(new Migration(1, dialect -> List.of(
                "CREATE TABLE audit_entry (id BIGINT NOT NULL PRIMARY KEY, at_micros BIGINT NOT NULL, "
                        + "login VARCHAR(100) NOT NULL, address VARCHAR(100) NOT NULL, operation VARCHAR(100) NOT NULL, "
                        + "outcome VARCHAR(100) NOT NULL, summary VARCHAR(1000) NOT NULL, "
                        + "request VARCHAR(4000) NOT NULL, hash CHAR(64) NOT NULL)",
                "CREATE INDEX audit_entry_newest ON audit_entry (id DESC)",
                "CREATE INDEX audit_entry_login ON audit_entry (login, id DESC)",
                "CREATE INDEX audit_entry_operation ON audit_entry (operation, id DESC)",
                "CREATE TABLE audit_end (one SMALLINT NOT NULL PRIMARY KEY, last_id BIGINT NOT NULL, "
                        + "last_hash CHAR(64) NOT NULL)",
                "INSERT INTO audit_end (one, last_id, last_hash) VALUES (1, 0, '" + AuditChain.START + "')")),
                new Migration(2,
                        dialect -> List.of("ALTER TABLE audit_end ADD COLUMN first_id BIGINT DEFAULT 1 NOT NULL",
                                "ALTER TABLE audit_end ADD COLUMN first_hash CHAR(64) DEFAULT '" + AuditChain.START
                                        + "' NOT NULL")));
    }

    @Override
    public Set<String> factTypes() {
        return Set.of(AuditEntry.TYPE.name(), AuditRetention.TYPE.name());
    }

    @Override
    public void open(Connection connection, Dialect dialect) throws SQLException {
        durable = AuditEnds.read(connection);
        rolledBack();
    }

    @Override
    public void apply(Connection connection, List<PlacedFact> facts) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO audit_entry (id, at_micros, login, "
                + "address, operation, outcome, summary, request, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (PlacedFact placed : facts) {
                if (placed.fact().type().equals(AuditRetention.TYPE.name())) {
                    insert.executeBatch();
                    trim(connection, placed);
                } else {
                    add(insert, placed);
                }
            }
            insert.executeBatch();
        }
        ends.write(connection);
    }

    private void trim(Connection connection, PlacedFact placed) throws SQLException {
        long upTo;
        try {
            upTo = AuditRetention.TYPE.content(placed.fact()).upToId();
        } catch (IllegalArgumentException e) {
            LOG.warn("a removal of audit entries at {} is not understood", placed.position(), e);
            return;
        }
        try (PreparedStatement select = connection.prepareStatement("SELECT hash FROM audit_entry WHERE id = ?")) {
            select.setLong(1, upTo);
            try (ResultSet row = select.executeQuery()) {
                if (upTo < ends.firstId() || !row.next()) {
                    return;
                }
                ends = ends.trimmed(upTo, row.getString(1));
            }
        }
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM audit_entry WHERE id <= ?")) {
            delete.setLong(1, upTo);
            delete.executeUpdate();
        }
    }

    private void add(PreparedStatement insert, PlacedFact placed) throws SQLException {
        AuditEntry entry;
        try {
            entry = AuditEntry.TYPE.content(placed.fact());
        } catch (IllegalArgumentException e) {
            LOG.warn("an audit entry at {} is not understood", placed.position(), e);
            entry = new AuditEntry("?", "", placed.fact().type(), "unknown",
                    "version " + placed.fact().version() + ", of a newer program", "");
        }
        long micros = micros(placed.fact().at());
        long id = ends.lastId() + 1;
        ends = ends.added(id, AuditChain.hash(ends.lastHash(), id, micros, entry));
        insert.setLong(1, id);
        insert.setLong(2, micros);
        insert.setString(3, entry.user());
        insert.setString(4, entry.address());
        insert.setString(5, entry.operation());
        insert.setString(6, entry.outcome());
        insert.setString(7, entry.summary());
        insert.setString(8, entry.request());
        insert.setString(9, ends.lastHash());
        insert.addBatch();
    }

    @Override
    public void committed() {
        if (!ends.equals(durable)) {
            durable = ends;
            changes.publish(new Change("audit", Map.of("lastId", durable.lastId())));
        }
    }

    @Override
    public void rolledBack() {
        ends = durable;
    }

    static long micros(Instant time) {
        return TimeUnit.SECONDS.toMicros(time.getEpochSecond()) + TimeUnit.NANOSECONDS.toMicros(time.getNano());
    }

    static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L);
    }
}
