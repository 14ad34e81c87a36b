/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core.internal.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.Connection;
import org.yagura.diagram.core.End;
import org.yagura.diagram.core.Figure;
import org.yagura.diagram.core.Point;
import org.yagura.diagram.core.Port;
import org.yagura.diagram.core.Route;
import org.yagura.diagram.core.Scene;
import org.yagura.diagram.core.ShownFigure;
import org.yagura.diagram.core.Side;
import org.yagura.testsupport.diagram.DemoScenes;

class RoutesTest {
    private final Scene scene = new Scene();

    private void node(String id, int x, int y) {
        scene.put(Figure.node(id, "node", new Box(x, y, 168, 48), id));
    }

    private Route join(String from, String to) {
        scene.put(Connection.of(from + to, "lan", End.of(from), End.of(to)));
        return scene.route(from + to);
    }

    /** Square corners, both ends on the borders of their figures or at their ports, for any scene and any change. */
    @Test
    void waysAreSquareAndEndAtTheirFigures() {
        for (int seed = 0; seed < 60; seed++) {
            var random = new Random(seed);
            Scene any = DemoScenes.random(random, 50, 80);
            checkAll(any, seed);
            for (int step = 0; step < 20; step++) {
                Figure node = any.figure("n" + random.nextInt(50));
                any.put(node.at(node.bounds().move(random.nextInt(400) - 200, random.nextInt(400) - 200)));
            }
            any.collapse("g1", true);
            checkAll(any, seed);
        }
    }

    private static void checkAll(Scene scene, int seed) {
        for (Connection connection : scene.connections()) {
            Route route = scene.route(connection.id());
            if (route != null) {
                String which = "seed " + seed + " " + connection + " " + route.points();
                for (int i = 0; i + 1 < route.size(); i++) {
                    assertTrue(route.x(i) == route.x(i + 1) || route.y(i) == route.y(i + 1), which);
                }
                checkEnd(scene, route.from(), connection.from(), route.points().getFirst(), which);
                checkEnd(scene, route.to(), connection.to(), route.points().getLast(), which);
            }
        }
    }

    private static void checkEnd(Scene scene, String shownId, End end, Point at, String which) {
        ShownFigure shown = scene.shown(shownId);
        Box box = shown.box();
        Port port = shownId.equals(end.figure()) && end.port() != null ? shown.figure().port(end.port()) : null;
        if (port != null) {
            assertEquals(port.on(box), at, which);
        } else {
            boolean onX = at.x() == box.x() || at.x() == box.right();
            boolean onY = at.y() == box.y() || at.y() == box.bottom();
            boolean inX = at.x() >= box.x() && at.x() <= box.right();
            boolean inY = at.y() >= box.y() && at.y() <= box.bottom();
            assertTrue(onX && inY || onY && inX, which + " not on " + box);
        }
    }

    @Test
    void whatFacesIsJoinedByAStraightLine() {
        node("a", 0, 0);
        node("b", 0, 200);
        node("c", 400, 8);
        assertEquals(List.of(new Point(84, 48), new Point(84, 200)), join("a", "b").points());
        assertEquals(2, join("a", "c").size());
    }

    @Test
    void waysGoAroundWhatIsBetween() {
        node("a", 0, 0);
        node("b", 600, 0);
        node("between", 300, 0);
        Route route = join("a", "b");
        assertFalse(route.crosses(scene.shown("between").box()), route.points().toString());
        assertTrue(route.size() <= 6, route.points().toString());
    }

    /** Where figures leave room to each other, no line runs through one. */
    @Test
    void noLineRunsThroughAFigureInAnOrderlyScene() {
        for (int seed = 0; seed < 10; seed++) {
            var random = new Random(seed);
            var orderly = new Scene();
            for (int i = 0; i < 64; i++) {
                orderly.put(Figure.node("n" + i, "node", new Box(i % 8 * 264, i / 8 * 128, 168, 48), "n" + i));
            }
            for (int i = 0; i < 40; i++) {
                orderly.put(DemoScenes.randomConnection(random, "c" + i, 64));
            }
            int through = 0;
            for (Connection connection : orderly.connections()) {
                Route route = orderly.route(connection.id());
                var crossed = new ArrayList<String>();
                orderly.visitNodes(route.box(), shown -> {
                    String id = shown.figure().id();
                    if (!id.equals(route.from()) && !id.equals(route.to()) && route.crosses(shown.box())) {
                        crossed.add(id);
                    }
                });
                through += crossed.size();
            }
            assertEquals(0, through, "seed " + seed);
        }
    }

