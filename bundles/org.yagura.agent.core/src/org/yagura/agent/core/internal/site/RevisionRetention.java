/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core.internal.site;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.yagura.agent.core.internal.audit.Retention;
import org.yagura.core.fact.JsonFactType;

/**
 * Revisions of the site model go when they are neither young nor among the newest; the current one stays.
 *
 * @param count how many of the newest are kept, however old; at least 1
 * @param keep how long all are kept
 */
public record RevisionRetention(int count, Duration keep) implements Retention.Rule {
    /** How removals stand in the journal. */
    static final JsonFactType<Trimmed> TYPE = new JsonFactType<>("site.trimmed", 1, Trimmed.class);

    private static final Retention.Table TABLE = new Retention.Table("site_revision", "number", "at_millis");
    private static final int PORTION = 50;

    /**
     * Revisions were removed.
     *
     * @param upTo the newest of them
     */
    record Trimmed(long upTo) {
    }

    @Override
    public Optional<Retention.Portion> due(Connection connection, Instant now) throws SQLException {
        Instant before = now.minus(keep);
        SiteTables.Ends ends = SiteTables.ends(connection);
        long last = Math.min(ends.oldest() + PORTION - 1, ends.newest() - Math.max(1, count));
        long due = Retention.lastBefore(connection, TABLE, ends.oldest(), last, before.toEpochMilli());
        return due < Math.max(1, ends.oldest())
                ? Optional.empty()
                : Optional.of(new Retention.Portion(TYPE.fact(now, new Trimmed(due)), "site.trim",
                        "revisions up to " + due + " were removed: older than " + before + ", and not among the newest "
                                + count));
    }
}
