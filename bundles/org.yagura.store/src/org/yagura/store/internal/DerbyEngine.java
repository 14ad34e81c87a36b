/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.store.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

import org.apache.derby.jdbc.EmbeddedDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.core.store.Dialect;

/**
 * Apache Derby inside this process. Its engine is one for the whole process, so its settings are system properties;
 * those that are set from outside stay.
 */
public final class DerbyEngine implements Engine {
    private static final Logger LOG = LoggerFactory.getLogger(DerbyEngine.class);
    private static final int PAGE_SIZE = 16_384;
    /** Error codes of Derby tell how far an error reaches; from here on the session is lost. */
    private static final int SESSION_SEVERITY = 40_000;
    /** A table or column is not there when a statement is compiled, or what holds its rows when it runs. */
    private static final Set<String> GONE = Set.of("42X05", "42X04", "42Y55", "X0X05", "XSAI2", "XSAI3", "40XD0");

    private final Path folder;
    private final DataSource connections;

    /**
     * A database in a folder, made when it is not there.
     *
     * @param folder of the database itself
     * @param cacheBytes for pages, of all databases in this process
     */
    public DerbyEngine(Path folder, long cacheBytes) {
        this.folder = folder;
        settings(folder, cacheBytes).forEach((key, value) -> {
            if (System.getProperty(key) == null) {
                System.setProperty(key, value);
            }
        });
        this.connections = dataSource(folder, "create=true");
    }

    private static Map<String, String> settings(Path folder, long cacheBytes) {
        return Map.ofEntries(Map.entry("derby.storage.pageSize", Integer.toString(PAGE_SIZE)),
                Map.entry("derby.storage.pageCacheSize", Long.toString(Math.max(1_000, cacheBytes / PAGE_SIZE))),
                Map.entry("derby.storage.logBufferSize", Integer.toString(1 << 20)),
                Map.entry("derby.storage.logSwitchInterval", Integer.toString(64 << 20)),
                Map.entry("derby.storage.checkpointInterval", Integer.toString(128 << 20)),
                Map.entry("derby.storage.rowLocking", "true"),
                // a table locked as a whole would hold up all readers for the length of a batch
                Map.entry("derby.locks.escalationThreshold", Integer.toString(Integer.MAX_VALUE)),
                Map.entry("derby.locks.waitTimeout", "30"),
                Map.entry("derby.locks.deadlockTimeout", "1"),
                Map.entry("derby.language.statementCacheSize", "400"),
                Map.entry("derby.stream.error.logSeverityLevel", Integer.toString(SESSION_SEVERITY)),
                Map.entry("derby.stream.error.file", folder.resolveSibling("derby.log").toString()));
    }

    private static DataSource dataSource(Path folder, String attributes) {
        var source = new EmbeddedDataSource();
        source.setDatabaseName(folder.toString());
        source.setConnectionAttributes(attributes);
        return source;
    }

    @Override
    public Dialect dialect() {
        return new DerbyDialect();
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
        try {
            dataSource(folder, "shutdown=true").getConnection().close();
        } catch (SQLException e) {
            // 08006 says that it worked, XJ004 that the database was not running
            if (!"08006".equals(e.getSQLState()) && !"XJ004".equals(e.getSQLState())) {
                LOG.warn("the database {} did not stop cleanly: {}", folder, e.getMessage());
            }
        }
    }

    @Override
    public Fault fault(Throwable problem) {
        Fault worst = Fault.WRONG;
        for (Throwable t = problem; t != null; t = t.getCause() == t ? null : t.getCause()) {
            if (t instanceof IOException && String.valueOf(t.getMessage()).contains("No space left")) {
                return Fault.DISK_FULL;
            }
            if (t instanceof SQLException sql) {
                Fault fault = fault(sql);
                worst = fault.ordinal() < worst.ordinal() ? fault : worst;
            }
        }
        return worst;
    }

    private static Fault fault(SQLException problem) {
        String state = String.valueOf(problem.getSQLState());
        if (GONE.contains(state)) {
            return Fault.GONE;
        }
        if (state.startsWith("40001") || state.startsWith("40XL")) {
            return Fault.BUSY;
        }
        boolean dead = problem.getErrorCode() >= SESSION_SEVERITY || state.startsWith("08") || state.startsWith("XSLA")
                || state.startsWith("XSDG") || state.startsWith("XSDF") || state.startsWith("40XT")
                || state.startsWith("XJ04") || stumbled(problem);
        return dead ? Fault.DEAD : Fault.WRONG;
    }

    /**
     * Whether Derby failed in itself, which ends its session. Its report of a deadlock does when one transaction makes two
     * tables while a reader compiles: {@code Deadlock.buildException} throws a ClassCastException instead of the report.
     */
    private static boolean stumbled(SQLException problem) {
        return "XJ001".equals(problem.getSQLState());
    }

    @Override
    public Optional<Path> folder() {
        return Optional.of(folder);
    }

    @Override
    public void backup(Connection connection, Path target) throws SQLException {
        try (var call = connection.prepareCall("CALL SYSCS_UTIL.SYSCS_BACKUP_DATABASE(?)")) {
            call.setString(1, target.toString());
            call.execute();
        }
    }
}
