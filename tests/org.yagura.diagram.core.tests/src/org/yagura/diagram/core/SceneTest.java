/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.yagura.diagram.core.paint.Metrics;
import org.yagura.testsupport.diagram.DemoScenes;

class SceneTest {
    private static final Box SMALL = new Box(100, 100, 80, 40);

    private final Scene scene = new Scene();

    private static Figure node(String id, int x, int y) {
        return Figure.node(id, "node", new Box(x, y, 80, 40), id);
    }

    private static Figure hugging(String id) {
        return Figure.container(id, "group", new Box(0, 0, 0, 0), id);
    }

    @Test
    void containersHugWhatIsInThem() {
        scene.put(hugging("g"));
        scene.put(node("a", 100, 100).in("g"));
        scene.put(node("b", 300, 200).in("g"));
        assertEquals(Metrics.around(new Box(100, 100, 280, 140)), scene.shown("g").box());
        scene.put(node("b", 100, 300).in("g"));
        assertEquals(Metrics.around(new Box(100, 100, 80, 240)), scene.shown("g").box());
        scene.remove("b");
        assertEquals(Metrics.around(SMALL), scene.shown("g").box());
        scene.put(Figure.container("g", "group", new Box(0, 0, 1000, 500), "g"));
        assertEquals(new Box(0, 0, 1000, 500), scene.shown("g").box(), "bounds are the least");
    }

    @Test
    void parentsMayComeAfterTheirChildren() {
        scene.put(node("a", 100, 100).in("g"));
        assertEquals(0, scene.shown("a").depth());
        scene.put(hugging("g").in("h"));
        scene.put(hugging("h"));
        assertEquals(2, scene.shown("a").depth());
        assertTrue(scene.holds("h", "a"));
        assertTrue(scene.shown("h").box().contains(scene.shown("g").box()));
    }

    @Test
    void nothingIsInsideItself() {
        scene.put(hugging("g"));
        scene.put(hugging("h").in("g"));
        assertThrows(IllegalArgumentException.class, () -> scene.put(hugging("g").in("h")));
        assertThrows(IllegalArgumentException.class, () -> hugging("g").in("g"));
    }

    @Test
    void anIdBelongsToOneThing() {
        scene.put(node("a", 0, 0));
        scene.put(Connection.of("c", "lan", End.of("a"), End.of("a")));
        assertThrows(IllegalArgumentException.class, () -> scene.put(node("c", 0, 0)));
        assertThrows(IllegalArgumentException.class,
                () -> scene.put(Connection.of("a", "lan", End.of("a"), End.of("a"))));
    }

    @Test
    void collapsingHidesAndLiftsConnections() {
        scene.put(hugging("g"));
        scene.put(node("a", 100, 100).in("g"));
        scene.put(node("b", 100, 200).in("g"));
        scene.put(node("out", 600, 100));
        scene.put(Connection.of("inner", "lan", End.of("a"), End.of("b")));
        scene.put(Connection.of("outer", "lan", End.of("b"), End.of("out")));
        scene.collapse("g", true);
        assertNull(scene.shown("a"));
        assertNull(scene.route("inner"));
        assertEquals("g", scene.route("outer").from());
        assertEquals(Metrics.COLLAPSED_WIDTH, scene.shown("g").box().width());
        assertTrue(scene.shown("g").collapsed());
        scene.collapse("g", false);
        assertNotNull(scene.shown("a"));
        assertNotNull(scene.route("inner"));
        assertEquals("b", scene.route("outer").from());
    }

    @Test
    void collapsedInCollapsedStaysHidden() {
        scene.put(hugging("g"));
        scene.put(hugging("h").in("g"));
        scene.put(node("a", 100, 100).in("h"));
        scene.collapse("h", true);
        scene.collapse("g", true);
        assertNull(scene.shown("h"));
        scene.collapse("g", false);
        assertTrue(scene.shown("h").collapsed());
        assertNull(scene.shown("a"));
        assertEquals(Set.of("h"), scene.collapsed());
    }

    @Test
    void layersSwitchOffFiguresWithContentsAndConnections() {
        scene.put(hugging("g").onLayer("racks"));
        scene.put(node("a", 100, 100).in("g"));
        scene.put(node("b", 400, 100));
        scene.put(Connection.of("x", "lan", End.of("a"), End.of("b")));
        scene.put(Connection.of("y", "power", End.of("b"), End.of("a")).onLayer("power"));
        scene.showLayer("power", false);
        assertNull(scene.route("y"));
        assertNotNull(scene.route("x"));
        scene.showLayer("racks", false);
        assertNull(scene.shown("a"));
        assertNull(scene.route("x"));
        assertFalse(scene.isLayerShown("racks"));
        scene.showLayer("racks", true);
        scene.showLayer("power", true);
        assertNotNull(scene.route("x"));
        assertNotNull(scene.route("y"));
    }

    @Test
    void connectionsAreShownOnceBothEndsAreThere() {
        scene.put(Connection.of("c", "lan", End.of("a"), End.of("b")));
        scene.put(node("a", 0, 0));
        assertNull(scene.route("c"));
        scene.put(node("b", 300, 0));
        assertNotNull(scene.route("c"));
        scene.remove("b");
        assertNull(scene.route("c"));
        assertNotNull(scene.connection("c"));
    }

