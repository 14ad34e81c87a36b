/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core.paint;

import org.yagura.diagram.core.Mark;

/**
 * What a painter is given.
 *
 * @param surface to paint on
 * @param detail {@link Detail#FULL} or {@link Detail#BLOCK}
 * @param look the colours
 * @param mark what the overlays say; null for nothing
 * @param contents number of figures that a collapsed container hides; 0 for others
 */
public record Brush(Surface surface, Detail detail, Look look, Mark mark, int contents) {

    /** Colour of the mark's severity; that of frames when there is none. */
    public int stateColour() {
        return mark == null || mark.severity() == null ? look.line() : look.severity(mark.severity());
    }
}
