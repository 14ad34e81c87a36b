/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core.internal.site;

import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.yagura.core.site.FindRevisions;
import org.yagura.core.store.Dialect;
import org.yagura.core.store.Migration;

/** The tables of the revisions. */
final class SiteTables {

    /** Who made a revision, in words for a conflict. */
    record Maker(long number, String author, Instant at, String reason) {
    }

    private SiteTables() {
    }

    static List<Migration> migrations() {
        return List.of(new Migration(1, dialect -> List.of(
                "CREATE TABLE site_revision (number BIGINT NOT NULL PRIMARY KEY, author VARCHAR(100) NOT NULL, "
                        + "at_millis BIGINT NOT NULL, reason VARCHAR(1000) NOT NULL, model_version INTEGER NOT NULL, "
                        + "differences INTEGER NOT NULL, english " + dialect.longText() + ", japanese "
                        + dialect.longText() + ", content " + dialect.longBytes() + " NOT NULL)",
                "CREATE INDEX site_revision_newest ON site_revision (number DESC)",
                "CREATE TABLE site_part (upload VARCHAR(64) NOT NULL, part INTEGER NOT NULL, content "
                        + dialect.longBytes() + " NOT NULL, PRIMARY KEY (upload, part))")));
    }

    static void insert(Connection connection, Revised.About about, Instant at, byte[] content) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO site_revision (number, author, "
                + "at_millis, reason, model_version, differences, english, japanese, content) "
                + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setLong(1, about.number());
            insert.setString(2, about.author());
            insert.setLong(3, at.toEpochMilli());
            insert.setString(4, about.reason());
            insert.setInt(5, about.modelVersion());
            insert.setInt(6, about.differences());
            insert.setString(7, about.english());
            insert.setString(8, about.japanese());
            insert.setBytes(9, content);
            insert.executeUpdate();
        }
    }

    static void insertPart(Connection connection, Revised.Part part) throws SQLException {
        try (PreparedStatement insert = connection
                .prepareStatement("INSERT INTO site_part (upload, part, content) VALUES (?, ?, ?)")) {
            insert.setString(1, part.upload());
            insert.setInt(2, part.index());
            insert.setBytes(3, part.content());
            insert.executeUpdate();
        }
    }

    /** The parts in order; empty when some are missing. */
    static Optional<byte[]> parts(Connection connection, String upload, int count) throws SQLException {
        var all = new ByteArrayOutputStream();
        int found = 0;
        try (PreparedStatement select = connection
                .prepareStatement("SELECT content FROM site_part WHERE upload = ? ORDER BY part")) {
            select.setString(1, upload);
            try (ResultSet row = select.executeQuery()) {
                for (; row.next(); found++) {
                    all.writeBytes(row.getBytes(1));
                }
            }
        }
        return found == count ? Optional.of(all.toByteArray()) : Optional.empty();
    }

    /** Removes all parts: those of the revision that has come, and those left over from one that never came. */
    static void removeParts(Connection connection) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM site_part")) {
            delete.executeUpdate();
        }
    }

    /** Numbers of the oldest and of the newest revision; 0 when there is none. */
    record Ends(long oldest, long newest) {

        long count() {
            return newest == 0 ? 0 : newest - oldest + 1;
        }
    }

    static Ends ends(Connection connection) throws SQLException {
        try (PreparedStatement select = connection
                .prepareStatement("SELECT MIN(number), MAX(number) FROM site_revision");
                ResultSet row = select.executeQuery()) {
            return row.next() ? new Ends(row.getLong(1), row.getLong(2)) : new Ends(0, 0);
        }
    }

    /** Removes revisions up to a number. */
    static void remove(Connection connection, long upTo) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM site_revision WHERE number <= ?")) {
            delete.setLong(1, upTo);
            delete.executeUpdate();
        }
    }

    static Optional<byte[]> content(Connection connection, long number) throws SQLException {
        try (PreparedStatement select = connection
                .prepareStatement("SELECT content FROM site_revision WHERE number = ?")) {
            select.setLong(1, number);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(Revised.expand(row.getBytes(1))) : Optional.empty();
            }
        }
    }

    /** Numbers have no gaps, so a place is a number. */
    static FindRevisions.Page page(Connection connection, Dialect dialect, long position, int size)
            throws SQLException {
        Ends ends = ends(connection);
        var rows = new ArrayList<FindRevisions.Row>();
        if (size > 0) {
            try (PreparedStatement select = connection.prepareStatement("SELECT number, at_millis, author, reason, "
                    + "differences FROM site_revision WHERE number <= ? ORDER BY number DESC "
                    + dialect.firstRows(size))) {
                select.setLong(1, ends.newest() - position);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        rows.add(new FindRevisions.Row(row.getLong(1), Instant.ofEpochMilli(row.getLong(2)),
                                row.getString(3), row.getString(4), row.getInt(5)));
                    }
                }
            }
        }
        return new FindRevisions.Page(ends.count(), position, rows);
    }

    /** Those after a number, oldest first, some of them. */
    static List<Maker> after(Connection connection, Dialect dialect, long number, int most) throws SQLException {
        var makers = new ArrayList<Maker>();
        try (PreparedStatement select = connection.prepareStatement("SELECT number, author, at_millis, reason FROM "
                + "site_revision WHERE number > ? ORDER BY number " + dialect.firstRows(most))) {
            select.setLong(1, number);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    makers.add(new Maker(row.getLong(1), row.getString(2), Instant.ofEpochMilli(row.getLong(3)),
                            row.getString(4)));
                }
            }
        }
        return makers;
    }
}
