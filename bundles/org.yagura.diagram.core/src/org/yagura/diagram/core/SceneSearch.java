/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

import org.yagura.diagram.core.paint.Metrics;

/** Finds what is shown of a scene by place, by direction and by text. Stateless apart from its scene. */
public final class SceneSearch {
    private static final int FRAME = 5;

    private final Scene scene;

    /** Searches in that scene. */
    public SceneSearch(Scene scene) {
        this.scene = scene;
    }

    /**
     * What is at a place: a node before a connection, a connection before a container, the smaller before the larger; in a
     * container in front only what is in it.
     *
     * @param reach how far beside a line still hits it, in points
     */
    public Hit at(int x, int y, int reach) {
        Box spot = new Box(x, y, 1, 1);
        String front = scene.frontAt(spot);
        ShownFigure[] node = {null};
        scene.visitNodes(spot, shown -> {
            if (shown.box().contains(x, y) && Objects.equals(front, scene.frontOf(shown.figure().id()))
                    && (node[0] == null || area(shown) < area(node[0]))) {
                node[0] = shown;
            }
        });
        if (node[0] != null) {
            boolean toggle = node[0].collapsed() && Metrics.toggle(node[0].box()).contains(x, y);
            return new Hit.OnFigure(node[0].figure().id(), toggle ? Hit.Part.TOGGLE : Hit.Part.BODY);
        }
        Hit[] found = {null};
        scene.visitRoutes(spot.grow(reach), route -> {
            if (front != null && !front.equals(scene.frontOf(route))) {
                return;
            }
            int segment = route.segmentAt(x, y, reach);
            if (segment >= 0) {
                found[0] = new Hit.OnConnection(route.connection().id(), segment);
            } else if (found[0] == null && route.label() != null && route.label().contains(x, y)) {
                found[0] = new Hit.OnConnection(route.connection().id(), 0);
            }
        });
        if (found[0] != null) {
            return found[0];
        }
        ShownFigure container = containerAt(x, y);
        if (container == null) {
            return new Hit.Nothing();
        }
        Box box = container.box();
        Hit.Part part = Metrics.toggle(box).contains(x, y)
                ? Hit.Part.TOGGLE
                : Metrics.title(box).contains(x, y) || !box.grow(-FRAME).contains(x, y)
                        ? Hit.Part.TITLE
                        : Hit.Part.INSIDE;
        return new Hit.OnFigure(container.figure().id(), part);
    }

    private static long area(ShownFigure shown) {
        return (long) shown.box().width() * shown.box().height();
    }

    /** The innermost open container at a place; null when there is none. */
    public ShownFigure containerAt(int x, int y) {
        Box spot = new Box(x, y, 1, 1);
        String front = scene.frontAt(spot);
        ShownFigure[] found = {null};
        scene.visitContainers(spot, shown -> {
            if (Objects.equals(front, scene.frontOf(shown.figure().id()))) {
                found[0] = shown;
            }
        });
        return found[0];
    }

    /** Ids of all figures that are wholly in an area, and of the connections between them. */
    public Set<String> inside(Box area) {
        Set<String> ids = new LinkedHashSet<>();
        scene.visitContainers(area, shown -> {
            if (area.contains(shown.box())) {
                ids.add(shown.figure().id());
            }
        });
        scene.visitNodes(area, shown -> {
            if (area.contains(shown.box())) {
                ids.add(shown.figure().id());
            }
        });
        scene.visitRoutes(area, route -> {
            if (ids.contains(route.from()) && ids.contains(route.to())) {
                ids.add(route.connection().id());
            }
        });
        return ids;
    }

    /**
     * The figure that a person expects when going from a figure in a direction: near, and more ahead than aside.
     *
     * @return its id; null when there is none in that direction
     */
    public String next(String from, Side direction) {
        ShownFigure start = scene.shown(from);
        if (start == null) {
            return null;
        }
        Box extent = scene.extent();
        Nearest nearest = new Nearest(start, direction);
        for (int reach = 512; nearest.found == null || nearest.score > reach; reach *= 4) {
            Box area = start.box().grow(reach);
            scene.visitNodes(area, nearest::offer);
            scene.visitContainers(area, nearest::offer);
            if (area.contains(extent)) {
                break;
            }
        }
        return nearest.found;
    }

    /** The figure nearest to a place; null when nothing is shown. */
    public String nearest(int x, int y) {
        String[] id = {null};
        long[] least = {Long.MAX_VALUE};
        scene.visitNodes(scene.extent(), shown -> {
            long dx = shown.box().centerX() - (long) x;
            long dy = shown.box().centerY() - (long) y;
            if (dx * dx + dy * dy < least[0]) {
                least[0] = dx * dx + dy * dy;
                id[0] = shown.figure().id();
            }
        });
        return id[0];
    }

    private static final class Nearest {
        private final ShownFigure start;
        private final Side direction;
        private String found;
        private long score = Long.MAX_VALUE;

        Nearest(ShownFigure start, Side direction) {
            this.start = start;
            this.direction = direction;
        }

        void offer(ShownFigure shown) {
            Box a = start.box();
            Box b = shown.box();
            boolean around = b.contains(a) || a.contains(b);
            if (shown.figure().id().equals(start.figure().id()) || around) {
                return;
            }
            int ahead = direction.dx() * (b.centerX() - a.centerX()) + direction.dy() * (b.centerY() - a.centerY());
            int aside = Math.abs(direction.dy() * (b.centerX() - a.centerX())
                    + direction.dx() * (b.centerY() - a.centerY()));
            if (ahead <= 0 || aside > 2 * ahead) {
                return;
            }
            long s = ahead + 2L * aside + (shown.open() ? 200 : 0);
            if (s < score || s == score && shown.figure().id().compareTo(found) < 0) {
                score = s;
                found = shown.figure().id();
            }
        }
    }

    /**
     * Figures and connections whose texts hold that text, in any case; hidden ones too.
     *
     * @return their ids in the order in which they came into the scene
     */
    public List<String> containing(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        var ids = new ArrayList<String>();
        if (wanted.isEmpty()) {
            return ids;
        }
        for (Figure figure : scene.figures()) {
            if (holds(figure.name(), wanted) || holds(figure.detail(), wanted) || tied(figure.id(), wanted)) {
                ids.add(figure.id());
            }
        }
        for (Connection connection : scene.connections()) {
            if (holds(connection.label(), wanted) || tied(connection.id(), wanted)) {
                ids.add(connection.id());
            }
        }
        return ids;
    }

    private boolean tied(String member, String wanted) {
        return scene.tiesOf(member).stream().anyMatch(tie -> holds(tie.words(), wanted));
    }

    private static boolean holds(String text, String wanted) {
        return text.toLowerCase(Locale.ROOT).contains(wanted);
    }
}
