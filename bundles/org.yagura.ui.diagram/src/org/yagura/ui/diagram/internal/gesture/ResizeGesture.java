/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.diagram.internal.gesture;

import java.util.Map;

import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.Point;
import org.yagura.diagram.core.edit.Moves;
import org.yagura.diagram.core.paint.Look;
import org.yagura.diagram.core.paint.Metrics;
import org.yagura.diagram.core.paint.Surface;
import org.yagura.ui.diagram.internal.Stage;

/** Changes the size of one figure by an edge or a corner. */
public final class ResizeGesture implements Gesture {
    private static final int LEAST = 24;

    private final Stage stage;
    private final String id;
    private final Box before;
    private final Point start;
    private final int sideX;
    private final int sideY;
    private Box box;

    /**
     * Begins.
     *
     * @param start where the pointer is; null when the keyboard resizes
     * @param sideX -1 for the left edge, 1 for the right one, 0 for none
     * @param sideY -1 for the upper edge, 1 for the lower one, 0 for none
     */
    public ResizeGesture(Stage stage, String id, Point start, int sideX, int sideY) {
        this.stage = stage;
        this.id = id;
        this.start = start;
        this.sideX = sideX;
        this.sideY = sideY;
        before = stage.scene().shown(id).box();
        box = before;
    }

    @Override
    public void drag(Point at, boolean free) {
        int dx = at.x() - start.x();
        int dy = at.y() - start.y();
        int left = edge(before.x() + (sideX < 0 ? dx : 0), free || sideX >= 0);
        int right = edge(before.right() + (sideX > 0 ? dx : 0), free || sideX <= 0);
        int top = edge(before.y() + (sideY < 0 ? dy : 0), free || sideY >= 0);
        int bottom = edge(before.bottom() + (sideY > 0 ? dy : 0), free || sideY <= 0);
        if (sideX < 0) {
            left = Math.min(left, right - LEAST);
        } else {
            right = Math.max(right, left + LEAST);
        }
        if (sideY < 0) {
            top = Math.min(top, bottom - LEAST);
        } else {
            bottom = Math.max(bottom, top + LEAST);
        }
        box = new Box(left, top, right - left, bottom - top);
    }

    private static int edge(int at, boolean free) {
        return free ? at : Moves.snap(at, Metrics.GRID);
    }

    /** Grows or shrinks at the right and lower edge; from the keyboard. */
    public void grow(int byX, int byY) {
        box = new Box(box.x(), box.y(), Math.max(LEAST, box.width() + byX), Math.max(LEAST, box.height() + byY));
    }

    @Override
    public void drop() {
        if (!box.equals(before)) {
            stage.editing().run(edits -> edits.place(Map.of(id, box)));
        }
    }

    @Override
    public void paint(Surface surface, Look look) {
        surface.frame(box, Metrics.NODE_RADIUS, 1, look.selection());
    }
}
