/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.query;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.core.change.Change;
import org.yagura.core.change.ChangeFeed;
import org.yagura.core.domain.DomainParts;
import org.yagura.core.domain.Health;
import org.yagura.core.domain.Sites;
import org.yagura.model.site.Service;
import org.yagura.topology.core.ServiceAvailability;
import org.yagura.topology.core.Topology;

/**
 * Computes the answers on each revision of the site in the background and keeps those on the newest one. What an older
 * revision still computes is given up. Thread-safe.
 */
final class Keeper implements DomainParts.Service {
    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
    private static final String TROUBLE = "topology.failed";

    private final Sites sites;
    private final ChangeFeed changes;
    private final Health health;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(Keeper::thread);
    private volatile Kept kept;
    private volatile boolean closed;

    Keeper(Sites sites, ChangeFeed changes, Health health) {
        this.sites = sites;
        this.changes = changes;
        this.health = health;
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "topology");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
    }

    @Override
    public void start() {
        sites.follow(revision -> current());
        current();
    }

    /** The answers on the newest revision, perhaps still being computed. */
    Kept current() {
        Sites.Revision revision = sites.current();
        Kept known = kept;
        if (known != null && known.revision() == revision.number()) {
            return known;
        }
        synchronized (this) {
            if (kept == null || kept.revision() != revision.number()) {
                Kept fresh = new Kept(revision);
                kept = fresh;
                if (!closed) {
                    worker.execute(() -> compute(fresh));
                }
            }
            return kept;
        }
    }

    private void compute(Kept work) {
        try {
            work.compute(() -> closed || kept != work);
            if (kept == work && !closed) {
                health.over(TROUBLE);
                changes.publish(new Change("topology", Map.of("revision", work.revision()), Optional.empty()));
            }
        } catch (RuntimeException e) {
            LOG.error("the topology of revision {} cannot be computed", work.revision(), e);
            work.fail(e);
            health.trouble(TROUBLE, "WARNING", TROUBLE, Long.toString(work.revision()), String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        closed = true;
        worker.shutdownNow();
    }

    /** The answers on one revision. */
    static final class Kept {
        private final Sites.Revision revision;
        private final CompletableFuture<Topology> topology = new CompletableFuture<>();
        private final CompletableFuture<Map<String, ServiceAvailability>> availability = new CompletableFuture<>();
        private volatile int done;

        private Kept(Sites.Revision revision) {
            this.revision = revision;
        }

        /** Number of the revision. */
        long revision() {
            return revision.number();
        }

        /** What is quickly computed, or computed when asked. */
        CompletableFuture<Topology> topology() {
            return topology;
        }

        /** The availability of all services by id, in the order of the model. */
        CompletableFuture<Map<String, ServiceAvailability>> availability() {
            return availability;
        }

        /** How far the availability is, in per cent. */
        int percent() {
            int all = revision.site().getServices().size();
            return all == 0 ? 0 : 100 * done / all;
        }

        private void compute(BooleanSupplier stopped) {
            Topology computed = Topology.of(revision.site());
            topology.complete(computed);
            var found = new LinkedHashMap<String, ServiceAvailability>();
            for (Service service : revision.site().getServices()) {
                if (stopped.getAsBoolean()) {
                    availability.cancel(false);
                    return;
                }
                found.put(service.getId(), computed.availability(service));
                done++;
            }
            availability.complete(found);
        }

        private void fail(RuntimeException cause) {
            topology.completeExceptionally(cause);
            availability.completeExceptionally(cause);
        }
    }
}
