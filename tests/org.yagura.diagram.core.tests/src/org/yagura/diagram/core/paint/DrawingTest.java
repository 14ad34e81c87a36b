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

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yagura.core.event.Severity;
import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.Condition;
import org.yagura.diagram.core.Connection;
import org.yagura.diagram.core.End;
import org.yagura.diagram.core.Figure;
import org.yagura.diagram.core.Icon;
import org.yagura.diagram.core.Line;
import org.yagura.diagram.core.Mark;
import org.yagura.diagram.core.Port;
import org.yagura.diagram.core.Scene;
import org.yagura.diagram.core.ShownFigure;
import org.yagura.diagram.core.Side;
import org.yagura.diagram.core.Tie;
import org.yagura.testsupport.diagram.RecordingSurface;

class DrawingTest {
    private static final Look LOOK = Look.LIGHT;
    private static final String RED = "#%06x".formatted(LOOK.severity(Severity.CRITICAL));
    private static final String AMBER = "#%06x".formatted(LOOK.severity(Severity.MAJOR));
    private static final String BLUE = "#%06x".formatted(LOOK.rehearsal());

    private final Scene scene = new Scene();

    @BeforeEach
    void draw() {
        scene.put(Figure.container("g", "group", new Box(0, 0, 0, 0), "Cluster").detailed("1 of 2"));
        scene.put(Figure.node("a", "node", new Box(0, 0, 168, 48), "first").detailed("10.0.0.1").in("g")
                .with(new Icon(DrawingTest.class, "probe")));
        scene.put(Figure.node("b", "node", new Box(400, 0, 168, 48), "second")
                .with(List.of(new Port("p", Side.WEST, 0.5, "eth0"))));
        scene.put(new Connection("ab", "lan", End.of("a"), new End("b", "p"), "1 Gb/s", "", Line.DASHED, true,
                List.of()));
    }

    private RecordingSurface paint(Detail detail, Overlay... overlays) {
        var surface = new RecordingSurface();
        new Drawing(scene, LOOK, Painters.standard(), List.of(overlays)).paint(surface, scene.extent().grow(50),
                detail);
        return surface;
    }

    private static Overlay marks(Map<String, Mark> marks) {
        return new Overlay() {
            @Override
            public Mark mark(Figure figure) {
                return marks.get(figure.id());
            }

            @Override
            public Mark mark(Connection connection) {
                return marks.get(connection.id());
            }
        };
    }

    @Test
    void everythingIsPaintedFromBackToFront() {
        List<String> strokes = paint(Detail.FULL).strokes();
        int container = indexOf(strokes, "text TITLE Cluster");
        int line = indexOf(strokes, "line DASHED");
        int node = indexOf(strokes, "text NAME first");
        int label = indexOf(strokes, "text SMALL 1 Gb/s");
        assertTrue(container < line && line < node && node < label, strokes.toString());
        assertEquals(1, strokes.stream().filter(s -> s.startsWith("polygon")).count(), "the arrow");
        assertTrue(strokes.stream().anyMatch(s -> s.startsWith("icon probe")));
        assertTrue(strokes.stream().anyMatch(s -> s.startsWith("text SMALL 10.0.0.1")));
        assertTrue(strokes.stream().anyMatch(s -> s.startsWith("fill 397,21 6x6")), "the port");
    }

    @Test
    void aContainerInFrontCoversWhatIsNotInIt() {
        scene.put(Figure.node("beside", "node", new Box(100, 20, 168, 48), "beside"));
        scene.put(Figure.container("rack", "rack", new Box(-60, -90, 900, 300), "Rack"));
        scene.put(Figure.container("g", "group", new Box(0, 0, 0, 0), "Cluster").in("rack"));
        List<String> before = paint(Detail.FULL).strokes();
        assertTrue(indexOf(before, "text TITLE Cluster") < indexOf(before, "text NAME beside"));
        scene.front(List.of("gone", "g"));
        List<String> strokes = paint(Detail.FULL).strokes();
        int cluster = indexOf(strokes, "text TITLE Cluster");
        assertTrue(indexOf(strokes, "text TITLE Rack") < indexOf(strokes, "text NAME beside"));
        assertTrue(indexOf(strokes, "text NAME beside") < cluster);
        assertTrue(cluster < indexOf(strokes, "line DASHED"), "its lines are above it");
        assertTrue(cluster < indexOf(strokes, "text NAME first"));
        assertEquals(before.stream().sorted().toList(), strokes.stream().sorted().toList(),
                "nothing is lost or doubled");
        assertFalse(texts(paint(Detail.BLOCK)).contains("text MAP_NAME beside"), "names of what is covered");
        assertTrue(texts(paint(Detail.BLOCK)).contains("text MAP_NAME first"));
        scene.collapse("g", true);
        assertTrue(texts(paint(Detail.BLOCK)).contains("text MAP_NAME beside"), "closed it is in front of nothing");
    }

