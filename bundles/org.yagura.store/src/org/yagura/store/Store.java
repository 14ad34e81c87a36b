/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.store;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.core.store.Database;
import org.yagura.core.store.Dialect;
import org.yagura.core.store.StoreException;
import org.yagura.store.internal.DerbyEngine;
import org.yagura.store.internal.Engine;
import org.yagura.store.internal.Fault;
import org.yagura.store.internal.PostgresqlEngine;

/**
 * The database: many readers over a pool, one writer, which is the {@link ProjectionRunner}. Thread-safe.
 *
 * <p>What is in it can be made again from the journal only as far back as the journal keeps its entries; older facts
 * are in the tables alone. So a copy of the tables is part of every backup ({@link #backup}), and a member of a group
 * that has lost its tables gets a copy from a healthy one.
 */
public final class Store implements Database, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Store.class);
    private static final long CONNECTION_TIMEOUT = TimeUnit.SECONDS.toMillis(10);
    /** How often the same is read before its failure is told; with the pauses between, for two thirds of a second. */
    private static final int TRIALS = 6;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Engine engine;
    private final long reserveBytes;
    private final HikariDataSource pool;

    private Store(Engine engine, int readers, long reserveBytes) {
        this.engine = engine;
        this.reserveBytes = reserveBytes;
        try {
            engine.start();
        } catch (SQLException e) {
            throw new StoreException("the database cannot be opened: " + e.getMessage(), e);
        }
        this.pool = new HikariDataSource(poolSettings(engine, readers));
    }

    private static HikariConfig poolSettings(Engine engine, int readers) {
        var config = new HikariConfig();
        config.setDataSource(engine.connections());
        config.setPoolName("readers");
        config.setMaximumPoolSize(readers);
        config.setMinimumIdle(1);
        config.setAutoCommit(false);
        config.setReadOnly(true);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setConnectionTimeout(CONNECTION_TIMEOUT);
        config.setInitializationFailTimeout(CONNECTION_TIMEOUT);
        return config;
    }

    /**
     * Opens the embedded database, recovers what a crash left behind.
     *
     * @throws StoreException when it cannot be opened, for example because another process has it open
     */
    public static Store open(StoreSettings settings) {
        try {
            Files.createDirectories(settings.folder());
        } catch (IOException e) {
            throw new StoreException("the folder " + settings.folder() + " cannot be made", e);
        }
        Path database = settings.folder().resolve("derby");
        return new Store(new DerbyEngine(database, settings.cacheBytes()), settings.readers(), settings.reserveBytes());
    }

    /**
     * Opens a database on a PostgreSQL server.
     *
     * @param connections leads to the server; the pool is ours
     * @param readers how many connections may read at once
     * @throws StoreException when the server cannot be reached
     */
    public static Store postgresql(DataSource connections, int readers) {
        return new Store(new PostgresqlEngine(connections), readers, 0);
    }

    @Override
    public <T> T read(Reading<T> reading) {
        for (int trial = 1;; trial++) {
            try (Connection connection = pool.getConnection()) {
                try {
                    return read(connection, reading);
                } catch (SQLException e) {
                    if (!again(e, trial, connection)) {
                        throw e;
                    }
                }
            } catch (SQLException e) {
                throw new StoreException("reading failed: " + e.getMessage(), e);
            }
            LockSupport.parkNanos(PAUSE_NANOS << trial - 1);
        }
    }

    /** Whether what has failed is worth another trial; a connection that is gone does not go back to the others. */
    private boolean again(SQLException problem, int trial, Connection connection) {
        Fault fault = engine.fault(problem);
        if (fault == Fault.DEAD) {
            pool.evictConnection(connection);
        }
        if (!fault.passes() || trial == TRIALS || Thread.currentThread().isInterrupted()) {
            return false;
        }
        LOG.debug("reading is tried again after trial {}", trial, problem);
        return true;
    }

    private static <T> T read(Connection connection, Reading<T> reading) throws SQLException {
        try {
            T result = reading.read(connection);
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException | Error e) {
            try {
                connection.rollback();
            } catch (SQLException also) {
                // the connection is gone, by what happened first
                e.addSuppressed(also);
            }
            throw e;
        }
    }

    @Override
    public Dialect dialect() {
        return engine.dialect();
    }

    /**
     * Copies the database into a folder while it is in use. The copy holds a whole number of the journal's entries and
     * knows which.
     *
     * @param target a folder that does not exist yet
     * @throws StoreException when the copy fails
     */
    public void backup(Path target) {
        try (Connection connection = engine.connections().getConnection()) {
            connection.setAutoCommit(true);
            engine.backup(connection, target);
        } catch (SQLException e) {
            throw new StoreException("the copy into " + target + " failed: " + e.getMessage(), e);
        }
    }

    /** A connection for the one writer. */
    Connection writer() throws SQLException {
        Connection connection = engine.connections().getConnection();
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        return connection;
    }

    /** What an exception means. */
    Fault fault(Throwable problem) {
        return engine.fault(problem);
    }

    /** Opens the database again after a fault. */
    void reopen() throws SQLException {
        LOG.warn("opening the database again");
        engine.stop();
        engine.start();
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    /** Whether there is less free space than is to be kept. */
    boolean full() {
        if (engine.folder().isEmpty()) {
            return false;
        }
        try {
            FileStore disk = Files.getFileStore(engine.folder().get());
            return disk.getUsableSpace() < reserveBytes;
        } catch (IOException e) {
            LOG.debug("the free space cannot be told: {}", e.getMessage());
            return false;
        }
    }

    @Override
    public void close() {
        pool.close();
        engine.stop();
    }
}
