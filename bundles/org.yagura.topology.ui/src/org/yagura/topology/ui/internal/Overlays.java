/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.ui.internal;

import java.util.List;

import org.yagura.diagram.core.Mark;
import org.yagura.diagram.core.paint.Overlay;
import org.yagura.ui.selection.NodeBadges;

/** What is laid over the diagram. */
final class Overlays {
    private Overlays() {
    }

    /** The state of now, from open alarms. */
    static Overlay live(List<NodeBadges> badges) {
        return figure -> {
            Mark all = null;
            for (NodeBadges source : badges) {
                NodeBadges.Badge badge = source.badge(figure.id());
                if (badge != null) {
                    all = Mark.of(badge.severity(), badge.text()).and(all);
                }
            }
            return all;
        };
    }
}
