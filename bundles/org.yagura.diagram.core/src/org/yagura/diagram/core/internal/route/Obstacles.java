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
import org.yagura.diagram.core.internal.GridIndex;

/**
 * What a line must not run through: all nodes and collapsed containers, with some room around them; the two that it joins
 * without that room.
 */
final class Obstacles {
    /** Room that a line leaves to figures which it passes. */
    static final int CLEARANCE = 8;

    private final GridIndex<ShownFigure> figures;
    private final String from;
    private final String to;
    private final boolean transposed;

    Obstacles(GridIndex<ShownFigure> figures, String from, String to, boolean transposed) {
        this.figures = figures;
        this.from = from;
        this.to = to;
        this.transposed = transposed;
    }

    /** The first obstacle that a horizontal or vertical line meets, from any of its ends; null when it is free. */
    Box first(int x1, int y1, int x2, int y2) {
        Box line = new Box(Math.min(x1, x2), Math.min(y1, y2), Math.abs(x1 - x2), Math.abs(y1 - y2));
        Box[] met = {null};
        Box area = transposed ? transpose(line) : line;
        figures.visit(area.grow(CLEARANCE - 1), (shown, box) -> {
            if (met[0] == null && (isEnd(shown) ? box.grow(-1).intersects(area) && !box.grow(-1).isEmpty() : true)) {
                met[0] = box;
            }
        });
        return met[0] == null || !transposed ? met[0] : transpose(met[0]);
    }

    /** All obstacles in an area, with the room around them; at most {@code limit} and one more. */
    List<Box> in(Box area, int limit) {
        var found = new ArrayList<Box>();
        figures.visit(transposed ? transpose(area) : area, (shown, box) -> {
            if (found.size() <= limit) {
                Box room = isEnd(shown) ? box : box.grow(CLEARANCE - 1);
                found.add(transposed ? transpose(room) : room);
            }
        });
        return found;
    }

    private boolean isEnd(ShownFigure shown) {
        return shown.figure().id().equals(from) || shown.figure().id().equals(to);
    }

    static Box transpose(Box box) {
        return new Box(box.y(), box.x(), box.height(), box.width());
    }
}
