/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core.internal.route;

import org.yagura.diagram.core.Side;

/** A place on a border, and which border. */
record Anchor(int x, int y, Side side) {

    /** With x and y exchanged. */
    Anchor transpose() {
        Side other = switch (side) {
            case NORTH -> Side.WEST;
            case WEST -> Side.NORTH;
            case SOUTH -> Side.EAST;
            case EAST -> Side.SOUTH;
        };
        return new Anchor(y, x, other);
    }
}
