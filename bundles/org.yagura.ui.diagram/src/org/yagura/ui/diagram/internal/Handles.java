/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.diagram.internal;

import java.util.ArrayList;
import java.util.List;

import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.Figure;
import org.yagura.diagram.core.Point;
import org.yagura.diagram.core.Route;
import org.yagura.diagram.core.ShownFigure;
import org.yagura.ui.diagram.PaletteEntry;

/** The small squares by which a selected figure or connection is held. */
public final class Handles {
    private static final int SIZE = 8;
    private static final int LINK_OFF = 16;

    private final Stage stage;

    /** Something to hold. */
    public sealed interface Handle {
        /** Where it is. */
        Box box();
    }

    /** An edge or a corner of a figure; see {@link org.yagura.ui.diagram.internal.gesture.ResizeGesture}. */
    public record Edge(String id, int sideX, int sideY, Box box) implements Handle {
    }

    /** An end of a connection. */
    public record Tip(Route route, boolean from, Box box) implements Handle {
    }

    /** The middle of a line of a connection. */
    public record Middle(Route route, int segment, Box box) implements Handle {
    }

    /** Where a new connection is drawn from a figure. */
    public record Link(String id, String kind, Box box) implements Handle {
    }

    /** The handles of that diagram. */
    public Handles(Stage stage) {
        this.stage = stage;
    }

    /** The handles that are offered now: those of the only thing that is selected, when it may be edited. */
    public List<Handle> all() {
        var handles = new ArrayList<Handle>();
        if (stage.selection().ids().size() != 1 || !stage.editing().may()) {
            return handles;
        }
        String id = stage.selection().ids().iterator().next();
        ShownFigure shown = stage.scene().shown(id);
        if (shown != null) {
            link(shown, handles);
        }
        if (shown != null && !shown.collapsed() && holds(shown.box()) && stage.host().mayResize(shown.figure())) {
            edges(shown.figure(), shown.box(), handles);
        } else if (stage.scene().connection(id) != null && stage.scene().route(id) != null) {
            lines(stage.scene().route(id), handles);
        }
        return handles;
    }

    /** For the first kind of connection that the palette has. */
    private void link(ShownFigure shown, List<Handle> handles) {
        stage.host().palette().stream().filter(PaletteEntry::connection).findFirst().ifPresent(entry -> {
            int x = shown.box().right() + stage.viewport().toDiagram(LINK_OFF);
            handles.add(new Link(shown.figure().id(), entry.kind(), around(x, shown.box().centerY())));
        });
    }

    /** Whether a figure is large enough on the screen for handles that do not cover it. */
    private boolean holds(Box box) {
        return box.width() >= stage.viewport().toDiagram(5 * SIZE)
                && box.height() >= stage.viewport().toDiagram(2 * SIZE);
    }

    private void edges(Figure figure, Box box, List<Handle> handles) {
        for (int sideX = -1; sideX <= 1; sideX++) {
            for (int sideY = -1; sideY <= 1; sideY++) {
                if (sideX != 0 || sideY != 0) {
                    int x = sideX < 0 ? box.x() : sideX > 0 ? box.right() : box.centerX();
                    int y = sideY < 0 ? box.y() : sideY > 0 ? box.bottom() : box.centerY();
                    handles.add(new Edge(figure.id(), sideX, sideY, around(x, y)));
                }
            }
        }
    }

    private void lines(Route route, List<Handle> handles) {
        int last = route.size() - 1;
        handles.add(new Tip(route, true, around(route.x(0), route.y(0))));
        handles.add(new Tip(route, false, around(route.x(last), route.y(last))));
        for (int i = 0; i < last; i++) {
            int length = Math.abs(route.x(i) - route.x(i + 1)) + Math.abs(route.y(i) - route.y(i + 1));
            if (length >= stage.viewport().toDiagram(3 * SIZE)) {
                handles.add(new Middle(route, i,
                        around((route.x(i) + route.x(i + 1)) / 2, (route.y(i) + route.y(i + 1)) / 2)));
            }
        }
    }

    private Box around(int x, int y) {
        int size = stage.viewport().toDiagram(SIZE);
        return new Box(x - size / 2, y - size / 2, size, size);
    }

    /** The handle at a place; null for none. */
    public Handle at(Point place) {
        int reach = stage.viewport().toDiagram(2);
        for (Handle handle : all()) {
            if (handle.box().grow(reach).contains(place.x(), place.y())) {
                return handle;
            }
        }
        return null;
    }
}
