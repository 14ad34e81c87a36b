/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.selection;

import java.util.function.Consumer;

import org.yagura.core.change.ChangeFeed.Following;
import org.yagura.core.event.Severity;

/**
 * Says how bad each node is, for badges in trees and diagrams. An OSGi service; the worst of several counts. Asked on the
 * user interface thread and must answer from memory.
 */
public interface NodeBadges {

    /** The badge of a node; null for none. */
    Badge badge(String nodeId);

    /** Calls back on the user interface thread when badges have changed. */
    Following follow(Consumer<NodeBadges> follower);

    /**
     * Brings what is behind badges into sight, such as the alarms of some nodes, and gives it the keyboard. On the user interface
     * thread.
     *
     * @return whether it did; not when it has nothing to show, or no workbench to show it in
     */
    default boolean show(@SuppressWarnings("unused") Selected what) {
        return false;
    }

    /**
     * A badge.
     *
     * @param severity colour and shape
     * @param count a number beside it, such as of open alarms
     * @param text for tooltip and screen reader
     */
    record Badge(Severity severity, long count, String text) {
    }
}
