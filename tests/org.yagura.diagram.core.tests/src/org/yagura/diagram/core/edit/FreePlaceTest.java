/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.Connection;
import org.yagura.diagram.core.End;
import org.yagura.diagram.core.Figure;
import org.yagura.diagram.core.Point;
import org.yagura.diagram.core.Scene;
import org.yagura.diagram.core.paint.Metrics;
import org.yagura.testsupport.diagram.DemoScenes;

class FreePlaceTest {

    @Test
    void theRoomIsFreeAndNear() {
        for (int seed = 0; seed < 20; seed++) {
            var random = new Random(seed);
            Scene scene = DemoScenes.random(random, 40, 0);
            Box wish = new Box(random.nextInt(1200), random.nextInt(1200), 168, 48);
            Box place = FreePlace.near(scene, wish);
            scene.visitNodes(place, shown -> assertFalse(shown.box().intersects(place)));
            assertEquals(0, place.x() % 8);
            assertTrue(Math.abs(place.x() - wish.x()) < 1000 && Math.abs(place.y() - wish.y()) < 1000);
        }
    }

    @Test
    void manyAreCreatedInOneContainerWithoutOverlap() {
        var scene = new Scene();
        scene.put(Figure.container("g", "group", new Box(0, 0, 0, 0), "g"));
        for (int i = 0; i < 12; i++) {
            Box place = FreePlace.inside(scene, scene.shown("g"), 168, 48);
            scene.visitNodes(place, shown -> assertFalse(shown.box().intersects(place)));
            scene.put(Figure.node("n" + i, "node", place, "n").in("g"));
        }
        Box beside = FreePlace.beside(scene, scene.shown("n0"), 168, 48);
        scene.visitNodes(beside, shown -> assertFalse(shown.box().intersects(beside)));
    }

    @Test
    void aPlaceBesideAFigureIsOverNoOtherContainerAndNoTitle() {
        var scene = new Scene();
        scene.put(Figure.container("outer", "area", new Box(0, 0, 0, 0), "outer"));
        scene.put(Figure.node("a", "node", new Box(0, 0, 168, 48), "a").in("outer"));
        scene.put(Figure.container("inner", "area", new Box(200, -52, 400, 200), "inner").in("outer"));
        Box beside = FreePlace.beside(scene, scene.shown("a"), 168, 48);
        assertFalse(scene.shown("inner").box().intersects(beside), beside.toString());
        assertFalse(Metrics.title(scene.shown("outer").box()).intersects(beside), beside.toString());
        scene.put(Figure.node("top", "node", new Box(-300, 0, 168, 48), "top"));
        Box outside = FreePlace.beside(scene, scene.shown("top"), 168, 48);
        assertFalse(scene.shown("outer").box().intersects(outside), outside.toString());
    }

    @Test
    void cornersMoveOnlyWhenBothEndsDo() {
        Scene scene = DemoScenes.site(null);
        List<Point> bends = List.of(new Point(10, 20));
        scene.put(Connection.of("a", "lan", End.of("web0"), End.of("web1")).bent(bends));
        scene.put(Connection.of("b", "lan", End.of("web0"), End.of("db0")).bent(bends));
        assertEquals(java.util.Map.of("a", List.of(new Point(15, 27))), Moves.bendsBy(scene, List.of("web"), 5, 7));
    }
}
