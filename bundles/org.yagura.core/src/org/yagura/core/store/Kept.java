/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.store;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A map by key whose changes count once they are committed. One thread changes it; any may look.
 *
 * @param <K> keys
 * @param <V> values
 */
public final class Kept<K, V> {
    private final Map<K, V> committed = new ConcurrentHashMap<>();
    /** Values that change, null for those that go. */
    private final Map<K, V> drafts = new HashMap<>();

    /** A value that counts once it is committed. */
    public void put(K key, V value) {
        drafts.put(key, value);
    }

    /** It goes once that is committed. */
    public void remove(K key) {
        drafts.put(key, null);
    }

    /** The value as it will be, or is; null for none. */
    public V pending(K key) {
        return drafts.containsKey(key) ? drafts.get(key) : committed.get(key);
    }

    /** Values that change, null for those that go. */
    public Map<K, V> drafts() {
        return drafts;
    }

    /** Begins with these. */
    public void load(Map<K, V> all) {
        committed.clear();
        committed.putAll(all);
        drafts.clear();
    }

    /** What changes counts from now on. */
    public void committed() {
        drafts.forEach((key, value) -> {
            if (value == null) {
                committed.remove(key);
            } else {
                committed.put(key, value);
            }
        });
        drafts.clear();
    }

    /** What was to change does not. */
    public void rolledBack() {
        drafts.clear();
    }

    /** What counts; a view. */
    public Map<K, V> all() {
        return committed;
    }
}
