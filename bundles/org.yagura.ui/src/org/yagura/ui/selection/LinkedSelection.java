/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.selection;

import java.util.function.Consumer;

import org.yagura.core.change.ChangeFeed.Following;

/**
 * How one view takes part in the shared selection: it follows, unless a person has pinned it. On the user interface
 * thread.
 */
public final class LinkedSelection implements AutoCloseable {
    private final NodeSelection shared;
    private final Object view;
    private final Consumer<Selected> target;
    private final Following following;
    private boolean pinned;
    private Selected shown;

    /** Links a view; the target is told at once what is selected, and of each selection that others make. */
    public LinkedSelection(NodeSelection shared, Object view, Consumer<Selected> target) {
        this.shared = shared;
        this.view = view;
        this.target = target;
        shown = shared.current();
        following = shared.follow(this::changed);
        target.accept(shown);
    }

    /** What the view shows: the shared selection, or what was selected when it was pinned. */
    public Selected shown() {
        return shown;
    }

    /** Whether the view stays where it is. */
    public boolean pinned() {
        return pinned;
    }

    /** Pins or releases; released, it catches up. */
    public void setPinned(boolean pin) {
        pinned = pin;
        if (!pin && !shared.current().sameAs(shown)) {
            changed(shared.current());
        }
    }

    /** Selects on behalf of the view: everybody else follows. */
    public void select(Selected selected) {
        shown = selected;
        shared.select(new Selected(selected.nodes(), selected.areas(), view));
    }

    @Override
    public void close() {
        following.close();
    }

    private void changed(Selected selected) {
        if (!pinned) {
            shown = selected;
            if (selected.origin() != view) {
                target.accept(selected);
            }
        }
    }
}
