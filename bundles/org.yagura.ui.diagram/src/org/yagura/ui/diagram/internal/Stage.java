/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.diagram.internal;

import java.util.List;
import java.util.function.Consumer;

import org.eclipse.swt.widgets.Canvas;
import org.yagura.core.text.Texts;
import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.Hit;
import org.yagura.diagram.core.Point;
import org.yagura.diagram.core.Scene;
import org.yagura.diagram.core.SceneSearch;
import org.yagura.diagram.core.ShownFigure;
import org.yagura.ui.diagram.DiagramHost;
import org.yagura.ui.diagram.DiagramSelection;
import org.yagura.ui.diagram.internal.paint.Viewport;

/**
 * What the parts of one diagram share.
 *
 * @param notice shows a line to the person below the diagram; an empty one takes it away
 */
public record Stage(Canvas canvas, Scene scene, SceneSearch search, DiagramHost host, Viewport viewport,
        DiagramSelection selection, Editing editing, Texts texts, Consumer<String> notice) {
    private static final int REACH = 4;
    private static final int MARGIN = 24;

    /** What is at a place of the diagram. */
    public Hit hit(Point at) {
        return search.at(at.x(), at.y(), viewport.toDiagram(REACH));
    }

    /** Paints again soon. */
    public void redraw() {
        canvas.redraw();
    }

    /** The figure that has the keyboard, as it is shown; null for none. */
    public ShownFigure focusFigure() {
        String focus = selection.focus();
        return focus == null ? null : scene.shown(focus);
    }

    /** Brings what somebody looks for into sight, with what is around it when it was not. */
    public void present(String id) {
        Box box = boxOf(id);
        if (box != null && viewport.present(box, MARGIN)) {
            redraw();
        }
    }

    /** Brings what is selected or has the keyboard into sight. */
    public void reveal(String id) {
        Box box = boxOf(id);
        if (box != null && viewport.reveal(box, MARGIN)) {
            redraw();
        }
    }

    /** Box of a figure or a connection that is shown; null for others. */
    public Box boxOf(String id) {
        ShownFigure shown = scene.shown(id);
        if (shown != null) {
            return shown.box();
        }
        var route = scene.connection(id) == null ? null : scene.route(id);
        return route == null ? null : route.box();
    }

    /** Box around all of these that are shown; null for none. */
    public Box boxAround(Iterable<String> ids) {
        var boxes = new java.util.ArrayList<Box>();
        ids.forEach(id -> {
            Box box = boxOf(id);
            if (box != null) {
                boxes.add(box);
            }
        });
        return Box.around(boxes);
    }

    /** The innermost open container at a place that none of these figures is, or holds; null for the top. */
    public String containerAt(Point at, List<String> not) {
        ShownFigure container = search.containerAt(at.x(), at.y());
        String id = container == null ? null : container.figure().id();
        while (id != null && isIn(id, not)) {
            id = scene.figure(id).parent();
        }
        return id;
    }

    private boolean isIn(String id, List<String> figures) {
        return figures.stream().anyMatch(figure -> scene.holds(figure, id));
    }
}
