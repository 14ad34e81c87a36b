/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core.paint;

import java.util.List;

import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.Mark;
import org.yagura.diagram.core.ShownFigure;
import org.yagura.diagram.core.Tie;

/** Paints what figures wear of their ties: a small plate on the upper edge, at the right. */
final class Badges {
    /** Height of a badge; most of it is above the figure, so that it does not touch the name. */
    static final int HEIGHT = 14;
    private static final int ABOVE = 10;
    private static final int OFF = 8;
    private static final int AIR = 5;

    private final Drawing drawing;
    private final Surface surface;

    Badges(Drawing drawing, Surface surface) {
        this.drawing = drawing;
        this.surface = surface;
    }

    void paint(ShownFigure shown) {
        List<Tie> ties = drawing.scene().tiesOf(shown.figure().id());
        if (ties.isEmpty()) {
            return;
        }
        Tie first = ties.getFirst();
        Mark mark = drawing.mark(first);
        String more = ties.size() == 1 ? "" : " +" + (ties.size() - 1);
        Look look = drawing.look();
        int room = shown.box().width() - 2 * (OFF + AIR) - (int) Math.ceil(surface.width(more, FontRole.SMALL));
        String text = TextFit.shorten(surface, first.badge(), FontRole.SMALL, room);
        if (text.isEmpty()) {
            return;
        }
        text += more;
        int width = (int) Math.ceil(surface.width(text, FontRole.SMALL)) + 2 * AIR;
        Box plate = new Box(shown.box().right() - OFF - width, shown.box().y() - ABOVE, width, HEIGHT);
        surface.fill(plate, HEIGHT / 2, look.node());
        surface.frame(plate, HEIGHT / 2, 1, drawing.colour(mark, look.line()));
        surface.text(text, plate.x() + AIR, plate.centerY(), FontRole.SMALL, drawing.colour(mark, look.faint()));
    }
}
