/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core.paint;

import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.Icon;
import org.yagura.diagram.core.Line;

/**
 * What figures are painted on: a window, an SVG or PDF document, paper. All places and sizes are in points of the
 * diagram, all colours 0xRRGGBB; the surface scales and moves. For one thread.
 */
public interface Surface {

    /** Fills a box. {@code radius} is that of its corners, 0 for square ones. */
    void fill(Box box, int radius, int rgb);

    /** Draws the border of a box, inside of it, {@code width} points thick. */
    void frame(Box box, int radius, int width, int rgb);

    /**
     * Draws joined lines of the one weight.
     *
     * @param path x and y of the corners in turn; not changed, not kept
     */
    void line(int[] path, Line line, int rgb);

    /** Fills a polygon with those corners, x and y in turn. */
    void polygon(int[] corners, int rgb);

    /** Fills a box with diagonal lines that leave what is beneath readable. */
    void hatch(Box box, int rgb);

    /** Writes one line of text: from x on, its middle at y. */
    void text(String text, int x, int y, FontRole role, int rgb);

    /** How wide a text would be. */
    double width(String text, FontRole role);

    /** Draws an icon into a square. */
    void icon(Icon icon, Box box, int rgb);

    /** Points of the screen that a point of the diagram takes; 1 on paper and in documents. */
    default double zoom() {
        return 1;
    }

    /** A text, or its beginning and its end around an ellipsis, as far as that fits; empty when too little does. */
    default String squeeze(String text, int width, FontRole role) {
        return TextFit.squeeze(this, text, role, width);
    }

    /** Writes a text, shortened with an ellipsis to what fits into a width; nothing when not even that fits. */
    default void text(String text, int x, int y, int width, FontRole role, int rgb) {
        String fitting = TextFit.shorten(this, text, role, width);
        if (!fitting.isEmpty()) {
            text(fitting, x, y, role, rgb);
        }
    }
}
