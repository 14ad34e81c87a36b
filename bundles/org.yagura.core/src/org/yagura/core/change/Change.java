/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.change;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Notice that something that can be asked has changed. Says where to look, not what is there.
 *
 * @param topic what changed: {@code traps}, {@code alarms}, {@code site}, {@code audit}, {@code chain}, …
 * @param detail small values that help a view to decide whether to ask again; JSON types only; told to those who see the
 *        whole site
 * @param areas ids of the areas in which it happened, with those around them; an empty set is for those only who see the
 *        whole site; empty means that it belongs to no area and is for everybody
 */
public record Change(String topic, Map<String, Object> detail, Optional<Set<String>> areas) {

    public Change {
        detail = Map.copyOf(detail);
        areas = areas.map(Set::copyOf);
    }

    /** A change that belongs to no area. */
    public Change(String topic, Map<String, Object> detail) {
        this(topic, detail, Optional.empty());
    }

    /**
     * The change as somebody may learn of it.
     *
     * @param scope the areas that one may see, with all below them; empty for the whole site
     * @return empty when it is none of their business
     */
    public Optional<Change> within(Optional<Set<String>> scope) {
        if (scope.isEmpty() || areas.isEmpty()) {
            return Optional.of(this);
        }
        return Collections.disjoint(scope.get(), areas.get())
                ? Optional.empty()
                : Optional.of(new Change(topic, Map.of()));
    }
}
