/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core.internal.route;

import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.Connection;
import org.yagura.diagram.core.End;
import org.yagura.diagram.core.Port;
import org.yagura.diagram.core.Route;
import org.yagura.diagram.core.ShownFigure;
import org.yagura.diagram.core.Side;

/** A connection that is shown, with what the router knows of it. */
final class Wire {
    private static final int ROOM = 40;

    final Connection connection;
    final Foot from;
    final Foot to;
    /** From the middle of one figure to that of the other; short ways are found first. */
    final int distance;
    Route route;
    int[] path;

    /** One end of it. */
    static final class Foot {
        final ShownFigure figure;
        final Side side;
        /** Fixed by a port of the figure; null when the place is to be chosen. */
        final Port port;
        /** Where along the border it would like to be. */
        final int wish;
        /** Middle of the other figure along the border: keeps lines in order. */
        final int order;
        /** Where it is along the border. */
        int at;

        Foot(ShownFigure figure, Side side, Port port, int wish, int order) {
            this.figure = figure;
            this.side = side;
            this.port = port;
            this.wish = wish;
            this.order = order;
            this.at = wish;
        }

        Anchor anchor() {
            Box box = figure.box();
            return switch (side) {
                case NORTH -> new Anchor(at, box.y(), side);
                case SOUTH -> new Anchor(at, box.bottom(), side);
                case WEST -> new Anchor(box.x(), at, side);
                case EAST -> new Anchor(box.right(), at, side);
            };
        }
    }

    private Wire(Connection connection, Foot from, Foot to) {
        this.connection = connection;
        this.from = from;
        this.to = to;
        Box a = from.figure.box();
        Box b = to.figure.box();
        distance = Math.abs(a.centerX() - b.centerX()) + Math.abs(a.centerY() - b.centerY());
    }

    /** Chooses the borders for a connection between two figures as they are shown. */
    static Wire of(Connection connection, ShownFigure a, ShownFigure b) {
        Port p = port(a, connection.from());
        Port q = port(b, connection.to());
        Side s = p != null ? p.side() : side(a.box(), b.box(), a == b);
        Side t = q != null ? q.side() : a == b ? Side.NORTH : side(b.box(), a.box(), false);
        if (!connection.bends().isEmpty()) {
            s = p != null
                    ? s
                    : towards(a.box(), connection.bends().getFirst().x(), connection.bends().getFirst().y(), s);
            t = q != null ? t : towards(b.box(), connection.bends().getLast().x(), connection.bends().getLast().y(), t);
        }
        return new Wire(connection, foot(a, s, p, b.box(), connection, true),
                foot(b, t, q, a.box(), connection, false));
    }

    private static Port port(ShownFigure shown, End end) {
        return end.port() == null || !shown.figure().id().equals(end.figure()) ? null : shown.figure().port(end.port());
    }

    private static Foot foot(ShownFigure shown, Side side, Port port, Box other, Connection connection, boolean first) {
        boolean along = !side.horizontal();
        Box box = shown.box();
        int low = along ? box.x() : box.y();
        int high = along ? box.right() : box.bottom();
        int otherLow = along ? other.x() : other.y();
        int otherHigh = along ? other.right() : other.bottom();
        int middle = otherLow + (otherHigh - otherLow) / 2;
        int wish = low + (high - low) / 2;
        if (port != null) {
            wish = along ? port.on(box).x() : port.on(box).y();
        } else if (!connection.bends().isEmpty()) {
            var bend = first ? connection.bends().getFirst() : connection.bends().getLast();
            int at = along ? bend.x() : bend.y();
            wish = at > low && at < high ? at : wish;
        } else if (Math.min(high, otherHigh) - Math.max(low, otherLow) >= Attachments.GAP) {
            wish = (Math.min(high, otherHigh) + Math.max(low, otherLow)) / 2;
        }
        return new Foot(shown, side, port, wish, middle);
    }

    /**
     * The border that looks at the other figure: over the narrower gap where both have room for a line, because figures
     * are mostly in rows or columns with gaps between them.
     */
    private static Side side(Box box, Box other, boolean same) {
        if (same) {
            return Side.EAST;
        }
        if (other.contains(box)) {
            return nearest(box, other);
        }
        if (box.contains(other)) {
            return nearest(other, box);
        }
        int across = Math.max(other.x() - box.right(), box.x() - other.right());
        int down = Math.max(other.y() - box.bottom(), box.y() - other.bottom());
        boolean sideways = across >= down;
        if (Math.min(across, down) >= ROOM) {
            sideways = across <= down;
        }
        if (sideways) {
            return other.centerX() >= box.centerX() ? Side.EAST : Side.WEST;
        }
        return other.centerY() >= box.centerY() ? Side.SOUTH : Side.NORTH;
    }

    private static Side nearest(Box inner, Box outer) {
        int west = inner.x() - outer.x();
        int east = outer.right() - inner.right();
        int north = inner.y() - outer.y();
        int south = outer.bottom() - inner.bottom();
        int least = Math.min(Math.min(west, east), Math.min(north, south));
        return least == south ? Side.SOUTH : least == east ? Side.EAST : least == west ? Side.WEST : Side.NORTH;
    }

    private static Side towards(Box box, int x, int y, Side otherwise) {
        if (y >= box.y() && y <= box.bottom()) {
            return x >= box.right() ? Side.EAST : x <= box.x() ? Side.WEST : otherwise;
        }
        if (x >= box.x() && x <= box.right()) {
            return y >= box.bottom() ? Side.SOUTH : y <= box.y() ? Side.NORTH : otherwise;
        }
        return otherwise;
    }

    /** Whether one figure is inside the other. */
    boolean nested() {
        return from.figure != to.figure
                && (from.figure.box().contains(to.figure.box()) || to.figure.box().contains(from.figure.box()));
    }
}
