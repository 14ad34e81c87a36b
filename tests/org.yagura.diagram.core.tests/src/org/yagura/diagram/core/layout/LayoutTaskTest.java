/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.Figure;
import org.yagura.diagram.core.Scene;
import org.yagura.diagram.core.ShownFigure;
import org.yagura.testsupport.diagram.DemoScenes;

class LayoutTaskTest {

    private static void apply(Scene scene, Map<String, Box> moved) {
        scene.batch(() -> moved.forEach((id, box) -> scene.put(scene.figure(id).at(box))));
    }

    private static void assertNothingOverlaps(Scene scene, Set<String> fixed, String which) {
        Set<String> staying = new HashSet<>();
        scene.figures().stream().filter(f -> fixed.stream().anyMatch(id -> scene.holds(f.id(), id)))
                .forEach(f -> staying.add(f.id()));
        for (Figure figure : scene.figures()) {
            ShownFigure one = scene.shown(figure.id());
            if (one == null) {
                continue;
            }
            for (String sibling : scene.children(figure.parent())) {
                ShownFigure other = scene.shown(sibling);
                boolean may = sibling.equals(figure.id()) || staying.contains(sibling) && staying.contains(figure.id());
                assertTrue(may || other == null || !one.box().intersects(other.box()),
                        which + ": " + one + " and " + other);
            }
        }
    }

    @Test
    void wholeLayoutPutsNothingOnTopOfAnother() {
        for (int seed = 0; seed < 15; seed++) {
            Scene scene = DemoScenes.random(new Random(seed), 60, 80);
            scene.collapse("g1", true);
            apply(scene,
                    LayoutTask.whole(scene, seed % 2 == 0 ? Direction.DOWN : Direction.RIGHT).run(Progress.none()));
            assertNothingOverlaps(scene, Set.of(), "seed " + seed);
        }
    }

    @Test
    void theDirectionIsThatOfTheConnections() {
        Scene scene = DemoScenes.site(null);
        apply(scene, LayoutTask.whole(scene, Direction.RIGHT).run(Progress.none()));
        assertTrue(scene.shown("isp").box().right() <= scene.shown("fw0").box().x());
        apply(scene, LayoutTask.whole(scene, Direction.DOWN).run(Progress.none()));
        assertTrue(scene.shown("isp").box().bottom() <= scene.shown("fw0").box().y());
    }

    @Test
    void whatAPersonHasPlacedStaysExactly() {
        for (int seed = 0; seed < 25; seed++) {
            var random = new Random(seed);
            Scene scene = DemoScenes.random(random, 50, 60);
            apply(scene, LayoutTask.whole(scene, Direction.DOWN).run(Progress.none()));
            Set<String> fixed = new HashSet<>();
            scene.figures().stream().filter(f -> !f.container() && random.nextInt(3) == 0)
                    .forEach(f -> fixed.add(f.id()));
            Map<String, Box> before = new HashMap<>();
            fixed.forEach(id -> before.put(id, scene.shown(id).box()));
            apply(scene, LayoutTask.around(scene, Direction.RIGHT, fixed).run(Progress.none()));
            fixed.forEach(id -> assertEquals(before.get(id), scene.shown(id).box()));
            assertNothingOverlaps(scene, fixed, "seed " + seed);
        }
    }

    @Test
    void aSelectionLeavesTheRestAlone() {
        Scene scene = DemoScenes.site(null);
        Map<String, Box> moved = LayoutTask.selection(scene, Direction.DOWN, List.of("fw0", "fw1", "lb0", "lb1"))
                .run(Progress.none());
        assertTrue(Set.of("fw0", "fw1", "lb0", "lb1").containsAll(moved.keySet()), moved.keySet().toString());
        Box before = Box.around(List.of(scene.shown("fw0").box(), scene.shown("fw1").box(), scene.shown("lb0").box(),
                scene.shown("lb1").box()));
        apply(scene, moved);
        Box after = Box.around(List.of(scene.shown("fw0").box(), scene.shown("fw1").box(), scene.shown("lb0").box(),
                scene.shown("lb1").box()));
        assertEquals(before.origin(), after.origin());
    }

    @Test
    void oneContainerStandsForItsContents() {
        Scene scene = DemoScenes.site(null);
        Map<String, Box> moved = LayoutTask.selection(scene, Direction.RIGHT, List.of("web")).run(Progress.none());
        assertTrue(Set.of("web0", "web1", "web2").containsAll(moved.keySet()), moved.keySet().toString());
        assertFalse(moved.isEmpty());
    }

    @Test
    void contentsMoveWithTheirContainer() {
        Scene scene = DemoScenes.site(null);
        scene.collapse("db", true);
        Box hidden = scene.figure("db0").bounds();
        Box small = scene.shown("db").box();
        apply(scene, LayoutTask.whole(scene, Direction.RIGHT).run(Progress.none()));
        Box now = scene.shown("db").box();
        assertFalse(now.equals(small));
        assertEquals(hidden.move(now.x() - small.x(), now.y() - small.y()), scene.figure("db0").bounds());
    }

    @Test
    void itCanBeGivenUp() {
        var task = LayoutTask.whole(DemoScenes.large(null, 400), Direction.DOWN);
        assertThrows(CancellationException.class, () -> task.run(new Progress() {
            @Override
            public boolean cancelled() {
                return true;
            }

            @Override
            public void done(double share) {
                // nobody looks
            }
        }));
    }

    @Test
    void progressGoesUpToTheEnd() {
        var shares = new ArrayList<Double>();
        LayoutTask.whole(DemoScenes.site(null), Direction.DOWN).run(new Progress() {
            @Override
            public boolean cancelled() {
                return false;
            }

            @Override
            public void done(double share) {
                shares.add(share);
            }
        });
        assertEquals(1.0, shares.getLast());
        assertTrue(shares.stream().allMatch(s -> s >= 0 && s <= 1), shares.toString());
        assertTrue(shares.size() > 2, shares.toString());
    }

    @Test
    void anEmptySceneIsArranged() {
        assertEquals(Map.of(), LayoutTask.whole(new Scene(), Direction.DOWN).run(Progress.none()));
        assertEquals(Map.of(), LayoutTask.selection(new Scene(), Direction.DOWN, List.of("x")).run(Progress.none()));
    }
}
