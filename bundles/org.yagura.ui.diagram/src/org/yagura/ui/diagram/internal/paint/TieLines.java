/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.diagram.internal.paint;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.Line;
import org.yagura.diagram.core.Scene;
import org.yagura.diagram.core.Tie;
import org.yagura.diagram.core.paint.FontRole;
import org.yagura.diagram.core.paint.Look;
import org.yagura.diagram.core.paint.Metrics;
import org.yagura.diagram.core.paint.Surface;
import org.yagura.ui.diagram.internal.Stage;

/** Shows the ties of what is selected: a dashed frame around each member, dashed lines between them, and the words. */
final class TieLines {
    private static final int MOST = 12;
    private static final int INSET = 4;

    private final Stage stage;
    private final Surface surface;
    private final Look look;

    TieLines(Stage stage, Surface surface, Look look) {
        this.stage = stage;
        this.surface = surface;
        this.look = look;
    }

    /** Paints them; none when so much is selected that they would hide the rest. */
    void paint() {
        Set<Tie> ties = new LinkedHashSet<>();
        stage.selection().ids().forEach(id -> ties.addAll(stage.scene().tiesOf(id)));
        if (ties.size() <= MOST) {
            ties.forEach(this::tie);
        }
        Set<String> ids = stage.selection().ids();
        if (ids.size() == 1) {
            words(ids.iterator().next());
        }
    }

    private void tie(Tie tie) {
        var boxes = new ArrayList<Box>();
        tie.members().forEach(member -> {
            Box box = visible(member);
            if (box != null && !boxes.contains(box)) {
                boxes.add(box);
            }
        });
        int off = stage.viewport().toDiagram(INSET);
        for (int i = 0; i < boxes.size(); i++) {
            Box frame = boxes.get(i).grow(off);
            surface.line(new int[]{frame.x(), frame.y(), frame.right(), frame.y(), frame.right(), frame.bottom(),
                    frame.x(), frame.bottom(), frame.x(), frame.y()}, Line.DASHED, look.selection());
            if (i > 0) {
                between(boxes.get(i - 1).grow(off), frame);
            }
        }
    }

    /** A straight line from frame to frame. */
    private void between(Box a, Box b) {
        int[] from = edge(a, b);
        int[] to = edge(b, a);
        surface.line(new int[]{from[0], from[1], to[0], to[1]}, Line.DASHED, look.selection());
    }

    /** Where the line from the middle of a box to that of another one leaves it. */
    private static int[] edge(Box box, Box other) {
        double dx = other.centerX() - box.centerX();
        double dy = other.centerY() - box.centerY();
        double share = Math.min(dx == 0 ? 1 : box.width() / 2.0 / Math.abs(dx),
                dy == 0 ? 1 : box.height() / 2.0 / Math.abs(dy));
        share = Math.min(1, share);
        return new int[]{(int) (box.centerX() + dx * share), (int) (box.centerY() + dy * share)};
    }

    /** The box of a member, or of the collapsed container that hides it; of a connection, the middle of its way. */
    private Box visible(String member) {
        Scene scene = stage.scene();
        var route = scene.connection(member) == null ? null : scene.route(member);
        if (route != null) {
            int i = (route.size() - 1) / 2;
            int off = stage.viewport().toDiagram(INSET);
            return new Box((route.x(i) + route.x(i + 1)) / 2, (route.y(i) + route.y(i + 1)) / 2, 0, 0).grow(off);
        }
        for (String at = member; at != null; at = scene.parent(at)) {
            if (scene.shown(at) != null) {
                return scene.shown(at).box();
            }
        }
        return null;
    }

    /** What the ties of one member mean, above it or, where no room is in sight, below it; readable at every zoom. */
    private void words(String id) {
        Box box = stage.boxOf(id);
        Box seen = stage.viewport().visible();
        List<Tie> ties = box == null || !box.intersects(seen) ? List.of() : stage.scene().tiesOf(id);
        int line = stage.viewport().toDiagram(FontRole.MAP_NAME.size() + INSET + 2);
        int off = stage.viewport().toDiagram(2 * INSET) + Metrics.GRID;
        int y = box == null ? 0 : box.y() - off;
        if (box != null && y - ties.size() * line < seen.y()) {
            y = box.bottom() + off + ties.size() * line;
        }
        for (Tie tie : ties.reversed()) {
            y -= line;
            int width = (int) Math.ceil(surface.width(tie.words(), FontRole.MAP_NAME))
                    + stage.viewport().toDiagram(2 * INSET);
            int x = Math.max(seen.x(), Math.min(box.x(), seen.right() - width));
            surface.fill(new Box(x, y, width, line), 0, look.selection());
            surface.text(tie.words(), x + stage.viewport().toDiagram(INSET), y + line / 2, FontRole.MAP_NAME,
                    look.background());
        }
    }
}
