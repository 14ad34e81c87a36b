/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core.edit;

import java.util.function.Predicate;

import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.Scene;
import org.yagura.diagram.core.ShownFigure;
import org.yagura.diagram.core.paint.Metrics;

/** Finds room for a new figure that nobody has pointed out a place for. Stateless. */
public final class FreePlace {
    private static final int APART = 24;
    private static final int BESIDE = 56;
    private static final int RINGS = 64;

    private FreePlace() {
    }

    /** A free place to the right of a figure, or near there. */
    public static Box beside(Scene scene, ShownFigure figure, int width, int height) {
        Box box = figure.box();
        String container = figure.figure().parent();
        return near(scene, new Box(box.right() + BESIDE, box.y(), width, height), b -> isFreeIn(scene, container, b));
    }

    /** A free place in an open container: below what is in it, or its first place. */
    public static Box inside(Scene scene, ShownFigure container, int width, int height) {
        Box box = container.box();
        int x = box.x() + Metrics.PADDING;
        int y = box.y() + Metrics.TITLE + Metrics.PADDING / 2;
        int bottom = y;
        for (String child : scene.children(container.figure().id())) {
            if (scene.shown(child) != null) {
                bottom = Math.max(bottom, scene.shown(child).box().bottom() + APART);
            }
        }
        Box first = new Box(x, y, width, height);
        Predicate<Box> free = b -> isFreeIn(scene, container.figure().id(), b);
        return free.test(first) ? first : near(scene, new Box(x, bottom, width, height), free);
    }

    /** The nearest place on the grid where a box lies over no node; the wished one when there is none near. */
    public static Box near(Scene scene, Box wish) {
        return near(scene, wish, box -> isFree(scene, box));
    }

    private static Box near(Scene scene, Box wish, Predicate<Box> free) {
        Box start = wish.at(Moves.snap(wish.x(), Metrics.GRID), Moves.snap(wish.y(), Metrics.GRID));
        for (int ring = 0; ring < RINGS; ring++) {
            for (int step = -ring; step <= ring; step++) {
                for (int[] d : new int[][]{{step, ring}, {ring, step}, {step, -ring}, {-ring, step}}) {
                    Box box = start.move(d[0] * APART, d[1] * APART);
                    if (free.test(box)) {
                        return box;
                    }
                }
            }
        }
        return start;
    }

    /** Whether nothing is there, no container but those around either, and no title of these. */
    private static boolean isFreeIn(Scene scene, String container, Box box) {
        boolean[] free = {isFree(scene, box)};
        if (free[0]) {
            scene.visitContainers(box, open -> free[0] &= container != null
                    && scene.holds(open.figure().id(), container) && !Metrics.title(open.box()).intersects(box));
        }
        return free[0];
    }

    private static boolean isFree(Scene scene, Box box) {
        boolean[] free = {true};
        scene.visitNodes(box.grow(APART / 2), shown -> free[0] = false);
        return free[0];
    }
}
