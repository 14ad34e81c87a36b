/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core;

/** How a connection's line is drawn. All have one weight; kinds of link differ by their dashes, never by colour. */
public enum Line {
    SOLID, DASHED, DOTTED, DASH_DOT;

    /** Lengths of dashes and gaps in points, in turn; empty for a line without gaps. */
    public int[] dashes() {
        return switch (this) {
            case SOLID -> new int[0];
            case DASHED -> new int[]{6, 4};
            case DOTTED -> new int[]{2, 3};
            case DASH_DOT -> new int[]{8, 3, 2, 3};
        };
    }
}
