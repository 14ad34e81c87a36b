/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import org.yagura.model.Elements;
import org.yagura.model.site.Area;
import org.yagura.model.site.AreaKind;
import org.yagura.model.site.Dependable;
import org.yagura.model.site.Failable;
import org.yagura.model.site.Link;
import org.yagura.model.site.Node;
import org.yagura.model.site.RedundancyGroup;
import org.yagura.model.site.RedundancyRule;

/**
 * Checks that the members of a group of nodes do not share what stops more of them than the group may lose: racks, and what
 * feeds them. What stops a member is what the engine says stops it alone; a member on two power systems is stopped by none.
 */
final class SharingChecks {
    private final Report report;

    SharingChecks(Report report) {
        this.report = report;
    }

    /** No rack takes more members of a group along than the group may lose. */
    void racks(RedundancyRule rule, List<Node> nodes) {
        Predicate<Dependable> isRack = e -> e instanceof Area area && area.getKind() == AreaKind.RACK;
        groups(nodes).forEach(g -> shared(rule, g, "racks", m -> isRack));
    }

    /** No part of the power supply takes more members along than the group may lose. */
    void power(RedundancyRule rule, List<Node> nodes) {
        groups(nodes).forEach(g -> shared(rule, g, "power", m -> {
            Set<Failable> feeds = feeds(m);
            return feeds::contains;
        }));
    }

    private Set<RedundancyGroup> groups(List<Node> nodes) {
        var groups = new LinkedHashSet<RedundancyGroup>();
        nodes.forEach(n -> groups.addAll(report.index().groups(n)));
        return groups;
    }

    private interface Interest {
        Predicate<Dependable> of(Node member);
    }

    private void shared(RedundancyRule rule, RedundancyGroup group, String key, Interest interest) {
        List<Dependable> members = report.anatomy().members(group);
        int mayFail = members.size() - group.getNeeded();
        if (mayFail < 1) {
            return;
        }
        Map<Dependable, List<Node>> stopped = new LinkedHashMap<>();
        for (Dependable member : members) {
            if (member instanceof Node node) {
                Predicate<Dependable> wanted = interest.of(node);
                report.basis().stopping(node).stream().filter(wanted)
                        .forEach(e -> stopped.computeIfAbsent(e, s -> new ArrayList<>()).add(node));
            }
        }
        var common = new ArrayList<Dependable>();
        var together = new LinkedHashSet<Node>();
        stopped.forEach((element, nodes) -> {
            if (nodes.size() > mayFail) {
                common.add(element);
                together.addAll(nodes);
            }
        });
        if (!common.isEmpty()) {
            report.broken(rule, group, List.of(), key, Report.name(group), Report.names(together),
                    Report.names(common));
        }
    }

    /** All that stands between a node and its sources of power, with these. */
    private Set<Failable> feeds(Node node) {
        var feeds = new HashSet<Failable>();
        var open = new ArrayList<Node>(List.of(node));
        var seen = new HashSet<Node>(open);
        while (!open.isEmpty()) {
            Node at = open.removeLast();
            var links = new ArrayList<>(report.anatomy().feeds(at));
            at.getParts().forEach(part -> links.addAll(report.anatomy().feeds(part)));
            for (Link link : links) {
                feeds.add(link);
                feeds.add(link.getFrom());
                Elements.node(link.getFrom()).filter(seen::add).ifPresent(source -> {
                    feeds.add(source);
                    open.add(source);
                });
            }
        }
        return feeds;
    }
}
