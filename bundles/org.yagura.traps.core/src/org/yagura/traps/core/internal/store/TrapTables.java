/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import org.yagura.core.store.Dialect;
import org.yagura.core.store.Migration;

/**
 * The tables of the traps domain. Traps stand in a table for each segment, up to 16 with adjoining ids in a row: a
 * database needs ten times as long for a row of twenty columns each. What is asked of them stands in blocks beside them.
 */
final class TrapTables {
    /** Traps in a row at most. */
    static final int ROW_TRAPS = 16;
    /** A row is closed when it has more bytes than this, so that it fits into a page. */
    static final int ROW_BYTES = 7_000;
    /** Days that traps are kept unless said otherwise. */
    static final int DAYS = 90;
    /** Traps that are kept unless said otherwise. */
    static final long ROWS = 20_000_000;

    /** Cleared alarms that are kept at most, open ones, and facts that could not be read, unless said otherwise. */
    static final int CLEARED = 50_000;
    static final int OPEN = 100_000;
    static final int UNREAD = 10_000;

    static final List<Migration> STEPS = List.of(new Migration(1, TrapTables::first),
            new Migration(2, dialect -> second()), new Migration(3, TrapTables::third));

    private TrapTables() {
    }

    private static List<String> first(Dialect dialect) {
        return List.of(
                "CREATE TABLE trap_word (kind INT NOT NULL, id INT NOT NULL, word VARCHAR(4000) NOT NULL, PRIMARY KEY (kind, id))",
                "CREATE TABLE trap_segment (number INT NOT NULL PRIMARY KEY, first_id BIGINT NOT NULL, first_day BIGINT NOT NULL)",
                "CREATE TABLE trap_setting (id INT NOT NULL PRIMARY KEY, keep_days INT NOT NULL, keep_rows BIGINT NOT NULL)",
                "INSERT INTO trap_setting VALUES (1, " + DAYS + ", " + ROWS + ")",
                "CREATE TABLE trap_chain (id INT NOT NULL PRIMARY KEY, kernel BIGINT NOT NULL, queue BIGINT NOT NULL, "
                        + "received BIGINT NOT NULL, undecodable BIGINT NOT NULL, unauthenticated BIGINT NOT NULL, "
                        + "answered BIGINT NOT NULL, projected BIGINT NOT NULL, discarded BIGINT NOT NULL)",
                "INSERT INTO trap_chain VALUES (1, 0, 0, 0, 0, 0, 0, 0, 0)",
                "CREATE TABLE trap_action (id BIGINT NOT NULL PRIMARY KEY, happened BIGINT NOT NULL, person INT NOT NULL, "
                        + "state INT NOT NULL, assignee INT NOT NULL, note VARCHAR(4000))",
                "CREATE TABLE trap_action_range (block BIGINT NOT NULL, first_id BIGINT NOT NULL, last_id BIGINT NOT NULL, "
                        + "action BIGINT NOT NULL, noted INT NOT NULL)",
                "CREATE INDEX trap_action_range_block ON trap_action_range (block, first_id)",
                "CREATE TABLE alarm (id BIGINT NOT NULL PRIMARY KEY, reduction_key VARCHAR(300) NOT NULL, "
                        + "severity INT NOT NULL, worst INT NOT NULL, state INT NOT NULL, assignee INT NOT NULL, "
                        + "origin INT NOT NULL, oid INT NOT NULL, rule INT NOT NULL, message VARCHAR(2000) NOT NULL, "
                        + "traps BIGINT NOT NULL, first_at BIGINT NOT NULL, last_at BIGINT NOT NULL, "
                        + "cleared_at BIGINT NOT NULL, last_trap BIGINT NOT NULL, notes INT NOT NULL)",
                "CREATE TABLE alarm_change (id BIGINT NOT NULL PRIMARY KEY, body " + dialect.longBytes() + " NOT NULL)",
                "CREATE TABLE alarm_action (alarm BIGINT NOT NULL, happened BIGINT NOT NULL, person INT NOT NULL, "
                        + "state INT NOT NULL, assignee INT NOT NULL, note VARCHAR(4000))",
                "CREATE INDEX alarm_action_alarm ON alarm_action (alarm)",
                "CREATE TABLE mib_file (name VARCHAR(400) NOT NULL PRIMARY KEY, number BIGINT NOT NULL, content "
                        + dialect.longText() + " NOT NULL)",
                "CREATE TABLE trap_unread (position BIGINT NOT NULL, place INT NOT NULL, type VARCHAR(100) NOT NULL, "
                        + "version INT NOT NULL, reason VARCHAR(1000) NOT NULL, payload " + dialect.longBytes()
                        + " NOT NULL, PRIMARY KEY (position, place))");
    }

