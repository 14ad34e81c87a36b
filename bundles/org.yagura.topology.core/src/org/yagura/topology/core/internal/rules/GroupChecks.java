/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.rules;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.emf.ecore.EObject;
import org.yagura.model.site.Area;
import org.yagura.model.site.AreaKind;
import org.yagura.model.site.Dependable;
import org.yagura.model.site.Node;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.RedundancyGroup;
import org.yagura.model.site.RedundancyRule;
import org.yagura.topology.core.QuickFix;

/** Checks the groups that nodes are in, and how many nodes there are where. */
final class GroupChecks {
    private static final Set<AreaKind> SITES = Set.of(AreaKind.DATA_CENTRE, AreaKind.DR_SITE, AreaKind.OFFICE);

    private final Report report;

    GroupChecks(Report report) {
        this.report = report;
    }

    /** Each node is in a group of enough nodes by an allowed scheme; what is wrong with a group is said once. */
    void ofNodes(RedundancyRule rule, List<Node> nodes) {
        var said = new HashSet<RedundancyGroup>();
        for (Node node : nodes) {
            List<RedundancyGroup> groups = groups(node);
            if (groups.isEmpty()) {
                List<QuickFix> fixes = rule.getMinimum() == 2 ? Fixes.doubled(report, rule, node) : List.of();
                report.broken(rule, node, fixes, "group.none", Report.name(node), rule.getMinimum(), schemes(rule));
            } else if (groups.stream().noneMatch(g -> isGood(rule, g)) && said.add(groups.getFirst())) {
                RedundancyGroup group = groups.getFirst();
                if (isAllowed(rule, group)) {
                    report.broken(rule, group, List.of(), "group.few", Report.name(group), size(group),
                            rule.getMinimum());
                } else {
                    report.broken(rule, group, List.of(), "group.scheme", Report.name(group),
                            report.label(group.getScheme()), schemes(rule));
                }
            }
        }
    }

    private List<RedundancyGroup> groups(Node node) {
        return report.index().groups(node).stream().filter(g -> size(g) > 0).toList();
    }

    private boolean isGood(RedundancyRule rule, RedundancyGroup group) {
        return isAllowed(rule, group) && size(group) >= rule.getMinimum();
    }

    private static boolean isAllowed(RedundancyRule rule, RedundancyGroup group) {
        return rule.getAllowedSchemes().isEmpty() || rule.getAllowedSchemes().contains(group.getScheme());
    }

    private int size(RedundancyGroup group) {
        return (int) report.anatomy().members(group).stream().filter(Node.class::isInstance).count();
    }

    private String schemes(RedundancyRule rule) {
        return rule.getAllowedSchemes().isEmpty() ? report.text("anyScheme") : report.labels(rule.getAllowedSchemes());
    }

    /** Each group that the nodes are in has a front end that is itself a group of at least two. */
    void frontEnds(RedundancyRule rule, List<Node> nodes) {
        var groups = new LinkedHashSet<RedundancyGroup>();
        nodes.forEach(n -> groups.addAll(groups(n)));
        for (RedundancyGroup group : groups) {
            Dependable front = report.anatomy().frontEnd(group).orElse(null);
            if (front == null) {
                report.broken(rule, group, Fixes.frontEnds(report, group, balancers()), "front.none",
                        Report.name(group));
            } else if (!(front instanceof RedundancyGroup pair)
                    || report.anatomy().members(pair).size() <= pair.getNeeded()) {
                report.broken(rule, group, List.of(), "front.single", Report.name(group), Report.name(front));
            }
        }
    }

    /** The groups of at least two load balancers. */
    private List<RedundancyGroup> balancers() {
        return report.basis().site().getGroups().stream().filter(g -> size(g) > 1 && g.getMembers().stream()
                .allMatch(m -> m instanceof Node n && n.getKind() == NodeKind.LOAD_BALANCER)).toList();
    }

    /** There are enough nodes. */
    void present(RedundancyRule rule, List<Node> nodes) {
        if (nodes.size() < rule.getMinimum()) {
            report.broken(rule, report.basis().site(), List.of(), "present", report.labels(rule.getNodeKinds()),
                    nodes.size(), rule.getMinimum());
        }
    }

    /** The nodes stand in enough places. */
    void sites(RedundancyRule rule, List<Node> nodes) {
        var places = new LinkedHashSet<Area>();
        for (Node node : nodes) {
            for (EObject at = node.eContainer(); at instanceof Area area; at = at.eContainer()) {
                if (SITES.contains(area.getKind())) {
                    places.add(area);
                    break;
                }
            }
        }
        if (places.size() < rule.getMinimum()) {
            report.broken(rule, report.basis().site(), List.of(), "sites", report.labels(rule.getNodeKinds()),
                    places.size(), rule.getMinimum(), places.isEmpty() ? "–" : Report.names(places));
        }
    }
}
