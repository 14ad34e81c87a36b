/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core.paint;

import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.Figure;
import org.yagura.diagram.core.ShownFigure;

/** The standard node: icon, name, second label small below it, state as a bar at the left edge. */
public final class NodePainter implements FigurePainter {
    private static final int ICON = 22;

    @Override
    public void paint(ShownFigure shown, Brush brush) {
        Box box = shown.box();
        Look look = brush.look();
        Surface surface = brush.surface();
        surface.fill(box, Metrics.NODE_RADIUS, look.node());
        brush.hatch(box.grow(-1));
        surface.frame(box, Metrics.NODE_RADIUS, 1, look.line());
        if (brush.detail() == Detail.FULL) {
            paintInside(shown.figure(), box, brush);
        }
    }

    private static void paintInside(Figure figure, Box box, Brush brush) {
        Look look = brush.look();
        Surface surface = brush.surface();
        int x = box.x() + Metrics.INSET;
        if (figure.icon() != null && box.height() >= ICON && box.width() >= 2 * Metrics.INSET + ICON) {
            surface.icon(figure.icon(), new Box(x, box.centerY() - ICON / 2, ICON, ICON), look.faint());
            x += ICON + Metrics.INSET - 4;
        }
        int width = box.right() - Metrics.INSET / 2 - x;
        boolean two = !figure.detail().isEmpty() && box.height() >= 36;
        brush.text(figure.name(), x, box.centerY() - (two ? 8 : 0), width, FontRole.NAME, look.text());
        if (two) {
            brush.text(figure.detail(), x, box.centerY() + 9, width, FontRole.SMALL, look.faint());
        }
    }
}
