/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.http.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** So many requests a second from an address, with some at once. Remembers a bounded number of them. Thread-safe. */
public final class RateLimit {
    private static final int MAX_ADDRESSES = 10_000;
    private static final int BURST_SECONDS = 4;
    private static final double NANOS = 1e9;

    private final double perSecond;
    private final LongSupplier nanos;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MAX_ADDRESSES;
        }
    };

    private static final class Bucket {
        private double left;
        private long at;
    }

    /** A limit; time as {@link System#nanoTime}. */
    public RateLimit(int perSecond, LongSupplier nanos) {
        this.perSecond = perSecond;
        this.nanos = nanos;
    }

    /** Whether one more is allowed now. */
    public synchronized boolean allow(String address) {
        long now = nanos.getAsLong();
        Bucket bucket = buckets.computeIfAbsent(address, a -> {
            var fresh = new Bucket();
            fresh.left = perSecond * BURST_SECONDS;
            fresh.at = now;
            return fresh;
        });
        bucket.left = Math.min(perSecond * BURST_SECONDS, bucket.left + (now - bucket.at) / NANOS * perSecond);
        bucket.at = now;
        if (bucket.left < 1) {
            return false;
        }
        bucket.left--;
        return true;
    }
}
