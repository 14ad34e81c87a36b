/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.diagram.internal.gesture;

import org.yagura.diagram.core.End;
import org.yagura.diagram.core.Point;
import org.yagura.diagram.core.edit.Edit;
import org.yagura.diagram.core.edit.Edits;
import org.yagura.ui.diagram.internal.Stage;

/** Draws a new connection from a figure to another. */
public final class ConnectGesture extends Connecting {
    private final String kind;
    private final End from;

    /** Begins at that end. */
    public ConnectGesture(Stage stage, String kind, End from, Point at) {
        super(stage, at);
        this.kind = kind;
        this.from = from;
    }

    @Override
    Edit edit(Edits edits, End end) {
        return edits.connect(kind, from, end);
    }

    @Override
    String other() {
        return from.figure();
    }

    @Override
    public String start() {
        return from.figure();
    }
}
