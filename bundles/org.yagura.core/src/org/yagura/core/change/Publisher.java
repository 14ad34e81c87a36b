/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.change;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Publishes changes, with a pause between two of a topic: the first at once, those that follow together. Thread-safe.
 */
public final class Publisher implements AutoCloseable {
    private final ChangeFeed feed;
    private final long pause;
    private final ScheduledExecutorService later;
    private final Map<String, Change> waiting = new LinkedHashMap<>();
    private final Map<String, Long> last = new HashMap<>();

    /** Publishes to a feed, on a thread of that name. */
    public Publisher(ChangeFeed feed, Duration pause, String thread) {
        this.feed = feed;
        this.pause = pause.toNanos();
        this.later = Executors
                .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name(thread).factory());
    }

    /** Publishes soon. Changes of one topic become one: with the details of the last, and the areas of all. */
    public void publish(Change change) {
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
            long wait = last.getOrDefault(topic, System.nanoTime() - pause) + pause - System.nanoTime();
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
