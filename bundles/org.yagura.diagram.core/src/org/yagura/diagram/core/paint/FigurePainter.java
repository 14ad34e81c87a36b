/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core.paint;

import org.yagura.diagram.core.ShownFigure;

/**
 * Draws figures of a kind. Stateless and quick: it is called for each of them in each frame. It calls
 * {@link Brush#hatch} between its ground and its texts, and writes with {@link Brush#text}; the rest of states, selection,
 * badges, names at {@link Detail#BLOCK} and the spot that stands for a figure far away are drawn by the toolkit.
 */
@FunctionalInterface
public interface FigurePainter {

    /** Draws a figure into its box. */
    void paint(ShownFigure shown, Brush brush);
}
