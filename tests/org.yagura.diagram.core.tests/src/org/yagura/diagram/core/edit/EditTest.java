/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.Scene;
import org.yagura.testsupport.diagram.DemoScenes;

class EditTest {

    private static Map<String, Box> boxes() {
        Map<String, Box> boxes = new LinkedHashMap<>();
        boxes.put("a", new Box(0, 0, 100, 40));
        boxes.put("b", new Box(130, 70, 60, 20));
        boxes.put("c", new Box(400, 200, 100, 40));
        return boxes;
    }

    @Test
    void alignsToTheFirst() {
        assertEquals(new Box(0, 70, 60, 20), Alignment.LEFT.apply(boxes()).get("b"));
        assertEquals(new Box(40, 70, 60, 20), Alignment.RIGHT.apply(boxes()).get("b"));
        assertEquals(new Box(20, 70, 60, 20), Alignment.CENTER.apply(boxes()).get("b"));
        assertEquals(new Box(130, 0, 60, 20), Alignment.TOP.apply(boxes()).get("b"));
        assertEquals(new Box(130, 20, 60, 20), Alignment.BOTTOM.apply(boxes()).get("b"));
        assertEquals(new Box(130, 10, 60, 20), Alignment.MIDDLE.apply(boxes()).get("b"));
        assertEquals(Map.of(), Alignment.LEFT.apply(Map.of("a", new Box(0, 0, 1, 1))));
    }

    @Test
    void distributesEqualGaps() {
        assertEquals(Map.of("b", new Box(220, 70, 60, 20)), Alignment.DISTRIBUTE_ACROSS.apply(boxes()));
        assertEquals(Map.of("b", new Box(130, 110, 60, 20)), Alignment.DISTRIBUTE_DOWN.apply(boxes()));
    }

    @Test
    void movingAContainerMovesItsContents() {
        Scene scene = DemoScenes.site(null);
        Map<String, Box> moved = Moves.by(scene, List.of("dc", "web0"), 16, 8);
        assertEquals(scene.figures().size() - 3, moved.size(),
                "not what is outside, not the two that hug their contents");
        assertEquals(scene.figure("web0").bounds().move(16, 8), moved.get("web0"));
        Map<String, Box> to = Moves.to(scene, Map.of("web", scene.shown("web").box().move(5, 0)));
        assertEquals(scene.figure("web2").bounds().move(5, 0), to.get("web2"));
    }

    @Test
    void snapsToTheNearest() {
        assertEquals(8, Moves.snap(5, 8));
        assertEquals(0, Moves.snap(3, 8));
        assertEquals(-8, Moves.snap(-5, 8));
    }

    @Test
    void clipboardTextComesBack() {
        var clip = new ClipText("topology", new Box(-5, 6, 70, 8), "line\nother line");
        assertEquals(Optional.of(clip), ClipText.parse(clip.toText(), "topology"));
        assertEquals(Optional.empty(), ClipText.parse(clip.toText(), "jobs"));
        assertThrows(IllegalArgumentException.class, () -> new ClipText("two words", new Box(0, 0, 0, 0), ""));
    }

    @Test
    void anyOtherTextIsNoClip() {
        var random = new Random(3);
        String good = new ClipText("t", new Box(1, 2, 3, 4), "data").toText();
        for (int i = 0; i < 3000; i++) {
            var text = new StringBuilder(good);
            for (int k = 0; k <= random.nextInt(4); k++) {
                text.setCharAt(random.nextInt(good.indexOf('\n') + 1), (char) random.nextInt(128));
            }
            ClipText.parse(text.toString(), "t").ifPresent(clip -> assertTrue(clip.area().width() >= 0));
        }
        for (String text : new String[]{null, "", "\n", "yagura-diagram 1 t 1 2 3\n", "yagura-diagram 1 t 1 2 3 -4\n",
                "yagura-diagram 1 t 1 2 3 99999999999\n"}) {
            assertEquals(Optional.empty(), ClipText.parse(text, "t"));
        }
    }
}