    @Test
    void aFigureThatComesInBetweenIsGoneAround() {
        node("a", 0, 0);
        node("b", 600, 0);
        assertEquals(2, join("a", "b").size());
        node("between", 300, 0);
        assertFalse(scene.route("ab").crosses(scene.shown("between").box()));
        scene.remove("between");
        scene.reroute();
        assertEquals(2, scene.route("ab").size());
    }

    @Test
    void linesAtOneBorderKeepApartAndInOrder() {
        node("hub", 400, 0);
        var starts = new ArrayList<Point>();
        for (int i = 0; i < 5; i++) {
            node("n" + i, i * 200, 300);
            join("hub", "n" + i);
        }
        for (int i = 0; i < 5; i++) {
            starts.add(scene.route("hubn" + i).points().getFirst());
        }
        for (int i = 1; i < 5; i++) {
            assertTrue(starts.get(i).x() - starts.get(i - 1).x() >= 8, starts.toString());
        }
    }

    @Test
    void linesDoNotRunOnTopOfEachOther() {
        node("a", 0, 0);
        node("b", 300, 200);
        node("c", 0, 100);
        node("d", 300, 300);
        Route one = join("a", "b");
        Route two = join("c", "d");
        assertNotEquals(one.x(1), two.x(1));
    }

    @Test
    void cornersOfAPersonAreKeptWhenTheEndsMove() {
        node("a", 0, 0);
        node("b", 600, 300);
        List<Point> bends = List.of(new Point(300, 24), new Point(300, 500), new Point(684, 500));
        scene.put(Connection.of("ab", "lan", End.of("a"), End.of("b")).bent(bends));
        assertEquals(bends, scene.route("ab").bends());
        node("a", 0, 100);
        checkAll(scene, 0);
        assertTrue(scene.route("ab").points().containsAll(List.of(new Point(300, 500), new Point(684, 500))),
                scene.route("ab").points().toString());
        node("between", 260, 400);
        assertTrue(scene.route("ab").points().contains(new Point(300, 500)), "a person may cross a figure");
    }

    @Test
    void anyCornersOfAPersonGiveSquareWays() {
        var random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            node("a", random.nextInt(800), random.nextInt(800));
            node("b", random.nextInt(800), random.nextInt(800));
            var bends = new ArrayList<Point>();
            for (int k = 0; k <= random.nextInt(5); k++) {
                bends.add(new Point(random.nextInt(1000), random.nextInt(1000)));
            }
            scene.put(Connection.of("ab", "lan", End.of("a"), End.of("b")).bent(bends));
            checkAll(scene, i);
        }
    }

    @Test
    void portsDecideWhereALineLeaves() {
        scene.put(Figure.node("a", "node", new Box(0, 0, 168, 48), "a")
                .with(List.of(new Port("p", Side.NORTH, 0.25, "eth0"))));
        node("b", 0, 300);
        scene.put(Connection.of("ab", "lan", new End("a", "p"), End.of("b")));
        Route route = scene.route("ab");
        assertEquals(new Point(42, 0), route.points().getFirst());
        assertTrue(route.y(1) < 0, "leaves upwards: " + route.points());
        scene.put(scene.connection("ab").between(new End("a", "gone"), End.of("b")));
        assertEquals(new Point(84, 48), scene.route("ab").points().getFirst(), "a port that is not there is no port");
    }

    @Test
    void labelsCoverNoFigureAndNoOtherLabel() {
        for (int seed = 0; seed < 20; seed++) {
            Scene any = DemoScenes.random(new Random(seed), 40, 60);
            var labels = new ArrayList<Box>();
            for (Connection connection : any.connections()) {
                Route route = any.route(connection.id());
                if (route != null && route.label() != null) {
                    any.visitNodes(route.label(), shown -> assertNull(shown, connection.id()));
                    labels.forEach(other -> assertFalse(other.intersects(route.label()), connection.id()));
                    labels.add(route.label());
                }
            }
            assertFalse(labels.isEmpty());
        }
    }

    @Test
    void aLineToItselfIsALoop() {
        node("a", 0, 0);
        Route loop = join("a", "a");
        assertTrue(loop.size() >= 4, loop.points().toString());
        checkAll(scene, 0);
    }
}
