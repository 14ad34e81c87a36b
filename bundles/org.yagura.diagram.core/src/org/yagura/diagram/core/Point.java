/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core;

/** A place in a diagram, in points; x grows to the right, y downwards. */
public record Point(int x, int y) {

    /** Moved by that much. */
    public Point plus(int dx, int dy) {
        return new Point(x + dx, y + dy);
    }
}
