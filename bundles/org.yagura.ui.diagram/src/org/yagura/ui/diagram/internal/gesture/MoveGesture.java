/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.diagram.internal.gesture;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.Line;
import org.yagura.diagram.core.Point;
import org.yagura.diagram.core.edit.Edit;
import org.yagura.diagram.core.edit.Edits;
import org.yagura.diagram.core.edit.Moves;
import org.yagura.diagram.core.paint.Look;
import org.yagura.diagram.core.paint.Metrics;
import org.yagura.diagram.core.paint.Surface;
import org.yagura.ui.diagram.internal.Stage;

/** Moves what is selected, with the pointer also into another container. */
public final class MoveGesture implements Gesture {
    private final Stage stage;
    private final List<String> ids;
    private final List<Box> boxes = new ArrayList<>();
    private final Box lead;
    private final Point start;
    private final Snapper snapper;
    private int dx;
    private int dy;
    private boolean rehangs;
    private String container;

    /**
     * Begins.
     *
     * @param lead id of the figure that is held, which snaps
     * @param start where the pointer is; null when the keyboard moves
     */
    public MoveGesture(Stage stage, String lead, Point start) {
        this.stage = stage;
        this.start = start;
        ids = stage.selection().roots().stream().filter(id -> stage.scene().shown(id) != null).toList();
        ids.forEach(id -> boxes.add(stage.scene().shown(id).box()));
        this.lead = stage.scene().shown(lead).box();
        snapper = new Snapper(stage.scene(), new HashSet<>(stage.scene().withContents(ids)));
    }

    @Override
    public void drag(Point at, boolean free) {
        Box held = lead.move(at.x() - start.x(), at.y() - start.y());
        Box rests = free ? held : snapper.snap(held);
        dx = rests.x() - lead.x();
        dy = rests.y() - lead.y();
        container = stage.containerAt(at, ids);
        rehangs = ids.stream().anyMatch(id -> !Objects.equals(stage.scene().figure(id).parent(), container));
    }

    /** Moves on by that much; from the keyboard, so never into another container. */
    public void nudge(int byX, int byY, boolean free) {
        dx = free ? dx + byX : Moves.snap(lead.x() + dx + byX, Metrics.GRID) - lead.x();
        dy = free ? dy + byY : Moves.snap(lead.y() + dy + byY, Metrics.GRID) - lead.y();
    }

    /** The box around what is moved, where it would be now. */
    public Box now() {
        return Box.around(boxes).move(dx, dy);
    }

    @Override
    public void drop() {
        if (dx == 0 && dy == 0 && !rehangs) {
            return;
        }
        Map<String, Box> bounds = Moves.by(stage.scene(), ids, dx, dy);
        var steps = new ArrayList<Function<Edits, Edit>>();
        steps.add(edits -> rehangs ? edits.move(bounds, ids, container) : edits.place(bounds));
        Moves.bendsBy(stage.scene(), ids, dx, dy).forEach((id, bends) -> steps.add(edits -> edits.bend(id, bends)));
        stage.editing().run(steps);
    }

    @Override
    public void paint(Surface surface, Look look) {
        if (rehangs && container != null && stage.scene().shown(container) != null) {
            surface.frame(stage.scene().shown(container).box(), Metrics.CONTAINER_RADIUS, 2, look.selection());
        }
        boxes.forEach(box -> surface.frame(box.move(dx, dy), Metrics.NODE_RADIUS, 1, look.selection()));
        Box held = lead.move(dx, dy);
        if (start != null && snapper.vertical() != null) {
            guide(surface, look, snapper.vertical(), held, true);
        }
        if (start != null && snapper.horizontal() != null) {
            guide(surface, look, snapper.horizontal(), held, false);
        }
    }

    private static void guide(Surface surface, Look look, Box other, Box held, boolean vertical) {
        Box both = other.union(held);
        int[] path = vertical
                ? new int[]{same(other.x(), held.x(), other.right(), held.right(), held.centerX()), both.y()}
                : new int[]{both.x(), same(other.y(), held.y(), other.bottom(), held.bottom(), held.centerY())};
        surface.line(vertical
                ? new int[]{path[0], path[1], path[0], both.bottom()}
                : new int[]{path[0], path[1], both.right(), path[1]}, Line.DOTTED, look.selection());
    }

    private static int same(int low, int heldLow, int high, int heldHigh, int middle) {
        return low == heldLow ? low : high == heldHigh ? high : middle;
    }
}
