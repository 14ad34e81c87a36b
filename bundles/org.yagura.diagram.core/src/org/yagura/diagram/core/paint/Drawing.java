/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core.paint;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import org.yagura.core.event.Severity;
import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.Condition;
import org.yagura.diagram.core.Connection;
import org.yagura.diagram.core.Figure;
import org.yagura.diagram.core.Line;
import org.yagura.diagram.core.Mark;
import org.yagura.diagram.core.Port;
import org.yagura.diagram.core.Route;
import org.yagura.diagram.core.Scene;
import org.yagura.diagram.core.ShownFigure;
import org.yagura.diagram.core.Tie;

/**
 * Paints a scene: containers, connections, nodes, labels, and what the overlays say.
 *
 * @param scene what is drawn
 * @param look its colours
 * @param painters of its figures
 * @param overlays those that are on, the first one below
 */
public record Drawing(Scene scene, Look look, Painters painters, List<Overlay> overlays) {
    private static final int ARROW = 8;
    private static final int PORT = 6;
    /** How much of their colour lines keep far out, so that they do not hide what they lead to. */
    private static final double FAR = 0.4;
    private static final double BETWEEN = 0.75;
    private static final double DASHES_FROM = 0.4;
    private static final double CROSS = 5;
    /** So wide on the screen a state is seen, also in small blocks. */
    private static final double LEAST_BAR = 3;
    /** With so many figures thousands are in sight at once; their names begin nearer, so that a frame keeps its time. */
    private static final int MANY = 2000;
    private static final double MANY_NAMED_FROM = 0.22;

    /** Copies the list. */
    public Drawing {
        overlays = List.copyOf(overlays);
    }

    /** A scene alone, with the standard painters. */
    public static Drawing of(Scene scene, Look look) {
        return new Drawing(scene, look, Painters.standard(), List.of());
    }

    /** Paints what reaches into an area; does not paint the background. */
    public void paint(Surface surface, Box area, Detail detail) {
        shapes(surface, area, detail);
        if (detail != Detail.FULL) {
            names(surface, area, detail);
        }
    }

    /** The same without the names of figures that are too small for their own texts: a bird's-eye view. */
    public void shapes(Surface surface, Box area, Detail detail) {
        layer(surface, area, detail, null);
        for (String front : scene.front()) {
            ShownFigure opened = scene.shown(front);
            if (opened != null && opened.open() && opened.box().intersects(area)) {
                layer(surface, area, detail, front);
            }
        }
    }

    /** What is in one container in front, or in none. */
    private void layer(Surface surface, Box area, Detail detail, String front) {
        scene.visitContainers(area, shown -> {
            if (Objects.equals(scene.frontOf(shown.figure().id()), front)) {
                figure(surface, shown, detail);
            }
        });
        List<Route> labelled = new ArrayList<>();
        scene.visitRoutes(area, route -> {
            if (Objects.equals(scene.frontOf(route), front)) {
                wire(surface, route, detail);
                if (detail == Detail.FULL && route.label() != null) {
                    labelled.add(route);
                }
            }
        });
        scene.visitNodes(detail == Detail.FULL ? area.grow(Badges.HEIGHT) : area, shown -> {
            if (Objects.equals(scene.frontOf(shown.figure().id()), front)) {
                figure(surface, shown, detail);
            }
        });
        labelled.forEach(route -> surface.text(route.connection().label(), route.label().x() + 2,
                route.label().centerY(), route.label().width(), FontRole.SMALL, look.faint()));
    }

    /** Names of figures that are too small for their own texts. */
    private void names(Surface surface, Box area, Detail detail) {
        var names = new MapNames(scene, surface, look);
        if (detail == Detail.BLOCK && (scene.shownFigures() <= MANY || surface.zoom() >= MANY_NAMED_FROM)) {
            scene.visitNodes(area, shown -> {
                String front = scene.frontAt(shown.box());
                if (front == null || front.equals(scene.frontOf(shown.figure().id()))) {
                    names.node(shown, mark(shown.figure()));
                }
            });
        }
        scene.visitContainers(area, names::title);
    }

    /** What the overlays that are on say of a figure; null for nothing. */
    public Mark mark(Figure figure) {
        return all(overlay -> overlay.mark(figure));
    }

    /** What the overlays that are on say of a connection; null for nothing. */
    public Mark mark(Connection connection) {
        return all(overlay -> overlay.mark(connection));
    }

    /** What the overlays that are on say of a tie; null for nothing. */
    public Mark mark(Tie tie) {
        return all(overlay -> overlay.mark(tie));
    }

    private Mark all(Function<Overlay, Mark> ask) {
        Mark all = null;
        for (Overlay overlay : overlays) {
            Mark mark = ask.apply(overlay);
            all = mark == null ? all : mark.and(all);
        }
        return all;
    }

    /** The banners of the overlays that are on. */
    public List<String> banners() {
        return overlays.stream().map(Overlay::banner).filter(b -> b != null).toList();
    }

    private void figure(Surface surface, ShownFigure shown, Detail detail) {
        Mark mark = mark(shown.figure());
        if (detail == Detail.DOT) {
            dot(surface, shown, mark);
            return;
        }
        int contents = shown.collapsed() ? scene.withContents(List.of(shown.figure().id())).size() - 1 : 0;
        painters.of(shown.figure()).paint(shown, new Brush(surface, detail, look, mark, contents));
        if (detail == Detail.FULL) {
            ports(surface, shown);
        }
        if (mark != null) {
            state(surface, shown, mark);
        }
        if (detail == Detail.FULL) {
            new Badges(this, surface).paint(shown);
            overlays.forEach(overlay -> overlay.paint(surface, shown, look));
        }
    }

