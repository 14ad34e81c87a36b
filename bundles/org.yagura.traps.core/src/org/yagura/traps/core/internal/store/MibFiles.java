/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.yagura.traps.core.internal.mib.Mibs;
import org.yagura.traps.core.internal.store.PeopleFacts.MibImported;

/**
 * The imported files of MIB modules, and what they give together. One thread changes them; any reads the committed ones.
 */
public final class MibFiles {
    private static final int MAX_NAME = 400;

    private volatile Map<String, String> committedFiles = Map.of();
    private volatile Mibs committed = Mibs.bundled();
    private Map<String, String> files = committedFiles;
    private Mibs mibs = committed;

    void load(Connection connection) throws SQLException {
        var found = new LinkedHashMap<String, String>();
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT name, content FROM mib_file ORDER BY number")) {
            while (rows.next()) {
                found.put(rows.getString(1), rows.getString(2));
            }
        }
        become(found);
        committed();
    }

    private void become(Map<String, String> next) {
        files = Collections.unmodifiableMap(next);
        mibs = next.isEmpty() ? Mibs.bundled() : Mibs.of(files);
    }

    void put(Connection connection, MibImported file) throws SQLException {
        String name = file.name().length() > MAX_NAME ? file.name().substring(0, MAX_NAME) : file.name();
        var next = new LinkedHashMap<>(files);
        next.remove(name);
        next.put(name, file.text());
        delete(connection, name);
        long number = 1;
        try (var statement = connection.createStatement();
                ResultSet last = statement.executeQuery("SELECT MAX(number) FROM mib_file")) {
            if (last.next()) {
                number = last.getLong(1) + 1;
            }
        }
        try (PreparedStatement insert = connection
                .prepareStatement("INSERT INTO mib_file (name, number, content) VALUES (?, ?, ?)")) {
            insert.setString(1, name);
            insert.setLong(2, number);
            insert.setString(3, file.text());
            insert.executeUpdate();
        }
        become(next);
    }

    void remove(Connection connection, String name) throws SQLException {
        var next = new LinkedHashMap<>(files);
        if (next.remove(name) != null) {
            delete(connection, name);
            become(next);
        }
    }

    private static void delete(Connection connection, String name) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM mib_file WHERE name = ?")) {
            delete.setString(1, name);
            delete.executeUpdate();
        }
    }

    /** What was written is durable; tells whether the files have changed. */
    boolean committed() {
        boolean changed = committed != mibs;
        committedFiles = files;
        committed = mibs;
        return changed;
    }

    void rolledBack() {
        files = committedFiles;
        mibs = committed;
    }

    /** What holds, committed or not; for the thread that changes it. */
    Mibs pending() {
        return mibs;
    }

    /** All modules together, as committed. */
    public Mibs mibs() {
        return committed;
    }

    /** Texts of the imported files by name, in the order of import, as committed. */
    public Map<String, String> files() {
        return committedFiles;
    }
}
