/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.site.ui.internal.wall;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Decides when it rings: for what is new, again and again until somebody acknowledges or it is over. What was there when the
 * board was opened is not new. Holds no more than what its sources tell at the moment. For one thread.
 */
final class Bell {
    static final Duration PAUSE = Duration.ofSeconds(15);

    private final Map<Object, Set<String>> known = new HashMap<>();
    private final Set<String> pending = new HashSet<>();
    private Instant rung;
    private boolean on;

    /** A bell that may be heard, or not. */
    Bell(boolean on) {
        this.on = on;
    }

    /** What a source has that has to be heard when it is new, by keys; asked again and again. */
    void heard(Object source, Set<String> keys) {
        Set<String> before = known.put(source, keys);
        if (before != null) {
            keys.stream().filter(k -> !before.contains(k)).forEach(pending::add);
        }
        pending.removeIf(k -> known.values().stream().noneMatch(s -> s.contains(k)));
        if (pending.isEmpty()) {
            rung = null;
        }
    }

    /** Whether it rings now; each ring is told once. */
    boolean rings(Instant now) {
        if (!on || pending.isEmpty() || rung != null && now.isBefore(rung.plus(PAUSE))) {
            return false;
        }
        rung = now;
        return true;
    }

    /** Somebody has taken notice of all that is new. */
    void acknowledge() {
        pending.clear();
        rung = null;
    }

    /** How much is new and not acknowledged. */
    int pending() {
        return pending.size();
    }

    /** Whether it may be heard. */
    boolean on() {
        return on;
    }

    /** Lets it be heard or not; what is new stays marked. */
    void on(boolean heard) {
        on = heard;
        rung = null;
    }
}
