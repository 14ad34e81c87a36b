/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.core.change.Change;
import org.yagura.core.change.ChangeFeed;
import org.yagura.core.domain.Sites;
import org.yagura.core.fact.Fact;
import org.yagura.core.fact.PlacedFact;
import org.yagura.core.store.Database;
import org.yagura.core.store.Dialect;
import org.yagura.core.store.Kept;
import org.yagura.core.store.Migration;
import org.yagura.core.store.Projection;
import org.yagura.model.SiteIndex;
import org.yagura.watch.core.internal.state.Key;
import org.yagura.watch.core.internal.state.Standing;

/**
 * Folds the facts of watches: how each stands, who is mute, and what was. Of what was so much is kept as two bounds say, an
 * age and a number; time is that of the facts, so that every member keeps the same.
 */
public final class WatchProjection implements Projection {
    /** How long changes are kept. */
    static final Duration KEPT = Duration.ofDays(400);
    /** So many changes are kept at most. */
    static final long MOST = 1_000_000;

    private static final Logger LOG = LoggerFactory.getLogger(WatchProjection.class);

    private final Sites sites;
    private final ChangeFeed changes;
    private final Kept<Key, Standing> standings = new Kept<>();
    private final Kept<Key, String> memos = new Kept<>();
    private final Kept<Key, Inbox> inboxes = new Kept<>();
    private final Kept<Key, Mute> mutes = new Kept<>();
    private final List<WatchTables.Past> past = new ArrayList<>();
    private final Set<Key> touched = new HashSet<>();
    private Dialect dialect;
    private SiteIndex index;
    private long lastId;
    private long committedLastId;
    private long now;
    private boolean old;

    /** What was, as it is told. */
    public record Past(long id, Key key, Instant at, Standing standing) {
    }

    /** A projection that publishes its changes to a feed. */
    public WatchProjection(Sites sites, ChangeFeed changes) {
        this.sites = sites;
        this.changes = changes;
    }

    @Override
    public String name() {
        return "watches";
    }

    @Override
    public List<Migration> migrations() {
        return WatchTables.migrations();
    }

    @Override
    public Set<String> factTypes() {
        return Set.of(WatchFacts.CHANGED.name(), WatchFacts.ENDED.name(), WatchFacts.NOTED.name(),
                WatchFacts.PUSHED.name(),
                WatchFacts.MUTED.name(),
                WatchFacts.UNMUTED.name());
    }

    @Override
    public void open(Connection connection, Dialect words) throws SQLException {
        dialect = words;
        standings.load(WatchTables.load(connection, "watch_state", Standing.class));
        memos.load(WatchTables.load(connection, "watch_memo", String.class));
        inboxes.load(WatchTables.load(connection, "watch_inbox", Inbox.class));
        mutes.load(WatchTables.load(connection, "watch_mute", Mute.class));
        lastId = WatchTables.number(connection, "SELECT MAX(id) FROM watch_past");
        committedLastId = lastId;
        now = WatchTables.number(connection, "SELECT MAX(happened) FROM watch_past");
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
        WatchTables.write(connection, "watch_state", standings.drafts());
        WatchTables.write(connection, "watch_memo", memos.drafts());
        WatchTables.write(connection, "watch_inbox", inboxes.drafts());
        WatchTables.write(connection, "watch_mute", mutes.drafts());
        WatchTables.add(connection, past);
        past.clear();
    }

