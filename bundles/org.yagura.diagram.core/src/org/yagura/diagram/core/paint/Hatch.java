/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core.paint;

/** The lines of a hatching: from the upper right to the lower left, cut at a box, at the same places whatever the box. */
public final class Hatch {

    private Hatch() {
    }

    /** Draws one line. */
    @FunctionalInterface
    public interface Pen {
        /** From one place to the other. */
        void line(int x1, int y1, int x2, int y2);
    }

    /** Draws the lines inside of these borders, so far apart. */
    public static void draw(int left, int top, int right, int bottom, int apart, Pen pen) {
        for (int sum = Math.floorDiv(left + top, apart) * apart; sum <= right + bottom; sum += apart) {
            int x1 = Math.min(right, sum - top);
            int x2 = Math.max(left, sum - bottom);
            if (x1 > x2) {
                pen.line(x1, sum - x1, x2, sum - x2);
            }
        }
    }
}
