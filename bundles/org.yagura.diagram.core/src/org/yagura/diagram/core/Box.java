/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core;

import java.util.Collection;

/**
 * A rectangle in points. Its right and bottom edges do not belong to it.
 *
 * @param width not negative
 * @param height not negative
 */
public record Box(int x, int y, int width, int height) {

    /** Checks the sizes. */
    public Box {
        if (width < 0 || height < 0) {
            throw new IllegalArgumentException("a box of " + width + " by " + height + " points");
        }
    }

    /** The smallest box with both points as corners. */
    public static Box between(Point one, Point other) {
        return new Box(Math.min(one.x(), other.x()), Math.min(one.y(), other.y()), Math.abs(one.x() - other.x()),
                Math.abs(one.y() - other.y()));
    }

    /** The smallest box around all of them; null when there are none. */
    public static Box around(Collection<Box> boxes) {
        Box all = null;
        for (Box box : boxes) {
            all = all == null ? box : all.union(box);
        }
        return all;
    }

    /** The x just after it. */
    public int right() {
        return x + width;
    }

    /** The y just below it. */
    public int bottom() {
        return y + height;
    }

    /** The x of its middle. */
    public int centerX() {
        return x + width / 2;
    }

    /** The y of its middle. */
    public int centerY() {
        return y + height / 2;
    }

    /** Its middle. */
    public Point center() {
        return new Point(centerX(), centerY());
    }

    /** Its upper left corner. */
    public Point origin() {
        return new Point(x, y);
    }

    /** Whether it has no area. */
    public boolean isEmpty() {
        return width == 0 || height == 0;
    }

    /** Whether the point is in it. */
    public boolean contains(int px, int py) {
        return px >= x && py >= y && px < right() && py < bottom();
    }

    /** Whether all of the other one is in it. */
    public boolean contains(Box other) {
        return other.x >= x && other.y >= y && other.right() <= right() && other.bottom() <= bottom();
    }

    /** Whether they share a point; boxes without area count as points and lines. */
    public boolean intersects(Box other) {
        return other.x < Math.max(right(), x + 1) && other.y < Math.max(bottom(), y + 1)
                && x < Math.max(other.right(), other.x + 1) && y < Math.max(other.bottom(), other.y + 1);
    }

    /** The smallest box around both. */
    public Box union(Box other) {
        int left = Math.min(x, other.x);
        int top = Math.min(y, other.y);
        return new Box(left, top, Math.max(right(), other.right()) - left, Math.max(bottom(), other.bottom()) - top);
    }

    /** Larger by that much on each side; a negative margin makes it smaller, down to nothing. */
    public Box grow(int margin) {
        return new Box(x - margin, y - margin, Math.max(0, width + 2 * margin), Math.max(0, height + 2 * margin));
    }

    /** Moved by that much. */
    public Box move(int dx, int dy) {
        return dx == 0 && dy == 0 ? this : new Box(x + dx, y + dy, width, height);
    }

    /** At another place. */
    public Box at(int newX, int newY) {
        return new Box(newX, newY, width, height);
    }
}
