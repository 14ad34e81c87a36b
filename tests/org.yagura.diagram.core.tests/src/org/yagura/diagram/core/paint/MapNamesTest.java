/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.yagura.core.event.Severity;
import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.Condition;
import org.yagura.diagram.core.Figure;
import org.yagura.diagram.core.Icon;
import org.yagura.diagram.core.Mark;
import org.yagura.diagram.core.Scene;
import org.yagura.testsupport.diagram.RecordingSurface;
import org.yagura.testsupport.diagram.RecordingSurface.Written;

class MapNamesTest {
    private final Scene scene = new Scene();

    private Figure node(String id, int x, int y, String name) {
        Figure node = Figure.node(id, "node", new Box(x, y, Metrics.NODE_WIDTH, Metrics.NODE_HEIGHT), name);
        scene.put(node);
        return node;
    }

    private RecordingSurface paint(double zoom, Overlay... overlays) {
        var surface = new RecordingSurface(zoom);
        new Drawing(scene, Look.LIGHT, Painters.standard(), List.of(overlays)).paint(surface, scene.extent().grow(9),
                Detail.at(zoom));
        return surface;
    }

    private List<String> texts(double zoom) {
        return paint(zoom).written().stream().map(Written::text).toList();
    }

    @Test
    void aNameKeepsItsEndWhereItIsShortened() {
        var surface = new RecordingSurface();
        assertEquals("st…01", TextFit.squeeze(surface, "static01", FontRole.MAP_NAME, 30));
        assertEquals("a…1", TextFit.squeeze(surface, "app-server-01", FontRole.MAP_NAME, 17));
        assertEquals("", TextFit.squeeze(surface, "app-server-01", FontRole.MAP_NAME, 10));
        assertEquals("ap01", TextFit.squeeze(surface, "ap01", FontRole.MAP_NAME, 22));
        assertEquals("😀…😀", TextFit.squeeze(surface, "😀😀😀😀😀", FontRole.MAP_NAME, 18), "never half a character");
    }

    @Test
    void nodesAreNamedInTheSameSizeAtEveryZoomBelowFullDetail() {
        node("a", 0, 0, "www01");
        for (double zoom : new double[]{0.2, 0.25, 0.35, 0.5, 0.69}) {
            Written name = paint(zoom).written().getFirst();
            assertEquals("www01", name.text());
            assertTrue(name.role().fixed());
            assertTrue(name.box().x() >= 0 && name.box().right() <= Metrics.NODE_WIDTH, name + " at " + zoom);
        }
        assertEquals(FontRole.NAME, paint(0.7).written().getFirst().role());
        assertEquals(List.of(), texts(0.15));
    }

    @Test
    void namesOfThousandsBeginNearer() {
        scene.batch(() -> {
            for (int i = 0; i < 2001; i++) {
                node("n" + i, i % 50 * 200, i / 50 * 80, "n" + i);
            }
        });
        assertEquals(List.of(), texts(0.2));
        assertEquals(2001, texts(0.22).size());
        scene.remove("n0");
        assertEquals(2000, texts(0.2).size());
    }

    @Test
    void theIconIsThereWhereTheWholeNameIsToo() {
        scene.put(node("a", 0, 0, "static01").with(new Icon(MapNamesTest.class, "probe")));
        assertEquals(1, paint(0.5).strokes("icon").size());
        assertEquals(0, paint(0.3).strokes("icon").size());
    }

    @Test
    void namesOverHatchingHaveTheirOwnGround() {
        node("a", 0, 0, "www01");
        int plain = paint(0.5).strokes("fill").size();
        var failed = new Mark(Severity.CRITICAL, Condition.FAILED, false, "failed");
        assertTrue(paint(0.5, figure -> failed).strokes("fill").size() > plain + 1, "the bar and the ground");
    }

    @Test
    void containersAreNamedInTheirTitleOrWhereNothingElseIs() {
        scene.put(Figure.container("g", "group", new Box(0, 0, 600, 400), "Rack D1"));
        scene.put(node("a", 0, 0, "www01").in("g"));
        Box box = scene.shown("g").box();
        Written title = paint(0.5).written().getLast();
        assertEquals("Rack D1", title.text());
        assertTrue(title.box().y() - box.y() < 8 && title.box().x() - box.x() < 8, title.toString());
        scene.put(Figure.container("g", "group", new Box(-10, -10, 600, 400), "Rack D1"));
        Written elsewhere = paint(0.1).written().getLast();
        assertFalse(elsewhere.box().intersects(scene.shown("a").box()), elsewhere.toString());
    }

    @Test
    void anOutermostContainerIsNamedEvenWhereNothingIsFree() {
        scene.put(Figure.container("g", "group", new Box(0, 0, 0, 0), "Tokyo data centre"));
        for (int i = 0; i < 9; i++) {
            scene.put(node("n" + i, i % 3 * 180, i / 3 * 56, "n" + i).in("g"));
        }
        assertEquals(1, texts(0.1).size());
    }

    @Test
    void aSecondLabelComesWithRoomForIt() {
        scene.put(Figure.container("g", "group", new Box(0, 0, 0, 0), "Cluster").detailed("1 of 2"));
        scene.put(node("a", 0, 0, "a").in("g"));
        assertTrue(texts(0.5).contains("1 of 2"));
        assertFalse(texts(0.3).contains("1 of 2"));
    }

    @Test
    void noNameOfAContainerIsOverAFigureInIt() {
        var random = new Random(7);
        for (int round = 0; round < 300; round++) {
            scene.clear();
            var inside = new ArrayList<String>();
            scene.put(Figure.container("outer", "area", new Box(0, 0, 0, 0), "Outermost"));
            scene.put(Figure.container("g", "area", new Box(0, 0, 0, 0), "Rack " + round).in("outer"));
            for (int i = 0; i < 1 + random.nextInt(8); i++) {
                scene.put(node("n" + i, random.nextInt(900), random.nextInt(500), "n" + i).in("g"));
                inside.add("n" + i);
            }
            double zoom = 0.05 + random.nextDouble() * 0.6;
            for (Written name : paint(zoom).written()) {
                if (name.text().startsWith("Rack")) {
                    // the tails of letters may touch
                    Box letters = name.box().grow(-(int) Math.ceil(2 / zoom));
                    assertTrue(inside.stream().noneMatch(n -> scene.shown(n).box().intersects(letters)),
                            name + " at " + zoom);
                }
            }
        }
    }

    @Test
    void whatIsTooSmallForAnyNameHasNone() {
        scene.put(Figure.container("o", "area", new Box(0, 0, 4000, 4000), ""));
        scene.put(Figure.container("g", "area", new Box(0, 0, 60, 60), "Rack D1").in("o"));
        assertEquals(List.of(), texts(0.1));
    }
}
