/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.diagram.internal.gesture;

import org.yagura.core.event.Severity;
import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.End;
import org.yagura.diagram.core.Hit;
import org.yagura.diagram.core.Line;
import org.yagura.diagram.core.Point;
import org.yagura.diagram.core.Port;
import org.yagura.diagram.core.ShownFigure;
import org.yagura.diagram.core.edit.Edit;
import org.yagura.diagram.core.paint.Look;
import org.yagura.diagram.core.paint.Metrics;
import org.yagura.diagram.core.paint.Surface;
import org.yagura.ui.diagram.internal.Stage;

/** Looks for the figure that a line is to end at, and shows whether it may. What is done then, the two kinds of it say. */
public abstract sealed class Connecting implements Gesture permits ConnectGesture, ReconnectGesture {
    private static final int PORT_REACH = 10;

    private final Stage stage;
    private Point at;
    private End target;
    private String refusal;
    private String hint = "";

    /** @param at where the pointer is */
    Connecting(Stage stage, Point at) {
        this.stage = stage;
        this.at = at;
    }

    /** What the host would do with that end. */
    abstract Edit edit(org.yagura.diagram.core.edit.Edits edits, End end);

    /** Id of the figure where the other end is. */
    abstract String other();

    /** The parts of the diagram. */
    final Stage stage() {
        return stage;
    }

    @Override
    public final void drag(Point pointer, boolean free) {
        at = pointer;
        Hit hit = stage.hit(pointer);
        boolean figure = hit instanceof Hit.OnFigure on
                && !(on.part() == Hit.Part.INSIDE && stage.scene().holds(on.id(), other()));
        aim(figure ? end(stage.scene().shown(hit.hitId()), pointer) : null);
    }

    /** Aims at an end, by pointer or keyboard; null for none. */
    public final void aim(End end) {
        target = end;
        refusal = end == null ? null : stage.editing().refusal(edits -> edit(edits, end));
        boolean byKeys = !hint.isEmpty() && end != null;
        stage.notice().accept(refusal != null
                ? refusal
                : byKeys ? stage.texts().get("mode.aimed", stage.scene().figure(end.figure()).name()) : hint);
    }

    /** The figure from which arrow keys begin to look for another end. */
    public abstract String start();

    /** Says what the keys do, as long as there is nothing more important to say. */
    public final void hint(String text) {
        hint = text;
        stage.notice().accept(text);
    }

    /** Aims at the middle of a figure. */
    public final void aimAt(String figure) {
        at = stage.scene().shown(figure).box().center();
        aim(End.of(figure));
    }

    /** The port near the pointer, or anywhere on the figure. */
    private End end(ShownFigure shown, Point pointer) {
        int reach = stage.viewport().toDiagram(PORT_REACH);
        for (Port port : shown.figure().ports()) {
            Point place = port.on(shown.box());
            if (Math.abs(place.x() - pointer.x()) <= reach && Math.abs(place.y() - pointer.y()) <= reach) {
                return new End(shown.figure().id(), port.id());
            }
        }
        return End.of(shown.figure().id());
    }

    /** A line with one corner at most, from border to border. */
    private static void rubber(Surface surface, Box from, Box to, int rgb) {
        int toX = to.centerX();
        boolean beside = toX < from.x() || toX >= from.right();
        int x = toX >= from.centerX() ? from.right() : from.x();
        int y = from.centerY();
        if (beside && y >= to.y() && y <= to.bottom()) {
            surface.line(new int[]{x, y, toX >= from.centerX() ? to.x() : to.right(), y}, Line.DASHED, rgb);
        } else if (beside) {
            surface.line(new int[]{x, y, toX, y, toX, to.centerY() >= y ? to.y() : to.bottom()}, Line.DASHED, rgb);
        } else {
            boolean below = to.centerY() >= y;
            surface.line(new int[]{toX, below ? from.bottom() : from.y(), toX, below ? to.y() : to.bottom()},
                    Line.DASHED,
                    rgb);
        }
    }

    /** What it aims at; null for nothing. */
    public final End target() {
        return target;
    }

    @Override
    public final void drop() {
        if (target != null) {
            End end = target;
            stage.editing().run(edits -> edit(edits, end));
        }
    }

    @Override
    public final void paint(Surface surface, Look look) {
        ShownFigure from = stage.scene().shown(other());
        if (from == null) {
            return;
        }
        int rgb = refusal == null ? look.selection() : look.severity(Severity.CRITICAL);
        ShownFigure to = target == null ? null : stage.scene().shown(target.figure());
        rubber(surface, from.box(), to == null ? new Box(at.x(), at.y(), 0, 0) : to.box(), rgb);
        surface.frame(from.box().grow(2), Metrics.NODE_RADIUS, 1, look.selection());
        if (to != null) {
            Box box = to.box();
            surface.frame(box.grow(2), Metrics.NODE_RADIUS, 2, rgb);
            Port port = target.port() == null ? null : to.figure().port(target.port());
            if (port != null) {
                Point place = port.on(box);
                surface.fill(new Box(place.x() - 4, place.y() - 4, 8, 8), 0, rgb);
            }
        }
    }
}