    private static int indexOf(List<String> strokes, String beginning) {
        for (int i = 0; i < strokes.size(); i++) {
            if (strokes.get(i).startsWith(beginning)) {
                return i;
            }
        }
        throw new AssertionError(beginning + " not in " + strokes);
    }

    @Test
    void blocksHaveNamesAndDotsOnlyThoseOfContainers() {
        assertEquals(List.of("text MAP_NAME first", "text MAP_NAME second", "text MAP_TITLE Cluster",
                "text MAP_SMALL 1 of 2"), texts(paint(Detail.BLOCK)));
        assertEquals(List.of("text MAP_TITLE Cluster", "text MAP_SMALL 1 of 2"), texts(paint(Detail.DOT)));
        var outline = new RecordingSurface();
        Drawing.of(scene, LOOK).shapes(outline, scene.extent().grow(50), Detail.BLOCK);
        assertEquals(List.of(), texts(outline));
    }

    private static List<String> texts(RecordingSurface surface) {
        return surface.strokes("text").stream().map(s -> s.substring(0, s.indexOf(" #"))).toList();
    }

    @Test
    void dotsShowStates() {
        RecordingSurface dots = paint(Detail.DOT, marks(Map.of("a", Mark.of(Severity.CRITICAL, "down"))));
        assertEquals(1, dots.strokes("fill").stream().filter(s -> s.endsWith(RED)).count());
        assertEquals(0, dots.strokes("icon").size());
    }

    @Test
    void eachConditionHasItsLook() {
        RecordingSurface failed = paint(Detail.FULL, marks(Map.of("a",
                new Mark(null, Condition.FAILED, false, "failed"))));
        assertEquals(1, failed.strokes("hatch").size());
        assertTrue(failed.strokes("fill 1,1 8x46 " + RED).size() == 1, "a bar twice as wide: " + failed.strokes());
        RecordingSurface unreachable = paint(Detail.FULL, marks(Map.of("a",
                new Mark(null, Condition.UNREACHABLE, false, "unreachable"))));
        assertEquals(1, unreachable.strokes("hatch").size());
        assertEquals(0, unreachable.strokes("fill 1,1").size(), "nothing is known of its state");
        RecordingSurface degraded = paint(Detail.FULL, marks(Map.of("g",
                new Mark(null, Condition.DEGRADED, false, "degraded"))));
        assertEquals(0, degraded.strokes("hatch").size());
        assertTrue(degraded.strokes("frame 3").getFirst().endsWith(AMBER));
    }

    @Test
    void aStateIsSeenInSmallBlocksToo() {
        Overlay down = marks(Map.of("a", Mark.of(Severity.CRITICAL, "down")));
        for (double zoom : new double[]{0.18, 0.25, 0.5, 0.7, 1, 2}) {
            var surface = new RecordingSurface(zoom);
            new Drawing(scene, LOOK, Painters.standard(), List.of(down)).paint(surface, scene.extent(),
                    Detail.at(zoom));
            int bar = surface.strokes("fill 1,1").stream().filter(s -> s.endsWith(RED))
                    .mapToInt(s -> Integer.parseInt(s.replaceAll("fill 1,1 (\\d+)x.*", "$1"))).findFirst()
                    .orElseThrow();
            assertTrue(bar * zoom >= 2.9, bar + " points at " + zoom);
            assertTrue(bar <= 168 / 4, bar + " points leave room for the name at " + zoom);
        }
    }

    @Test
    void aRehearsalIsBlueEverywhere() {
        Mark supposed = new Mark(Severity.CRITICAL, Condition.FAILED, true, "supposed");
        for (Detail detail : Detail.values()) {
            RecordingSurface surface = paint(detail,
                    marks(Map.of("a", supposed, "b", supposed, "g", supposed, "ab", supposed)));
            assertTrue(surface.strokes().stream().noneMatch(s -> s.endsWith(RED)), detail + " " + surface.strokes());
            assertTrue(surface.strokes().stream().anyMatch(s -> s.endsWith(BLUE)), detail.name());
        }
    }

    @Test
    void failedLinesAreCrossedOut() {
        RecordingSurface surface = paint(Detail.FULL, marks(Map.of("ab",
                new Mark(null, Condition.FAILED, false, "cut"))));
        assertEquals(1, surface.strokes("line DOTTED").size());
        assertEquals(2, surface.strokes("line SOLID").stream().filter(s -> s.endsWith(RED)).count());
        assertTrue(surface.strokes("polygon").getFirst().endsWith(RED));
    }

