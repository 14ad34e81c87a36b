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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Publishes changes, with a pause between two of a topic: the first at once on the caller's thread, those that follow
 * together on another. Holds nothing that is to be closed, so that a projection publishes whether or not its agent leads.
 * Thread-safe.
 */
public final class Publisher {
    private final ChangeFeed feed;
    private final long pause;
    private final Map<String, Change> waiting = new LinkedHashMap<>();
    private final Map<String, Long> last = new HashMap<>();

    /** Publishes to a feed. */
    public Publisher(ChangeFeed feed, Duration pause) {
        this.feed = feed;
        this.pause = pause.toNanos();
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
            waiting.put(topic, change);
            long wait = last.getOrDefault(topic, System.nanoTime() - pause) + pause - System.nanoTime();
            if (wait > 0) {
                CompletableFuture.delayedExecutor(wait, TimeUnit.NANOSECONDS).execute(() -> send(topic));
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
}
