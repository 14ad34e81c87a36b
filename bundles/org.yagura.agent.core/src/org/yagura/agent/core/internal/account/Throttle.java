/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core.internal.account;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Slows log-ins down after failures: each one above a few doubles the wait, up to a limit, counted for a name and for an
 * address. Remembers a bounded number of names. Thread-safe.
 */
public final class Throttle {
    private static final int MAX_KEYS = 10_000;
    private static final long FIRST_WAIT = Duration.ofSeconds(1).toNanos();
    private static final long LONGEST_WAIT = Duration.ofMinutes(5).toNanos();
    private static final long FORGET = Duration.ofMinutes(30).toNanos();
    private static final int DOUBLINGS = 16;

    private final int free;
    private final LongSupplier nanos;
    private final Map<String, Failures> failures = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MAX_KEYS;
        }
    };

    private record Failures(int count, long last, long until) {
    }

    /**
     * A throttle.
     *
     * @param free how many failures have no consequence
     * @param nanos the time, as {@link System#nanoTime}
     */
    public Throttle(int free, LongSupplier nanos) {
        this.free = free;
        this.nanos = nanos;
    }

    /** How long to wait before the next try; zero when there is nothing to wait for. */
    public synchronized Duration wait(String key) {
        Failures had = failures.get(key);
        return had == null ? Duration.ZERO : Duration.ofNanos(Math.max(0, had.until() - nanos.getAsLong()));
    }

    /** A try has begun; counts as failed until {@link #succeeded} says otherwise, so that tries at once all count. */
    public synchronized void tried(String key) {
        long now = nanos.getAsLong();
        Failures had = failures.get(key);
        int count = had == null || now - had.last() > FORGET ? 1 : had.count() + 1;
        long wait = count <= free
                ? 0
                : Math.min(LONGEST_WAIT, FIRST_WAIT << Math.min(DOUBLINGS, count - free - 1));
        failures.put(key, new Failures(count, now, now + wait));
    }

    /** The try was good: everything before is forgotten. */
    public synchronized void succeeded(String key) {
        failures.remove(key);
    }

    /** How many names are remembered. */
    public synchronized int size() {
        return failures.size();
    }
}