    @Test
    void linesStepBackFartherOutButNotWhatIsSaidOfThem() {
        Overlay cut = marks(Map.of("ab", new Mark(null, Condition.FAILED, false, "cut")));
        for (Detail detail : List.of(Detail.BLOCK, Detail.DOT)) {
            String plain = paint(detail).strokes("line").getFirst();
            assertTrue(!plain.endsWith("#%06x".formatted(LOOK.wire())), plain);
            assertTrue(paint(detail, cut).strokes("line").stream().allMatch(s -> s.endsWith(RED)), detail.name());
        }
        assertEquals(3, paint(Detail.BLOCK, cut).strokes("line").size(), "crossed out, not by colour alone");
        assertEquals(1, paint(Detail.BLOCK).strokes("line DASHED").size());
        var far = new RecordingSurface(0.3);
        Drawing.of(scene, LOOK).paint(far, scene.extent(), Detail.BLOCK);
        assertEquals(0, far.strokes("line DASHED").size(), "dashes would run together");
    }

    @Test
    void namesOverHatchingHaveTheirOwnGround() {
        RecordingSurface surface = paint(Detail.FULL, marks(Map.of("a",
                new Mark(null, Condition.FAILED, false, "failed"))));
        int ground = -1;
        int hatch = indexOf(surface.strokes(), "hatch");
        int name = indexOf(surface.strokes(), "text NAME first");
        for (int i = hatch; i < name; i++) {
            ground = surface.strokes().get(i).startsWith("fill") ? i : ground;
        }
        assertTrue(hatch < ground && ground < name);
    }

    @Test
    void collapsedContainersSayHowManyTheyHide() {
        scene.collapse("g", true);
        assertEquals(1, paint(Detail.FULL).strokes("text SMALL 1 · 1 of 2").size());
    }

    @Test
    void membersOfATieWearItsBadge() {
        scene.put(new Tie("t", "1 of 2: Order database cluster", "words", List.of("a", "b", "ab")));
        assertEquals(2, paint(Detail.FULL).strokes("text SMALL 1 of 2: Order").size());
        assertEquals(0, paint(Detail.BLOCK).strokes("text SMALL 1 of 2: Order").size());
        scene.put(new Tie("u", "more", "words", List.of("b")));
        assertEquals(1, paint(Detail.FULL).strokes("text SMALL 1 of 2: Order").stream()
                .filter(s -> s.contains("… +1")).count(), "there are two");
        RecordingSurface supposed = paint(Detail.FULL, new Overlay() {
            @Override
            public Mark mark(Figure figure) {
                return null;
            }

            @Override
            public Mark mark(Tie tie) {
                return tie.id().equals("t") ? new Mark(null, Condition.DEGRADED, true, "one is lost") : null;
            }
        });
        assertTrue(supposed.strokes("text SMALL 1 of 2: Order").stream().allMatch(s -> s.endsWith(BLUE)));
    }

    @Test
    void overlaysPaintMoreOverFiguresInFullDetailOnly() {
        Overlay own = new Overlay() {
            @Override
            public Mark mark(Figure figure) {
                return null;
            }

            @Override
            public void paint(Surface surface, ShownFigure shown, Look look) {
                surface.text("own " + shown.figure().id(), 0, 0, FontRole.SMALL, 0);
            }
        };
        assertEquals(3, paint(Detail.FULL, own).strokes("text SMALL own").size());
        assertEquals(0, paint(Detail.BLOCK, own).strokes("text SMALL own").size());
    }

    @Test
    void textsAreShortenedToTheirRoom() {
        var surface = new RecordingSurface();
        assertEquals("abcd", TextFit.shorten(surface, "abcd", FontRole.NAME, 24));
        assertEquals("abc…", TextFit.shorten(surface, "abcdef", FontRole.NAME, 24));
        assertEquals("a…", TextFit.shorten(surface, "a  b", FontRole.NAME, 18), "no blank before the ellipsis");
        assertEquals("", TextFit.shorten(surface, "abcd", FontRole.NAME, 5));
        assertEquals("😀…", TextFit.shorten(surface, "😀😀😀😀", FontRole.NAME, 12),
                "characters are never cut in half");
    }

    @Test
    void hatchingStaysInside() {
        int[] lines = {0};
        Hatch.draw(3, -20, 60, 17, 8, (x1, y1, x2, y2) -> {
            lines[0]++;
            for (int x : new int[]{x1, x2}) {
                assertTrue(x >= 3 && x <= 60);
            }
            for (int y : new int[]{y1, y2}) {
                assertTrue(y >= -20 && y <= 17);
            }
            assertEquals(x1 + y1, x2 + y2, "at 45 degrees");
        });
        assertTrue(lines[0] > 8);
    }
}