    private void dot(Surface surface, ShownFigure shown, Mark mark) {
        Box box = shown.box();
        if (shown.open()) {
            surface.fill(box, 0, look.container());
            surface.frame(box, 0, 1, look.line());
        } else if (mark == null) {
            surface.fill(box, 0, look.line());
        } else {
            int rgb = mark.rehearsed()
                    ? look.rehearsal()
                    : mark.severity() != null ? look.severity(mark.severity()) : look.faint();
            boolean small = mark.condition() == Condition.NORMAL;
            surface.fill(small ? box : box.grow(box.height() / 4), 0, rgb);
        }
    }

    private void ports(Surface surface, ShownFigure shown) {
        for (Port port : shown.figure().ports()) {
            var at = port.on(shown.box());
            Box square = new Box(at.x() - PORT / 2, at.y() - PORT / 2, PORT, PORT);
            surface.fill(square, 0, look.node());
            surface.frame(square, 0, 1, look.wire());
        }
    }

    /** Frame and bar over what the figure's painter has drawn. */
    private void state(Surface surface, ShownFigure shown, Mark mark) {
        Box box = shown.box();
        int radius = shown.open() ? Metrics.CONTAINER_RADIUS : Metrics.NODE_RADIUS;
        Box inside = box.grow(-1);
        if (mark.condition() == Condition.DEGRADED) {
            surface.frame(box.grow(1), radius + 1, 3, mark.rehearsed() ? look.rehearsal() : degraded());
        } else if (mark.rehearsed()) {
            surface.frame(box.grow(1), radius + 1, 2, look.rehearsal());
        }
        if (mark.severity() != null || mark.condition() == Condition.FAILED) {
            int bar = Math.min(box.width() / 4,
                    Math.max(Metrics.STATE_BAR, (int) Math.ceil(LEAST_BAR / surface.zoom())))
                    * (mark.condition() == Condition.FAILED ? 2 : 1);
            int rgb = mark.rehearsed() && mark.condition() != Condition.NORMAL
                    ? look.rehearsal()
                    : mark.severity() == null ? failed() : look.severity(mark.severity());
            Box edge = shown.open()
                    ? new Box(inside.x(), inside.y() + Metrics.CONTAINER_RADIUS, bar,
                            Metrics.TITLE - Metrics.CONTAINER_RADIUS)
                    : new Box(inside.x(), inside.y(), bar, inside.height());
            surface.fill(edge, 0, rgb);
        }
    }

    private int failed() {
        return look.severity(Severity.CRITICAL);
    }

    private int degraded() {
        return look.severity(Severity.MAJOR);
    }

    private void wire(Surface surface, Route route, Detail detail) {
        Connection connection = route.connection();
        Mark mark = overlays.isEmpty() ? null : mark(connection);
        int rgb = colour(mark, look.wire());
        int[] path = new int[2 * route.size()];
        for (int i = 0; i < route.size(); i++) {
            path[2 * i] = route.x(i);
            path[2 * i + 1] = route.y(i);
        }
        boolean broken = mark != null && mark.condition().compareTo(Condition.UNREACHABLE) >= 0;
        if (detail != Detail.FULL && mark == null) {
            rgb = Look.mix(rgb, look.background(), detail == Detail.DOT ? FAR : BETWEEN);
        }
        boolean dashes = detail == Detail.FULL || detail == Detail.BLOCK && surface.zoom() >= DASHES_FROM;
        surface.line(path, dashes ? broken ? Line.DOTTED : connection.line() : Line.SOLID, rgb);
        if (detail == Detail.FULL && connection.arrow()) {
            arrow(surface, path, rgb);
        }
        if (detail != Detail.DOT && mark != null && mark.condition() == Condition.FAILED) {
            cross(surface, route, rgb);
        }
    }

    /** The colour of lines that a mark is about; {@code otherwise} where it says nothing. */
    int colour(Mark mark, int otherwise) {
        if (mark == null) {
            return otherwise;
        }
        if (mark.rehearsed()) {
            return look.rehearsal();
        }
        return switch (mark.condition()) {
            case FAILED -> failed();
            case DEGRADED -> degraded();
            case UNREACHABLE -> look.faint();
            case NORMAL -> mark.severity() == null ? otherwise : look.severity(mark.severity());
        };
    }

    private static void arrow(Surface surface, int[] path, int rgb) {
        int n = path.length;
        int x = path[n - 2];
        int y = path[n - 1];
        int dx = Integer.signum(x - path[n - 4]);
        int dy = Integer.signum(y - path[n - 3]);
        int half = ARROW / 2;
        surface.polygon(new int[]{x, y, x - dx * ARROW - dy * half, y - dy * ARROW - dx * half,
                x - dx * ARROW + dy * half, y - dy * ARROW + dx * half}, rgb);
    }

    /** A failed line is crossed out in its middle, so that it is not told by colour alone. */
    private static void cross(Surface surface, Route route, int rgb) {
        int i = (route.size() - 1) / 2;
        int x = (route.x(i) + route.x(i + 1)) / 2;
        int y = (route.y(i) + route.y(i + 1)) / 2;
        int arm = (int) Math.round(CROSS / Math.min(1, surface.zoom()));
        surface.line(new int[]{x - arm, y - arm, x + arm, y + arm}, Line.SOLID, rgb);
        surface.line(new int[]{x - arm, y + arm, x + arm, y - arm}, Line.SOLID, rgb);
    }
}
