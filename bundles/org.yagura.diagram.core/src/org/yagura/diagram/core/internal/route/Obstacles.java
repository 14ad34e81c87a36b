/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core.internal.route;

import java.util.ArrayList;
import java.util.List;

import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.ShownFigure;

/**
 * What a line must not run through: all nodes and collapsed containers, with some room around them, the two that it joins
 * without that room, and the titles of containers.
 */
final class Obstacles {
    /** Room that a line leaves to figures which it passes. */
    static final int CLEARANCE = 8;

    private final Ends ends;
    private final boolean transposed;

    Obstacles(Ends ends, boolean transposed) {
        this.ends = ends;
        this.transposed = transposed;
    }

    /** The first obstacle that a horizontal or vertical line meets, from any of its ends; null when it is free. */
    Box first(int x1, int y1, int x2, int y2) {
        Box line = new Box(Math.min(x1, x2), Math.min(y1, y2), Math.abs(x1 - x2), Math.abs(y1 - y2));
        Box[] met = {null};
        Box area = transposed ? transpose(line) : line;
        ends.figures().visit(area.grow(CLEARANCE - 1), (shown, box) -> {
            if (met[0] == null && (isEnd(shown) ? box.grow(-1).intersects(area) && !box.grow(-1).isEmpty() : true)) {
                met[0] = box;
            }
        });
        if (met[0] == null) {
            ends.titles().visit(area, (title, box) -> met[0] = box);
        }
        return met[0] == null || !transposed ? met[0] : transpose(met[0]);
    }

    /** All obstacles in an area, with the room around them; at most {@code limit} and one more. */
    List<Box> in(Box area, int limit) {
        var found = new ArrayList<Box>();
        ends.figures().visit(transposed ? transpose(area) : area, (shown, box) -> {
            if (found.size() <= limit) {
                Box room = isEnd(shown) ? box : box.grow(CLEARANCE - 1);
                found.add(transposed ? transpose(room) : room);
            }
        });
        ends.titles().visit(transposed ? transpose(area) : area, (title, box) -> found
                .add(transposed ? transpose(box) : box));
        return found;
    }

    private boolean isEnd(ShownFigure shown) {
        return shown.figure().id().equals(ends.fromId()) || shown.figure().id().equals(ends.toId());
    }

    static Box transpose(Box box) {
        return new Box(box.y(), box.x(), box.height(), box.width());
    }
}
