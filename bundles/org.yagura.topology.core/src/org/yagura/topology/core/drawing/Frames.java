/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.drawing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.yagura.model.site.Area;
import org.yagura.model.site.Node;
import org.yagura.model.site.RedundancyGroup;
import org.yagura.model.site.Site;

/**
 * Which redundancy groups are drawn as a frame around their members: those of nodes of one area, of which none is in a frame
 * already. The others are {@link GroupTies ties}.
 */
final class Frames {
    private final Map<Node, RedundancyGroup> frames = new LinkedHashMap<>();
    private final Map<RedundancyGroup, Area> places = new LinkedHashMap<>();

    Frames(Site site) {
        for (RedundancyGroup group : site.getGroups()) {
            List<Node> nodes = group.getMembers().stream().filter(Node.class::isInstance).map(Node.class::cast)
                    .toList();
            if (nodes.size() >= 2 && nodes.size() == group.getMembers().size()
                    && nodes.stream().map(Node::eContainer).distinct().count() == 1
                    && nodes.getFirst().eContainer() instanceof Area area
                    && nodes.stream().noneMatch(frames::containsKey)) {
                nodes.forEach(n -> frames.put(n, group));
                places.put(group, area);
            }
        }
    }

    /** The frame around a node; null for none. */
    RedundancyGroup around(Node node) {
        return frames.get(node);
    }

    /** The groups that are frames, and the areas they are in. */
    Map<RedundancyGroup, Area> places() {
        return places;
    }
}
