/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.series.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import org.yagura.core.store.Dialect;
import org.yagura.core.store.Migration;

/** The tables of time series, beside those of the segments. */
final class SampleTables {
    static final List<Migration> STEPS = List.of(new Migration(1, SampleTables::first));

    /** A closed chunk may be longer than is aimed at by its last entry, which has a sketch. */
    private static final int MOST_BODY = 32_000;

    private SampleTables() {
    }

    private static List<String> first(Dialect dialect) {
        String bytes = dialect.longBytes();
        return List.of("CREATE TABLE sample_head (id INT NOT NULL PRIMARY KEY, body " + bytes + " NOT NULL)",
                "CREATE TABLE sample_page (page INT NOT NULL PRIMARY KEY, body " + bytes + " NOT NULL)",
                "CREATE TABLE sample_tail (id BIGINT NOT NULL PRIMARY KEY, body " + bytes + " NOT NULL)",
                "CREATE TABLE sample_segment (grain INT NOT NULL, number BIGINT NOT NULL, entries BIGINT NOT NULL, "
                        + "bytes BIGINT NOT NULL, PRIMARY KEY (grain, number))",
                "CREATE TABLE sample_retired (grain INT NOT NULL, number BIGINT NOT NULL, PRIMARY KEY (grain, number))",
                "CREATE TABLE sample_unread (position BIGINT NOT NULL, place INT NOT NULL, version INT NOT NULL, "
                        + "reason VARCHAR(1000) NOT NULL, payload " + bytes
                        + " NOT NULL, PRIMARY KEY (position, place))");
    }

    static void createSegment(Connection connection, Dialect dialect, Grain grain, long segment)
            throws SQLException {
        String table = grain.table(segment);
        try (Statement statement = connection.createStatement()) {
            for (String create : dialect.neverChanged("CREATE TABLE " + table
                    + " (series INT NOT NULL, finish BIGINT NOT NULL, start BIGINT NOT NULL, entries INT NOT NULL, body "
                    + dialect.bytes(MOST_BODY) + " NOT NULL)")) {
                statement.execute(create);
            }
            if (grain.comparing()) {
                statement.execute("CREATE INDEX " + grain.timeIndex(segment) + " ON " + table + " (finish)");
            }
            statement.execute("CREATE UNIQUE INDEX " + grain.index(segment) + " ON " + table + " (series, finish)");
        }
    }

    static void dropSegment(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE " + table);
        }
    }
}