    /** Bounds for what had none. What was there before counts as used by the newest segment. */
    private static List<String> second() {
        return List.of("ALTER TABLE trap_word ADD COLUMN segment INT DEFAULT 0 NOT NULL",
                "UPDATE trap_word SET segment = (SELECT COALESCE(MAX(number), 0) FROM trap_segment)",
                "UPDATE trap_word SET segment = " + Integer.MAX_VALUE + " WHERE kind = " + Words.Kind.PERSON.ordinal(),
                "CREATE TABLE trap_retired (number INT NOT NULL PRIMARY KEY)",
                "ALTER TABLE trap_setting ADD COLUMN keep_cleared INT DEFAULT " + CLEARED + " NOT NULL",
                "ALTER TABLE trap_setting ADD COLUMN keep_open INT DEFAULT " + OPEN + " NOT NULL",
                "ALTER TABLE trap_setting ADD COLUMN keep_unread INT DEFAULT " + UNREAD + " NOT NULL",
                "ALTER TABLE trap_chain ADD COLUMN raised BIGINT DEFAULT 0 NOT NULL",
                "ALTER TABLE trap_chain ADD COLUMN unraised BIGINT DEFAULT 0 NOT NULL",
                "ALTER TABLE trap_chain ADD COLUMN unread_gone BIGINT DEFAULT 0 NOT NULL",
                "ALTER TABLE trap_action ADD COLUMN last_id BIGINT DEFAULT 0 NOT NULL",
                "UPDATE trap_action SET last_id = (SELECT COALESCE(MAX(last_id), 0) FROM trap_action_range)",
                "CREATE INDEX trap_action_last ON trap_action (last_id)",
                "ALTER TABLE trap_unread ADD COLUMN happened BIGINT DEFAULT " + Long.MAX_VALUE + " NOT NULL",
                "ALTER TABLE trap_unread ADD COLUMN size INT DEFAULT 0 NOT NULL",
                "UPDATE trap_unread SET size = LENGTH(payload)");
    }

    private static List<String> third(Dialect dialect) {
        return List.of("CREATE TABLE trap_clock (id BIGINT NOT NULL PRIMARY KEY, body " + dialect.longBytes()
                + " NOT NULL)");
    }

    /** The table of a segment's traps. */
    static String traps(int segment) {
        return "trap_" + segment;
    }

    /** The table of a segment's blocks. */
    static String blocks(int segment) {
        return "trap_block_" + segment;
    }

    static void createSegment(Connection connection, Dialect dialect, int segment) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE " + traps(segment) + " (first_id BIGINT NOT NULL PRIMARY KEY, body "
                    + dialect.longBytes() + " NOT NULL)");
            statement.execute("CREATE TABLE " + blocks(segment) + " (block INT NOT NULL PRIMARY KEY, body "
                    + dialect.longBytes() + " NOT NULL)");
        }
    }

    static void dropSegment(Connection connection, int segment) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE " + traps(segment));
            statement.execute("DROP TABLE " + blocks(segment));
        }
    }
}
