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
    NAME(12, false),
    /** Address, rule, label of a connection. */
    SMALL(10, false),
    /** Name of a container, banner. */
    TITLE(12, true);

    private final int size;
    private final boolean bold;

    FontRole(int size, boolean bold) {
        this.size = size;
        this.bold = bold;
    }

    /** Height of the font in points of the diagram, 1/96 inch each at a zoom of 1. */
    public int size() {
        return size;
    }

    /** Whether it is bold. */
    public boolean bold() {
        return bold;
    }
}