    private void fold(Fact fact) {
        now = Math.max(now, fact.at().toEpochMilli());
        switch (fact.type()) {
            case "watch.changed" -> {
                WatchFacts.Changed changed = WatchFacts.CHANGED.content(fact);
                standings.put(changed.key(), changed.standing());
                past.add(new WatchTables.Past(++lastId, changed.key(), fact.at().toEpochMilli(), changed.standing()));
                touched.add(changed.key());
            }
            case "watch.ended" -> {
                Key key = WatchFacts.ENDED.content(fact).key();
                standings.remove(key);
                memos.remove(key);
                inboxes.remove(key);
                mutes.remove(key);
                touched.add(key);
            }
            case "watch.noted" -> {
                WatchFacts.Noted noted = WatchFacts.NOTED.content(fact);
                memos.put(noted.key(), noted.memo());
                Inbox inbox = inboxes.pending(noted.key());
                if (inbox != null) {
                    inboxes.put(noted.key(), inbox.after(Inbox.taken(noted.memo())));
                }
            }
            case "watch.pushed" -> {
                WatchFacts.Pushed pushed = WatchFacts.PUSHED.content(fact);
                Inbox inbox = inboxes.pending(pushed.key());
                inboxes.put(pushed.key(), (inbox == null ? Inbox.EMPTY : inbox).with(fact.at(), pushed));
            }
            case "watch.muted" -> {
                WatchFacts.Muted muted = WatchFacts.MUTED.content(fact);
                muted.keys().forEach(key -> mutes.put(key, new Mute(muted.until(), muted.reason(), muted.person())));
                touched.addAll(muted.keys());
            }
            case "watch.unmuted" -> {
                List<Key> keys = WatchFacts.UNMUTED.content(fact).keys();
                keys.forEach(mutes::remove);
                touched.addAll(keys);
            }
            default -> throw new IllegalArgumentException("fact of type " + fact.type());
        }
    }

    @Override
    public void committed() {
        standings.committed();
        memos.committed();
        inboxes.committed();
        mutes.committed();
        old |= lastId != committedLastId;
        committedLastId = lastId;
        if (!touched.isEmpty()) {
            SiteIndex index = index();
            var areas = new HashSet<String>();
            touched.stream().map(Key::node).distinct().forEach(id -> areas.addAll(index.areaIds(id)));
            touched.clear();
            changes.publish(new Change("watches", Map.of(), Optional.of(areas)));
        }
    }

    private SiteIndex index() {
        Sites.Revision revision = sites.current();
        if (index == null || index.site() != revision.site()) {
            index = SiteIndex.of(revision.site());
        }
        return index;
    }

    @Override
    public void rolledBack() {
        standings.rolledBack();
        memos.rolledBack();
        inboxes.rolledBack();
        mutes.rolledBack();
        past.clear();
        touched.clear();
        lastId = committedLastId;
    }

    @Override
    public boolean maintain(Connection connection) throws SQLException {
        if (!old) {
            return false;
        }
        old = WatchTables.forget(connection, dialect, now - KEPT.toMillis(), lastId - MOST);
        return old;
    }

    /** How everything stands that is known. */
    public Map<Key, Standing> standings() {
        return standings.all();
    }

    /** What the next runs go on from. */
    public Map<Key, String> memos() {
        return memos.all();
    }

    /** What was delivered to a watch of a node. */
    public Inbox inbox(Key key) {
        return inboxes.all().getOrDefault(key, Inbox.EMPTY);
    }

    /** Who is mute at a time, and why. */
    public Optional<Mute> mute(Key key, Instant at) {
        return Optional.ofNullable(mutes.all().get(key)).filter(mute -> mute.until().isAfter(at));
    }

    /**
     * The last changes of a node, the newest first.
     *
     * @param watch only of this watch; null for all of them
     * @param before only those before this id
     */
    public List<Past> past(Database database, String node, String watch, long before, int most) {
        return database.read(connection -> WatchTables.past(connection, dialect, node, watch, before, most)).stream()
                .map(row -> new Past(row.id(), row.key(), Instant.ofEpochMilli(row.millis()), row.standing())).toList();
    }

    /**
     * Takes the changes of all watches of nodes in a time, and for each watch the last one before it; each watch's the
     * oldest first.
     *
     * @param taker makes who takes them; anew when reading begins anew
     * @return who took all of them
     */
    public <T extends Consumer<Past>> T course(Database database, Set<String> nodes, Instant from, Instant to,
            Supplier<T> taker) {
        return database.read(connection -> {
            T taking = taker.get();
            WatchTables.course(connection, nodes, from.toEpochMilli(), to.toEpochMilli(), row -> taking.accept(
                    new Past(row.id(), row.key(), Instant.ofEpochMilli(row.millis()), row.standing())));
            return taking;
        });
    }
}
