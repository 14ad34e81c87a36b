/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core.paint;

import org.yagura.core.event.Severity;
import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.Condition;
import org.yagura.diagram.core.Mark;

/**
 * What a painter is given.
 *
 * @param surface to paint on
 * @param detail {@link Detail#FULL} or {@link Detail#BLOCK}
 * @param look the colours
 * @param mark what the overlays say; null for nothing
 * @param contents number of figures that a collapsed container hides; 0 for others
 */
public record Brush(Surface surface, Detail detail, Look look, Mark mark, int contents) {

    private static final double HATCH_STRENGTH = 0.6;

    /** Hatches an area when the mark says so. A painter calls it between its ground and its texts. */
    public void hatch(Box area) {
        if (hatched(mark)) {
            int rgb = mark.rehearsed()
                    ? look.rehearsal()
                    : mark.condition() == Condition.FAILED ? look.severity(Severity.CRITICAL) : look.faint();
            surface.hatch(area, Look.mix(rgb, look.node(), HATCH_STRENGTH));
        }
    }

    static boolean hatched(Mark mark) {
        return mark != null && mark.condition().compareTo(Condition.UNREACHABLE) >= 0;
    }

    /** Writes a text as {@link Surface#text(String, int, int, int, FontRole, int)} does, readable over hatching too. */
    public void text(String text, int x, int y, int width, FontRole role, int rgb) {
        if (hatched(mark) && !text.isEmpty()) {
            int wide = (int) Math.ceil(Math.min(width, surface.width(text, role)));
            int high = role.size() + 4;
            surface.fill(new Box(x - 3, y - high / 2, wide + 6, high), 2, look.node());
        }
        surface.text(text, x, y, width, role, rgb);
    }

    /** Colour of the mark's severity; that of frames when there is none. */
    public int stateColour() {
        return mark == null || mark.severity() == null ? look.line() : look.severity(mark.severity());
    }
}
