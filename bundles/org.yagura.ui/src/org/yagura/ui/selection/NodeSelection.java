/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.selection;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.yagura.core.change.ChangeFeed.Following;

/** The selection that all views share. To be used on the user interface thread. */
public final class NodeSelection {
    private final List<Consumer<Selected>> followers = new CopyOnWriteArrayList<>();
    private Selected current = Selected.NOTHING;

    /** What is selected now. */
    public Selected current() {
        return current;
    }

    /** Selects; those who follow are told when it is something else than before. */
    public void select(Selected selected) {
        if (!selected.sameAs(current)) {
            current = selected;
            followers.forEach(f -> f.accept(selected));
        }
    }

    /** Calls back after each change until closed. */
    public Following follow(Consumer<Selected> follower) {
        followers.add(follower);
        return () -> followers.remove(follower);
    }
}
