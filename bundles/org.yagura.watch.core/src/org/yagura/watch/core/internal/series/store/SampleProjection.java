/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.series.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.yagura.core.change.Change;
import org.yagura.core.change.ChangeFeed;
import org.yagura.core.change.Publisher;
import org.yagura.core.domain.Health;
import org.yagura.core.domain.Sites;
import org.yagura.core.fact.PlacedFact;
import org.yagura.core.store.Dialect;
import org.yagura.core.store.Migration;
import org.yagura.core.store.Projection;
import org.yagura.model.SiteIndex;
import org.yagura.watch.core.internal.series.fact.Keep;
import org.yagura.watch.core.internal.series.fact.SampleBatch;

/** Folds samples into chunks, and these into what is kept of minutes, hours and days. */
public final class SampleProjection implements Projection {
    /** Id of the trouble, and key of its text: there are as many series as are kept. */
    public static final String SERIES = "samples.series";
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Sites sites;
    private final Publisher publisher;
    private final Health health;
    private final SampleState state = new SampleState();
    private final Map<String, Set<String>> areas = new HashMap<>();
    private SiteIndex index;
    private long revision = -1;

    /** A projection that publishes its changes to a feed, and says when it is in trouble. */
    public SampleProjection(Sites sites, ChangeFeed changes, Health health) {
        this.sites = sites;
        this.publisher = new Publisher(changes, PAUSE);
        this.health = health;
    }

    /** What readers see of it. */
    public SampleState state() {
        return state;
    }

    @Override
    public String name() {
        return "samples";
    }

    @Override
    public List<Migration> migrations() {
        return SampleTables.STEPS;
    }

    @Override
    public Set<String> factTypes() {
        return Set.of(SampleBatch.TYPE.name(), Keep.TYPE.name());
    }

    @Override
    public void open(Connection connection, Dialect dialect) throws SQLException {
        state.load(connection, dialect);
        tellHealth();
    }

    @Override
    public void apply(Connection connection, List<PlacedFact> facts) throws SQLException {
        state.begin(connection);
        for (PlacedFact placed : facts) {
            if (placed.fact().type().equals(SampleBatch.TYPE.name())) {
                state.samples(connection, placed);
            } else {
                state.retain(connection, placed);
            }
        }
        state.write(connection);
    }

    @Override
    public void committed() {
        List<SeriesState> changed = state.committed();
        if (!changed.isEmpty()) {
            publisher.publish(new Change("samples", Map.of("series", changed.size()), Optional.of(areas(changed))));
        }
        tellHealth();
    }

    private Set<String> areas(List<SeriesState> changed) {
        Sites.Revision now = sites.current();
        if (now.number() != revision) {
            revision = now.number();
            index = SiteIndex.of(now.site());
            areas.clear();
        }
        var all = new HashSet<String>();
        for (SeriesState series : changed) {
            all.addAll(areas.computeIfAbsent(series.series().node(), index::areaIds));
        }
        return all;
    }

    private void tellHealth() {
        SampleState.Standing now = state.standing();
        int most = now.keep().series();
        if (now.series() >= most) {
            health.trouble(SERIES, "WARNING", SERIES, Integer.toString(most));
        } else {
            health.over(SERIES);
        }
    }

    @Override
    public void rolledBack() {
        state.rolledBack();
    }

    @Override
    public boolean maintain(Connection connection) throws SQLException {
        return state.maintain(connection);
    }
}
