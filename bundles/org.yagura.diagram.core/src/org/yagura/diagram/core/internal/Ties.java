/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.yagura.diagram.core.Tie;

/** The ties of a scene, found by their members. */
public final class Ties {
    private final Map<String, Tie> ties = new LinkedHashMap<>();
    private final Map<String, List<Tie>> byMember = new HashMap<>();

    /** Adds a tie, or replaces the one with its id; returns the one before, null for none. */
    public Tie put(Tie tie) {
        Tie before = remove(tie.id());
        ties.put(tie.id(), tie);
        tie.members().forEach(member -> byMember.computeIfAbsent(member, m -> new ArrayList<>(1)).add(tie));
        return before;
    }

    /** Removes a tie and returns it; null when there is none with that id. */
    public Tie remove(String id) {
        Tie tie = ties.remove(id);
        if (tie != null) {
            tie.members().forEach(member -> byMember.computeIfPresent(member, (m, all) -> {
                all.remove(tie);
                return all.isEmpty() ? null : all;
            }));
        }
        return tie;
    }

    /** The tie with that id; null when there is none. */
    public Tie get(String id) {
        return ties.get(id);
    }

    /** All of them in the order in which they came. */
    public Collection<Tie> all() {
        return Collections.unmodifiableCollection(ties.values());
    }

    /** Those that a figure or connection is a member of. */
    public List<Tie> of(String member) {
        return Collections.unmodifiableList(byMember.getOrDefault(member, List.of()));
    }
}
