/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core.edit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

import org.yagura.diagram.core.Box;

/** Ways to align and distribute boxes. */
public enum Alignment {
    LEFT, CENTER, RIGHT, TOP, MIDDLE, BOTTOM, DISTRIBUTE_ACROSS, DISTRIBUTE_DOWN;

    /** How many boxes it takes to make sense. */
    public int least() {
        return this == DISTRIBUTE_ACROSS || this == DISTRIBUTE_DOWN ? 3 : 2;
    }

    /**
     * New places.
     *
     * @param boxes by id; the first one is what the others are aligned to
     * @return the boxes that move, in no order
     */
    public Map<String, Box> apply(Map<String, Box> boxes) {
        if (boxes.size() < least()) {
            return Map.of();
        }
        Box to = boxes.values().iterator().next();
        Map<String, Box> moved = new LinkedHashMap<>();
        if (this == DISTRIBUTE_ACROSS || this == DISTRIBUTE_DOWN) {
            distribute(boxes, this == DISTRIBUTE_ACROSS, moved);
        } else {
            boxes.forEach((id, box) -> moved.put(id, align(box, to)));
        }
        moved.entrySet().removeIf(e -> e.getValue().equals(boxes.get(e.getKey())));
        return moved;
    }

    private Box align(Box box, Box to) {
        return switch (this) {
            case LEFT -> box.at(to.x(), box.y());
            case CENTER -> box.at(to.x() + (to.width() - box.width()) / 2, box.y());
            case RIGHT -> box.at(to.right() - box.width(), box.y());
            case TOP -> box.at(box.x(), to.y());
            case MIDDLE -> box.at(box.x(), to.y() + (to.height() - box.height()) / 2);
            case BOTTOM -> box.at(box.x(), to.bottom() - box.height());
            case DISTRIBUTE_ACROSS, DISTRIBUTE_DOWN -> box;
        };
    }

    /** Equal gaps between the outermost two. */
    private static void distribute(Map<String, Box> boxes, boolean across, Map<String, Box> moved) {
        ToIntFunction<Box> start = across ? Box::x : Box::y;
        ToIntFunction<Box> extent = across ? Box::width : Box::height;
        List<Map.Entry<String, Box>> ordered = new ArrayList<>(boxes.entrySet());
        ordered.sort(Comparator.comparingInt(e -> start.applyAsInt(e.getValue())));
        Box first = ordered.getFirst().getValue();
        Box last = ordered.getLast().getValue();
        int whole = start.applyAsInt(last) + extent.applyAsInt(last) - start.applyAsInt(first);
        int filled = ordered.stream().mapToInt(e -> extent.applyAsInt(e.getValue())).sum();
        double gap = (whole - filled) / (double) (ordered.size() - 1);
        double at = start.applyAsInt(first);
        for (Map.Entry<String, Box> entry : ordered) {
            Box box = entry.getValue();
            int place = (int) Math.round(at);
            moved.put(entry.getKey(), across ? box.at(place, box.y()) : box.at(box.x(), place));
            at += extent.applyAsInt(box) + gap;
        }
    }
}
