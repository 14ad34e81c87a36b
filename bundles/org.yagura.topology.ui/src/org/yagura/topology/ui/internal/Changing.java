/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.ui.internal;

import org.yagura.diagram.core.Connection;
import org.yagura.diagram.core.Figure;
import org.yagura.diagram.core.Mark;
import org.yagura.diagram.core.Tie;
import org.yagura.diagram.core.paint.Overlay;

/** An overlay that people switch on and off, and whose content comes and goes. */
final class Changing implements Overlay {
    /** Says nothing of anything. */
    static final Overlay NOTHING = figure -> null;

    private Overlay now = NOTHING;

    /** Shows that from now on; whoever paints is to be told. */
    void show(Overlay content) {
        now = content;
    }

    @Override
    public Mark mark(Figure figure) {
        return now.mark(figure);
    }

    @Override
    public Mark mark(Connection connection) {
        return now.mark(connection);
    }

    @Override
    public Mark mark(Tie tie) {
        return now.mark(tie);
    }

    @Override
    public String banner() {
        return now.banner();
    }
}
