/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.tests.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.core.domain.Health;
import org.yagura.core.fact.Fact;
import org.yagura.core.fact.PlacedFact;
import org.yagura.core.store.Migration;
import org.yagura.core.store.Projection;
import org.yagura.store.ProjectionRunner;
import org.yagura.store.Store;
import org.yagura.store.StoreSettings;
import org.yagura.testsupport.store.MemoryLog;
import org.yagura.traps.core.FindAlarms;
import org.yagura.traps.core.FindTraps;
import org.yagura.traps.core.SetRetention;
import org.yagura.traps.core.internal.store.TrapProjection;

/** Tables that an older program wrote go on with what was in them. */
final class UpgradeTest {
    private static final long START = 1_790_000_000_000_000L;
    private static final long DAY = 86_400_000_000L;

    @TempDir
    private Path folder;

    /** The tables of the domain as they were at a version, with some rows. */
    private record Old(List<Migration> migrations, List<String> rows) implements Projection {
        @Override
        public String name() {
            return "traps";
        }

        @Override
        public Set<String> factTypes() {
            return Set.of("old");
        }

        @Override
        public void apply(Connection connection, List<PlacedFact> facts) throws SQLException {
            try (var statement = connection.createStatement()) {
                for (String row : rows) {
                    statement.execute(row);
                }
            }
        }
    }

    private void write(MemoryLog log, List<String> rows) {
        try (var store = Store.open(new StoreSettings(folder, 64 << 20, 2, 1 << 20));
                var runner = new ProjectionRunner(store, log,
                        List.of(new Old(new TrapProjection(null, null, null, null).migrations().subList(0, 1), rows)),
                        new Health(), Rig.SETTINGS)) {
            runner.open();
            runner.start();
            runner.projected(log.append(List.of(new Fact("old", 1, Instant.EPOCH, new byte[0])))).join();
        }
    }

    @Test
    void wordsAlarmsAndActionsOfVersion1AreKept() {
        var log = new MemoryLog();
        write(log, List.of("INSERT INTO trap_word VALUES (0, 1, '10.0.1.1|w1'), (1, 1, '1.2.3'), (2, 1, 'r|rule'), "
                + "(3, 1, 'sato')",
                "INSERT INTO alarm VALUES (7, 'key', 4, 4, 0, 1, 1, 1, 1, 'message', 3, " + START + ", " + START
                        + ", 0, 0, 1)",
                "INSERT INTO alarm_action VALUES (7, " + START + ", 1, -1, 1, 'mine')",
                "INSERT INTO trap_action VALUES (1, " + START + ", 1, 2, 1, 'gone'), (2, " + START
                        + ", 1, 2, 1, 'last')",
                "INSERT INTO trap_unread VALUES (1, 0, 'x', 9, 'unknown', CAST(X'0102' AS BLOB))"));
        try (var rig = new Rig(folder, log, Rig.SETTINGS)) {
            rig.sites.next(Rig::alarmRules);
            assertEquals(1, rig.bound("sources").now());
            assertEquals(1, rig.bound("unread").now());
            assertEquals(List.of("2"), rig.rows("SELECT size FROM trap_unread"));
            var alarm = rig.ask(new FindAlarms(null, null, null, null)).rows().getFirst();
            assertEquals("node-w1", alarm.node());
            assertEquals("sato", alarm.assignee());
            rig.ask(new SetRetention(1, 1_000_000L, null, null, null));
            for (int day = 0; day < 9; day += 3) {
                rig.add(Pdus.received(START + day * DAY, new byte[]{10, 0, 1, 2}, Rig.OID + 2, "key " + day).fact());
            }
            assertEquals(1, rig.ask(new FindTraps(null, null, null, null)).total());
            var alarms = rig.ask(new FindAlarms(null, null, null, null)).rows();
            assertEquals(List.of(7L, 10L, 9L, 8L), alarms.stream().map(a -> a.id()).toList());
            assertEquals("node-w1", alarms.getFirst().node());
            rig.await("the old action goes", "SELECT COUNT(*) FROM trap_action WHERE note = 'gone'", n -> n == 0);
            assertTrue(rig.health.troubles().isEmpty());
        }
    }
}
