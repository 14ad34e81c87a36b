/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core.paint;

import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.Mark;
import org.yagura.diagram.core.Scene;
import org.yagura.diagram.core.ShownFigure;

/**
 * Writes the names of figures that are too small for their own texts, as on a map: in a size that can be read at any zoom,
 * shortened, and only where there is room. A name of a node stays in its figure. That of a container stands in its title, or
 * where else in it no figure is; an outermost one is named in any case.
 */
final class MapNames {
    /** Points of the screen between a frame and a name. */
    private static final int INSET = 3;
    private static final int ICON = 12;
    private static final int AIR = 2;
    /** The share of a font's size that letters without a tail take. */
    private static final double INK = 0.85;
    private static final int LEAST_LETTERS = 4;
    /** From so high titles on there is room for a second label. */
    private static final int BOTH = 24;

    private final Scene scene;
    private final Surface surface;
    private final Look look;
    private final double zoom;

    MapNames(Scene scene, Surface surface, Look look) {
        this.scene = scene;
        this.surface = surface;
        this.look = look;
        zoom = surface.zoom();
    }

    /** So many points of the screen in points of the diagram. */
    private int points(double screen) {
        return (int) Math.ceil(screen / zoom);
    }

    /** The height that a name takes; in the small sizes its tails may reach out of it. */
    private int ink(FontRole role) {
        boolean small = role == FontRole.MAP_SMALL || role == FontRole.MAP_TITLE_SMALL;
        return (int) (role.size() * (small ? INK : 1) / zoom);
    }

    /** The name of a node or a collapsed container in its block, and its icon where that leaves room for the whole name. */
    void node(ShownFigure shown, Mark mark) {
        Box box = shown.box();
        FontRole role = box.height() >= points(FontRole.MAP_NAME.size() + 2 * INSET)
                ? FontRole.MAP_NAME
                : FontRole.MAP_SMALL;
        if (box.height() < ink(role)) {
            return;
        }
        int x = box.x() + points(role == FontRole.MAP_NAME ? INSET : 1);
        int right = box.right() - (role == FontRole.MAP_NAME ? points(1) : 0);
        String name = shown.figure().name();
        int icon = points(ICON);
        if (shown.figure().icon() != null && box.height() >= icon + points(2)
                && surface.width(name, role) <= right - x - icon - points(INSET)) {
            surface.icon(shown.figure().icon(), new Box(x, box.centerY() - icon / 2, icon, icon), look.faint());
            x += icon + points(INSET);
        }
        String text = surface.squeeze(name, right - x, role);
        if (!text.isEmpty()) {
            if (Brush.hatched(mark)) {
                ground(text, x, box.centerY(), role, look.node());
            }
            surface.text(text, x, box.centerY(), role, look.text());
        }
    }

    private void ground(String text, int x, int middle, FontRole role, int rgb) {
        int high = Math.max(1, ink(role) - points(1));
        surface.fill(new Box(x, middle - high / 2, (int) Math.ceil(surface.width(text, role)) + points(1), high), 0,
                rgb);
    }

    /** The name of an open container, and below it its second label where its title has room for both. */
    void title(ShownFigure shown) {
        Box box = shown.box();
        String name = shown.figure().name();
        int room = box.width() - points(2 * INSET);
        if (name.isEmpty() || room <= 0) {
            return;
        }
        FontRole[] roles = {FontRole.MAP_TITLE, FontRole.MAP_TITLE_SMALL};
        for (FontRole role : roles) {
            if (surface.width(name, role) <= room && write(shown, name, role, false)) {
                if (role == FontRole.MAP_TITLE && points(BOTH) <= Metrics.TITLE + Metrics.PADDING / 2) {
                    second(shown);
                }
                return;
            }
        }
        for (FontRole role : roles) {
            if (surface.width(name, role) <= room && write(shown, name, role, true)) {
                return;
            }
        }
        last(shown, name, room);
    }

    /** What is still possible: a short form in the title; for an outermost one over what is in it. */
    private void last(ShownFigure shown, String name, int room) {
        FontRole role = FontRole.MAP_TITLE_SMALL;
        String text = surface.squeeze(name, room, role);
        boolean tells = text.equals(name) || text.codePointCount(0, text.length()) >= LEAST_LETTERS;
        if (tells && !write(shown, text, role, false) && shown.depth() == 0 && shown.box().height() >= ink(role)) {
            int middle = shown.box().y() + ink(role) / 2;
            ground(text, shown.box().x() + points(INSET), middle, role, ground(shown));
            surface.text(text, shown.box().x() + points(INSET), middle, role, look.text());
        }
    }

    private int ground(ShownFigure shown) {
        return ContainerPainter.ground(shown, look);
    }

    /** Writes a name where nothing is; says whether there was such a place. */
    private boolean write(ShownFigure shown, String text, FontRole role, boolean anywhere) {
        Box box = shown.box();
        int inset = points(INSET);
        int width = (int) Math.ceil(surface.width(text, role));
        int height = ink(role);
        int left = box.x() + inset;
        int right = box.right() - inset - width;
        int top = box.y() + (role == FontRole.MAP_TITLE ? points(1) : 0);
        int bottom = box.bottom() - points(AIR) - height;
        int[][] places = anywhere
                ? new int[][]{{right, top}, {(left + right) / 2, top}, {left, bottom}, {right, bottom}}
                : new int[][]{{left, top}};
        for (int[] place : places) {
            Box taken = new Box(place[0], place[1], width, height);
            if (taken.bottom() <= box.bottom() && free(shown, taken)) {
                ground(text, taken.x(), taken.centerY(), role, ground(shown));
                surface.text(text, taken.x(), taken.centerY(), role, look.text());
                return true;
            }
        }
        return false;
    }

    private void second(ShownFigure shown) {
        String rule = shown.figure().detail();
        Box box = shown.box();
        int top = box.y() + ink(FontRole.MAP_TITLE) + points(AIR);
        Box room = new Box(box.x() + points(INSET), top, Math.min(box.width() - points(2 * INSET),
                (int) Math.ceil(surface.width(rule, FontRole.MAP_SMALL))), ink(FontRole.MAP_SMALL));
        String text = rule.isEmpty() || !free(shown, room)
                ? ""
                : surface.squeeze(rule, room.width(), FontRole.MAP_SMALL);
        if (!text.isEmpty()) {
            surface.text(text, room.x(), room.centerY(), FontRole.MAP_SMALL, look.faint());
        }
    }

    /** Whether no figure is there, and no container further inside. */
    private boolean free(ShownFigure shown, Box place) {
        boolean[] free = {true};
        scene.visitNodes(place, node -> free[0] = false);
        if (free[0]) {
            scene.visitContainers(place, inner -> free[0] &= inner.depth() <= shown.depth());
        }
        return free[0];
    }
}
