/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.report;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.core.change.Change;
import org.yagura.core.change.ChangeFeed;
import org.yagura.core.fact.JsonFactType;
import org.yagura.core.fact.PlacedFact;
import org.yagura.core.store.Migration;
import org.yagura.core.store.Projection;

/** Folds reports that were made into their table. */
final class ReportProjection implements Projection {
    /** A report was made. */
    static final JsonFactType<KeptReport> MADE = new JsonFactType<>("report.made", 1, KeptReport.class);
    /** How long reports are kept: longer than anything that they were made of. */
    static final Duration KEPT = Duration.ofDays(3660);

    private static final Logger LOG = LoggerFactory.getLogger(ReportProjection.class);

    private final ChangeFeed changes;
    private boolean written;
    private boolean old;
    private long now;

    ReportProjection(ChangeFeed changes) {
        this.changes = changes;
    }

    @Override
    public String name() {
        return "reports";
    }

    @Override
    public List<Migration> migrations() {
        return ReportTables.migrations();
    }

    @Override
    public Set<String> factTypes() {
        return Set.of(MADE.name());
    }

    @Override
    public void apply(Connection connection, List<PlacedFact> facts) throws SQLException {
        for (PlacedFact placed : facts) {
            now = Math.max(now, placed.fact().at().toEpochMilli());
            try {
                ReportTables.write(connection, MADE.content(placed.fact()));
                written = true;
            } catch (IllegalArgumentException e) {
                LOG.error("the fact at {}/{} is not understood and passed over", placed.position(), placed.offset(), e);
            }
        }
    }

    @Override
    public void committed() {
        if (written) {
            written = false;
            old = true;
            changes.publish(new Change("reports", Map.of(), Optional.empty()));
        }
    }

    @Override
    public void rolledBack() {
        written = false;
    }

    @Override
    public boolean maintain(Connection connection) throws SQLException {
        if (old) {
            old = false;
            ReportTables.forget(connection, now - KEPT.toMillis());
        }
        return false;
    }
}
