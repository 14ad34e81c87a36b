/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.patrol;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.core.change.Change;
import org.yagura.core.change.ChangeFeed;
import org.yagura.core.fact.Fact;
import org.yagura.core.fact.PlacedFact;
import org.yagura.core.store.Database;
import org.yagura.core.store.Dialect;
import org.yagura.core.store.Kept;
import org.yagura.core.store.Migration;
import org.yagura.core.store.Projection;
import org.yagura.watch.core.patrol.PatrolState;

/** Folds the facts of patrols: those that can be signed are in memory too. A patrol is signed once: the first fact counts. */
final class PatrolProjection implements Projection {
    /** How long patrols are kept: they are evidence. */
    static final Duration KEPT = Duration.ofDays(3660);

    private static final int LOOKED_BACK = 100;
    private static final Logger LOG = LoggerFactory.getLogger(PatrolProjection.class);

    private final ChangeFeed changes;
    private final Kept<String, Patrol> open = new Kept<>();
    private final Kept<String, Long> lastDue = new Kept<>();
    private final Map<String, Patrol> touched = new LinkedHashMap<>();
    private Dialect dialect;
    private long now;
    private boolean published;
    private boolean old;

    PatrolProjection(ChangeFeed changes) {
        this.changes = changes;
    }

    @Override
    public String name() {
        return "patrols";
    }

    @Override
    public List<Migration> migrations() {
        return PatrolTables.migrations();
    }

    @Override
    public Set<String> factTypes() {
        return Set.of(PatrolFacts.DUE.name(), PatrolFacts.BECAME.name(), PatrolFacts.SIGNED.name());
    }

    @Override
    public void open(Connection connection, Dialect words) throws SQLException {
        dialect = words;
        open.load(PatrolTables.open(connection));
        lastDue.load(PatrolTables.lastDue(connection));
        old = true;
    }

    @Override
    public void apply(Connection connection, List<PlacedFact> facts) throws SQLException {
        for (PlacedFact placed : facts) {
            try {
                fold(placed.fact());
            } catch (IllegalArgumentException e) {
                LOG.error("the fact at {}/{} is not understood and passed over", placed.position(), placed.offset(), e);
            }
        }
        PatrolTables.write(connection, touched.values());
        published |= !touched.isEmpty();
        touched.clear();
    }

    private void fold(Fact fact) {
        now = Math.max(now, fact.at().toEpochMilli());
        switch (fact.type()) {
            case "patrol.due" -> {
                Patrol patrol = PatrolFacts.DUE.content(fact).patrol();
                long due = patrol.due().toEpochMilli();
                Long last = lastDue.pending(patrol.checklist());
                if (last == null || due > last) {
                    lastDue.put(patrol.checklist(), due);
                    put(patrol);
                }
            }
            case "patrol.became" -> {
                PatrolFacts.Became became = PatrolFacts.BECAME.content(fact);
                Optional.ofNullable(open.pending(became.id())).ifPresent(p -> put(p.become(became.state())));
            }
            case "patrol.signed" -> {
                PatrolFacts.Signed signed = PatrolFacts.SIGNED.content(fact);
                Optional.ofNullable(open.pending(signed.id())).ifPresent(p -> put(p.sign(signed.signature())));
            }
            default -> throw new IllegalArgumentException("fact of type " + fact.type());
        }
    }

    private void put(Patrol patrol) {
        touched.put(patrol.id(), patrol);
        if (patrol.state().isOpen()) {
            open.put(patrol.id(), patrol);
        } else {
            open.remove(patrol.id());
        }
    }

    @Override
    public void committed() {
        open.committed();
        lastDue.committed();
        if (published) {
            published = false;
            old = true;
            changes.publish(new Change("patrols", Map.of(), Optional.empty()));
        }
    }

    @Override
    public void rolledBack() {
        open.rolledBack();
        lastDue.rolledBack();
        touched.clear();
        published = false;
    }

    @Override
    public boolean maintain(Connection connection) throws SQLException {
        if (old) {
            old = PatrolTables.forget(connection, dialect, now - KEPT.toMillis());
        }
        return old;
    }

    /** Those that can be signed. */
    List<Patrol> open() {
        return List.copyOf(open.all().values());
    }

    /** When a checklist was due last; null when it never was. */
    Instant lastDue(String checklist) {
        Long millis = lastDue.all().get(checklist);
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    /** One of any state; null when there is none. */
    Patrol one(Database database, String id) {
        return database.read(connection -> PatrolTables.one(connection, id));
    }

    /** Those that cannot be signed any more, the newest first. */
    List<Patrol> closed(Database database, String checklist, Instant from, Instant before, int most) {
        return database.read(connection -> PatrolTables.closed(connection, dialect, checklist, from.toEpochMilli(),
                before.toEpochMilli(), most));
    }

    /** Those among the last hundred of a checklist before a time that were signed, the newest first. */
    List<Patrol> signedBefore(Database database, String checklist, Instant before) {
        return closed(database, checklist, Instant.EPOCH, before, LOOKED_BACK).stream()
                .filter(p -> p.state() != PatrolState.MISSED).toList();
    }
}
