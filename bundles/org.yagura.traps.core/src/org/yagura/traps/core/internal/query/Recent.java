/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.query;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Keeps what was used lately. Thread-safe. */
final class Recent<T> {
    private static final float LOAD = 0.75f;

    private final Map<Object, T> kept;

    /** Keeps so many. */
    Recent(int most) {
        kept = new LinkedHashMap<>(most, LOAD, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Object, T> eldest) {
                return size() > most;
            }
        };
    }

    /** What is kept under a key, or a new one. */
    synchronized T get(Object key, Supplier<T> maker) {
        return kept.computeIfAbsent(key, k -> maker.get());
    }
}
