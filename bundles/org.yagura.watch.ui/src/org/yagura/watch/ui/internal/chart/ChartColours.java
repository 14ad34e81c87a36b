/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.chart;

import java.awt.Color;

import org.eclipse.swt.graphics.RGB;
import org.yagura.core.event.Severity;
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

    private static final int[] HEAT = {0x06204A, 0x2A3D73, 0x50587E, 0x717382, 0x938F7C, 0xB9AE6C, 0xE1CF58, 0xFFEE66};

    /** The colour of the series at a place. */
    public Color series(int place) {
        return new Color((palette.dark() ? ON_DARK : ON_LIGHT)[place % COUNT]);
    }

    /** The same, for widgets. */
    public RGB rgb(int place) {
        Color colour = series(place);
        return new RGB(colour.getRed(), colour.getGreen(), colour.getBlue());
    }

    /** The same mixed with the background, of which it keeps that share. */
    Color pale(int place, double share) {
        return of(Palette.mix(rgb(place), palette.background(), share));
    }

    /** The colour of a severity. */
    Color severity(Severity severity) {
        return of(palette.severity(severity));
    }

    /**
     * The colour of a cell of a heat map. The scale goes over blue, grey and yellow with steadily growing lightness, so
     * that its order is seen without any colour too; in a light theme the largest values are the darkest.
     *
     * @param share 0 for the least value, 1 for the largest; what is outside counts as its nearer end
     */
    public Color heat(double share) {
        double place = Math.clamp(palette.dark() ? share : 1 - share, 0, 1) * (HEAT.length - 1);
        int below = Math.min((int) place, HEAT.length - 2);
        double part = place - below;
        int colour = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int low = HEAT[below] >> shift & 0xFF;
            int high = HEAT[below + 1] >> shift & 0xFF;
            colour |= (int) Math.round(low + (high - low) * part) << shift;
        }
        return new Color(colour);
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
