/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.diagram.internal.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.Point;

class ViewportTest {
    private final Viewport viewport = new Viewport();

    @Test
    void placesComeBackAtAnyZoom() {
        var random = new Random(2);
        viewport.size(800, 600);
        for (int i = 0; i < 5000; i++) {
            viewport.zoomAt(Math.pow(2, random.nextDouble() * 8 - 6), random.nextInt(800), random.nextInt(600));
            viewport.pan(random.nextInt(400) - 200, random.nextInt(400) - 200);
            int x = random.nextInt(800);
            int y = random.nextInt(600);
            Point place = viewport.toDiagram(x, y);
            double slack = viewport.zoom() + 1;
            assertTrue(
                    Math.abs(viewport.toX(place.x()) - x) <= slack && Math.abs(viewport.toY(place.y()) - y) <= slack);
        }
    }

    @Test
    void sizesDoNotDependOnThePlace() {
        viewport.size(800, 600);
        viewport.zoomAt(0.37, 0, 0);
        int width = viewport.toX(500) - viewport.toX(333);
        for (int i = 0; i < 50; i++) {
            viewport.pan(1, 0);
            assertEquals(width, viewport.toX(500) - viewport.toX(333));
        }
    }

    @Test
    void fittingShowsTheWholeArea() {
        viewport.size(400, 300);
        Box area = new Box(-5000, 300, 20_000, 4000);
        viewport.fit(area, 1, 10);
        assertTrue(viewport.visible().contains(area));
        viewport.fit(new Box(0, 0, 10, 10), 1, 10);
        assertEquals(1, viewport.zoom(), "not larger than it is");
    }

    @Test
    void revealingPansNoMoreThanNeeded() {
        viewport.size(400, 300);
        assertFalse(viewport.reveal(new Box(50, 50, 100, 100), 10));
        assertTrue(viewport.reveal(new Box(500, 50, 100, 100), 10));
        assertEquals(390, viewport.toX(600));
        assertEquals(50, viewport.toY(50));
    }

    @Test
    void whatIsLookedForHasRoomAroundItUnlessItWasInSight() {
        viewport.size(400, 300);
        assertFalse(viewport.present(new Box(290, 50, 100, 100), 10), "stays where it is");
        assertTrue(viewport.present(new Box(500, 50, 100, 100), 10));
        assertEquals(325, viewport.toX(600));
        assertEquals(75, viewport.toY(50));
        Box large = new Box(-600, -600, 360, 250);
        assertTrue(viewport.present(large, 10));
        assertTrue(viewport.visible().contains(large), "as large as the room");
        assertTrue(viewport.present(new Box(3000, 3000, 1000, 1000), 10));
        assertEquals(10, viewport.toX(3000), "larger than the room: its beginning");
    }

    @Test
    void zoomHasLimits() {
        viewport.zoomAt(1000, 0, 0);
        assertEquals(Viewport.MOST, viewport.zoom());
        viewport.zoomAt(0, 0, 0);
        assertEquals(Viewport.LEAST, viewport.zoom());
    }
}
