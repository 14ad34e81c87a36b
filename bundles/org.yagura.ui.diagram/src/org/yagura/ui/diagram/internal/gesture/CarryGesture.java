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
import org.yagura.diagram.core.ShownFigure;
import org.yagura.diagram.core.paint.FontRole;
import org.yagura.diagram.core.paint.Look;
import org.yagura.diagram.core.paint.Metrics;
import org.yagura.diagram.core.paint.Surface;
import org.yagura.ui.diagram.PaletteEntry;
import org.yagura.ui.diagram.internal.Stage;

/** Shows where an entry of the palette that is dragged over the diagram would come to be, and in which container. */
public final class CarryGesture implements Gesture {
    private final Stage stage;
    private final PaletteEntry entry;
    private Point at;

    /** Begins there. */
    public CarryGesture(Stage stage, PaletteEntry entry, Point at) {
        this.stage = stage;
        this.entry = entry;
        this.at = at;
    }

    @Override
    public void drag(Point to, boolean free) {
        at = to;
    }

    @Override
    public void drop() {
        String container = stage.containerAt(at, List.of());
        stage.editing().run(edits -> edits.create(entry.kind(), CreateGesture.around(entry, at), container));
    }

    @Override
    public void paint(Surface surface, Look look) {
        String container = stage.containerAt(at, List.of());
        ShownFigure around = container == null ? null : stage.scene().shown(container);
        if (around != null) {
            surface.frame(around.box(), Metrics.CONTAINER_RADIUS, 2, look.selection());
        }
        Box box = CreateGesture.around(entry, at);
        surface.frame(box, Metrics.NODE_RADIUS, 1, look.selection());
        surface.text(entry.label(), box.x() + Metrics.INSET, box.centerY(), box.width() - 2 * Metrics.INSET,
                FontRole.NAME, look.text());
    }
}
