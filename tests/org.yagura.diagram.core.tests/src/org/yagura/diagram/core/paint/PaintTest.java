/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.yagura.core.event.Severity;
import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.Condition;
import org.yagura.diagram.core.Figure;
import org.yagura.diagram.core.Mark;
import org.yagura.diagram.core.Scene;

class PaintTest {

    @Test
    void colourOfStateCanBeReadOnNodes() {
        for (Look look : List.of(Look.LIGHT, Look.DARK)) {
            for (Severity severity : Severity.values()) {
                assertTrue(contrast(look.severity(severity), look.node()) >= 4.5, severity + " " + look.dark());
            }
            for (int background : new int[]{look.node(), look.container(), look.background()}) {
                assertTrue(contrast(look.text(), background) >= 7);
                assertTrue(contrast(look.faint(), background) >= 4.5);
                assertTrue(contrast(look.rehearsal(), background) >= 4.5);
                assertTrue(contrast(look.wire(), background) >= 3);
            }
            assertTrue(contrast(look.onRehearsal(), look.rehearsal()) >= 4.5);
        }
    }

    private static double contrast(int one, int other) {
        double a = luminance(one) + 0.05;
        double b = luminance(other) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 0xFF) + 0.7152 * linear(rgb >> 8 & 0xFF) + 0.0722 * linear(rgb & 0xFF);
    }

    private static double linear(int channel) {
        double v = channel / 255.0;
        return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
    }

    @Test
    void marksAddUpToTheWorse() {
        Mark alarm = Mark.of(Severity.MINOR, "one alarm");
        Mark down = new Mark(Severity.CRITICAL, Condition.FAILED, true, "supposed to be down");
        assertEquals(new Mark(Severity.CRITICAL, Condition.FAILED, true, "one alarm\nsupposed to be down"),
                alarm.and(down));
        assertEquals(alarm, alarm.and(null));
        assertEquals("one alarm", alarm.and(alarm).words());
        assertThrows(IllegalArgumentException.class, () -> Mark.of(Severity.INFO, " "));
    }

    @Test
    void overlaysAreAskedTogether() {
        Figure figure = Figure.node("a", "node", new Box(0, 0, 10, 10), "a");
        Overlay nothing = f -> null;
        Overlay info = f -> Mark.of(Severity.INFO, "info");
        Overlay bad = f -> new Mark(null, Condition.DEGRADED, false, "degraded");
        assertNull(new Drawing(new Scene(), Look.LIGHT, Painters.standard(), List.of(nothing)).mark(figure));
        Mark both = new Drawing(new Scene(), Look.LIGHT, Painters.standard(), List.of(info, nothing, bad)).mark(figure);
        assertEquals(new Mark(Severity.INFO, Condition.DEGRADED, false, "degraded\ninfo"), both);
    }

    @Test
    void aKindMayHaveItsOwnPainter() {
        FigurePainter diamond = (shown, brush) -> {
            // draws nothing
        };
        Painters painters = Painters.standard().with("decision", diamond);
        assertEquals(diamond, painters.of(Figure.node("a", "decision", new Box(0, 0, 1, 1), "")));
        assertEquals(NodePainter.class, painters.of(Figure.node("a", "node", new Box(0, 0, 1, 1), "")).getClass());
        assertEquals(ContainerPainter.class,
                painters.of(Figure.container("a", "node", new Box(0, 0, 1, 1), "")).getClass());
    }

    @Test
    void detailFollowsTheZoom() {
        assertEquals(Detail.FULL, Detail.at(1));
        assertEquals(Detail.BLOCK, Detail.at(0.4));
        assertEquals(Detail.DOT, Detail.at(0.05));
    }

    @Test
    void mixturesAreBetween() {
        assertEquals(0x808080, Look.mix(0xFFFFFF, 0x000000, 0.5));
        assertEquals(0x123456, Look.mix(0x123456, 0xFFFFFF, 1));
    }

    @Test
    void wideCharactersAreAsWideAsTheyAreHigh() {
        assertEquals(24, TextSizes.width("日本", 12), 0.01);
        assertEquals(TextSizes.width("ab", 12) * 2, TextSizes.width("ab", 24), 0.01);
    }
}
