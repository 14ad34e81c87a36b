/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.diagram.internal.gesture;

import java.util.List;

import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.Point;
import org.yagura.diagram.core.edit.Moves;
import org.yagura.diagram.core.paint.Look;
import org.yagura.diagram.core.paint.Metrics;
import org.yagura.diagram.core.paint.Surface;
import org.yagura.ui.diagram.PaletteEntry;
import org.yagura.ui.diagram.internal.Stage;

/** Creates a figure: where the pointer is let go, or as large as it was drawn. */
public final class CreateGesture implements Gesture {
    private final Stage stage;
    private final PaletteEntry entry;
    private final Point start;
    private Box box;

    /** Begins there. */
    public CreateGesture(Stage stage, PaletteEntry entry, Point start) {
        this.stage = stage;
        this.entry = entry;
        this.start = start;
        box = around(entry, start);
    }

    /** The box of a new figure around a place, on the grid. */
    public static Box around(PaletteEntry entry, Point at) {
        return new Box(Moves.snap(at.x() - entry.width() / 2, Metrics.GRID),
                Moves.snap(at.y() - entry.height() / 2, Metrics.GRID), entry.width(), entry.height());
    }

    @Override
    public void drag(Point at, boolean free) {
        Box drawn = Box.between(start, at);
        boolean small = drawn.width() < entry.width() / 2 || drawn.height() < entry.height() / 2;
        box = small ? around(entry, start) : drawn;
    }

    @Override
    public void drop() {
        String container = stage.containerAt(start, List.of());
        stage.editing().run(edits -> edits.create(entry.kind(), box, container));
    }

    @Override
    public void paint(Surface surface, Look look) {
        surface.frame(box, Metrics.NODE_RADIUS, 1, look.selection());
    }
}
