/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.diagram.internal.gesture;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.Scene;
import org.yagura.diagram.core.edit.Moves;
import org.yagura.diagram.core.paint.Metrics;

/**
 * Where a moved box comes to rest: in line with the edges or the middle of a figure nearby, or else on the grid. Keeps the
 * lines that it found, to be shown.
 */
final class Snapper {
    private static final int REACH = 5;
    private static final int NEAR = 480;

    private final Scene scene;
    private final Set<String> moved;
    private Box vertical;
    private Box horizontal;

    /** @param moved figures that are under way themselves */
    Snapper(Scene scene, Set<String> moved) {
        this.scene = scene;
        this.moved = moved;
    }

    /** The place for a box that is held there. */
    Box snap(Box held) {
        var others = new ArrayList<Box>();
        scene.visitNodes(held.grow(NEAR), shown -> {
            if (!moved.contains(shown.figure().id())) {
                others.add(shown.box());
            }
        });
        vertical = null;
        horizontal = null;
        Integer dx = null;
        Integer dy = null;
        for (Box other : others) {
            Integer x = nearest(List.of(other.x() - held.x(), other.centerX() - held.centerX(),
                    other.right() - held.right()));
            if (x != null && (dx == null || Math.abs(x) < Math.abs(dx))) {
                dx = x;
                vertical = other;
            }
            Integer y = nearest(List.of(other.y() - held.y(), other.centerY() - held.centerY(),
                    other.bottom() - held.bottom()));
            if (y != null && (dy == null || Math.abs(y) < Math.abs(dy))) {
                dy = y;
                horizontal = other;
            }
        }
        return held.at(dx == null ? Moves.snap(held.x(), Metrics.GRID) : held.x() + dx,
                dy == null ? Moves.snap(held.y(), Metrics.GRID) : held.y() + dy);
    }

    private static Integer nearest(List<Integer> offsets) {
        Integer least = null;
        for (Integer offset : offsets) {
            if (Math.abs(offset) <= REACH && (least == null || Math.abs(offset) < Math.abs(least))) {
                least = offset;
            }
        }
        return least;
    }

    /** The figure that a box is in line with above or below; null for none. */
    Box vertical() {
        return vertical;
    }

    /** The figure that a box is in line with at its side; null for none. */
    Box horizontal() {
        return horizontal;
    }
}
