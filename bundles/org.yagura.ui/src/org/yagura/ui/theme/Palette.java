/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.theme;

import org.eclipse.swt.graphics.RGB;
import org.yagura.core.event.Severity;

/**
 * The colours of one theme. Colour means state only; everything else is neutral.
 *
 * @param dark whether it is the dark one
 * @param background of tables and cards
 * @param surface of bars and headers, one step off the background
 * @param text main text
 * @param faint secondary text, contrast still at least 4.5
 * @param line separators
 * @param hover background under the pointer
 * @param selection background of what is selected, with {@code text} on it
 * @param focus frame of what has the focus
 */
public record Palette(boolean dark, RGB background, RGB surface, RGB text, RGB faint, RGB line, RGB hover,
        RGB selection,
        RGB focus) {

    /** For light surroundings. */
    public static final Palette LIGHT = new Palette(false, rgb(0xFFFFFF), rgb(0xF4F5F7), rgb(0x1F2328), rgb(0x59636E),
            rgb(0xD8DEE4), rgb(0xF0F3F6), rgb(0xDCE4EC), rgb(0x57606A));

    /** For dark surroundings. */
    public static final Palette DARK = new Palette(true, rgb(0x232629), rgb(0x2B2F33), rgb(0xE4E7EA), rgb(0xA3ACB5),
            rgb(0x43494F), rgb(0x2C3136), rgb(0x364150), rgb(0x9DA7B1));

    private static final int[] ON_LIGHT = {0x076B4A, 0x4F5963, 0x7A3E9D, 0x075F97, 0x6B5500, 0xA33F00, 0xB3001E};
    private static final int[] ON_DARK = {0x4CC79B, 0xB3BCC5, 0xC9A2E8, 0x74B8F2, 0xE6CE5A, 0xFF9F4A, 0xFF9991};

    /** Colour of a severity, for shapes and words on {@link #background}, {@link #hover} and {@link #selection}. */
    public RGB severity(Severity severity) {
        return rgb((dark ? ON_DARK : ON_LIGHT)[severity.ordinal()]);
    }

    /** Colour of words on a surface filled with a severity's colour. */
    public RGB onSeverity() {
        return dark ? rgb(0x16181A) : rgb(0xFFFFFF);
    }

    /** Colour of something that works. */
    public RGB good() {
        return severity(Severity.CLEARED);
    }

    /** Colour of something that is broken or lost. */
    public RGB bad() {
        return severity(Severity.CRITICAL);
    }

    /** A mixture: {@code share} of the first colour, the rest of the second. */
    public static RGB mix(RGB first, RGB second, double share) {
        return new RGB(mix(first.red, second.red, share), mix(first.green, second.green, share),
                mix(first.blue, second.blue, share));
    }

    /** The contrast of two colours after WCAG 2, from 1 to 21. */
    public static double contrast(RGB one, RGB other) {
        double a = luminance(one) + 0.05;
        double b = luminance(other) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static double luminance(RGB c) {
        return 0.2126 * linear(c.red) + 0.7152 * linear(c.green) + 0.0722 * linear(c.blue);
    }

    private static double linear(int channel) {
        double v = channel / 255.0;
        return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
    }

    private static int mix(int a, int b, double share) {
        return (int) Math.round(a * share + b * (1 - share));
    }

    private static RGB rgb(int value) {
        return new RGB(value >> 16 & 0xFF, value >> 8 & 0xFF, value & 0xFF);
    }
}
