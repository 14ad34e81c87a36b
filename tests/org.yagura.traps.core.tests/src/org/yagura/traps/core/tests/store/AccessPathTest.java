/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.tests.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.core.fact.Fact;
import org.yagura.traps.core.internal.store.TrapReader;

/** Derby reads traps by the index and never sorts: the plans are asserted. */
final class AccessPathTest {
    private static final long START = 1_790_000_000_000_000L;

    @TempDir
    private Path folder;

    @Test
    void pagesAreReadByTheIndexWithoutSorting() {
        try (var rig = new Rig(folder)) {
            var facts = new ArrayList<Fact>();
            for (int i = 0; i < 20_000; i++) {
                facts.add(Pdus.received(START + i, new byte[]{10, 0, 1, (byte) (i % 10)}, Rig.OID + i % 7, "p").fact());
            }
            rig.add(facts);
            var index = rig.projection.state().index();
            long[] newest = LongStream.rangeClosed(19_801, 20_000).map(i -> 39_801 - i).toArray();
            String plan = plan(rig, connection -> new TrapReader(connection, index).read(newest));
            assertTrue(plan.contains("Index Scan ResultSet for TRAP_1"), plan);
            assertFalse(plan.contains("Table Scan ResultSet"), plan);
            assertFalse(plan.contains("Sort ResultSet"), plan);
            assertTrue(rowsSeen(plan) <= newest.length / 16 + 2, plan);
            String single = plan(rig, connection -> new TrapReader(connection, index).read(777));
            assertTrue(single.contains("Index Scan ResultSet for TRAP_1"), single);
            assertTrue(rowsSeen(single) <= 2, single);
        }
    }

    @Test
    void idsFarApartAreReadOneByOne() throws SQLException {
        try (var rig = new Rig(folder)) {
            var facts = new ArrayList<Fact>();
            for (int i = 0; i < 5_000; i++) {
                facts.add(Pdus.received(START + i, new byte[]{10, 0, 1, 1}, Rig.OID + i % 7, "p" + i).fact());
            }
            rig.add(facts);
            long[] ids = {4_999, 3, 70, 2_500, 9_999, 71};
            rig.store.read(connection -> {
                var traps = new TrapReader(connection, rig.projection.state().index()).read(ids);
                for (int i = 0; i < ids.length; i++) {
                    assertEquals(ids[i] > 5_000 ? null : "message p" + (ids[i] - 1),
                            traps[i] == null ? null : traps[i].text());
                }
                return null;
            });
        }
    }

    @FunctionalInterface
    private interface Reading {
        Object read(Connection connection) throws SQLException;
    }

    private static String plan(Rig rig, Reading reading) {
        return rig.store.read(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("CALL SYSCS_UTIL.SYSCS_SET_RUNTIMESTATISTICS(1)");
                reading.read(connection);
                try (ResultSet row = statement.executeQuery("VALUES SYSCS_UTIL.SYSCS_GET_RUNTIMESTATISTICS()")) {
                    row.next();
                    return row.getString(1);
                } finally {
                    statement.execute("CALL SYSCS_UTIL.SYSCS_SET_RUNTIMESTATISTICS(0)");
                }
            }
        });
    }

    /** How many rows the plan's scan of the index qualified. */
    private static int rowsSeen(String plan) {
        String mark = "Number of rows qualified=";
        int at = plan.indexOf(mark) + mark.length();
        return Integer.parseInt(plan.substring(at, plan.indexOf('\n', at)).strip());
    }
}
