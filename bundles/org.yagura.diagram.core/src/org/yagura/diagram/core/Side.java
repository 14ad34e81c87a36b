/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core;

/** A side of a figure. */
public enum Side {
    NORTH(0, -1), EAST(1, 0), SOUTH(0, 1), WEST(-1, 0);

    private final int dx;
    private final int dy;

    Side(int dx, int dy) {
        this.dx = dx;
        this.dy = dy;
    }

    /** Which way is out, horizontally: -1, 0 or 1. */
    public int dx() {
        return dx;
    }

    /** Which way is out, vertically: -1, 0 or 1. */
    public int dy() {
        return dy;
    }

    /** Whether a line leaves this side horizontally. */
    public boolean horizontal() {
        return dy == 0;
    }

    /** The side across. */
    public Side opposite() {
        return values()[ordinal() + 2 & 3];
    }
}
