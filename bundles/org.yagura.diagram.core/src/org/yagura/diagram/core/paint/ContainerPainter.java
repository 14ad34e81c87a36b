/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core.paint;

import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.Figure;
import org.yagura.diagram.core.Line;
import org.yagura.diagram.core.ShownFigure;

/** The standard container: a rounded frame with its name and its rule in words; collapsed, a small one with a number. */
public final class ContainerPainter implements FigurePainter {
    @Override
    public void paint(ShownFigure shown, Brush brush) {
        Box box = shown.box();
        Look look = brush.look();
        Surface surface = brush.surface();
        surface.fill(box, Metrics.CONTAINER_RADIUS, ground(shown, look));
        brush.hatch((shown.open() ? Metrics.title(box) : box).grow(-2));
        surface.frame(box, Metrics.CONTAINER_RADIUS, 1, look.line());
        if (shown.collapsed()) {
            surface.frame(box.grow(-3), Metrics.CONTAINER_RADIUS - 3, 1, look.line());
        }
        if (brush.detail() == Detail.FULL) {
            title(shown, brush);
        }
    }

    /** The colour inside: containers within each other take turns. */
    static int ground(ShownFigure shown, Look look) {
        return shown.depth() % 2 == 0 ? look.container() : look.background();
    }

    private static void title(ShownFigure shown, Brush brush) {
        Figure figure = shown.figure();
        Look look = brush.look();
        Surface surface = brush.surface();
        Box box = shown.box();
        Box toggle = Metrics.toggle(box);
        int x = box.x() + Metrics.INSET;
        int width = toggle.x() - 4 - x;
        int middle = box.y() + Metrics.TITLE / 2 + 2;
        String rule = shown.collapsed() && brush.contents() > 0
                ? brush.contents() + (figure.detail().isEmpty() ? "" : " · " + figure.detail())
                : figure.detail();
        brush.text(figure.name(), x, middle - (rule.isEmpty() ? 0 : 8), width, FontRole.TITLE, look.text());
        if (!rule.isEmpty()) {
            brush.text(rule, x, middle + 8, width, FontRole.SMALL, look.faint());
        }
        int cx = toggle.centerX();
        int cy = toggle.centerY();
        int[] chevron = shown.collapsed()
                ? new int[]{cx - 2, cy - 4, cx + 2, cy, cx - 2, cy + 4}
                : new int[]{cx - 4, cy - 2, cx, cy + 2, cx + 4, cy - 2};
        surface.line(chevron, Line.SOLID, look.faint());
    }
}
