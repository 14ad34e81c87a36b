/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.theme;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.swt.graphics.RGB;
import org.junit.jupiter.api.Test;
import org.yagura.core.event.Severity;

class PaletteTest {
    private static final double READABLE = 4.5;

    @Test
    void everyWordIsReadableInLightAndDark() {
        for (Palette palette : new Palette[]{Palette.LIGHT, Palette.DARK}) {
            for (RGB ground : new RGB[]{palette.background(), palette.surface(), palette.hover(),
                    palette.selection()}) {
                readable(palette, "text", palette.text(), ground);
                for (Severity severity : Severity.values()) {
                    readable(palette, severity.name(), palette.severity(severity), ground);
                }
            }
            readable(palette, "faint", palette.faint(), palette.background());
            readable(palette, "faint", palette.faint(), palette.surface());
            for (Severity severity : Severity.values()) {
                readable(palette, "on " + severity, palette.onSeverity(), palette.severity(severity));
            }
        }
    }

    private static void readable(Palette palette, String what, RGB ink, RGB ground) {
        double contrast = Palette.contrast(ink, ground);
        assertTrue(contrast >= READABLE,
                "%s %s on %s: %.2f".formatted(palette.dark() ? "dark" : "light", what, ground, contrast));
    }
}
