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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.core.domain.Health;
import org.yagura.core.fact.PlacedFact;
import org.yagura.core.store.Migration;
import org.yagura.core.store.Projection;
import org.yagura.core.store.StoreException;
import org.yagura.store.ProjectionRunner;
import org.yagura.store.RunnerSettings;
import org.yagura.store.Store;
import org.yagura.store.StoreSettings;

/** Opening, migrating, reading and copying the store. */
final class StoreTest {
    private static final RunnerSettings SETTINGS = new RunnerSettings(50, Duration.ofMillis(5), 2,
            Duration.ofMillis(20), Duration.ofMillis(100));

    @TempDir
    private Path folder;

    private Store open(Path at) {
        return Store.open(new StoreSettings(at, 16 << 20, 3, 0));
    }

    /** A projection of steps and no facts. */
    private record Steps(List<Migration> migrations) implements Projection {
        @Override
        public String name() {
            return "steps";
        }

        @Override
        public Set<String> factTypes() {
            return Set.of();
        }

        @Override
        public void apply(Connection connection, List<PlacedFact> facts) throws SQLException {
            throw new SQLException("there are none");
        }
    }

    private static void migrate(Store store, Migration... steps) {
        try (var runner = new ProjectionRunner(store, new ListLog(), List.of(new Steps(List.of(steps))), new Health(),
                SETTINGS)) {
            runner.open();
        }
    }

    private static final Migration ONE = new Migration(1, d -> List.of("CREATE TABLE thing (id INT NOT NULL)",
            "INSERT INTO thing VALUES (1)"));
    private static final Migration TWO = new Migration(2, d -> List.of(
            "ALTER TABLE thing ADD COLUMN name VARCHAR(20) DEFAULT 'old' NOT NULL"));

    @Test
    void stepsAreMadeOnceAndInOrder() {
        try (Store store = open(folder)) {
            migrate(store, ONE);
            migrate(store, ONE, TWO);
            migrate(store, ONE, TWO);
            assertEquals("old", text(store, "SELECT name FROM thing"));
        }
    }

    @Test
    void newerTablesAreRefused() {
        try (Store store = open(folder)) {
            migrate(store, ONE, TWO);
            StoreException refused = assertThrows(StoreException.class, () -> migrate(store, ONE));
            assertTrue(refused.getMessage().contains("version 2"), refused.getMessage());
            assertTrue(refused.getMessage().contains("versions up to 1"), refused.getMessage());
        }
    }

    @Test
    void aStepThatFailsLeavesTheOnesBefore() {
        var wrong = new Migration(2, d -> List.of("CREATE TABLE other (id INT NOT NULL)", "THIS IS WRONG"));
        try (Store store = open(folder)) {
            assertThrows(StoreException.class, () -> migrate(store, ONE, wrong));
            migrate(store, ONE, TWO);
            assertEquals("old", text(store, "SELECT name FROM thing"));
            assertThrows(StoreException.class, () -> text(store, "SELECT id FROM other"));
        }
    }

    @Test
    void tablesThatNeverChangeLeaveNoRoomAndOthersDo() {
        var rows = new Migration(1, dialect -> {
            var steps = new ArrayList<String>(dialect.neverChanged("CREATE TABLE fixed (body VARCHAR(1700) NOT NULL)"));
            steps.add("CREATE TABLE loose (body VARCHAR(1700) NOT NULL)");
            for (String table : List.of("fixed", "loose")) {
                for (int i = 0; i < 100; i++) {
                    steps.add("INSERT INTO " + table + " VALUES ('" + "x".repeat(1_500) + "')");
                }
            }
            return steps;
        });
        try (Store store = open(folder)) {
            migrate(store, rows);
            String pages = "SELECT numallocatedpages FROM TABLE(SYSCS_DIAG.SPACE_TABLE('%s')) s";
            int fixed = Integer.parseInt(text(store, pages.formatted("FIXED")));
            int loose = Integer.parseInt(text(store, pages.formatted("LOOSE")));
            assertTrue(fixed < loose, fixed + " and " + loose + " pages");
        }
    }

    @Test
    void readersCannotWrite() {
        try (Store store = open(folder)) {
            migrate(store, ONE);
            assertThrows(StoreException.class,
                    () -> store.read(c -> c.createStatement().executeUpdate("DELETE FROM thing")));
            assertEquals("1", text(store, "SELECT id FROM thing"));
        }
    }

    @Test
    void aCopyMadeInUseHoldsWholeEntriesAndGoesOn() {
        var log = new ListLog();
        Path copy = folder.resolve("copy");
        try (Store store = open(folder.resolve("first"))) {
            try (var runner = new ProjectionRunner(store, log, List.of(new Notes("notes")), new Health(), SETTINGS)) {
                runner.open();
                runner.start();
                runner.projected(log.append("note", "a", "b")).join();
                store.backup(copy);
                runner.projected(log.append("note", "c")).join();
            }
        }
        var notes = new Notes("notes");
        try (Store store = open(copy);
                var runner = new ProjectionRunner(store, log, List.of(notes), new Health(), SETTINGS)) {
            runner.open();
            assertEquals(1, runner.position());
            runner.start();
            runner.projected(2).join();
            assertEquals(List.of("a", "b", "c"), notes.read(store));
        }
    }

    private static String text(Store store, String sql) {
        return store.read(connection -> {
            try (var statement = connection.createStatement(); var row = statement.executeQuery(sql)) {
                row.next();
                return row.getString(1);
            }
        });
    }
}
