/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.diagram.internal.gesture;

import java.util.LinkedHashSet;
import java.util.Set;

import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.Line;
import org.yagura.diagram.core.Point;
import org.yagura.diagram.core.paint.Look;
import org.yagura.diagram.core.paint.Surface;
import org.yagura.ui.diagram.internal.Stage;

/** Selects what is wholly inside a rectangle. */
public final class MarqueeGesture implements Gesture {
    private final Stage stage;
    private final Point start;
    private final Set<String> kept;
    private Box box;

    /**
     * Begins.
     *
     * @param adds whether what is selected already stays so
     */
    public MarqueeGesture(Stage stage, Point start, boolean adds) {
        this.stage = stage;
        this.start = start;
        kept = adds ? new LinkedHashSet<>(stage.selection().ids()) : Set.of();
        box = new Box(start.x(), start.y(), 0, 0);
    }

    @Override
    public void drag(Point at, boolean free) {
        box = Box.between(start, at);
    }

    @Override
    public void drop() {
        Set<String> ids = new LinkedHashSet<>(kept);
        ids.addAll(stage.search().inside(box));
        stage.selection().set(ids);
    }

    @Override
    public void paint(Surface surface, Look look) {
        int[] path = {box.x(), box.y(), box.right(), box.y(), box.right(), box.bottom(), box.x(), box.bottom(), box.x(),
                box.y()};
        surface.line(path, Line.DASHED, look.selection());
    }
}
