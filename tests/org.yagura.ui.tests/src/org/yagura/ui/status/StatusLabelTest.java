/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.Test;
import org.yagura.testsupport.ui.MemoryAgent;
import org.yagura.testsupport.ui.UiWindow;
import org.yagura.testsupport.ui.Widgets;
import org.yagura.ui.theme.Palette;

class StatusLabelTest {

    private static StatusLabel open(UiWindow window) {
        return window.open(parent -> new StatusLabel(parent, window.kit()));
    }

    @Test
    void anEmptyLabelTakesNoRoomAndWordsTakeTheirs() {
        try (var window = new UiWindow(new MemoryAgent())) {
            StatusLabel label = open(window);
            assertEquals(new Point(0, 0), label.computeSize(SWT.DEFAULT, SWT.DEFAULT));
            label.show(null, "short", null, null);
            int narrow = label.computeSize(SWT.DEFAULT, SWT.DEFAULT).x;
            label.show(null, "much longer words", null, null);
            int wide = label.computeSize(SWT.DEFAULT, SWT.DEFAULT).x;
            label.show("check", "much longer words", null, null);
            assertTrue(narrow < wide && wide < label.computeSize(SWT.DEFAULT, SWT.DEFAULT).x);
        }
    }

    @Test
    void itIsPressedByMouseEnterAndSpace() {
        try (var window = new UiWindow(new MemoryAgent())) {
            var pressed = new ArrayList<String>();
            StatusLabel label = open(window);
            label.show("check", "nothing lost", null, "All traps are accounted for");
            label.notifyListeners(SWT.MouseUp, new Event());
            assertEquals(List.of(), pressed, "without an action nothing happens");
            label.onClick(() -> pressed.add("x"));
            label.notifyListeners(SWT.MouseUp, new Event());
            label.notifyListeners(SWT.KeyDown, Widgets.key("CR"));
            label.notifyListeners(SWT.KeyDown, Widgets.key("SPACE"));
            label.notifyListeners(SWT.KeyDown, Widgets.key("X"));
            assertEquals(3, pressed.size());
            assertEquals("All traps are accounted for", label.getToolTipText());
        }
    }

    @Test
    void itIsDrawnInItsToneAndInTheColoursOfTheTheme() {
        try (var window = new UiWindow(new MemoryAgent())) {
            StatusLabel label = open(window);
            label.show(null, "lost 17", Palette::bad, null);
            assertEquals("lost 17", label.text());
            int light = window.picture().getPixel(2, 2);
            assertTrue(paints(window, Palette.LIGHT.bad()));
            window.kit().theme().setDark(true);
            window.settle();
            assertNotEquals(light, window.picture().getPixel(2, 2));
            assertTrue(paints(window, Palette.DARK.bad()), "the tone is that of the theme there is");
        }
    }

    private static boolean paints(UiWindow window, RGB colour) {
        ImageData picture = window.picture();
        for (int y = 0; y < picture.height; y++) {
            for (int x = 0; x < picture.width; x++) {
                if (picture.palette.getRGB(picture.getPixel(x, y)).equals(colour)) {
                    return true;
                }
            }
        }
        return false;
    }
}
