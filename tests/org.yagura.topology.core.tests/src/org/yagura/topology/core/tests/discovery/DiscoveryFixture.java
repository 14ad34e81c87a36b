/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.tests.discovery;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.yagura.core.change.ChangeFeed;
import org.yagura.core.domain.DomainContext;
import org.yagura.core.domain.DomainParts;
import org.yagura.core.domain.Health;
import org.yagura.core.domain.Sites;
import org.yagura.core.fact.Fact;
import org.yagura.core.fact.FactSink;
import org.yagura.core.fact.JsonFactType;
import org.yagura.core.fact.JournalUnavailableException;
import org.yagura.core.operation.Caller;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Query;
import org.yagura.core.operation.Request;
import org.yagura.core.operation.RequestHandler;
import org.yagura.model.site.Site;
import org.yagura.store.FactLog;
import org.yagura.store.ProjectionRunner;
import org.yagura.store.RunnerSettings;
import org.yagura.store.Store;
import org.yagura.store.StoreSettings;
import org.yagura.topology.core.discovery.Inventory;
import org.yagura.topology.core.internal.discovery.DiscoveryDomain;

/** The domain with a store of its own; facts go straight to the projection. */
final class DiscoveryFixture implements AutoCloseable {
    private final Store store;
    private final ProjectionRunner runner;
    private final DomainParts parts;
    private final Map<Class<?>, RequestHandler<?, ?>> handlers = new HashMap<>();
    private final FactsHere facts = new FactsHere();
    private Site site;

    DiscoveryFixture(Path folder, Site site, Clock clock, Map<String, String> settings) throws Exception {
        this.site = site;
        store = Store.open(new StoreSettings(folder, 16 << 20, 3, 0));
        var context = new DomainContext(folder, facts, store, new SitesHere(), new ChangeFeed(), new Health(), clock,
                settings);
        parts = new DiscoveryDomain().open(context);
        parts.handlers().forEach(h -> handlers.put(h.type(), h));
        runner = new ProjectionRunner(store, facts, parts.projections(), new Health(),
                new RunnerSettings(50, Duration.ofMillis(2), 2, Duration.ofMillis(10), Duration.ofMillis(100)));
        runner.open();
        runner.start();
        for (DomainParts.Service service : parts.services()) {
            service.start();
        }
    }

    /** Waits until everything made true is in the tables. */
    void settle() {
        long wanted;
        synchronized (facts) {
            wanted = facts.entries.size();
        }
        runner.projected(wanted).join();
    }

    FactsHere facts() {
        return facts;
    }

    void site(Site other) {
        site = other;
    }

    /** As the administrator of the whole site. */
    <R> R ask(Request<R> request) {
        return ask(request, Locale.ENGLISH, null);
    }

    @SuppressWarnings("unchecked")
    <R> R ask(Request<R> request, Locale language, Set<String> areas) {
        var handler = (RequestHandler<Request<R>, R>) handlers.get(request.getClass());
        return handler.handle(request, new RequestHandler.Context() {
            @Override
            public Caller caller() {
                return new Caller("test", Set.of(Privilege.values()), Optional.ofNullable(areas), language, "");
            }

            @Override
            public long commit(List<Fact> made) {
                throw new AssertionError("discovery commits nothing with a command");
            }

            @Override
            public <T> T ask(Query<T> query) {
                throw new AssertionError("discovery asks nobody else");
            }

            @Override
            public void audit(String what) {
                // what is audited is the agent's concern
            }
        });
    }

    @Override
    public void close() {
        parts.services().forEach(DomainParts.Service::close);
        runner.close();
        store.close();
    }

    /** A journal in memory, which can refuse. */
    static final class FactsHere implements FactSink, FactLog {
        private final List<Entry> entries = new ArrayList<>();
        private boolean full;

        synchronized void full(boolean refuse) {
            full = refuse;
        }

        /** Makes an inventory true as if a node had told it at that time. */
        void told(String address, Instant at, Inventory inventory) {
            append(List.of(new JsonFactType<>("topology.inventoried", 1, Told.class).fact(at,
                    new Told(address, inventory)))).join();
        }

        /** What the fact holds. */
        record Told(String address, Inventory inventory) {
        }

        @Override
        public synchronized CompletableFuture<Long> append(List<Fact> made) {
            if (full) {
                return CompletableFuture.failedFuture(
                        new JournalUnavailableException(JournalUnavailableException.Reason.DISK_FULL, "full", null));
            }
            entries.add(new Entry(entries.size() + 1L, "p", entries.size(), List.copyOf(made)));
            notifyAll();
            return CompletableFuture.completedFuture((long) entries.size());
        }

        @Override
        public synchronized List<Entry> read(long position, int facts, Duration wait) throws InterruptedException {
            if (position >= entries.size() && !wait.isZero()) {
                wait(wait.toMillis());
            }
            return List.copyOf(entries.subList((int) Math.min(position, entries.size()), entries.size()));
        }

        @Override
        public CompletableFuture<Void> projected(long wanted) {
            throw new AssertionError("discovery does not wait for projections");
        }

        @Override
        public void released(long position) {
            // all is kept
        }
    }

    private final class SitesHere implements Sites {
        @Override
        public Revision current() {
            return new Revision(1, site);
        }

        @Override
        public String reveal(String secret) {
            return secret.replace("{plain}", "");
        }

        @Override
        public void follow(Consumer<Revision> follower) {
            // the site is asked for at each run
        }
    }
}
