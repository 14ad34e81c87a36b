/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.example;

import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.Figure;
import org.yagura.diagram.core.ShownFigure;
import org.yagura.diagram.core.paint.Brush;
import org.yagura.diagram.core.paint.Detail;
import org.yagura.diagram.core.paint.FigurePainter;
import org.yagura.diagram.core.paint.FontRole;
import org.yagura.diagram.core.paint.Metrics;

/** Draws a power supply as a battery: a box with a pole at its right end, and its name. */
public final class PowerSupplyPainter implements FigurePainter {
    private static final int POLE = 6;

    @Override
    public void paint(ShownFigure shown, Brush brush) {
        Box box = shown.box();
        Box body = new Box(box.x(), box.y(), Math.max(1, box.width() - POLE), box.height());
        Box pole = new Box(body.right(), box.y() + box.height() / 3, POLE, Math.max(1, box.height() / 3));
        brush.surface().fill(body, Metrics.NODE_RADIUS, brush.look().node());
        brush.hatch(body.grow(-1));
        brush.surface().frame(body, Metrics.NODE_RADIUS, 1, brush.look().line());
        brush.surface().fill(pole, 0, brush.look().line());
        if (brush.detail() == Detail.FULL) {
            Figure figure = shown.figure();
            brush.text(figure.name(), body.x() + Metrics.INSET, body.centerY(), body.width() - 2 * Metrics.INSET,
                    FontRole.NAME, brush.look().text());
        }
    }
}
