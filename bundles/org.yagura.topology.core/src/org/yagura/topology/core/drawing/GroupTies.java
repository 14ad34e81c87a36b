/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.drawing;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.yagura.diagram.core.Tie;
import org.yagura.model.site.Dependable;
import org.yagura.model.site.Failable;
import org.yagura.model.site.RedundancyGroup;
import org.yagura.model.site.Site;

/**
 * How redundancy groups are drawn whose members are not together in one {@link Frames frame}: nodes in different areas or in
 * the frame of another group, parts, links. Each member wears a badge with the group's rule and name; lines between them are
 * drawn while one is selected. A frame that is a member wears the badge too; of a group that is not a frame its members are
 * taken. Parts stand for themselves where their node is open, else their node does; a group that is all inside of one node
 * that is not open is not drawn.
 */
final class GroupTies {
    private final GroupRules rules;
    private final Frames frames;
    private final Function<Failable, String> figures;

    /** @param figures the id of what is drawn for a node, part or link; null for nothing */
    GroupTies(GroupRules rules, Frames frames, Function<Failable, String> figures) {
        this.rules = rules;
        this.frames = frames;
        this.figures = figures;
    }

    Map<RedundancyGroup, Tie> of(Site site) {
        var ties = new LinkedHashMap<RedundancyGroup, Tie>();
        for (RedundancyGroup group : site.getGroups()) {
            if (group.getId() != null && !frames.places().containsKey(group)) {
                Set<String> members = new LinkedHashSet<>();
                collect(group, members, new HashSet<>());
                if (members.size() > 1) {
                    ties.put(group, new Tie(group.getId(), rules.badge(group), rules.whole(group),
                            List.copyOf(members)));
                }
            }
        }
        return ties;
    }

    private void collect(RedundancyGroup group, Set<String> members, Set<RedundancyGroup> seen) {
        if (!seen.add(group)) {
            return;
        }
        for (Dependable member : group.getMembers()) {
            if (member instanceof RedundancyGroup inner) {
                if (frames.places().containsKey(inner)) {
                    members.add(inner.getId());
                } else {
                    collect(inner, members, seen);
                }
            } else if (member instanceof Failable failable) {
                String figure = figures.apply(failable);
                if (figure != null) {
                    members.add(figure);
                }
            }
        }
    }
}
