/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.core.fact.Fact;
import org.yagura.core.fact.PlacedFact;
import org.yagura.core.store.Dialect;
import org.yagura.core.store.JsonRows;
import org.yagura.core.store.Kept;
import org.yagura.core.store.Migration;
import org.yagura.core.store.Projection;

/** Keeps the notices that are due and not over, so that whoever leads next sends them. */
public final class NoticeProjection implements Projection {
    private static final Logger LOG = LoggerFactory.getLogger(NoticeProjection.class);

    private static final JsonRows<Open> ROWS = new JsonRows<>("watch_notice", Open.class);

    private final Kept<String, Open> open = new Kept<>();

    /** A notice by its place in the journal. */
    private record Open(long position, int offset, NoticeFacts.Notice notice) {
    }

    @Override
    public String name() {
        return "notices";
    }

    @Override
    public List<Migration> migrations() {
        return List.of(new Migration(1, ROWS::create));
    }

    @Override
    public Set<String> factTypes() {
        return Set.of(NoticeFacts.DUE.name(), NoticeFacts.OVER.name());
    }

    @Override
    public void open(Connection connection, Dialect words) throws SQLException {
        open.load(ROWS.read(connection));
    }

    @Override
    public void apply(Connection connection, List<PlacedFact> facts) throws SQLException {
        for (PlacedFact placed : facts) {
            try {
                fold(placed);
            } catch (IllegalArgumentException e) {
                LOG.error("the fact at {}/{} is not understood and passed over", placed.position(), placed.offset(), e);
            }
        }
        ROWS.write(connection, open.drafts());
    }

    private void fold(PlacedFact placed) {
        Fact fact = placed.fact();
        if (fact.type().equals(NoticeFacts.DUE.name())) {
            NoticeFacts.Notice notice = NoticeFacts.DUE.content(fact);
            open.put(notice.id(), new Open(placed.position(), placed.offset(), notice));
        } else {
            open.remove(NoticeFacts.OVER.content(fact).id());
        }
    }

    @Override
    public void committed() {
        open.committed();
    }

    @Override
    public void rolledBack() {
        open.rolledBack();
    }

    /** Those that are due, the oldest first. */
    public List<NoticeFacts.Notice> open() {
        return open.all().values().stream()
                .sorted(Comparator.comparingLong(Open::position).thenComparingInt(Open::offset)).map(Open::notice)
                .toList();
    }
}
