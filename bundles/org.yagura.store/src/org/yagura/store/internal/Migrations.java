/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.store.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.core.store.Dialect;
import org.yagura.core.store.Migration;

/** Brings tables to the version that this program knows; each step and its version in one transaction. */
public final class Migrations {
    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

    private final Connection connection;
    private final Dialect dialect;

    /** Migrations over a connection without automatic commit. */
    public Migrations(Connection connection, Dialect dialect) throws SQLException {
        this.connection = connection;
        this.dialect = dialect;
        if (!exists("store_version")) {
            execute("CREATE TABLE store_version (name VARCHAR(100) NOT NULL PRIMARY KEY, version INT NOT NULL)");
            connection.commit();
        }
    }

    /**
     * Makes the steps that are missing.
     *
     * @throws SQLException when a step fails, or when the tables are newer than the last step known
     */
    public void run(String name, List<Migration> steps) throws SQLException {
        int found = version(name);
        int known = 0;
        for (Migration step : steps) {
            if (step.version() != ++known) {
                throw new IllegalArgumentException(
                        "step " + step.version() + " of " + name + " where " + known + " is due");
            }
        }
        if (found > known) {
            throw new SQLException(
                    "the tables of " + name + " have version " + found + ", this program knows versions up to "
                            + known + "; start the newer program that wrote them, or a data directory of its own");
        }
        for (Migration step : steps.subList(found, known)) {
            for (String statement : step.statements().apply(dialect)) {
                execute(statement);
            }
            setVersion(name, step.version());
            connection.commit();
            LOG.info("tables of {} are at version {}", name, step.version());
        }
    }

    private boolean exists(String table) throws SQLException {
        for (String name : List.of(table, table.toUpperCase(Locale.ROOT))) {
            try (ResultSet tables = connection.getMetaData().getTables(null, null, name, null)) {
                if (tables.next()) {
                    return true;
                }
            }
        }
        return false;
    }

    private int version(String name) throws SQLException {
        try (PreparedStatement query = connection
                .prepareStatement("SELECT version FROM store_version WHERE name = ?")) {
            query.setString(1, name);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? rows.getInt(1) : 0;
            }
        }
    }

    private void setVersion(String name, int version) throws SQLException {
        String sql = version == 1
                ? "INSERT INTO store_version (version, name) VALUES (?, ?)"
                : "UPDATE store_version SET version = ? WHERE name = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setInt(1, version);
            update.setString(2, name);
            update.executeUpdate();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new SQLException("failed: " + sql + ": " + e.getMessage(), e.getSQLState(), e.getErrorCode(), e);
        }
    }
}
