/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.severity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.Test;
import org.yagura.core.event.HandlingState;
import org.yagura.core.event.Severity;
import org.yagura.testsupport.ui.MemoryAgent;
import org.yagura.testsupport.ui.UiWindow;
import org.yagura.ui.theme.Palette;
import org.yagura.ui.theme.Theme;

class SeverityLookTest {
    private static final int EDGE = 32;
    private static final RGB PAPER = new RGB(255, 255, 255);
    private static final RGB INK = new RGB(0, 0, 0);

    @Test
    void eachHasAWordOfItsOwnInBothLanguages() {
        for (Locale language : new Locale[]{Locale.ENGLISH, Locale.JAPANESE}) {
            var look = new SeverityLook(language);
            var words = new HashSet<String>();
            Arrays.stream(Severity.values()).map(look::word).forEach(words::add);
            Arrays.stream(HandlingState.values()).map(look::word).forEach(words::add);
            assertEquals(Severity.values().length + HandlingState.values().length, words.size(), words.toString());
        }
        assertEquals("", new SeverityLook(Locale.ENGLISH).word((Severity) null));
        assertEquals("", new SeverityLook(Locale.ENGLISH).word((HandlingState) null));
    }

    @Test
    void eachHasAShapeOfItsOwnThatNeedsNoColour() {
        try (var window = new UiWindow(new MemoryAgent())) {
            var look = new SeverityLook(Locale.ENGLISH);
            Set<String> shapes = new HashSet<>();
            for (Severity severity : Severity.values()) {
                shapes.add(drawn(window.display(), gc -> look.paint(gc, severity, INK, PAPER, 0, 0, EDGE)));
            }
            for (HandlingState state : HandlingState.values()) {
                shapes.add(drawn(window.display(), gc -> look.paint(gc, Palette.LIGHT, state, 0, 0, EDGE)));
            }
            assertEquals(Severity.values().length + HandlingState.values().length, shapes.size());
        }
    }

    @Test
    void aShapeStaysInItsSquare() {
        try (var window = new UiWindow(new MemoryAgent())) {
            var look = new SeverityLook(Locale.ENGLISH);
            for (Severity severity : Severity.values()) {
                var image = new Image(window.display(), 3 * EDGE, 3 * EDGE);
                var gc = new GC(image);
                gc.setBackground(Theme.color(PAPER));
                gc.fillRectangle(0, 0, 3 * EDGE, 3 * EDGE);
                look.paint(gc, severity, INK, PAPER, EDGE, EDGE, EDGE);
                gc.dispose();
                var data = image.getImageData();
                image.dispose();
                for (int i = 0; i < 3 * EDGE; i++) {
                    for (int edge : new int[]{EDGE - 3, 2 * EDGE + 3}) {
                        assertEquals(PAPER, data.palette.getRGB(data.getPixel(i, edge)), severity.name());
                        assertEquals(PAPER, data.palette.getRGB(data.getPixel(edge, i)), severity.name());
                    }
                }
            }
        }
    }

    @Test
    void theColourIsThatOfThePalette() {
        try (var window = new UiWindow(new MemoryAgent())) {
            var look = new SeverityLook(Locale.ENGLISH);
            for (Palette palette : new Palette[]{Palette.LIGHT, Palette.DARK}) {
                String drawn = drawn(window.display(),
                        gc -> look.paint(gc, palette, Severity.CRITICAL, 0, 0, EDGE));
                assertTrue(drawn.contains(palette.severity(Severity.CRITICAL).toString()), "not in its colour");
            }
        }
    }

    private interface Drawing {
        void on(GC gc);
    }

    private static String drawn(Display display, Drawing drawing) {
        var image = new Image(display, EDGE, EDGE);
        var gc = new GC(image);
        gc.setBackground(Theme.color(PAPER));
        gc.fillRectangle(0, 0, EDGE, EDGE);
        drawing.on(gc);
        gc.dispose();
        var data = image.getImageData();
        image.dispose();
        var pixels = new StringBuilder();
        for (int y = 0; y < EDGE; y++) {
            for (int x = 0; x < EDGE; x++) {
                pixels.append(data.palette.getRGB(data.getPixel(x, y)));
            }
        }
        return pixels.toString();
    }
}
