/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.diagram.internal.gesture;

import java.util.ArrayList;
import java.util.List;

import org.yagura.diagram.core.Line;
import org.yagura.diagram.core.Point;
import org.yagura.diagram.core.Route;
import org.yagura.diagram.core.edit.Moves;
import org.yagura.diagram.core.paint.Look;
import org.yagura.diagram.core.paint.Metrics;
import org.yagura.diagram.core.paint.Surface;
import org.yagura.ui.diagram.internal.Stage;

/** Moves one line of a connection sideways; its neighbours grow or shrink. */
public final class BendGesture implements Gesture {
    private static final int STUB = 12;

    private final Stage stage;
    private final Route route;
    private final int segment;
    private final boolean flat;
    private List<Point> points;

    /** @param segment which of its lines, counted from 0 */
    public BendGesture(Stage stage, Route route, int segment) {
        this.stage = stage;
        this.route = route;
        this.segment = segment;
        flat = route.y(segment) == route.y(segment + 1);
        points = route.points();
    }

    @Override
    public void drag(Point at, boolean free) {
        int place = flat ? at.y() : at.x();
        move(free ? place : Moves.snap(place, Metrics.GRID));
    }

    /** Moves it by that much from where it is; from the keyboard. */
    public void nudge(int by) {
        Point now = points.get(Math.min(points.size() - 2, Math.max(1, segment)));
        move((flat ? now.y() : now.x()) + by);
    }

    /** The first and the last line stay at their figures; a short piece of them is left there. */
    private void move(int place) {
        var moved = new ArrayList<Point>();
        List<Point> old = route.points();
        Point a = old.get(segment);
        Point b = old.get(segment + 1);
        moved.addAll(old.subList(0, segment));
        if (segment == 0) {
            moved.add(a);
            moved.add(beside(a, b));
            a = beside(a, b);
        }
        Point end = b;
        if (segment + 2 == old.size()) {
            b = beside(b, a);
        }
        moved.add(flat ? new Point(a.x(), place) : new Point(place, a.y()));
        moved.add(flat ? new Point(b.x(), place) : new Point(place, b.y()));
        if (segment + 2 == old.size()) {
            moved.add(b);
            moved.add(end);
        }
        moved.addAll(old.subList(segment + 2, old.size()));
        points = moved;
    }

    private static Point beside(Point a, Point b) {
        return a.plus(Integer.signum(b.x() - a.x()) * STUB, Integer.signum(b.y() - a.y()) * STUB);
    }

    @Override
    public void drop() {
        if (!points.equals(route.points())) {
            List<Point> bends = points.subList(1, points.size() - 1);
            stage.editing().run(edits -> edits.bend(route.connection().id(), bends));
        }
    }

    @Override
    public void paint(Surface surface, Look look) {
        int[] path = new int[points.size() * 2];
        for (int i = 0; i < points.size(); i++) {
            path[2 * i] = points.get(i).x();
            path[2 * i + 1] = points.get(i).y();
        }
        surface.line(path, Line.DASHED, look.selection());
    }
}
