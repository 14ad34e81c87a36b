/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core;

/**
 * A place on the border of a figure where connections end.
 *
 * @param id unique in its figure
 * @param side which border
 * @param at where on that border, from 0 (left or top) to 1 (right or bottom)
 * @param name for persons
 */
public record Port(String id, Side side, double at, String name) {

    /** Checks the place. */
    public Port {
        if (id == null || side == null || !(at >= 0 && at <= 1)) {
            throw new IllegalArgumentException("port " + id + " on side " + side + " at " + at);
        }
        name = name == null ? "" : name;
    }

    /** Where it is on a figure with that box. */
    public Point on(Box box) {
        return switch (side) {
            case NORTH -> new Point(box.x() + (int) Math.round(at * box.width()), box.y());
            case SOUTH -> new Point(box.x() + (int) Math.round(at * box.width()), box.bottom());
            case WEST -> new Point(box.x(), box.y() + (int) Math.round(at * box.height()));
            case EAST -> new Point(box.right(), box.y() + (int) Math.round(at * box.height()));
        };
    }
}
