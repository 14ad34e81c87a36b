/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.diagram;

import org.eclipse.swt.SWT;

/** Everything that can be done with a diagram by menu, key or program; {@link DiagramCanvas#run} does it. */
public enum DiagramCommand {
    UNDO(SWT.MOD1 | 'Z'), REDO(SWT.MOD1 | 'Y'),
    CUT(SWT.MOD1 | 'X'), COPY(SWT.MOD1 | 'C'), PASTE(SWT.MOD1 | 'V'), DELETE(SWT.DEL),
    SELECT_ALL(SWT.MOD1 | 'A'), FIND(SWT.MOD1 | 'F'),
    OPEN(SWT.CR), RENAME(SWT.F2), COLLAPSE(SWT.MOD1 | 'E'),
    /** The arrow keys move what is selected, until Enter. */
    MOVE('M'),
    /** The arrow keys change the size of what is selected, until Enter. */
    RESIZE('R'),
    /** The arrow keys choose what the figure is joined with, until Enter. */
    CONNECT('C'),
    /** The keyboard goes to the palette. */
    CREATE(SWT.INSERT),
    /** The keyboard goes to the next connection of the figure. */
    NEXT_CONNECTION('L'),
    /** Gives a connection's way back to the router. */
    STRAIGHTEN(0),
    ALIGN_LEFT(0), ALIGN_CENTER(0), ALIGN_RIGHT(0), ALIGN_TOP(0), ALIGN_MIDDLE(0), ALIGN_BOTTOM(0),
    DISTRIBUTE_ACROSS(0), DISTRIBUTE_DOWN(0),
    ARRANGE_DOWN(0), ARRANGE_RIGHT(0), ARRANGE_REST(0), ARRANGE_SELECTION(0),
    ZOOM_IN('+'), ZOOM_OUT('-'), ZOOM_REAL('1'), FIT('0'), FIT_SELECTION('2'), GRID('G'),
    EXPORT(0), PRINT(SWT.MOD1 | 'P');

    private final int key;

    DiagramCommand(int key) {
        this.key = key;
    }

    /** Its key as SWT's accelerators are written; 0 for none. */
    public int key() {
        return key;
    }
}
