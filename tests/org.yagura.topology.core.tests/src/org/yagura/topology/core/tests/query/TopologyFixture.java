/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.tests.query;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import java.nio.charset.StandardCharsets;
import org.yagura.model.SiteFileException;
import org.yagura.model.SiteFiles;
import org.yagura.core.site.SaveSite;
import org.yagura.core.site.GetSite;
import org.yagura.core.operation.Command;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.yagura.core.change.Change;
import org.yagura.core.change.ChangeFeed;
import org.yagura.core.domain.DomainContext;
import org.yagura.core.domain.DomainParts;
import org.yagura.core.domain.Health;
import org.yagura.core.domain.Sites;
import org.yagura.core.fact.Fact;
import org.yagura.core.operation.Caller;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Query;
import org.yagura.core.operation.Request;
import org.yagura.core.operation.RequestHandler;
import org.yagura.model.site.Site;
import org.yagura.topology.core.internal.query.TopologyDomain;

/** The domain with sites of a test's own. */
final class TopologyFixture implements AutoCloseable {
    private final List<Change> changes = new CopyOnWriteArrayList<>();
    private final List<Consumer<Sites.Revision>> followers = new ArrayList<>();
    private final Map<Class<?>, RequestHandler<?, ?>> handlers = new HashMap<>();
    private final Health health = new Health();
    private final List<String> audited = new ArrayList<>();
    private final List<SaveSite> saved = new ArrayList<>();
    private final DomainParts parts;
    private volatile Sites.Revision revision;

    TopologyFixture(TopologyDomain domain, Site site) throws Exception {
        revision = new Sites.Revision(1, site);
        var feed = new ChangeFeed();
        feed.follow(changes::add);
        parts = domain.open(new DomainContext(Path.of("nowhere"), null, null, new SitesHere(), feed, health,
                Clock.fixed(Instant.parse("2026-04-01T00:00:00Z"), ZoneOffset.UTC), Map.of()));
        parts.handlers().forEach(h -> handlers.put(h.type(), h));
        for (DomainParts.Service service : parts.services()) {
            service.start();
        }
    }

    /** Another revision is in force. */
    void revise(Site site) {
        revision = new Sites.Revision(revision.number() + 1, site);
        followers.forEach(f -> f.accept(revision));
    }

    List<Change> changes() {
        return changes;
    }

    Health health() {
        return health;
    }

    /** As somebody who sees the whole site. */
    <R> R ask(Request<R> request) {
        return ask(request, Locale.ENGLISH, null);
    }

    /** What a command wrote into the audit trail. */
    List<String> audited() {
        return audited;
    }

    /** What a command gave on. */
    List<SaveSite> saved() {
        return saved;
    }

    @SuppressWarnings("unchecked")
    <R> R ask(Request<R> request, Locale language, Set<String> areas) {
        var handler = (RequestHandler<Request<R>, R>) handlers.get(request.getClass());
        return handler.handle(request, new RequestHandler.Context() {
            @Override
            public Caller caller() {
                return new Caller("test", Set.of(Privilege.SEE), Optional.ofNullable(areas), language, "");
            }

            @Override
            public long commit(List<Fact> facts) {
                throw new AssertionError("asking changes nothing");
            }

            @Override
            public <T> T ask(Query<T> query) {
                assertEquals(GetSite.class, query.getClass(), "topology asks for nothing else");
                return (T) new GetSite.SiteText(revision.number(), xmi());
            }

            @Override
            public <T> T give(Command<T> command) {
                assertInstanceOf(Command.class, request, "queries change nothing");
                saved.add((SaveSite) command);
                return (T) new SaveSite.Saved(revision.number() + 1, 7);
            }

            @Override
            public void audit(String what) {
                assertInstanceOf(Command.class, request, "queries are not audited");
                audited.add(what);
            }
        });
    }

    private String xmi() {
        try {
            return new String(new SiteFiles().toBytes(SiteFiles.copy(revision.site())), StandardCharsets.UTF_8);
        } catch (SiteFileException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        parts.services().forEach(DomainParts.Service::close);
    }

    private final class SitesHere implements Sites {
        @Override
        public Revision current() {
            return revision;
        }

        @Override
        public String reveal(String secret) {
            return secret;
        }

        @Override
        public void follow(Consumer<Revision> follower) {
            followers.add(follower);
        }
    }
}
