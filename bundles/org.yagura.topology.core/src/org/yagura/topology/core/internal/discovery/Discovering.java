/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.discovery;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.core.domain.DomainParts;
import org.yagura.core.domain.Sites;
import org.yagura.core.fact.FactSink;
import org.yagura.model.Elements;
import org.yagura.model.SiteIndex;
import org.yagura.model.site.LifeCycle;
import org.yagura.model.site.Node;
import org.yagura.model.site.Site;
import org.yagura.snmp.SnmpAccess;
import org.yagura.topology.core.discovery.Inventory;

/** Runs discovery: one run at a time, by itself at an interval and whenever a person says so. Thread-safe. */
final class Discovering implements DomainParts.Service {
    private static final Logger LOG = LoggerFactory.getLogger(Discovering.class);

    private final Sites sites;
    private final FactSink facts;
    private final Clock clock;
    private final DiscoverySettings settings;
    private final AtomicLong numbers = new AtomicLong();
    private Thread regular;
    private Run run;
    private boolean closed;

    Discovering(Sites sites, FactSink facts, Clock clock, DiscoverySettings settings) {
        this.sites = sites;
        this.facts = facts;
        this.clock = clock;
        this.settings = settings;
    }

    /** The addresses of the drawn nodes that are in service. */
    static List<String> drawn(Site site) {
        var addresses = new LinkedHashSet<String>();
        for (Node node : SiteIndex.of(site).nodes()) {
            if (node.getLifeCycle() == LifeCycle.ACTIVE) {
                Elements.primaryAddress(node).ifPresent(addresses::add);
            }
        }
        return List.copyOf(addresses);
    }

    @Override
    public synchronized void start() {
        if (!settings.every().isZero()) {
            regular = Thread.ofVirtual().name("discovery").start(this::regularly);
        }
    }

    private void regularly() {
        try {
            while (true) {
                Thread.sleep(settings.every());
                begin(drawn(sites.current().site()));
            }
        } catch (InterruptedException e) {
            LOG.debug("regular discovery ends");
        }
    }

    /** Begins a run; empty when one is under way. */
    synchronized Optional<Run> begin(List<String> targets) {
        if (closed || run != null && run.running()) {
            return Optional.empty();
        }
        Site site = sites.current().site();
        var next = new Run(numbers.incrementAndGet(), clock.instant(), targets, SnmpAccess.of(site, sites::reveal),
                settings, this::found);
        run = next;
        Thread.ofVirtual().name("discovery run " + next.number()).start(next::run);
        return Optional.of(next);
    }

    /** Makes it true; a journal that takes nothing now makes the run count the node as silent. */
    private void found(String address, Inventory inventory) {
        try {
            facts.append(List.of(Inventoried.TYPE.fact(clock.instant(), new Inventoried(address, inventory)))).join();
        } catch (CompletionException e) {
            throw new IllegalStateException("what " + address + " told was not kept", e.getCause());
        }
    }

    /** The newest run. */
    synchronized Optional<Run> run() {
        return Optional.ofNullable(run);
    }

    /** Ends the run that is under way; false when there is none. */
    synchronized boolean cancel() {
        boolean running = run != null && run.running();
        if (running) {
            run.cancel();
        }
        return running;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (regular != null) {
            regular.interrupt();
        }
        cancel();
    }
}
