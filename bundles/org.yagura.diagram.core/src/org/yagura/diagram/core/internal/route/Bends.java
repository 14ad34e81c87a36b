/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core.internal.route;

import java.util.List;

import org.yagura.diagram.core.Point;
import org.yagura.diagram.core.Side;

/** The way through corners that a person has set. Where two of them are not on one line, a corner is put between. */
final class Bends {
    private int[] path = new int[16];
    private int size;

    private Bends() {
    }

    /** From one anchor through the corners to the other; leaves and enters square. */
    static int[] join(Anchor from, List<Point> corners, Anchor to) {
        var bends = new Bends();
        bends.add(from.x(), from.y());
        bends.leave(from, corners.getFirst());
        for (Point corner : corners) {
            bends.turn(corner.x(), corner.y(), !bends.lastFlat(from.side().horizontal()));
        }
        bends.enter(to, corners.getLast());
        return Paths.simplify(java.util.Arrays.copyOf(bends.path, bends.size));
    }

    /** A stub where the first corner does not lie outside of the border. */
    private void leave(Anchor from, Point first) {
        Side side = from.side();
        int ahead = side.horizontal() ? (first.x() - from.x()) * side.dx() : (first.y() - from.y()) * side.dy();
        if (ahead < 1) {
            add(from.x() + side.dx() * PathFinder.STUB, from.y() + side.dy() * PathFinder.STUB);
            turn(first.x(), first.y(), !side.horizontal());
        } else {
            turn(first.x(), first.y(), side.horizontal());
        }
    }

    private void enter(Anchor to, Point last) {
        Side side = to.side();
        int ahead = side.horizontal() ? (last.x() - to.x()) * side.dx() : (last.y() - to.y()) * side.dy();
        if (ahead < 1) {
            turn(to.x() + side.dx() * PathFinder.STUB, to.y() + side.dy() * PathFinder.STUB, side.horizontal());
            add(to.x(), to.y());
        } else {
            turn(to.x(), to.y(), !side.horizontal());
        }
    }

    private boolean lastFlat(boolean otherwise) {
        return size < 4 ? otherwise : path[size - 1] == path[size - 3];
    }

    /** Goes on to a place, by a corner when it is not straight ahead. */
    private void turn(int x, int y, boolean horizontallyFirst) {
        int lastX = path[size - 2];
        int lastY = path[size - 1];
        if (lastX != x && lastY != y) {
            if (horizontallyFirst) {
                add(x, lastY);
            } else {
                add(lastX, y);
            }
        }
        add(x, y);
    }

    private void add(int x, int y) {
        if (size + 2 > path.length) {
            path = java.util.Arrays.copyOf(path, path.length * 2);
        }
        path[size++] = x;
        path[size++] = y;
    }
}
