/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.store.tests;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import org.yagura.core.fact.PlacedFact;
import org.yagura.core.store.Dialect;
import org.yagura.core.store.Migration;
import org.yagura.core.store.Projection;
import org.yagura.store.Store;

/** A projection that writes the text of each fact into a table, and fails when it is told to. */
final class Notes implements Projection {
    private final String name;
    private final Set<String> types;
    private final Set<String> barriers;
    private volatile Consumer<String> trap = text -> {
    };
    private volatile Runnable afterCommit = () -> {
    };
    private final List<Integer> slices = new ArrayList<>();
    private long last;
    private long committedLast;

    Notes(String name, Set<String> types, Set<String> barriers) {
        this.name = name;
        this.types = types;
        this.barriers = barriers;
    }

    Notes(String name) {
        this(name, Set.of("note"), Set.of());
    }

    /** Is called with each text before it is written. */
    Notes trap(Consumer<String> action) {
        trap = action;
        return this;
    }

    /** Is called after each commit. */
    Notes afterCommit(Runnable action) {
        afterCommit = action;
        return this;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Migration> migrations() {
        return List.of(new Migration(1, d -> List.of("CREATE TABLE " + name
                + " (id BIGINT NOT NULL PRIMARY KEY, note VARCHAR(4000) NOT NULL)")));
    }

    @Override
    public Set<String> factTypes() {
        return types;
    }

    @Override
    public Set<String> barriers() {
        return barriers;
    }

    @Override
    public void open(Connection connection, Dialect dialect) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT MAX(id) FROM " + name)) {
            row.next();
            last = row.getLong(1);
            committedLast = last;
        }
    }

    @Override
    public void apply(Connection connection, List<PlacedFact> facts) throws SQLException {
        slices.add(facts.size());
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + name + " VALUES (?, ?)")) {
            for (PlacedFact placed : facts) {
                String text = new String(placed.fact().payload(), StandardCharsets.UTF_8);
                trap.accept(text);
                insert.setLong(1, ++last);
                insert.setString(2, text);
                insert.executeUpdate();
            }
        }
    }

    @Override
    public void committed() {
        committedLast = last;
        afterCommit.run();
    }

    @Override
    public void rolledBack() {
        last = committedLast;
    }

    /** How many facts each call brought. */
    List<Integer> slices() {
        return slices;
    }

    /** What is in the table, in order. */
    List<String> read(Store store) {
        return store.read(connection -> {
            var notes = new ArrayList<String>();
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("SELECT note FROM " + name + " ORDER BY id")) {
                while (rows.next()) {
                    notes.add(rows.getString(1));
                }
            }
            return notes;
        });
    }
}
