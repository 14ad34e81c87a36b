/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.example;

import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.ShownFigure;
import org.yagura.diagram.core.paint.Brush;
import org.yagura.diagram.core.paint.FigurePainter;
import org.yagura.diagram.core.paint.Painters;

/**
 * Draws a UPS as a battery: what every node shows, in a body with a pole at its right end. One that shows its parts is
 * drawn as every container.
 */
public final class PowerSupplyPainter implements FigurePainter {
    private static final int POLE = 6;

    @Override
    public void paint(ShownFigure shown, Brush brush) {
        FigurePainter standard = Painters.standard().of(shown.figure());
        if (shown.open()) {
            standard.paint(shown, brush);
            return;
        }
        Box box = shown.box();
        Box body = new Box(box.x(), box.y(), Math.max(1, box.width() - POLE), box.height());
        Box pole = new Box(body.right(), box.y() + box.height() / 3, POLE, Math.max(1, box.height() / 3));
        standard.paint(new ShownFigure(shown.figure(), body, shown.depth(), shown.collapsed()), brush);
        brush.surface().fill(pole, 0, brush.look().line());
    }
}
