/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core.paint;

/** What a text is for; says its size. */
public enum FontRole {
    /** Name of a figure. */
    NAME(12, false, false),
    /** Address, rule, label of a connection. */
    SMALL(10, false, false),
    /** Name of a container, banner. */
    TITLE(12, true, false),
    /** Name of a figure that is too small for its texts, as on a map. */
    MAP_NAME(11, false, true),
    /** The same where there is less room. */
    MAP_SMALL(9, false, true),
    /** Name of a container that is too small for its texts. */
    MAP_TITLE(12, true, true),
    /** The same where there is less room. */
    MAP_TITLE_SMALL(9, true, true);

    private final int size;
    private final boolean bold;
    private final boolean fixed;

    FontRole(int size, boolean bold, boolean fixed) {
        this.size = size;
        this.bold = bold;
        this.fixed = fixed;
    }

    /**
     * Height of the font in points of the diagram, 1/96 inch each at a zoom of 1; of a {@link #fixed} one in points of the
     * screen.
     */
    public int size() {
        return size;
    }

    /** Whether it is bold. */
    public boolean bold() {
        return bold;
    }

    /** Whether it is of the same size on the screen at every zoom. */
    public boolean fixed() {
        return fixed;
    }
}
