/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.domain;

import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.function.Consumer;
import java.util.concurrent.CopyOnWriteArrayList;

/** Troubles of the agent itself, such as a full disk. Thread-safe. */
public final class Health {

    /**
     * A trouble.
     *
     * @param id stable id; one trouble an id
     * @param severity {@code CRITICAL} or {@code WARNING}
     * @param textKey key of a text in the agent's messages
     * @param arguments of the text
     * @param since when it began
     */
    public record Trouble(String id, String severity, String textKey, List<String> arguments, Instant since) {
    }

    private final Map<String, Trouble> troubles = new ConcurrentSkipListMap<>();
    private final List<Consumer<Health>> followers = new CopyOnWriteArrayList<>();

    /** Says that a trouble is there; again with the same id replaces the arguments and keeps the beginning. */
    public void trouble(String id, String severity, String textKey, String... arguments) {
        Trouble old = troubles.get(id);
        var now = new Trouble(id, severity, textKey, List.of(arguments), old == null ? Instant.now() : old.since());
        if (!now.equals(troubles.put(id, now))) {
            tell();
        }
    }

    /** Says that a trouble is over; nothing happens when there was none. */
    public void over(String id) {
        if (troubles.remove(id) != null) {
            tell();
        }
    }

    /** The troubles there are, by id. */
    public List<Trouble> troubles() {
        return new ArrayList<>(troubles.values());
    }

    /** Calls back on every change, on the thread that says it. */
    public void follow(Consumer<Health> follower) {
        followers.add(follower);
    }

    private void tell() {
        followers.forEach(f -> f.accept(this));
    }
}
