/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core.paint;

import org.yagura.diagram.core.Connection;
import org.yagura.diagram.core.Figure;
import org.yagura.diagram.core.Mark;
import org.yagura.diagram.core.ShownFigure;
import org.yagura.diagram.core.Tie;

/**
 * Something that is laid over a diagram: the state of now, a rehearsal, the contributors to an outage. Called for
 * everything in sight each time it is painted, so it answers from memory and at once. On the thread of the scene.
 */
public interface Overlay {

    /** What to show of a figure; null for nothing. */
    Mark mark(Figure figure);

    /** What to show of a connection; null for nothing. */
    default Mark mark(@SuppressWarnings("unused") Connection connection) {
        return null;
    }

    /** What to show of a tie, at the badges of its members; null for nothing. */
    default Mark mark(@SuppressWarnings("unused") Tie tie) {
        return null;
    }

    /** One line across the whole diagram, such as that this is a rehearsal; null for none. */
    default String banner() {
        return null;
    }

    /** Paints more over a figure that has just been painted in full; the standard states are painted already. */
    @SuppressWarnings("unused")
    default void paint(Surface surface, ShownFigure shown, Look look) {
        // most overlays have nothing but their marks
    }
}
