/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.discovery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.core.change.Change;
import org.yagura.core.change.ChangeFeed;
import org.yagura.core.fact.PlacedFact;
import org.yagura.core.store.Migration;
import org.yagura.core.store.Projection;

/**
 * Folds what nodes told into their history. It is kept for two years; an address that has not answered for as long is
 * forgotten. Time is that of the facts, so that every member keeps the same.
 */
final class InventoryProjection implements Projection {
    /** How long what is no longer true is kept. */
    static final Duration KEPT = Duration.ofDays(730);

    private static final Logger LOG = LoggerFactory.getLogger(InventoryProjection.class);

    private final ChangeFeed changes;
    private long now;
    private boolean old;
    private boolean changed;

    InventoryProjection(ChangeFeed changes) {
        this.changes = changes;
    }

    @Override
    public String name() {
        return "discovery";
    }

    @Override
    public List<Migration> migrations() {
        return InventoryTable.migrations();
    }

    @Override
    public Set<String> factTypes() {
        return Set.of(Inventoried.TYPE.name());
    }

    @Override
    public void apply(Connection connection, List<PlacedFact> facts) throws SQLException {
        for (PlacedFact placed : facts) {
            try {
                Inventoried told = Inventoried.TYPE.content(placed.fact());
                now = Math.max(now, placed.fact().at().toEpochMilli());
                InventoryTable.put(connection, told.address(), placed.fact().at().toEpochMilli(), told.inventory());
                changed = true;
            } catch (IllegalArgumentException e) {
                LOG.error("an inventory at {} is not understood and passed over", placed.position(), e);
            }
        }
    }

    @Override
    public void committed() {
        if (changed) {
            changed = false;
            old = true;
            changes.publish(new Change("discovery", Map.of()));
        }
    }

    @Override
    public void rolledBack() {
        changed = false;
    }

    @Override
    public boolean maintain(Connection connection) throws SQLException {
        if (old) {
            old = false;
            long before = now - KEPT.toMillis();
            InventoryTable.removeBefore(connection, before);
            InventoryTable.removeSilent(connection, before);
        }
        return false;
    }
}
