/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.store;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.yagura.core.change.Change;
import org.yagura.core.change.ChangeFeed;

/**
 * Publishes changes, not more often than every 100 ms a topic: the first at once, those that follow together.
 * Thread-safe.
 */
final class Publisher implements AutoCloseable {
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

    private final ChangeFeed feed;
    private final ScheduledExecutorService later = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("trap-changes").factory());
    private final Map<String, Change> waiting = new LinkedHashMap<>();
    private final Map<String, Long> last = new HashMap<>();

    Publisher(ChangeFeed feed) {
        this.feed = feed;
    }

    /** Publishes soon. Changes of one topic become one: with the details of the last, and the areas of all. */
    void publish(Change change) {
        String topic = change.topic();
        synchronized (this) {
            Change known = waiting.get(topic);
            if (known != null) {
                waiting.put(topic, new Change(topic, change.detail(), both(known.areas(), change.areas())));
                return;
            }
            if (later.isShutdown()) {
                return;
            }
            waiting.put(topic, change);
            long wait = last.getOrDefault(topic, System.nanoTime() - PAUSE) + PAUSE - System.nanoTime();
            if (wait > 0) {
                later.schedule(() -> send(topic), wait, TimeUnit.NANOSECONDS);
                return;
            }
        }
        send(topic);
    }

    private static Optional<Set<String>> both(Optional<Set<String>> one, Optional<Set<String>> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return Optional.empty();
        }
        var all = new HashSet<String>(one.get());
        all.addAll(other.get());
        return Optional.of(all);
    }

    private void send(String topic) {
        Change change;
        synchronized (this) {
            change = waiting.remove(topic);
            last.put(topic, System.nanoTime());
        }
        if (change != null) {
            feed.publish(change);
        }
    }

    @Override
    public void close() {
        later.shutdownNow();
    }
}
