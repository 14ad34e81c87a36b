/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.domain;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.yagura.core.change.Change;
import org.yagura.core.change.ChangeFeed;
import org.yagura.core.domain.Domain;
import org.yagura.core.domain.DomainContext;
import org.yagura.core.domain.DomainParts;
import org.yagura.core.domain.Health;
import org.yagura.core.domain.Sites;
import org.yagura.core.event.EventRaised;
import org.yagura.core.fact.Fact;
import org.yagura.core.fact.FactSink;
import org.yagura.core.fact.JournalUnavailableException;
import org.yagura.core.operation.Caller;
import org.yagura.core.operation.Operations;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Query;
import org.yagura.core.operation.Request;
import org.yagura.core.operation.RequestHandler;
import org.yagura.model.site.Site;
import org.yagura.store.ProjectionRunner;
import org.yagura.store.RunnerSettings;
import org.yagura.store.Store;
import org.yagura.store.StoreSettings;
import org.yagura.testsupport.Await;
import org.yagura.testsupport.store.MemoryLog;
import org.yagura.watch.core.FindWatches;
import org.yagura.watch.core.WatchFilter;
import org.yagura.watch.core.WatchRow;
import org.yagura.watch.core.WatchState;
import org.yagura.watch.core.internal.WatchDomain;

/** The domain with a store of its own, over a journal in memory. */
final class WatchRig implements AutoCloseable {
    private static final RunnerSettings SETTINGS = new RunnerSettings(1_000, Duration.ofMillis(5), 2,
            Duration.ofMillis(50), Duration.ofMillis(100));

    final Nodes nodes = new Nodes();
    final MemoryLog log = new MemoryLog();
    final Health health = new Health();
    final List<Change> changes = new CopyOnWriteArrayList<>();
    final List<Fact> facts = new CopyOnWriteArrayList<>();
    final List<String> audit = new CopyOnWriteArrayList<>();
    volatile boolean full;
    volatile String user = "mori";
    private final Path folder;
    private final Clock clock;
    private final Domain domain;
    private final SitesHere sites = new SitesHere();
    private final Map<Class<?>, RequestHandler<?, ?>> handlers = new HashMap<>();
    private Store store;
    private ProjectionRunner runner;
    private DomainParts parts;

    WatchRig(Path folder, Site site) throws Exception {
        this(folder, site, Clock.systemUTC(), null);
    }

    /** With that domain in place of the one of watches, at the time of a clock. */
    WatchRig(Path folder, Site site, Clock clock, Domain domain) throws Exception {
        this.folder = folder;
        this.clock = clock;
        this.domain = domain == null ? watches() : domain;
        sites.revision = new Sites.Revision(1, site);
        open();
        start();
    }

    private Domain watches() {
        var watches = new WatchDomain();
        watches.addKind(nodes);
        return watches;
    }

    /** Opens as an agent does that does not lead. */
    void open() {
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
    void start() throws Exception {
        for (DomainParts.Service service : parts.services()) {
            service.start();
        }
    }

    /** Leads no more. */
    void stop() {
        parts.services().reversed().forEach(DomainParts.Service::close);
    }

    void restart() throws Exception {
        close();
        open();
        start();
    }

    /** The next revision. */
    void revise(Consumer<Site> change) {
        Site site = EcoreUtil.copy(sites.revision.site());
        change.accept(site);
        sites.revision = new Sites.Revision(sites.revision.number() + 1, site);
        sites.followers.forEach(f -> f.accept(sites.revision));
    }

    <R> R ask(Request<R> request, String... areas) {
        return ask(request, Locale.ENGLISH, areas);
    }

    @SuppressWarnings("unchecked")
    <R> R ask(Request<R> request, Locale language, String... areas) {
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
                return WatchRig.this.ask(query, language, areas);
            }

            @Override
            public void audit(String what) {
                audit.add(what);
            }
        });
    }

    static Privilege privilege(Class<?> request) {
        return Operations.operation(request).privilege();
    }

    WatchRow row(String watch, String node) {
        return ask(FindWatches.worst(WatchFilter.ofNode(node), null, null)).rows().stream()
                .filter(r -> r.watch().equals(watch)).findFirst().orElse(null);
    }

    /** Waits until a watch of a node is in a state, confirmed. */
    void await(String watch, String node, WatchState state) {
        Await.until(watch + " of " + node + " is " + state, () -> {
            WatchRow row = row(watch, node);
            return row != null && row.state() == state && row.hard();
        });
    }

    /** What people were told, in order: node and severity. */
    List<String> told() {
        var told = new ArrayList<String>();
        facts.stream().filter(f -> f.type().equals(EventRaised.TYPE.name())).map(EventRaised.TYPE::content)
                .forEach(e -> told.add(e.node() + " " + e.severity()));
        return told;
    }

    /** Waits until everything made true is in the tables. */
    void settle() {
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
