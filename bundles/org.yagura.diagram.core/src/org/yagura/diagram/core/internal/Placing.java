/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.Figure;
import org.yagura.diagram.core.ShownFigure;
import org.yagura.diagram.core.paint.Metrics;

/** Works out which figures of a tree are shown, and where; keeps the indexes of nodes and of containers. */
public final class Placing {
    private final Tree tree;
    private final Set<String> collapsed = new HashSet<>();
    private final Set<String> hiddenLayers = new HashSet<>();
    private final Map<String, Box> boxes = new HashMap<>();
    private final GridIndex<ShownFigure> solid = new GridIndex<>();
    private final GridIndex<ShownFigure> open = new GridIndex<>();

    /**
     * What became of one figure.
     *
     * @param before how it was shown; null if it was not
     * @param after how it is shown; null if it is not
     */
    public record Moved(String id, ShownFigure before, ShownFigure after) {
    }

    /** Nothing is placed yet. */
    public Placing(Tree tree) {
        this.tree = tree;
    }

    /** Ids of containers that hide what is in them. */
    public Set<String> collapsed() {
        return collapsed;
    }

    /** Layers that are switched off. */
    public Set<String> hiddenLayers() {
        return hiddenLayers;
    }

    /** Nodes and collapsed containers that are shown. */
    public GridIndex<ShownFigure> solid() {
        return solid;
    }

    /** Containers that are shown with what is in them. */
    public GridIndex<ShownFigure> open() {
        return open;
    }

    /** How a figure is shown; null when it is not. */
    public ShownFigure shown(String id) {
        ShownFigure node = solid.get(id);
        return node != null ? node : open.get(id);
    }

    /** Box of a figure as if everything were expanded; null when there is no such figure. */
    public Box box(String id) {
        return boxes.get(id);
    }

    /**
     * The figure that a connection to that figure is drawn to: itself, or the outermost collapsed container around it;
     * null when a layer hides it.
     */
    public ShownFigure visibleEnd(String id) {
        String end = id;
        for (String at = id; at != null; at = tree.parent(at)) {
            Figure figure = tree.get(at);
            if (figure == null || hiddenLayers.contains(figure.layer())) {
                return null;
            }
            if (collapsed.contains(at)) {
                end = at;
            }
        }
        return shown(end);
    }

    /**
     * Places again.
     *
     * @param changed ids whose bounds, label or look changed
     * @param rehung ids that came, went, got another container, or show or hide what is in them
     */
    public List<Moved> update(Set<String> changed, Set<String> rehung) {
        var touched = new LinkedHashSet<>(changed);
        rehung.forEach(id -> tree.visit(id, touched::add));
        for (String id : List.copyOf(touched)) {
            for (String above = tree.parent(id); above != null && touched.add(above);) {
                above = tree.parent(above);
            }
        }
        record Deep(String id, int depth) {
        }
        var ordered = new ArrayList<Deep>(touched.size());
        touched.forEach(id -> ordered.add(new Deep(id, tree.depth(id))));
        ordered.sort(Comparator.comparingInt(Deep::depth).reversed());
        var moved = new ArrayList<Moved>();
        for (Deep next : ordered) {
            place(next.id(), next.depth(), moved);
        }
        return moved;
    }

    private void place(String id, int depth, List<Moved> moved) {
        ShownFigure before = shown(id);
        Figure figure = tree.get(id);
        ShownFigure after = null;
        if (figure == null) {
            boxes.remove(id);
        } else {
            Box full = full(figure);
            boxes.put(id, full);
            if (isShown(figure)) {
                boolean small = figure.container() && collapsed.contains(id);
                after = new ShownFigure(figure, small ? small(full) : full, depth, small);
            }
        }
        if (after == null ? before == null : after.equals(before) && after.figure() == before.figure()) {
            return;
        }
        solid.remove(id);
        open.remove(id);
        if (after != null) {
            (after.open() ? open : solid).put(id, after, after.box());
        }
        moved.add(new Moved(id, before, after));
    }

    private boolean isShown(Figure figure) {
        if (hiddenLayers.contains(figure.layer())) {
            return false;
        }
        for (String above = tree.parent(figure.id()); above != null; above = tree.parent(above)) {
            if (collapsed.contains(above) || hiddenLayers.contains(tree.get(above).layer())) {
                return false;
            }
        }
        return true;
    }

    private Box full(Figure figure) {
        Box inside = null;
        for (String child : tree.children(figure.id())) {
            Box box = boxes.get(child);
            if (collapsed.contains(child)) {
                box = small(box);
            }
            inside = inside == null ? box : inside.union(box);
        }
        if (!figure.container()) {
            return figure.bounds();
        }
        if (inside == null) {
            Box least = figure.bounds();
            return new Box(least.x(), least.y(), Math.max(least.width(), Metrics.COLLAPSED_WIDTH),
                    Math.max(least.height(), Metrics.COLLAPSED_HEIGHT));
        }
        Box fit = Metrics.around(inside);
        return figure.bounds().isEmpty() ? fit : fit.union(figure.bounds());
    }

    private static Box small(Box full) {
        return new Box(full.x(), full.y(), Metrics.COLLAPSED_WIDTH, Metrics.COLLAPSED_HEIGHT);
    }
}
