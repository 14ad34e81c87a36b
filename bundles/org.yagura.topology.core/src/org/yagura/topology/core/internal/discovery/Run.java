/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.discovery;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.snmp4j.smi.UdpAddress;
import org.yagura.model.Ips;
import org.yagura.snmp.Silence;
import org.yagura.snmp.SnmpAccess;
import org.yagura.snmp.SnmpSessions;
import org.yagura.topology.core.discovery.Inventory;

/** One run over targets: each is asked once, some at a time, on virtual threads of its own. Thread-safe. */
final class Run {
    private static final Logger LOG = LoggerFactory.getLogger(Run.class);
    private static final int AT_ONCE = 64;

    private final long number;
    private final Instant begun;
    private final List<String> targets;
    private final List<SnmpAccess> accesses;
    private final DiscoverySettings settings;
    private final BiConsumer<String, Inventory> found;
    private final Map<String, Silence.Why> silent = new ConcurrentSkipListMap<>();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile ExecutorService threads;
    private volatile boolean cancelled;

    Run(long number, Instant begun, List<String> targets, List<SnmpAccess> accesses, DiscoverySettings settings,
            BiConsumer<String, Inventory> found) {
        this.number = number;
        this.begun = begun;
        this.targets = List.copyOf(targets);
        this.accesses = List.copyOf(accesses);
        this.settings = settings;
        this.found = found;
    }

    /** Asks all; returns when all are asked or the run is cancelled. */
    void run() {
        var free = new Semaphore(AT_ONCE);
        try (var sessions = new SnmpSessions(); var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            threads = executor;
            if (cancelled) {
                executor.shutdown();
            }
            for (String target : targets) {
                free.acquire();
                executor.execute(() -> {
                    try {
                        ask(sessions, target);
                    } finally {
                        free.release();
                    }
                });
            }
            executor.shutdown();
            free.acquire(AT_ONCE);
        } catch (RejectedExecutionException e) {
            LOG.info("discovery run {} was cancelled after {} of {} addresses", number, done.get(), targets.size());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
        }
    }

    private void ask(SnmpSessions sessions, String target) {
        try {
            Inventory inventory = inventory(sessions, target);
            answered.incrementAndGet();
            found.accept(target, inventory);
        } catch (Silence e) {
            LOG.debug("{}: {}", target, e.getMessage());
            silent.put(target, e.why());
        } catch (InterruptedException e) {
            silent.put(target, Silence.Why.NO_ANSWER);
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("asking {} failed", target, e);
            silent.put(target, Silence.Why.BROKEN);
        } finally {
            done.incrementAndGet();
        }
    }

    private Inventory inventory(SnmpSessions sessions, String target) throws Silence, InterruptedException {
        byte[] address = Ips.parse(target)
                .orElseThrow(() -> new Silence(Silence.Why.NO_ADDRESS, target + " is no address"));
        Silence last = new Silence(Silence.Why.NO_CREDENTIAL, "no credential allows " + target);
        for (SnmpAccess access : accesses) {
            if (access.allows(address)) {
                var where = new UdpAddress(target + "/" + settings.port());
                long timeout = settings.timeout().toMillis();
                try {
                    return new InventoryReader(sessions.asker(access, where, timeout, settings.retries())).read();
                } catch (Silence e) {
                    boolean refused = e.why() == Silence.Why.NO_ANSWER && access.isUser()
                            && sessions.speaksVersion3(access, where, timeout);
                    last = refused ? new Silence(Silence.Why.REFUSED, access + " is refused by " + target) : e;
                }
            }
        }
        if (OwnHost.is(address)) {
            return OwnHost.read();
        }
        throw last;
    }

    /** Ends it early; what was found stays. */
    void cancel() {
        cancelled = true;
        ExecutorService running = threads;
        if (running != null) {
            running.shutdownNow();
        }
    }

    boolean running() {
        return ended.getCount() > 0;
    }

    long number() {
        return number;
    }

    Instant begun() {
        return begun;
    }

    int targets() {
        return targets.size();
    }

    int done() {
        return done.get();
    }

    int answered() {
        return answered.get();
    }

    /** Why, by address. */
    Map<String, Silence.Why> silent() {
        return silent;
    }
}
