/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.store.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.core.domain.Health;
import org.yagura.core.fact.PlacedFact;
import org.yagura.core.store.Dialect;
import org.yagura.core.store.Migration;
import org.yagura.core.store.Projection;
import org.yagura.core.store.StoreException;
import org.yagura.store.ProjectionRunner;
import org.yagura.store.RunnerSettings;
import org.yagura.store.Store;
import org.yagura.store.StoreSettings;

/** Readers while the writer makes and drops tables, several in a transaction, as time series and traps do. */
final class TablesComeAndGoTest {
    private static final RunnerSettings SETTINGS = new RunnerSettings(1, Duration.ofMillis(5), 3,
            Duration.ofMillis(20), Duration.ofMillis(100));
    private static final int ROUNDS = 60;
    private static final int READERS = 4;

    @TempDir
    private Path folder;

    /** With each fact two tables come, with one row each, and the two oldest go. */
    private static final class Pairs implements Projection {
        private int next;
        private int durable;
        private volatile int newest = -1;

        @Override
        public String name() {
            return "pairs";
        }

        @Override
        public List<Migration> migrations() {
            return List.of(new Migration(1, d -> List.of("CREATE TABLE pairs (coming INT NOT NULL)",
                    "INSERT INTO pairs VALUES (0)")));
        }

        @Override
        public Set<String> factTypes() {
            return Set.of("pair");
        }

        @Override
        public void open(Connection connection, Dialect dialect) throws SQLException {
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery("SELECT coming FROM pairs")) {
                row.next();
                next = row.getInt(1);
                durable = next;
                newest = next - 1;
            }
        }

        @Override
        public void apply(Connection connection, List<PlacedFact> facts) throws SQLException {
            try (var statement = connection.createStatement()) {
                for (int i = 0; i < facts.size(); i++, next++) {
                    for (String side : List.of("a", "b")) {
                        statement.execute("CREATE TABLE pair_" + side + next + " (number INT NOT NULL)");
                        statement.execute("INSERT INTO pair_" + side + next + " VALUES (" + next + ")");
                        if (next > 1) {
                            statement.execute("DROP TABLE pair_" + side + (next - 2));
                        }
                    }
                }
                statement.execute("UPDATE pairs SET coming = " + next);
            }
        }

        @Override
        public void committed() {
            durable = next;
            newest = next - 1;
        }

        @Override
        public void rolledBack() {
            next = durable;
        }
    }

    @Test
    void readersFindWhatIsThereNow() throws InterruptedException {
        var log = new ListLog();
        var pairs = new Pairs();
        var failures = new ConcurrentLinkedQueue<StoreException>();
        var number = new AtomicInteger();
        try (Store store = Store.open(new StoreSettings(folder, 16 << 20, READERS, 0));
                var runner = new ProjectionRunner(store, log, List.of(pairs), new Health(), SETTINGS)) {
            runner.open();
            runner.start();
            log.append("pair", "first");
            runner.projected(1).join();
            var readers = new ArrayList<Thread>();
            for (int i = 0; i < READERS; i++) {
                readers.add(Thread.ofPlatform().start(() -> {
                    while (pairs.newest < ROUNDS - 1) {
                        try {
                            store.read(connection -> sum(connection, pairs.newest, number.incrementAndGet()));
                        } catch (StoreException e) {
                            failures.add(e);
                        }
                    }
                }));
            }
            for (int i = 1; i < ROUNDS; i++) {
                log.append("pair", "next");
            }
            for (Thread reader : readers) {
                reader.join();
            }
        }
        assertEquals("[]", failures.toString());
        assertTrue(number.get() > ROUNDS, () -> "read " + number + " times");
    }

    /** How often something is read that always fails in a way. */
    private int trials(SQLException failure) {
        var trials = new AtomicInteger();
        try (Store store = Store.open(new StoreSettings(folder, 16 << 20, READERS, 0))) {
            assertThrows(StoreException.class, () -> store.read(connection -> {
                trials.incrementAndGet();
                throw failure;
            }));
            assertEquals(1, store.read(connection -> one(connection)), "the store is as it was");
        }
        return trials.get();
    }

    @Test
    void onlyWhatMayPassIsTriedAgain() {
        // what a reader gets when Derby's report of a deadlock fails
        assertEquals(6, trials(new SQLException("Java exception", "XJ001", 0, new ClassCastException())));
        assertEquals(6, trials(new SQLException("no current connection", "08003", 40_000)));
        assertEquals(6, trials(new SQLException("deadlock", "40001", 30_000)));
        assertEquals(6, trials(new SQLException("no such table", "42X05", 20_000)));
        assertEquals(1, trials(new SQLException("syntax", "42X01", 20_000)));
        assertEquals(1, trials(new SQLException("division by zero", "22012", 20_000)));
    }

    @Test
    void aLostConnectionIsReplaced() {
        var lost = new AtomicInteger();
        try (Store store = Store.open(new StoreSettings(folder, 16 << 20, 1, 0))) {
            int found = store.read(connection -> {
                if (lost.getAndIncrement() == 0) {
                    connection.unwrap(Connection.class).close();
                }
                return one(connection);
            });
            assertEquals(1, found);
            assertEquals(2, lost.get());
        }
    }

    @Test
    void whoeverIsInterruptedDoesNotTryAgain() {
        var trials = new AtomicInteger();
        try (Store store = Store.open(new StoreSettings(folder, 16 << 20, 1, 0))) {
            assertThrows(StoreException.class, () -> store.read(connection -> {
                trials.incrementAndGet();
                Thread.currentThread().interrupt();
                throw new SQLException("deadlock", "40001", 30_000);
            }));
            assertTrue(Thread.interrupted(), "it stays interrupted");
        }
        assertEquals(1, trials.get());
    }

    private static int one(Connection connection) throws SQLException {
        try (var statement = connection.createStatement(); var row = statement.executeQuery("VALUES 1")) {
            row.next();
            return row.getInt(1);
        }
    }

    /** A statement that was never compiled before, of both tables. */
    private static int sum(Connection connection, int newest, int number) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT SUM(a.number + b.number) + " + number + " FROM pair_a" + newest
                        + " a, pair_b" + newest + " b")) {
            row.next();
            assertEquals(2 * newest + number, row.getInt(1));
            return row.getInt(1);
        }
    }
}
