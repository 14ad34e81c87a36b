/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.yagura.model.Snapshot.Item;
import org.yagura.model.Snapshot.Value;

/**
 * What one side removed while the other side kept it. What goes together hangs on a root: all below what was removed,
 * and what says nothing without it. A root that the keeping side changed, filled or newly used is a conflict.
 */
final class Removals {

    private final Snapshot base;
    private final Snapshot kept;
    private final Snapshot other;
    private final Map<String, String> outermost = new HashMap<>();
    private final Map<String, Set<String>> roots = new HashMap<>();
    private final Map<String, Set<String>> reasons = new LinkedHashMap<>();

    Removals(Snapshot base, Snapshot kept, Snapshot other) {
        this.base = base;
        this.kept = kept;
        this.other = other;
        for (Item item : kept.items().values()) {
            String key = item.key();
            boolean removed = base.has(key) && !other.has(key);
            String around = item.place() == null ? null : outermost.get(item.place().parent());
            if (around != null || removed) {
                outermost.put(key, around != null ? around : key);
            }
        }
        for (Item item : kept.items().values()) {
            // Where figures stand is no reason to keep what they stand for.
            if (!item.isLayout()) {
                changed(item);
                uses(item);
            }
        }
    }

    /** Roots of what the item, which the keeping side has, hangs on; empty if it was not removed. */
    Set<String> roots(String key) {
        String outer = outermost.get(key);
        if (outer == null) {
            return Set.of();
        }
        Set<String> known = roots.get(outer);
        if (known != null) {
            return known;
        }
        roots.put(outer, Set.of(outer));
        Set<String> found = new LinkedHashSet<>();
        for (Map.Entry<EStructuralFeature, List<Value>> entry : kept.get(outer).values().entrySet()) {
            if (isRequired(entry.getKey()) && entry.getValue().stream().allMatch(value -> elsewhere(value, outer))) {
                entry.getValue().forEach(value -> found.addAll(roots((String) value.key())));
            }
        }
        Set<String> all = found.isEmpty() ? Set.of(outer) : Set.copyOf(found);
        roots.put(outer, all);
        return all;
    }

    static boolean isRequired(EStructuralFeature feature) {
        return feature instanceof EReference reference && Removal.isRequired(reference);
    }

    private boolean elsewhere(Value value, String outer) {
        return isGone(value) && !outermost.get(value.key()).equals(outer);
    }

    private boolean isGone(Value value) {
        return outermost.containsKey(value.key()) && !other.has((String) value.key());
    }

    private void changed(Item item) {
        Item had = base.get(item.key());
        boolean reason = had == null || (other.has(item.key())
                ? !Objects.equals(item.place(), had.place())
                : kept.isChanged(item.key(), base));
        if (reason) {
            roots(item.key()).forEach(root -> reason(root, item));
        }
    }

    private void uses(Item item) {
        Item had = base.get(item.key());
        item.values().forEach((feature, values) -> {
            if (feature instanceof EReference reference && !reference.isContainment()) {
                Set<Value> before = had == null ? Set.of() : new HashSet<>(had.values(feature));
                for (Value value : values) {
                    if (isGone(value) && !before.contains(value)) {
                        Set<String> own = roots(item.key());
                        roots((String) value.key()).stream().filter(root -> !own.contains(root))
                                .forEach(root -> reason(root, item));
                    }
                }
            }
        });
    }

    private void reason(String root, Item item) {
        reasons.computeIfAbsent(root, _ -> new LinkedHashSet<>()).add(item.key());
    }

    /** The roots that are conflicts, each with the keys of what the keeping side changed, filled in or uses it by. */
    Map<String, List<String>> conflicts() {
        Map<String, List<String>> conflicts = new LinkedHashMap<>();
        reasons.forEach((root, keys) -> conflicts.put(root, new ArrayList<>(keys)));
        return conflicts;
    }
}
