/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core.paint;

import java.util.List;

import org.yagura.core.event.Severity;

/**
 * The colours of a diagram, as 0xRRGGBB. Colour means state only; everything else is neutral.
 *
 * @param background behind everything
 * @param node inside of nodes
 * @param container inside of containers
 * @param text main text
 * @param faint secondary text, icons
 * @param line frames
 * @param wire connections
 * @param grid dots of the grid
 * @param selection of what is selected
 * @param rehearsal of what is only supposed
 * @param onRehearsal text on {@code rehearsal}
 * @param severities in the order of {@link Severity}
 */
public record Look(boolean dark, int background, int node, int container, int text, int faint, int line, int wire,
        int grid, int selection, int rehearsal, int onRehearsal, List<Integer> severities) {

    /** For light surroundings and for paper. */
    public static final Look LIGHT = new Look(false, 0xFFFFFF, 0xFFFFFF, 0xF4F5F7, 0x1F2328, 0x59636E, 0xAFB8C1,
            0x6E7781, 0xD8DEE4, 0x24292F, 0x0550AE, 0xFFFFFF,
            List.of(0x076B4A, 0x4F5963, 0x7A3E9D, 0x075F97, 0x6B5500, 0xA33F00, 0xB3001E));

    /** For dark surroundings. */
    public static final Look DARK = new Look(true, 0x232629, 0x2B2F33, 0x282C30, 0xE4E7EA, 0xA3ACB5, 0x596067,
            0x8B949E, 0x3A4046, 0xF0F3F6, 0x79B8FF, 0x16181A,
            List.of(0x4CC79B, 0xB3BCC5, 0xC9A2E8, 0x74B8F2, 0xE6CE5A, 0xFF9F4A, 0xFF9991));

    /** Copies the list. */
    public Look {
        severities = List.copyOf(severities);
    }

    /** Colour of a severity. */
    public int severity(Severity severity) {
        return severities.get(severity.ordinal());
    }

    /** A mixture: {@code share} of the first colour, the rest of the second. */
    public static int mix(int first, int second, double share) {
        int mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            double channel = (first >> shift & 0xFF) * share + (second >> shift & 0xFF) * (1 - share);
            mixed |= (int) Math.round(channel) << shift;
        }
        return mixed;
    }
}
