/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core.internal.route;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.Figure;
import org.yagura.diagram.core.ShownFigure;
import org.yagura.diagram.core.Side;
import org.yagura.diagram.core.internal.GridIndex;

class PathFinderTest {
    private final GridIndex<ShownFigure> figures = new GridIndex<>();
    private final GridIndex<Box> titles = new GridIndex<>();
    private final Lanes lanes = new Lanes();

    private void block(String id, Box box) {
        figures.put(id, new ShownFigure(Figure.node(id, "node", box, id), box, 0, false), box);
    }

    private int[] find(Anchor from, Anchor to) {
        return PathFinder.find(new Ends(figures, titles, "from", from, "to", to), lanes);
    }

    @Test
    void theShapesThatLookGood() {
        assertArrayEquals(new int[]{0, 0, 100, 0}, find(new Anchor(0, 0, Side.EAST), new Anchor(100, 0, Side.WEST)));
        assertArrayEquals(new int[]{0, 0, 50, 0, 50, 80, 100, 80},
                find(new Anchor(0, 0, Side.EAST), new Anchor(100, 80, Side.WEST)));
        assertArrayEquals(new int[]{0, 0, 100, 0, 100, 80},
                find(new Anchor(0, 0, Side.EAST), new Anchor(100, 80, Side.NORTH)));
        assertArrayEquals(new int[]{0, 0, 0, 40, 100, 40, 100, 80},
                find(new Anchor(0, 0, Side.SOUTH), new Anchor(100, 80, Side.NORTH)));
        assertArrayEquals(new int[]{0, 0, 112, 0, 112, 80, 100, 80},
                find(new Anchor(0, 0, Side.EAST), new Anchor(100, 80, Side.EAST)));
    }

    @Test
    void lookingAwayFromEachOtherTakesFourCorners() {
        int[] path = find(new Anchor(0, 0, Side.WEST), new Anchor(100, 80, Side.EAST));
        assertEquals(12, path.length, Arrays.toString(path));
        assertTrue(path[2] < 0 && path[path.length - 4] > 100);
    }

    /** Whatever the anchors, the way is square and leaves and enters as the borders want. */
    @Test
    void anyAnchorsAreJoinedSquare() {
        var random = new Random(11);
        Side[] sides = Side.values();
        for (int i = 0; i < 20_000; i++) {
            if (i % 50 == 0) {
                block("b" + random.nextInt(30),
                        new Box(random.nextInt(900), random.nextInt(900), 40 + random.nextInt(90),
                                20 + random.nextInt(60)));
            }
            var from = new Anchor(random.nextInt(1000), random.nextInt(1000), sides[random.nextInt(4)]);
            var to = new Anchor(random.nextInt(1000), random.nextInt(1000), sides[random.nextInt(4)]);
            int[] path = find(from, to);
            String which = from + " " + to + " " + Arrays.toString(path);
            assertEquals(from.x(), path[0], which);
            assertEquals(from.y(), path[1], which);
            assertEquals(to.x(), path[path.length - 2], which);
            assertEquals(to.y(), path[path.length - 1], which);
            for (int k = 2; k < path.length; k += 2) {
                assertTrue(path[k] == path[k - 2] || path[k + 1] == path[k - 1], which);
            }
        }
    }

    @Test
    void titlesAreGoneAround() {
        Box title = new Box(40, -5, 30, 10);
        titles.put("t", title, title);
        int[] path = find(new Anchor(0, 0, Side.EAST), new Anchor(200, 0, Side.WEST));
        assertTrue(path.length > 4, Arrays.toString(path));
    }

    @Test
    void aWalledEndIsReachedByADetour() {
        block("wall", new Box(100, -200, 20, 400));
        block("lid", new Box(-60, -220, 180, 20));
        int[] path = find(new Anchor(0, 0, Side.EAST), new Anchor(300, 0, Side.WEST));
        for (int k = 2; k < path.length; k += 2) {
            Box line = new Box(Math.min(path[k], path[k - 2]), Math.min(path[k + 1], path[k - 1]),
                    Math.abs(path[k] - path[k - 2]), Math.abs(path[k + 1] - path[k - 1]));
            assertTrue(!line.intersects(new Box(100, -200, 20, 400)), Arrays.toString(path));
        }
    }

    @Test
    void theDetourGivesUpWhereItIsShutIn() {
        for (int i = 0; i < 4; i++) {
            block("w" + i, new Box(i < 2 ? -100 + 190 * i : -100, i < 2 ? -100 : -100 + 190 * (i - 2), i < 2 ? 10 : 200,
                    i < 2 ? 200 : 10));
        }
        var obstacles = new Obstacles(new Ends(figures, titles, "from", new Anchor(0, 0, Side.EAST), "to",
                new Anchor(400, 0, Side.WEST)), false);
        assertNull(new Detour(obstacles, Side.EAST, Side.WEST).find(12, 0, 388, 0));
        figures.remove("w1");
        assertNotNull(new Detour(obstacles, Side.EAST, Side.WEST).find(12, 0, 388, 0));
    }

    @Test
    void lanesKnowWhatRunsOnTop() {
        int[] path = {0, 0, 100, 0, 100, 50};
        lanes.add(path, path);
        assertEquals(100, lanes.overlap(true, 0, -10, 200));
        assertEquals(30, lanes.overlap(true, Lanes.APART - 1, 70, 200));
        assertEquals(0, lanes.overlap(true, Lanes.APART, 70, 200), "beside is not on top");
        assertEquals(0, lanes.overlap(true, 0, 100, 200), "touching ends");
        assertEquals(50, lanes.overlap(false, 100, 0, 90));
        lanes.remove(path, path);
        assertEquals(0, lanes.overlap(true, 0, -10, 200));
    }

    @Test
    void pathsAreSimplified() {
        assertArrayEquals(new int[]{0, 0, 10, 0, 10, 10}, Paths.simplify(0, 0, 5, 0, 5, 0, 10, 0, 10, 4, 10, 10));
        assertArrayEquals(new int[]{3, 3, 3, 3}, Paths.simplify(3, 3, 3, 3, 3, 3));
        assertArrayEquals(new int[]{0, 0, 4, 0}, Paths.simplify(0, 0, 9, 0, 4, 0));
        assertEquals(30, Paths.length(new int[]{0, 0, 10, 0, 10, 20}));
    }
}
