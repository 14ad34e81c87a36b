/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.store;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.yagura.core.change.Change;
import org.yagura.core.change.ChangeFeed;
import org.yagura.core.event.Severity;

/**
 * Publishes changes, not more often than every 100 ms a topic: the first at once, those that follow together.
 * Thread-safe.
 */
final class Publisher implements AutoCloseable {
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

    private final ChangeFeed feed;
    private final ScheduledExecutorService later = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("trap-changes").factory());
    private final Map<String, Map<String, Object>> waiting = new LinkedHashMap<>();
    private final Map<String, Long> last = new HashMap<>();

    Publisher(ChangeFeed feed) {
        this.feed = feed;
    }

    /** Publishes soon. Of {@code added} the sum is kept, of {@code worst} the worst, of others the last. */
    void publish(String topic, Map<String, Object> detail) {
        synchronized (this) {
            Map<String, Object> known = waiting.get(topic);
            if (known != null) {
                detail.forEach((key, value) -> known.merge(key, value, (a, b) -> merge(key, a, b)));
                return;
            }
            if (later.isShutdown()) {
                return;
            }
            waiting.put(topic, new HashMap<>(detail));
            long wait = last.getOrDefault(topic, System.nanoTime() - PAUSE) + PAUSE - System.nanoTime();
            if (wait > 0) {
                later.schedule(() -> send(topic), wait, TimeUnit.NANOSECONDS);
                return;
            }
        }
        send(topic);
    }

    private static Object merge(String key, Object old, Object now) {
        if (key.equals("added") && old instanceof Long a && now instanceof Long b) {
            return a + b;
        }
        if (key.equals("worst") && old instanceof String a && now instanceof String b) {
            return Severity.valueOf(a).compareTo(Severity.valueOf(b)) >= 0 ? a : b;
        }
        return now;
    }

    private void send(String topic) {
        Map<String, Object> detail;
        synchronized (this) {
            detail = waiting.remove(topic);
            last.put(topic, System.nanoTime());
        }
        if (detail != null) {
            feed.publish(new Change(topic, detail));
        }
    }

    @Override
    public void close() {
        later.shutdownNow();
    }
}
