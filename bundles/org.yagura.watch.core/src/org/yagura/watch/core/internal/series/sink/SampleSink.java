/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.series.sink;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.core.domain.DomainParts;
import org.yagura.core.domain.Health;
import org.yagura.core.fact.FactSink;
import org.yagura.watch.core.internal.series.fact.SampleBatch;
import org.yagura.watch.core.series.Samples;
import org.yagura.watch.core.series.Series;

/**
 * Gathers samples and makes them facts. One batch is on its way to the journal at a time, so a series stays in order; the
 * same batch is tried again until the journal takes it. What comes in meanwhile waits, up to a bound; more is refused,
 * counted and shown as a trouble.
 */
public final class SampleSink implements Samples, DomainParts.Service {
    /** Id of the trouble, and key of its text: samples are refused. */
    public static final String REFUSED = "samples.refused";

    private static final Logger LOG = LoggerFactory.getLogger(SampleSink.class);
    private static final long CLOSE_SECONDS = 5;

    private final FactSink facts;
    private final Health health;
    private final Clock clock;
    private final SinkLimits limits;
    private final Batcher batcher;
    private final Map<Series, Slot> slots = new ConcurrentHashMap<>();
    private final Queue<Slot> dirty = new ConcurrentLinkedQueue<>();
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong durable = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    /** Numbers that may be used (again), and the next one that never was; the lock guards them. */
    private final Deque<Integer> free = new ArrayDeque<>();
    private int nextNumber;
    private boolean urgent;
    private volatile boolean running;
    private volatile String trouble;
    private long told;
    private long nextForgetting;
    private Thread thread;

    /** A sink that takes samples once it is started. */
    public SampleSink(FactSink facts, Health health, Clock clock, SinkLimits limits) {
        this.facts = facts;
        this.health = health;
        this.clock = clock;
        this.limits = limits;
        this.batcher = new Batcher(limits.again());
    }

    @Override
    public void start() {
        running = true;
        nextForgetting = System.nanoTime() + limits.again().toNanos();
        thread = Thread.ofPlatform().name("samples").daemon().start(this::run);
    }

    @Override
    public boolean add(Series series, Instant at, double value) {
        if (!running) {
            refused.incrementAndGet();
            return false;
        }
        long now = waiting.incrementAndGet();
        if (now > limits.waiting()) {
            waiting.decrementAndGet();
            refused.incrementAndGet();
            return false;
        }
        long millis = at.toEpochMilli();
        double real = Double.isFinite(value) ? value : Double.NaN;
        Slot slot;
        int size;
        do {
            slot = slots.get(series);
            slot = slot == null ? slots.computeIfAbsent(series, s -> new Slot(s, number())) : slot;
            size = slot.add(millis, real);
        } while (size == 0);
        if (size == 1) {
            dirty.add(slot);
        }
        taken.incrementAndGet();
        if (now == SampleBatch.MOST_SAMPLES) {
            wake();
        }
        return true;
    }

    private int number() {
        lock.lock();
        try {
            Integer used = free.poll();
            return used == null ? nextNumber++ : used;
        } finally {
            lock.unlock();
        }
    }

    private void wake() {
        lock.lock();
        try {
            urgent = true;
            woken.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Standing standing() {
        long came = taken.get();
        return new Standing(came, Math.min(came, durable.get()), waiting.get(), refused.get(), trouble);
    }

    private void run() {
        while (running) {
            pause(limits.gather().toNanos());
            flush();
            tell();
            forget();
        }
        flush();
    }

    private void pause(long nanos) {
        lock.lock();
        try {
            long left = nanos;
            while (running && !urgent && waiting.get() < SampleBatch.MOST_SAMPLES && left > 0) {
                left = woken.awaitNanos(left);
            }
            urgent = false;
        } catch (InterruptedException e) {
            LOG.debug("woken");
        } finally {
            lock.unlock();
        }
    }

    /** Makes all that waits durable; while one batch is written the next is packed. */
    private void flush() {
        CompletableFuture<Long> written = null;
        Batcher.Packet before = null;
        while (true) {
            Batcher.Packet packet = batcher.next(dirty, clock.instant());
            if (before != null && !complete(before, written)) {
                // only a sink that is being closed gives up
                lost(before.samples() + (packet == null ? 0 : packet.samples()));
                return;
            }
            if (packet == null) {
                return;
            }
            before = packet;
            written = facts.append(List.of(packet.fact()));
        }
    }

    /** Waits until a batch is durable, hands it over again when it was refused; false when the sink is closed before. */
    private boolean complete(Batcher.Packet packet, CompletableFuture<Long> first) {
        CompletableFuture<Long> written = first;
        while (true) {
            try {
                if (running) {
                    written.get();
                } else {
                    written.get(CLOSE_SECONDS, TimeUnit.SECONDS);
                }
                waiting.addAndGet(-packet.samples());
                durable.addAndGet(packet.samples());
                trouble = null;
                return true;
            } catch (InterruptedException | TimeoutException e) {
                LOG.debug("not waiting any longer", e);
                return false;
            } catch (ExecutionException e) {
                trouble = String.valueOf(e.getCause().getMessage());
                LOG.warn("{} samples are kept until the journal takes them: {}", packet.samples(), trouble);
                if (!running) {
                    return false;
                }
                tell();
                retryPause();
                written = facts.append(List.of(packet.fact()));
            }
        }
    }

    private void retryPause() {
        lock.lock();
        try {
            long left = limits.retry().toNanos();
            while (running && left > 0) {
                left = woken.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            LOG.debug("woken");
        } finally {
            lock.unlock();
        }
    }

    /** Says so when samples were refused, and that it is over when half of the room is free again. */
    private void tell() {
        long now = refused.get();
        if (now > told) {
            told = now;
            health.trouble(REFUSED, "CRITICAL", REFUSED, Long.toString(now), Integer.toString(limits.waiting()),
                    trouble == null ? "-" : trouble);
        } else if (waiting.get() < limits.waiting() / 2) {
            health.over(REFUSED);
        }
    }

    private void lost(int samples) {
        long more = samples;
        for (Slot slot = dirty.poll(); slot != null; slot = dirty.poll()) {
            more += slot.drop();
        }
        LOG.error("{} samples are lost: the agent stops and the journal does not take them", more);
    }

    /** Forgets series that had no sample for long. */
    private void forget() {
        long now = System.nanoTime();
        if (now - nextForgetting < 0) {
            return;
        }
        nextForgetting = now + limits.again().toNanos();
        for (Iterator<Slot> all = slots.values().iterator(); all.hasNext();) {
            Slot slot = all.next();
            if (slot.defined && now - slot.definedAt > 2 * limits.again().toNanos() && slot.end()) {
                all.remove();
                lock.lock();
                try {
                    free.add(slot.number);
                } finally {
                    lock.unlock();
                }
            }
        }
    }

    /** Takes no more, makes durable what waits; what the journal does not take within seconds is lost, which is said. */
    @Override
    public void close() {
        running = false;
        wake();
        try {
            if (thread != null) {
                thread.join(TimeUnit.SECONDS.toMillis(2 * CLOSE_SECONDS));
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
