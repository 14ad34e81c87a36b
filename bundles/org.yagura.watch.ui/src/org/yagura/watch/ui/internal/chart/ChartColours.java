/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.chart;

import java.awt.Color;

import org.eclipse.swt.graphics.RGB;
import org.yagura.ui.theme.Palette;

/**
 * The colours of charts in one theme. Those of series can be told apart by people who see no red, no green or no blue, and
 * stand out from the background. Immutable.
 *
 * @param palette the theme
 */
public record ChartColours(Palette palette) {
    /** How many series have a colour of their own. */
    public static final int COUNT = 8;

    private static final int[] ON_LIGHT = {0x006CB0, 0xF65B10, 0x0C4444, 0xAA7D98, 0x510DAE, 0x5F3405, 0xC47563,
            0x0D12F8};
    private static final int[] ON_DARK = {0x62B0F5, 0xF3DA06, 0x1F9358, 0xAB32FE, 0x91E692, 0xB78A1F, 0x4FF1E2,
            0x69778D};

    /** The colour of the series at a place. */
    public Color series(int place) {
        return new Color((palette.dark() ? ON_DARK : ON_LIGHT)[place % COUNT]);
    }

    /** The same, for widgets. */
    public RGB rgb(int place) {
        Color colour = series(place);
        return new RGB(colour.getRed(), colour.getGreen(), colour.getBlue());
    }

    Color background() {
        return of(palette.background());
    }

    Color text() {
        return of(palette.text());
    }

    Color faint() {
        return of(palette.faint());
    }

    Color line() {
        return of(palette.line());
    }

    private static Color of(RGB rgb) {
        return new Color(rgb.red, rgb.green, rgb.blue);
    }
}
