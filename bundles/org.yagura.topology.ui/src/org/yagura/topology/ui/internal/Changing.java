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
    private Runnable begin;

    /** Says nothing at first. */
    Changing() {
        this(null);
    }

    /**
     * Says nothing at first.
     *
     * @param begin called once, when it is first asked for something, which it is only while it is switched on: begins to
     *        work out what is shown; null for nothing to begin
     */
    Changing(Runnable begin) {
        this.begin = begin;
    }

    private Overlay now() {
        if (begin != null) {
            Runnable first = begin;
            begin = null;
            first.run();
        }
        return now;
    }

    /** Shows that from now on; whoever paints is to be told. */
    void show(Overlay content) {
        now = content;
    }

    @Override
    public Mark mark(Figure figure) {
        return now().mark(figure);
    }

    @Override
    public Mark mark(Connection connection) {
        return now().mark(connection);
    }

    @Override
    public Mark mark(Tie tie) {
        return now().mark(tie);
    }

    @Override
    public String banner() {
        return now().banner();
    }
}
