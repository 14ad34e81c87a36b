/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.store.internal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Optional;

import javax.sql.DataSource;

import org.yagura.core.store.Dialect;

/** PostgreSQL on a server. The source of connections should have {@code reWriteBatchedInserts} set. */
public final class PostgresqlEngine implements Engine {
    private final DataSource connections;

    /** A database that a source of connections leads to. */
    public PostgresqlEngine(DataSource connections) {
        this.connections = connections;
    }

    @Override
    public Dialect dialect() {
        return new PostgresqlDialect();
    }

    @Override
    public void start() throws SQLException {
        connections.getConnection().close();
    }

    @Override
    public DataSource connections() {
        return connections;
    }

    @Override
    public void stop() {
        // the server runs on
    }

    @Override
    public Fault fault(Throwable problem) {
        for (Throwable t = problem; t != null; t = t.getCause() == t ? null : t.getCause()) {
            if (t instanceof SQLException sql && sql.getSQLState() != null) {
                String state = sql.getSQLState();
                if (state.equals("53100")) {
                    return Fault.DISK_FULL;
                }
                if (state.startsWith("08") || state.startsWith("57P")) {
                    return Fault.DEAD;
                }
                if (state.equals("42P01")) {
                    return Fault.GONE;
                }
                if (state.startsWith("40") || state.equals("55P03")) {
                    return Fault.BUSY;
                }
            }
        }
        return Fault.WRONG;
    }

    @Override
    public Optional<Path> folder() {
        return Optional.empty();
    }

    @Override
    public void backup(Connection connection, Path target) throws SQLException {
        throw new SQLFeatureNotSupportedException("a PostgreSQL database is copied by its own tools");
    }
}
