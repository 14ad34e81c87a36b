/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core.internal.layout;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.internal.GridIndex;
import org.yagura.diagram.core.paint.Metrics;

/**
 * Fits an ideal arrangement to boxes that stay. Each other box goes to its ideal place as seen from the staying boxes
 * that it is joined with, or from all of them, and from there to the nearest place where nothing is.
 */
final class FreePlaces {
    private static final int APART = 24;

    private final Map<String, Box> boxes;
    private final Map<String, List<String>> neighbours;
    private final Collection<String> staying;
    private final GridIndex<String> taken = new GridIndex<>();

    FreePlaces(Map<String, Box> boxes, Collection<LevelLayout.Edge> edges, Collection<String> staying) {
        this.boxes = boxes;
        this.staying = staying;
        neighbours = LevelLayout.neighbours(edges);
    }

    Map<String, Box> near(Map<String, Box> ideal) {
        Map<String, Box> placed = new LinkedHashMap<>();
        for (String id : staying) {
            placed.put(id, boxes.get(id));
            taken.put(id, id, boxes.get(id));
        }
        ideal.forEach((id, box) -> {
            if (!placed.containsKey(id)) {
                Box free = free(offset(id, box, ideal));
                placed.put(id, free);
                taken.put(id, id, free);
            }
        });
        Map<String, Box> ordered = new LinkedHashMap<>();
        boxes.keySet().forEach(id -> ordered.put(id, placed.get(id)));
        return ordered;
    }

    private Box offset(String id, Box box, Map<String, Box> ideal) {
        var guides = new ArrayList<>(neighbours.getOrDefault(id, List.of()));
        guides.retainAll(staying);
        Collection<String> from = guides.isEmpty() ? staying : guides;
        long dx = 0;
        long dy = 0;
        for (String guide : from) {
            dx += boxes.get(guide).x() - ideal.get(guide).x();
            dy += boxes.get(guide).y() - ideal.get(guide).y();
        }
        return box.move(snap(dx / from.size()), snap(dy / from.size()));
    }

    private static int snap(long distance) {
        return Math.toIntExact(Math.round(distance / (double) Metrics.GRID)) * Metrics.GRID;
    }

    /** The nearest free place on rings around the wished one. */
    private Box free(Box wished) {
        for (int ring = 0;; ring += APART) {
            for (int step = -ring; step <= ring; step += APART) {
                for (int[] d : new int[][]{{step, -ring}, {step, ring}, {-ring, step}, {ring, step}}) {
                    Box box = wished.move(d[0], d[1]);
                    if (isFree(box)) {
                        return box;
                    }
                }
            }
        }
    }

    private boolean isFree(Box box) {
        boolean[] free = {true};
        taken.visit(box.grow(APART - 1), (id, other) -> free[0] = false);
        return free[0];
    }
}
