/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.selection;

import java.util.Set;

/**
 * What of the site is selected.
 *
 * @param nodes ids of nodes
 * @param areas ids of areas, each meaning all below it
 * @param origin who selected it, so that a view does not answer itself; null when nobody in particular
 */
public record Selected(Set<String> nodes, Set<String> areas, Object origin) {

    /** Nothing, the whole site. */
    public static final Selected NOTHING = new Selected(Set.of(), Set.of(), null);

    public Selected {
        nodes = Set.copyOf(nodes);
        areas = Set.copyOf(areas);
    }

    /** One node. */
    public static Selected node(String id, Object origin) {
        return new Selected(Set.of(id), Set.of(), origin);
    }

    /** Whether nothing is selected. */
    public boolean isEmpty() {
        return nodes.isEmpty() && areas.isEmpty();
    }

    /** Whether it is the same, whoever selected it. */
    public boolean sameAs(Selected other) {
        return nodes.equals(other.nodes) && areas.equals(other.areas);
    }
}
