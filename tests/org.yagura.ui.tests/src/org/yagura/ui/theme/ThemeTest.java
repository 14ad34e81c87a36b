/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.junit.jupiter.api.Test;
import org.yagura.testsupport.ui.MemoryAgent;
import org.yagura.testsupport.ui.UiWindow;

class ThemeTest {

    @Test
    void whoFollowsIsToldAtOnceAndOnEachChangeButNotOfTheSame() {
        try (var window = new UiWindow(new MemoryAgent())) {
            Theme theme = window.kit().theme();
            var told = new ArrayList<Boolean>();
            theme.follow(window.shell(), () -> told.add(theme.dark()));
            theme.setDark(true);
            theme.setDark(true);
            theme.setDark(false);
            assertEquals(List.of(false, true, false), told);
        }
    }

    @Test
    void aControlThatIsGoneIsNotPainted() {
        try (var window = new UiWindow(new MemoryAgent())) {
            Theme theme = window.kit().theme();
            var gone = new Composite(window.shell(), SWT.NONE);
            var told = new ArrayList<Boolean>();
            theme.follow(gone, () -> told.add(theme.dark()));
            gone.dispose();
            theme.setDark(true);
            assertEquals(List.of(false), told);
        }
    }

    @Test
    void oneThatDisposesAnotherDuringTheChangeDoesNoHarm() {
        try (var window = new UiWindow(new MemoryAgent())) {
            Theme theme = window.kit().theme();
            var second = new Label(window.shell(), SWT.NONE);
            theme.follow(window.shell(), () -> {
                if (theme.dark()) {
                    second.dispose();
                }
            });
            theme.paint(second);
            theme.setDark(true);
            assertTrue(second.isDisposed());
        }
    }

    @Test
    void paintedControlsKeepTheColoursOfTheTheme() {
        try (var window = new UiWindow(new MemoryAgent())) {
            Theme theme = window.kit().theme();
            var body = new Composite(window.shell(), SWT.NONE);
            var bar = new Composite(window.shell(), SWT.NONE);
            theme.paint(body);
            theme.paintBar(bar);
            for (boolean dark : new boolean[]{false, true}) {
                theme.setDark(dark);
                assertEquals(theme.palette().background(), body.getBackground().getRGB());
                assertEquals(theme.palette().surface(), bar.getBackground().getRGB());
                assertEquals(theme.palette().text(), bar.getForeground().getRGB());
            }
        }
    }

    @Test
    void iconsAreDrawnOnceForEachColourAndSize() {
        try (var window = new UiWindow(new MemoryAgent())) {
            Icons icons = window.kit().icons();
            RGB red = new RGB(200, 0, 0);
            Image small = icons.get("bell", 16, red);
            assertSame(small, icons.get("bell", 16, red));
            assertNotSame(small, icons.get("bell", 32, red));
            assertEquals(32, icons.get("bell", 32, red).getBounds().width);
            assertTrue(colours(small.getImageData()).contains(red), "it is drawn in that colour");
        }
    }

    @Test
    void theIconOfAThemeHasItsColour() {
        try (var window = new UiWindow(new MemoryAgent())) {
            Image light = window.kit().icons().get("bell");
            window.kit().theme().setDark(true);
            Image dark = window.kit().icons().get("bell");
            assertNotSame(light, dark);
            assertTrue(colours(dark.getImageData()).contains(window.kit().theme().palette().faint()));
        }
    }

    @Test
    void anIconThatThereIsNotIsAMistakeOfTheProgram() {
        try (var window = new UiWindow(new MemoryAgent())) {
            var failure = assertThrows(IllegalArgumentException.class, () -> window.kit().icons().get("unicorn"));
            assertTrue(failure.getMessage().contains("unicorn"));
            assertTrue(Icons.has(Icons.class, "bell"));
            assertFalse(Icons.has(Icons.class, "unicorn"));
        }
    }

    private static List<RGB> colours(ImageData data) {
        var colours = new ArrayList<RGB>();
        for (int x = 0; x < data.width; x++) {
            for (int y = 0; y < data.height; y++) {
                if (data.getAlpha(x, y) == 255) {
                    colours.add(data.palette.getRGB(data.getPixel(x, y)));
                }
            }
        }
        return colours;
    }
}
