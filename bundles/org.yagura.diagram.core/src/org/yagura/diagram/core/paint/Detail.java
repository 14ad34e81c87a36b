/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core.paint;

/** How much of a figure is drawn. */
public enum Detail {
    /** A spot in the colour of the state. */
    DOT,
    /** A block with its state, its name, and its icon where there is room for both. */
    BLOCK,
    /** Icon, texts, state. */
    FULL;

    private static final double FULL_FROM = 0.7;
    private static final double BLOCK_FROM = 0.18;

    /** What can be told apart at a zoom, 1 being the real size. */
    public static Detail at(double zoom) {
        return zoom >= FULL_FROM ? FULL : zoom >= BLOCK_FROM ? BLOCK : DOT;
    }
}
