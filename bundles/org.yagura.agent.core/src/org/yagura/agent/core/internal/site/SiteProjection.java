/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core.internal.site;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.core.change.Change;
import org.yagura.core.change.ChangeFeed;
import org.yagura.core.domain.Health;
import org.yagura.core.domain.Sites;
import org.yagura.core.fact.Fact;
import org.yagura.core.fact.PlacedFact;
import org.yagura.core.store.Dialect;
import org.yagura.core.store.Migration;
import org.yagura.core.store.Projection;
import org.yagura.model.SiteFileException;
import org.yagura.model.SiteFiles;

/** Folds revisions into their table and brings them into force. */
public final class SiteProjection implements Projection {
    private static final Logger LOG = LoggerFactory.getLogger(SiteProjection.class);
    private static final String TROUBLE = "site.unreadable";

    private final SiteState state;
    private final ChangeFeed changes;
    private final Health health;
    private final SiteFiles files = new SiteFiles();
    private long newest;
    private long durable;

    /** A projection that brings revisions into that state and tells of them. */
    public SiteProjection(SiteState state, ChangeFeed changes, Health health) {
        this.state = state;
        this.changes = changes;
        this.health = health;
    }

    @Override
    public String name() {
        return "site";
    }

    @Override
    public List<Migration> migrations() {
        return SiteTables.migrations();
    }

    @Override
    public Set<String> factTypes() {
        return Set.of(Revised.TYPE.name(), Revised.PART.name(), RevisionRetention.TYPE.name());
    }

    @Override
    public Set<String> barriers() {
        return Set.of(Revised.TYPE.name());
    }

    @Override
    public void open(Connection connection, Dialect dialect) throws SQLException {
        newest = SiteTables.ends(connection).newest();
        durable = newest;
        Optional<byte[]> content = SiteTables.content(connection, newest);
        if (content.isPresent()) {
            bring(newest, content.get());
            state.committed();
        }
    }

    @Override
    public void apply(Connection connection, List<PlacedFact> facts) throws SQLException {
        for (PlacedFact placed : facts) {
            try {
                Fact fact = placed.fact();
                if (fact.type().equals(Revised.PART.name())) {
                    SiteTables.insertPart(connection, Revised.PART.content(fact));
                } else if (fact.type().equals(RevisionRetention.TYPE.name())) {
                    long upTo = RevisionRetention.TYPE.content(fact).upTo();
                    SiteTables.remove(connection, Math.min(upTo, newest - 1));
                } else {
                    revise(connection, placed, Revised.TYPE.content(fact));
                }
            } catch (IllegalArgumentException e) {
                LOG.error("a revision of the site model at {} is not understood", placed.position(), e);
                health.trouble(TROUBLE, "CRITICAL", TROUBLE, Long.toString(placed.position()));
            }
        }
    }

    private void revise(Connection connection, PlacedFact placed, Revised revision) throws SQLException {
        Revised.About about = revision.about();
        if (about.number() != newest + 1) {
            LOG.warn("revision {} came after {}, it is passed over", about.number(), newest);
            return;
        }
        byte[] content = revision.content();
        if (about.parts() > 0) {
            Optional<byte[]> parts = SiteTables.parts(connection, about.upload(), about.parts());
            if (parts.isEmpty()) {
                LOG.error("parts of revision {} are missing, it is passed over", about.number());
                return;
            }
            content = parts.get();
            SiteTables.removeParts(connection);
        }
        SiteTables.insert(connection, about, placed.fact().at(), content);
        newest = about.number();
        bring(about.number(), Revised.expand(content));
    }

    private void bring(long number, byte[] xmi) {
        try {
            state.apply(new Sites.Revision(number, files.load(xmi, "revision " + number).site()));
            health.over(TROUBLE);
        } catch (SiteFileException e) {
            LOG.error("revision {} of the site model cannot be read; the one before stays in force", number, e);
            health.trouble(TROUBLE, "CRITICAL", TROUBLE, Long.toString(number));
        }
    }

    @Override
    public void committed() {
        if (newest != durable) {
            durable = newest;
            state.committed();
            changes.publish(new Change("site", Map.of("revision", newest)));
        }
    }

    @Override
    public void rolledBack() {
        newest = durable;
        state.rolledBack();
    }
}
