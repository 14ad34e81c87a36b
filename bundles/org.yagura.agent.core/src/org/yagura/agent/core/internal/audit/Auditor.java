/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core.internal.audit;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.core.domain.Health;
import org.yagura.core.fact.Fact;
import org.yagura.core.fact.FactSink;

/**
 * Writes audit entries that are not part of a command's own facts: refusals, failures, log-ins. While the journal takes
 * nothing they wait in memory, up to a bound, and people can still log in and look. Thread-safe.
 */
public final class Auditor {
    private static final Logger LOG = LoggerFactory.getLogger(Auditor.class);
    private static final int MAX_WAITING = 1_000;
    private static final long PATIENCE_SECONDS = 5;
    private static final String TROUBLE = "audit.waiting";

    private final FactSink facts;
    private final Health health;
    private final Clock clock;
    private final Deque<Fact> waiting = new ArrayDeque<>();
    private CompletableFuture<?> flushing = CompletableFuture.completedFuture(null);

    /** Writes through that door. */
    public Auditor(FactSink facts, Health health, Clock clock) {
        this.facts = facts;
        this.health = health;
        this.clock = clock;
    }

    /** The entry as a fact of now. */
    public Fact fact(AuditEntry entry) {
        return AuditEntry.TYPE.fact(clock.instant(), entry);
    }

    /** Writes an entry; returns when it can be seen, or after some seconds when it has to wait. */
    public void write(AuditEntry entry) {
        CompletableFuture<?> done;
        synchronized (waiting) {
            if (waiting.size() >= MAX_WAITING) {
                LOG.error("the audit trail cannot be written and too much waits; lost: {}", entry);
                return;
            }
            waiting.add(fact(entry));
            done = flushing.isDone() ? flush() : flushing.handle((ok, bad) -> null).thenCompose(x -> flush());
            flushing = done;
        }
        try {
            done.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("an audit entry has to wait: {}", e.toString());
        }
    }

    /** Tries again what waits; to be called from time to time. */
    public void retry() {
        synchronized (waiting) {
            if (!waiting.isEmpty() && flushing.isDone()) {
                flushing = flush();
            }
        }
    }

    private CompletableFuture<?> flush() {
        List<Fact> batch;
        synchronized (waiting) {
            batch = new ArrayList<>(waiting);
        }
        if (batch.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        return facts.append(batch).whenComplete((position, failure) -> taken(batch.size(), failure))
                .thenCompose(facts::projected);
    }

    private void taken(int count, Throwable failure) {
        if (failure != null) {
            health.trouble(TROUBLE, "WARNING", TROUBLE, Integer.toString(count));
            return;
        }
        synchronized (waiting) {
            for (int i = 0; i < count; i++) {
                waiting.removeFirst();
            }
        }
        health.over(TROUBLE);
    }
}
