/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core;

import java.util.ArrayList;
import java.util.List;

/**
 * The way of a connection as it is shown: corners joined by horizontal and vertical lines. Immutable.
 */
public final class Route {
    private final Connection connection;
    private final String from;
    private final String to;
    private final int[] path;
    private final Box box;
    private final Box label;

    /**
     * A way.
     *
     * @param from id of the figure where it begins: that of the connection, or a collapsed container around it
     * @param to id of the figure where it ends
     * @param path x and y of the corners in turn, with both ends; taken over, not copied
     * @param label where the label is drawn; null when there is none or no room
     */
    public Route(Connection connection, String from, String to, int[] path, Box label) {
        this.connection = connection;
        this.from = from;
        this.to = to;
        this.path = path;
        this.label = label;
        int left = path[0];
        int top = path[1];
        int right = left;
        int bottom = top;
        for (int i = 2; i < path.length; i += 2) {
            left = Math.min(left, path[i]);
            right = Math.max(right, path[i]);
            top = Math.min(top, path[i + 1]);
            bottom = Math.max(bottom, path[i + 1]);
        }
        box = new Box(left, top, right - left, bottom - top);
    }

    /** What is connected. */
    public Connection connection() {
        return connection;
    }

    /** Id of the figure where it begins. */
    public String from() {
        return from;
    }

    /** Id of the figure where it ends. */
    public String to() {
        return to;
    }

    /** Number of corners, both ends included; at least two. */
    public int size() {
        return path.length / 2;
    }

    /** The x of a corner. */
    public int x(int corner) {
        return path[2 * corner];
    }

    /** The y of a corner. */
    public int y(int corner) {
        return path[2 * corner + 1];
    }

    /** The corners, both ends included. */
    public List<Point> points() {
        var points = new ArrayList<Point>(size());
        for (int i = 0; i < size(); i++) {
            points.add(new Point(x(i), y(i)));
        }
        return points;
    }

    /** The corners between the ends, as {@link Connection#bends()} would hold them. */
    public List<Point> bends() {
        return points().subList(1, size() - 1);
    }

    /** The smallest box around the line. */
    public Box box() {
        return box;
    }

    /** Where the label is drawn; null when there is none or no room for it. */
    public Box label() {
        return label;
    }

    /** The segment nearest to a place, counted from 0, when it is not farther than that; -1 otherwise. */
    public int segmentAt(int px, int py, int distance) {
        int nearest = -1;
        int least = distance + 1;
        for (int i = 0; i + 1 < size(); i++) {
            int dx = Math.max(0, Math.max(Math.min(x(i), x(i + 1)) - px, px - Math.max(x(i), x(i + 1))));
            int dy = Math.max(0, Math.max(Math.min(y(i), y(i + 1)) - py, py - Math.max(y(i), y(i + 1))));
            if (Math.max(dx, dy) < least) {
                least = Math.max(dx, dy);
                nearest = i;
            }
        }
        return nearest;
    }

    /** Whether the line passes through a box. */
    public boolean crosses(Box area) {
        for (int i = 0; i + 1 < size(); i++) {
            Box segment = new Box(Math.min(x(i), x(i + 1)), Math.min(y(i), y(i + 1)), Math.abs(x(i) - x(i + 1)),
                    Math.abs(y(i) - y(i + 1)));
            if (segment.intersects(area)) {
                return true;
            }
        }
        return false;
    }
}
