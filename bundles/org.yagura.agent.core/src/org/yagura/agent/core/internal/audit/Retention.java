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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.core.fact.Fact;
import org.yagura.core.fact.FactSink;
import org.yagura.core.store.Database;
import org.yagura.core.store.StoreException;

/**
 * Lets go what is over by a rule, a portion at once: as a fact, so that every member removes the same, with an entry in
 * the audit trail that says so.
 */
public final class Retention {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    private final Database database;
    private final FactSink facts;
    private final Auditor auditor;
    private final Clock clock;
    private final List<Rule> rules;

    /** Says what is over. */
    public interface Rule {

        /** What is to go next at that time; empty when there is nothing (more). */
        Optional<Portion> due(Connection connection, Instant now) throws SQLException;
    }

    /**
     * Something that is over.
     *
     * @param fact removes it
     * @param operation name of the entry in the audit trail
     * @param summary what was removed, and why
     */
    public record Portion(Fact fact, String operation, String summary) {
    }

    /** Retention by those rules. */
    public Retention(Database database, FactSink facts, Auditor auditor, Clock clock, List<Rule> rules) {
        this.database = database;
        this.facts = facts;
        this.auditor = auditor;
        this.clock = clock;
        this.rules = List.copyOf(rules);
    }

    /** Removes what is due; to be called from time to time by the one that leads. */
    public void run() {
        for (Rule rule : rules) {
            try {
                for (Optional<Portion> due = due(rule); due.isPresent(); due = due(rule)) {
                    remove(due.get());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (ExecutionException | StoreException e) {
                LOG.warn("what is over is removed later: {}", e.toString());
            }
        }
    }

    private Optional<Portion> due(Rule rule) {
        return database.read(connection -> rule.due(connection, clock.instant()));
    }

    private void remove(Portion portion) throws InterruptedException, ExecutionException {
        var entry = new AuditEntry("system", "", portion.operation(), AuditEntry.DONE, portion.summary(), "");
        facts.projected(facts.append(List.of(portion.fact(), auditor.fact(entry))).get()).get();
    }

    /**
     * The last of the rows with ascending numbers that are older than a time.
     *
     * @param table its name, column of the number, and column of the time
     * @param first number of the first row
     * @param last number of the last row that may go
     * @param before in the unit of the time's column
     * @return less than {@code first} when there is none
     */
    public static long lastBefore(Connection connection, Table table, long first, long last, long before)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT MIN(" + table.number() + ") FROM "
                + table.name() + " WHERE " + table.number() + " >= ? AND " + table.number() + " <= ? AND "
                + table.time() + " >= ?")) {
            select.setLong(1, first);
            select.setLong(2, last);
            select.setLong(3, before);
            try (ResultSet row = select.executeQuery()) {
                long young = row.next() ? row.getLong(1) : 0;
                return young == 0 ? last : young - 1;
            }
        }
    }

    /** A table whose rows have ascending numbers from 1 and a time. */
    public record Table(String name, String number, String time) {
    }
}