    @Test
    void followersHearOfABatchOnce() {
        var changes = new ArrayList<SceneChange>();
        var following = scene.follow(changes::add);
        scene.batch(() -> {
            scene.put(node("a", 0, 0));
            scene.batch(() -> scene.put(node("b", 300, 0)));
            scene.put(Connection.of("c", "lan", End.of("a"), End.of("b")));
        });
        assertEquals(1, changes.size());
        assertEquals(Set.of("a", "b"), changes.getFirst().figures());
        assertEquals(Set.of("c"), changes.getFirst().connections());
        assertEquals(new Box(0, 0, 380, 40), changes.getFirst().area());
        following.close();
        scene.remove("a");
        assertEquals(1, changes.size());
    }

    @Test
    void aFailingBatchStillTellsWhatItDid() {
        var changes = new ArrayList<SceneChange>();
        scene.follow(changes::add);
        assertThrows(IllegalStateException.class, () -> scene.batch(() -> {
            scene.put(node("a", 0, 0));
            throw new IllegalStateException("broken");
        }));
        assertEquals(1, changes.size());
        assertNotNull(scene.shown("a"));
    }

    /** After any sequence of changes it is as if everything had been put in at once. */
    @Test
    void changesAddUp() {
        for (int seed = 0; seed < 25; seed++) {
            var random = new Random(seed);
            Scene changing = DemoScenes.random(random, 60, 80);
            for (int step = 0; step < 80; step++) {
                change(changing, random);
            }
            var fresh = new Scene();
            var order = new ArrayList<>(changing.figures());
            java.util.Collections.shuffle(order, random);
            fresh.batch(() -> {
                changing.connections().forEach(fresh::put);
                changing.collapsed().forEach(id -> fresh.collapse(id, true));
                order.forEach(fresh::put);
                fresh.showLayer("l", changing.isLayerShown("l"));
            });
            for (Figure figure : changing.figures()) {
                assertEquals(fresh.shown(figure.id()), changing.shown(figure.id()), "seed " + seed);
                assertEquals(fresh.box(figure.id()), changing.box(figure.id()), "seed " + seed);
            }
            for (Connection connection : changing.connections()) {
                Route one = fresh.route(connection.id());
                Route other = changing.route(connection.id());
                assertEquals(one == null, other == null, "seed " + seed + " " + connection.id());
                if (one != null) {
                    assertEquals(List.of(one.from(), one.to()), List.of(other.from(), other.to()));
                }
            }
        }
    }

    private static void change(Scene scene, Random random) {
        int which = random.nextInt(60);
        switch (random.nextInt(6)) {
            case 0 -> scene.put(DemoScenes.randomNode(random, "n" + which, 2000, 7));
            case 1 -> scene.remove("n" + which);
            case 2 -> scene.collapse("g" + which % 7, random.nextBoolean());
            case 3 -> scene.put(DemoScenes.randomConnection(random, "c" + which, 60));
            case 4 -> scene.showLayer("l", random.nextBoolean());
            default -> {
                Figure node = scene.figure("n" + which);
                if (node != null) {
                    scene.put(random.nextBoolean() ? node.onLayer("l") : node.at(node.bounds().move(64, -32)));
                }
            }
        }
    }

    @Test
    void clearingKeepsWhatIsCollapsed() {
        scene.put(hugging("g"));
        scene.put(node("a", 0, 0).in("g"));
        scene.collapse("g", true);
        scene.clear();
        assertEquals(0, scene.shownFigures());
        assertEquals(new Box(0, 0, 0, 0), scene.extent());
        scene.put(hugging("g"));
        scene.put(node("a", 0, 0).in("g"));
        assertTrue(scene.shown("g").collapsed());
        var ids = new HashSet<>(scene.withContents(List.of("g")));
        assertEquals(Set.of("g", "a"), ids);
    }

    @Test
    void tiesAreFoundByTheirMembersAndFollowersHearOfThem() {
        scene.put(node("a", 0, 0));
        scene.put(node("b", 300, 0));
        scene.put(Connection.of("ab", "lan", End.of("a"), End.of("b")));
        var heard = new ArrayList<SceneChange>();
        scene.follow(heard::add);
        var tie = new Tie("t", "1 of 2: pair", "pair", List.of("a", "ab", "later", "a"));
        assertEquals(List.of("a", "ab", "later"), tie.members());
        scene.put(tie);
        assertEquals(Set.of("a"), heard.getLast().figures());
        assertEquals(Set.of("ab"), heard.getLast().connections());
        assertEquals(List.of(tie), scene.tiesOf("a"));
        assertEquals(List.of(tie), scene.tiesOf("later"), "members may come later");
        assertEquals(List.of(), scene.tiesOf("b"));
        int before = heard.size();
        scene.put(tie);
        assertEquals(before, heard.size(), "nothing is new");
        var other = new Tie("t", "1 of 2: pair", "pair", List.of("b"));
        scene.put(other);
        assertEquals(Set.of("a", "b"), heard.getLast().figures());
        assertEquals(List.of(), scene.tiesOf("a"));
        assertEquals(List.of(other), List.copyOf(scene.ties()));
        scene.untie("t");
        scene.untie("t");
        assertEquals(Set.of("b"), heard.getLast().figures());
        assertNull(scene.tie("t"));
        scene.put(tie);
        scene.clear();
        assertEquals(0, scene.ties().size());
    }
}
