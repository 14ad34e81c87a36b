/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.testsupport.store;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.yagura.core.change.Change;
import org.yagura.core.change.ChangeFeed;
import org.yagura.core.domain.Domain;
import org.yagura.core.domain.DomainContext;
import org.yagura.core.domain.DomainParts;
import org.yagura.core.domain.Health;
import org.yagura.core.domain.Sites;
import org.yagura.core.fact.Fact;
import org.yagura.core.fact.FactSink;
import org.yagura.core.fact.JournalUnavailableException;
import org.yagura.core.operation.Caller;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Query;
import org.yagura.core.operation.Request;
import org.yagura.core.operation.RequestHandler;
import org.yagura.model.site.Site;
import org.yagura.store.ProjectionRunner;
import org.yagura.store.RunnerSettings;
import org.yagura.store.Store;
import org.yagura.store.StoreSettings;

/** A domain with a store of its own, over a journal in memory. */
public class DomainRig implements AutoCloseable {
    private static final RunnerSettings SETTINGS = new RunnerSettings(1_000, Duration.ofMillis(5), 2,
            Duration.ofMillis(50), Duration.ofMillis(100));

    /** What was made true. */
    public final MemoryLog log = new MemoryLog();
    /** What the domain has said of the agent. */
    public final Health health = new Health();
    /** Changes that were published. */
    public final List<Change> changes = new CopyOnWriteArrayList<>();
    /** What was made true, fact by fact. */
    public final List<Fact> facts = new CopyOnWriteArrayList<>();
    /** What commands have told the audit trail. */
    public final List<String> audit = new CopyOnWriteArrayList<>();
    /** Whether the journal takes nothing. */
    public volatile boolean full;
    /** How often the journal took nothing. */
    public final AtomicInteger refused = new AtomicInteger();
    /** Who asks. */
    public volatile String user = "mori";
    private final Path folder;
    private final Clock clock;
    private final Domain domain;
    private final SitesHere sites = new SitesHere();
    private final Map<Class<?>, RequestHandler<?, ?>> handlers = new HashMap<>();
    private Store store;
    private ProjectionRunner runner;
    private DomainParts parts;

    /** Opens and leads, in a folder, on a site, at the time of a clock. */
    public DomainRig(Path folder, Site site, Clock clock, Domain domain) throws Exception {
        this.folder = folder;
        this.clock = clock;
        this.domain = domain;
        sites.revision = new Sites.Revision(1, site);
        open();
        start();
    }

    /** Opens as an agent does that does not lead. */
    public void open() {
        store = Store.open(new StoreSettings(folder, 16 << 20, 3, 0));
        var feed = new ChangeFeed();
        feed.follow(changes::add);
        parts = domain.open(new DomainContext(folder, new Journal(), store, sites, feed, health, clock, Map.of()));
        handlers.clear();
        parts.handlers().forEach(h -> handlers.put(h.type(), h));
        runner = new ProjectionRunner(store, log, parts.projections(), health, SETTINGS);
        runner.open();
        runner.start();
        runner.projected(log.last()).join();
    }

    /** Leads. */
    public void start() throws Exception {
        for (DomainParts.Service service : parts.services()) {
            service.start();
        }
    }

    /** Leads no more. */
    public void stop() {
        parts.services().reversed().forEach(DomainParts.Service::close);
    }

    /** Ends, opens and leads again, with the same journal and store. */
    public void restart() throws Exception {
        close();
        open();
        start();
    }

    /** Appends facts as another member does; waits until they are in the tables. */
    public void append(List<Fact> made) {
        runner.projected(log.append(made)).join();
    }

    /** The next revision. */
    public void revise(Consumer<Site> change) {
        Site site = EcoreUtil.copy(sites.revision.site());
        change.accept(site);
        sites.revision = new Sites.Revision(sites.revision.number() + 1, site);
        sites.followers.forEach(f -> f.accept(sites.revision));
    }

    /** Asks in English, within areas or (none) the whole site. */
    public <R> R ask(Request<R> request, String... areas) {
        return ask(request, Locale.ENGLISH, areas);
    }

    /** Asks in a language, within areas or (none) the whole site. */
    @SuppressWarnings("unchecked")
    public <R> R ask(Request<R> request, Locale language, String... areas) {
        var handler = (RequestHandler<Request<R>, R>) handlers.get(request.getClass());
        var caller = new Caller(user, Set.of(Privilege.values()),
                areas.length == 0 ? Optional.empty() : Optional.of(Set.of(areas)), language, "");
        return handler.handle(request, new RequestHandler.Context() {
            @Override
            public Caller caller() {
                return caller;
            }

            @Override
            public long commit(List<Fact> made) {
                facts.addAll(made);
                long position = log.append(made);
                runner.projected(position).join();
                return position;
            }

            @Override
            public <T> T ask(Query<T> query) {
                return DomainRig.this.ask(query, language, areas);
            }

            @Override
            public void audit(String what) {
                audit.add(what);
            }
        });
    }

    /** Waits until everything made true is in the tables. */
    public void settle() {
        runner.projected(log.last()).join();
    }

    @Override
    public void close() {
        stop();
        runner.close();
        store.close();
    }

    private final class Journal implements FactSink {
        @Override
        public CompletableFuture<Long> append(List<Fact> made) {
            if (full) {
                refused.incrementAndGet();
                return CompletableFuture.failedFuture(
                        new JournalUnavailableException(JournalUnavailableException.Reason.DISK_FULL, "full", null));
            }
            facts.addAll(made);
            return CompletableFuture.completedFuture(log.append(made));
        }

        @Override
        public CompletableFuture<Void> projected(long position) {
            return runner.projected(position);
        }
    }

    private static final class SitesHere implements Sites {
        private final List<Consumer<Revision>> followers = new CopyOnWriteArrayList<>();
        private volatile Revision revision;

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
