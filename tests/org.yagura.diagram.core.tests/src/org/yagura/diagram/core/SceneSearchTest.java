/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.yagura.diagram.core.paint.Metrics;
import org.yagura.testsupport.diagram.DemoScenes;

class SceneSearchTest {
    private final Scene scene = DemoScenes.site(null);
    private final SceneSearch search = new SceneSearch(scene);

    @Test
    void hitsNodesBeforeLinesBeforeContainers() {
        Box web = scene.shown("web0").box();
        assertEquals(new Hit.OnFigure("web0", Hit.Part.BODY), search.at(web.centerX(), web.centerY(), 4));
        Route route = scene.route("fw0-lb0");
        int y = (route.y(0) + route.y(1)) / 2;
        assertEquals(new Hit.OnConnection("fw0-lb0", 0), search.at(route.x(0) + 3, y, 4));
        Box group = scene.shown("db").box();
        assertEquals(new Hit.OnFigure("db", Hit.Part.TITLE), search.at(group.x() + 20, group.y() + 10, 2));
        assertEquals(new Hit.OnFigure("db", Hit.Part.INSIDE), search.at(group.x() + 20, group.bottom() - 8, 2));
        assertEquals(new Hit.OnFigure("db", Hit.Part.TITLE), search.at(group.x() + 2, group.bottom() - 8, 2));
        Box toggle = Metrics.toggle(group);
        assertEquals(new Hit.OnFigure("db", Hit.Part.TOGGLE), search.at(toggle.centerX(), toggle.centerY(), 0));
        assertEquals(new Hit.Nothing(), search.at(-5000, 0, 4));
        assertNull(new Hit.Nothing().hitId());
    }

    @Test
    void whatAContainerInFrontCoversIsNotHit() {
        Box group = scene.shown("db").box();
        int x = group.x() + 20;
        int y = group.bottom() - 12;
        scene.put(Figure.node("covered", "node", new Box(x - 10, y - 5, 40, 40), "covered"));
        assertEquals(new Hit.OnFigure("covered", Hit.Part.BODY), search.at(x, y, 0));
        scene.front(List.of("db"));
        assertEquals("db", search.at(x, y, 0).hitId());
        assertEquals("db", search.containerAt(x, y).figure().id());
        assertEquals(new Hit.OnFigure("covered", Hit.Part.BODY), search.at(x, group.bottom() + 10, 0),
                "what juts out is");
        Box node = scene.shown("db0").box();
        assertEquals(new Hit.OnFigure("db0", Hit.Part.BODY), search.at(node.centerX(), node.centerY(), 0));
        assertEquals("db", scene.frontOf("db0"));
        assertNull(scene.frontOf("web0"));
    }

    @Test
    void marqueeTakesWhatIsWhollyInside() {
        Box all = scene.extent().grow(1);
        Set<String> everything = new HashSet<>();
        scene.figures().forEach(f -> everything.add(f.id()));
        scene.connections().forEach(c -> everything.add(c.id()));
        assertEquals(everything, search.inside(all));
        Box web = scene.shown("web").box();
        assertEquals(Set.of("web", "web0", "web1", "web2"), search.inside(web));
        assertEquals(Set.of("web0", "web1", "web2"), search.inside(web.grow(-10)));
    }

    @Test
    void arrowsGoWhereAPersonLooks() {
        assertEquals("fw1", search.next("fw0", Side.EAST));
        assertEquals("lb0", search.next("fw0", Side.SOUTH));
        assertEquals("fw0", search.next("lb0", Side.NORTH));
        assertEquals("db1", search.next("db0", Side.EAST));
        assertNull(search.next("isp", Side.NORTH));
        assertNull(search.next("nobody", Side.NORTH));
    }

    /** From anywhere, the arrow keys alone reach every node. */
    @Test
    void everyNodeIsReachedByArrows() {
        for (int seed = 0; seed < 10; seed++) {
            Scene any = DemoScenes.random(new Random(seed), 60, 0);
            var arrows = new SceneSearch(any);
            Set<String> reached = new HashSet<>();
            reached.add("n0");
            var waiting = new java.util.ArrayDeque<>(List.of("n0"));
            while (!waiting.isEmpty()) {
                String at = waiting.poll();
                for (Side side : Side.values()) {
                    String next = arrows.next(at, side);
                    if (next != null && reached.add(next)) {
                        waiting.add(next);
                    }
                }
            }
            any.figures().stream().filter(f -> !f.container()).forEach(f -> {
                boolean lonely = java.util.Arrays.stream(Side.values()).allMatch(s -> arrows.next(f.id(), s) == null);
                assertEquals(!lonely, reached.contains(f.id()), f.id());
            });
        }
    }

    @Test
    void findsByText() {
        assertEquals(List.of("web0", "web1", "web2"), search.containing("web s"));
        assertEquals(List.of("fw1"), search.containing("10.0.0.2"));
        assertEquals(List.of("db0-db1"), search.containing("32g"));
        assertEquals(List.of(), search.containing("  "));
        assertNotNull(search.nearest(0, 0));
        var japanese = new SceneSearch(DemoScenes.japaneseSite(null));
        assertEquals(List.of("lb0", "lb1"), japanese.containing("負荷分散"));
    }
}
