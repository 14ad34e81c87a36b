/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core;

import java.time.Duration;
import java.util.Map;
import java.util.function.IntToLongFunction;
import java.util.function.LongSupplier;

import org.yagura.core.recent.Recent;

/**
 * Makes somebody wait who tries too often. Every try puts off the next one by its price; some tries are free. Remembers
 * a bounded number of keys, and those not for ever. Thread-safe.
 */
public final class Throttle {
    private static final int MAX_KEYS = 10_000;
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long LONGEST_WAIT = Duration.ofMinutes(5).toNanos();
    private static final long FORGET = Duration.ofMinutes(30).toNanos();
    private static final int DOUBLINGS = 16;

    private final IntToLongFunction price;
    private final long free;
    private final LongSupplier nanos;
    private final Map<String, Tries> tries = new Recent<>(MAX_KEYS);

    /**
     * What is known of a key.
     *
     * @param count tries in a row
     * @param last when the last one was
     * @param paid until when they are paid off
     */
    private record Tries(int count, long last, long paid) {
    }

    /** Prices in nanoseconds by the number of the try, from 1; up to {@code free} of them may be owed. */
    private Throttle(IntToLongFunction price, long free, LongSupplier nanos) {
        this.price = price;
        this.free = free;
        this.nanos = nanos;
    }

    /**
     * Slows down guessing: after some failures the next one costs a second, each further one twice as much, up to five
     * minutes.
     *
     * @param free how many failures have no consequence
     * @param nanos the time, as {@link System#nanoTime}
     */
    public static Throttle ofFailures(int free, LongSupplier nanos) {
        return new Throttle(
                count -> count <= free
                        ? 0
                        : Math.min(LONGEST_WAIT, SECOND << Math.min(DOUBLINGS, count - free - 1)),
                0, nanos);
    }

    /**
     * Keeps to a rate.
     *
     * @param perSecond how many a second in the long run
     * @param burst how many at once after a pause
     * @param nanos the time, as {@link System#nanoTime}
     */
    public static Throttle ofRate(int perSecond, int burst, LongSupplier nanos) {
        long interval = SECOND / perSecond;
        return new Throttle(count -> interval, interval * (burst - 1), nanos);
    }

    /** How long to wait before the next try; zero when there is nothing to wait for. */
    public synchronized Duration wait(String key) {
        Tries had = tries.get(key);
        return had == null ? Duration.ZERO : Duration.ofNanos(Math.max(0, had.paid() - free - nanos.getAsLong()));
    }

    /** A try has begun; it counts until {@link #succeeded} says otherwise, so that tries at once all count. */
    public synchronized void tried(String key) {
        long now = nanos.getAsLong();
        Tries had = tries.get(key);
        int count = had == null || now - had.last() > FORGET ? 1 : had.count() + 1;
        long paid = Math.max(now, had == null ? now : had.paid()) + price.applyAsLong(count);
        tries.put(key, new Tries(count, now, Math.min(paid, now + LONGEST_WAIT)));
    }

    /** Whether one more is allowed now; it has begun if so. */
    public synchronized boolean allow(String key) {
        boolean allowed = wait(key).isZero();
        if (allowed) {
            tried(key);
        }
        return allowed;
    }

    /** The try was good: everything before is forgotten. */
    public synchronized void succeeded(String key) {
        tries.remove(key);
    }

    /** How many keys are remembered. */
    public synchronized int size() {
        return tries.size();
    }
}
