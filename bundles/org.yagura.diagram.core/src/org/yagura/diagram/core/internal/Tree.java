/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core.internal;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.yagura.diagram.core.Figure;

/** The figures of a scene, and which is in which. A parent may come after its children. */
public final class Tree {
    private final Map<String, Figure> figures = new LinkedHashMap<>();
    private final Map<String, Set<String>> children = new HashMap<>();

    /** The figure with that id; null when there is none. */
    public Figure get(String id) {
        return id == null ? null : figures.get(id);
    }

    /** All figures, in the order in which they came. */
    public Collection<Figure> all() {
        return figures.values();
    }

    /** Ids of what is directly in a container; of what is at the top for null. */
    public Set<String> children(String parent) {
        return children.getOrDefault(parent, Set.of());
    }

    /**
     * Adds or replaces.
     *
     * @return what was there before; null for nothing
     * @throws IllegalArgumentException when it would be inside itself
     */
    public Figure put(Figure figure) {
        for (String above = figure.parent(); above != null; above = parent(above)) {
            if (above.equals(figure.id())) {
                throw new IllegalArgumentException("figure " + figure.id() + " would be inside itself");
            }
        }
        Figure before = figures.put(figure.id(), figure);
        if (before != null && !java.util.Objects.equals(before.parent(), figure.parent())) {
            unhook(before);
        }
        children.computeIfAbsent(figure.parent(), k -> new LinkedHashSet<>()).add(figure.id());
        return before;
    }

    /** Removes a figure; what was in it stays, without a parent that is there. */
    public Figure remove(String id) {
        Figure before = figures.remove(id);
        if (before != null) {
            unhook(before);
        }
        return before;
    }

    private void unhook(Figure figure) {
        Set<String> siblings = children.get(figure.parent());
        siblings.remove(figure.id());
        if (siblings.isEmpty()) {
            children.remove(figure.parent());
        }
    }

    /** Id of the container of a figure; null when it is at the top or its container is not there. */
    public String parent(String id) {
        Figure figure = figures.get(id);
        return figure == null || !figures.containsKey(figure.parent()) ? null : figure.parent();
    }

    /** How many containers are around it. */
    public int depth(String id) {
        int depth = 0;
        for (String above = parent(id); above != null; above = parent(above)) {
            depth++;
        }
        return depth;
    }

    /** Whether the second is somewhere in the first, or the same. */
    public boolean holds(String container, String id) {
        for (String above = id; above != null; above = parent(above)) {
            if (above.equals(container)) {
                return true;
            }
        }
        return false;
    }

    /** Calls back for the figure and all that is in it, however deep. */
    public void visit(String id, Consumer<String> visitor) {
        var waiting = new ArrayDeque<String>();
        waiting.add(id);
        while (!waiting.isEmpty()) {
            String next = waiting.poll();
            visitor.accept(next);
            waiting.addAll(children(next));
        }
    }
}
