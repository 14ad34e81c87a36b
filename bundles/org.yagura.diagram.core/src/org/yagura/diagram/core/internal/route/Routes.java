/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core.internal.route;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.Connection;
import org.yagura.diagram.core.Route;
import org.yagura.diagram.core.ShownFigure;
import org.yagura.diagram.core.Side;
import org.yagura.diagram.core.internal.GridIndex;
import org.yagura.diagram.core.internal.Placing;
import org.yagura.diagram.core.paint.Metrics;

/**
 * The ways of all connections that are shown. Told what changed, it finds new ways only for what that concerns: the
 * connections of figures that moved, those that share a border with them, and those that a figure now stands in the way
 * of. The work is done when somebody asks.
 */
public final class Routes {
    private static final int STRAIGHTEN = 24;

    private final Function<String, Connection> connections;
    private final Placing placing;
    private final Map<String, Wire> wires = new HashMap<>();
    private final GridIndex<Route> index = new GridIndex<>();
    private final Lanes lanes = new Lanes();
    private final Attachments attachments = new Attachments();
    private final LabelPlaces labels;
    private final Set<String> dirty = new LinkedHashSet<>();
    private final List<Box> disturbed = new ArrayList<>();
    private final GridIndex<Box> titles = new GridIndex<>();
    private final Map<String, int[]> frames = new HashMap<>();

    /** No ways yet. */
    public Routes(Function<String, Connection> connections, Placing placing) {
        this.connections = connections;
        this.placing = placing;
        labels = new LabelPlaces(placing.solid());
    }

    /** A connection came, went, changed, or one of its figures did. */
    public void changed(String connection) {
        dirty.add(connection);
    }

    /** A figure came, went or moved: lines that run there look for another way. */
    public void disturbed(Box area) {
        disturbed.add(area);
    }

    /** An open container is there now, or not any more when null: lines keep off its title and beside its frame. */
    public void frame(String id, ShownFigure container) {
        int[] old = frames.remove(id);
        if (old != null) {
            lanes.remove(old, old);
            titles.remove(id);
        }
        if (container != null) {
            Box box = container.box();
            int[] frame = {box.x(), box.y(), box.right(), box.y(), box.right(), box.bottom(), box.x(), box.bottom(),
                    box.x(),
                    box.y()};
            frames.put(id, frame);
            lanes.add(frame, frame);
            Box title = Metrics.titleText(container);
            titles.put(id, title, title);
        }
    }

    /** The way of a connection; null when it is not shown. */
    public Route get(String connection) {
        settle();
        Wire wire = wires.get(connection);
        return wire == null ? null : wire.route;
    }

    /** The index of all ways by the boxes around them. */
    public GridIndex<Route> index() {
        settle();
        return index;
    }

    private void settle() {
        if (dirty.isEmpty() && disturbed.isEmpty()) {
            return;
        }
        Set<Wire> again = new LinkedHashSet<>();
        Set<Attachments.Border> borders = new LinkedHashSet<>();
        disturbed.forEach(area -> findDisturbed(area, again));
        disturbed.clear();
        for (String id : dirty) {
            Wire old = wires.remove(id);
            if (old != null) {
                again.remove(old);
                forget(old);
                attachments.remove(old);
                borders.add(Attachments.border(old.from));
                borders.add(Attachments.border(old.to));
            }
            Wire wire = wire(connections.apply(id));
            if (wire != null) {
                wires.put(id, wire);
                attachments.add(wire);
                borders.add(Attachments.border(wire.from));
                borders.add(Attachments.border(wire.to));
                again.add(wire);
            }
        }
        dirty.clear();
        borders.forEach(border -> again.addAll(attachments.spread(border)));
        again.forEach(this::forget);
        var ordered = new ArrayList<>(again);
        ordered.sort(Comparator.<Wire>comparingInt(w -> w.distance).thenComparing(w -> w.connection.id()));
        ordered.forEach(this::route);
    }

    private void findDisturbed(Box area, Set<Wire> again) {
        Box room = area.grow(Obstacles.CLEARANCE - 1);
        index.visit(room, (route, box) -> {
            if (route.connection().bends().isEmpty() && route.crosses(room)) {
                Wire wire = wires.get(route.connection().id());
                if (!again.contains(wire)) {
                    again.add(wire);
                }
            }
        });
    }

    private void forget(Wire wire) {
        if (wire.path != null) {
            lanes.remove(wire, wire.path);
            index.remove(wire.connection.id());
            labels.free(wire.connection.id());
            wire.path = null;
        }
    }

    private Wire wire(Connection connection) {
        if (connection == null || placing.hiddenLayers().contains(connection.layer())) {
            return null;
        }
        ShownFigure from = placing.visibleEnd(connection.from().figure());
        ShownFigure to = placing.visibleEnd(connection.to().figure());
        boolean inside = from == to && !connection.from().figure().equals(connection.to().figure());
        return from == null || to == null || inside ? null : Wire.of(connection, from, to);
    }

    private void route(Wire wire) {
        int[] path = path(wire);
        wire.path = path;
        lanes.add(wire, path);
        Connection c = wire.connection;
        Box label = c.label().isEmpty() ? null : labels.take(c.id(), c.label(), path);
        wire.route = new Route(c, wire.from.figure.figure().id(), wire.to.figure.figure().id(), path, label);
        index.put(c.id(), wire.route, label == null ? wire.route.box() : wire.route.box().union(label));
    }

    private int[] path(Wire wire) {
        if (wire.nested()) {
            boolean fromInside = wire.to.figure.box().contains(wire.from.figure.box());
            (fromInside ? wire.to : wire.from).at = (fromInside ? wire.from : wire.to).at;
            if (wire.from.side == wire.to.side) {
                Anchor p = wire.from.anchor();
                Anchor q = wire.to.anchor();
                return new int[]{p.x(), p.y(), q.x(), q.y()};
            }
        }
        straighten(wire);
        if (!wire.connection.bends().isEmpty()) {
            return Bends.join(wire.from.anchor(), wire.connection.bends(), wire.to.anchor());
        }
        return PathFinder.find(new Ends(placing.solid(), titles, wire.from.figure.figure().id(), wire.from.anchor(),
                wire.to.figure.figure().id(), wire.to.anchor()), lanes);
    }

    /** Where only one line ends at a border, it follows the other end by a little, so that the line needs no corner. */
    private void straighten(Wire wire) {
        int off = Math.abs(wire.from.at - wire.to.at);
        if (off == 0 || off > STRAIGHTEN || wire.from.side != wire.to.side.opposite()) {
            return;
        }
        if (mayMove(wire.to, wire.from.at)) {
            wire.to.at = wire.from.at;
        } else if (mayMove(wire.from, wire.to.at)) {
            wire.from.at = wire.to.at;
        }
    }

    private boolean mayMove(Wire.Foot foot, int at) {
        Box box = foot.figure.box();
        Side side = foot.side;
        int low = side.horizontal() ? box.y() : box.x();
        int high = side.horizontal() ? box.bottom() : box.right();
        return foot.port == null && at > low + 4 && at < high - 4
                && attachments.count(Attachments.border(foot)) == 1;
    }
}
