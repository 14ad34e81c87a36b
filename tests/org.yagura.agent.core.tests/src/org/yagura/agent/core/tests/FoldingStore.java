/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core.tests;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.yagura.core.fact.Fact;
import org.yagura.core.fact.FactSink;
import org.yagura.core.fact.JournalUnavailableException;
import org.yagura.core.fact.PlacedFact;
import org.yagura.core.store.Migration;
import org.yagura.core.store.Projection;
import org.yagura.store.Store;
import org.yagura.store.StoreSettings;

/** A store with projections, and a journal before it that folds at once and can be full. */
final class FoldingStore implements FactSink, AutoCloseable {
    final Store store;
    final List<List<Fact>> batches = new ArrayList<>();
    boolean full;
    private final List<Projection> projections;

    interface Writing {
        void write(Connection connection) throws SQLException;
    }

    FoldingStore(Path folder, Projection... projections) {
        this.projections = List.of(projections);
        store = Store.open(StoreSettings.of(folder));
        for (Projection projection : projections) {
            write(connection -> {
                for (Migration migration : projection.migrations()) {
                    for (String sql : migration.statements().apply(store.dialect())) {
                        try (Statement statement = connection.createStatement()) {
                            statement.execute(sql);
                        }
                    }
                }
                projection.open(connection, store.dialect());
            });
        }
    }

    /** Writes past the projections. */
    void write(Writing writing) {
        store.read(connection -> {
            connection.setReadOnly(false);
            writing.write(connection);
            return null;
        });
    }

    @Override
    public CompletableFuture<Long> append(List<Fact> facts) {
        if (full) {
            return CompletableFuture.failedFuture(new JournalUnavailableException(
                    JournalUnavailableException.Reason.DISK_FULL, "no room", null));
        }
        batches.add(facts);
        long position = batches.size();
        var placed = new ArrayList<PlacedFact>();
        facts.forEach(fact -> placed.add(new PlacedFact(position, placed.size(), fact)));
        write(connection -> {
            for (Projection projection : projections) {
                projection.apply(connection,
                        placed.stream().filter(p -> projection.factTypes().contains(p.fact().type())).toList());
            }
        });
        projections.forEach(Projection::committed);
        return CompletableFuture.completedFuture(position);
    }

    @Override
    public CompletableFuture<Void> projected(long position) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close() {
        store.close();
    }
}
