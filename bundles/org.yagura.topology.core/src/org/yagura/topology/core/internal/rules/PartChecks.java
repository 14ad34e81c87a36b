/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.rules;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.yagura.model.site.Dependable;
import org.yagura.model.site.Node;
import org.yagura.model.site.Part;
import org.yagura.model.site.PartKind;
import org.yagura.model.site.RedundancyGroup;
import org.yagura.model.site.RedundancyRule;
import org.yagura.model.site.RedundancyScheme;
import org.yagura.topology.core.QuickFix;

/** Checks what is inside of nodes. */
final class PartChecks {
    private static final Set<RedundancyScheme> DISK_SCHEMES = EnumSet.of(RedundancyScheme.MIRROR,
            RedundancyScheme.RAID5, RedundancyScheme.RAID6, RedundancyScheme.RAID10);

    private final Report report;

    PartChecks(Report report) {
        this.report = report;
    }

    /** Enough parts of the kinds; those that the node does not run without must be in a group that may lose one. */
    void count(RedundancyRule rule, List<Node> nodes) {
        for (Node node : nodes) {
            List<Part> parts = parts(node, rule.getPartKinds());
            if (parts.size() < rule.getMinimum()) {
                report.broken(rule, node, Fixes.moreParts(report, rule, node, parts), "parts.few", Report.name(node),
                        parts.size(), report.labels(rule.getPartKinds()), rule.getMinimum());
                continue;
            }
            List<Part> each = parts.stream().filter(
                    p -> report.anatomy().neededParts(node).contains(p)).toList();
            if (each.size() == parts.size() && parts.stream().noneMatch(this::mayBeSeveral)) {
                report.broken(rule, node, Fixes.grouped(report, node, each), "parts.each", Report.name(node),
                        Report.names(each), report.labels(rule.getPartKinds()));
            }
        }
    }

    /** A cache that hangs on a controller belongs to it: its doubling is the controllers'. */
    private boolean mayBeSeveral(Part part) {
        return part.getController() != null && !report.index().groups(part.getController()).isEmpty();
    }

    private List<Part> parts(Node node, List<PartKind> kinds) {
        return node.getParts().stream().filter(p -> kinds.contains(p.getKind()) && report.anatomy().counts(p)).toList();
    }

    /** All disks are in a group that may lose one, and can be replaced while the node runs. */
    void mirrored(RedundancyRule rule, List<Node> nodes) {
        for (Node node : nodes) {
            List<Part> disks = disks(node);
            List<Part> single = disks.stream().filter(d -> diskGroups(d).isEmpty()).toList();
            if (!single.isEmpty()) {
                report.broken(rule, node, Fixes.mirror(report, node, single), "disks.single", Report.name(node),
                        Report.names(single));
            }
            List<Part> fixed = disks.stream().filter(d -> !d.isHotSwap()).toList();
            if (single.isEmpty() && !fixed.isEmpty()) {
                report.broken(rule, node, List.of(), "disks.fixed", Report.name(node), Report.names(fixed));
            }
        }
    }

    /** The disks of a node that are no spares. */
    private List<Part> disks(Node node) {
        return parts(node, List.of(PartKind.DISK)).stream().filter(
                d -> report.basis().site().getGroups().stream().noneMatch(g -> g.getSpares().contains(d))).toList();
    }

    private List<RedundancyGroup> diskGroups(Part disk) {
        return report.index().groups(disk).stream().filter(g -> DISK_SCHEMES.contains(g.getScheme())
                && report.anatomy().members(g).size() > g.getNeeded()).toList();
    }

    /** Every disk is in such a group, and every such group has a spare. */
    void spares(RedundancyRule rule, List<Node> nodes) {
        for (Node node : nodes) {
            var groups = new ArrayList<RedundancyGroup>();
            var single = new ArrayList<Part>();
            for (Part disk : disks(node)) {
                List<RedundancyGroup> of = diskGroups(disk);
                if (of.isEmpty()) {
                    single.add(disk);
                }
                of.stream().filter(g -> !groups.contains(g)).forEach(groups::add);
            }
            if (!single.isEmpty()) {
                report.broken(rule, node, Fixes.mirror(report, node, single), "disks.single", Report.name(node),
                        Report.names(single));
            } else if (groups.isEmpty()) {
                report.broken(rule, node, List.of(), "disks.none", Report.name(node));
            }
            for (RedundancyGroup group : groups) {
                if (report.anatomy().spares(group).isEmpty()) {
                    report.broken(rule, group, Fixes.spare(report, node, group), "disks.spare", Report.name(group));
                }
            }
        }
    }

    /** In no group of a node's parts hang more members on one controller than the group may lose. */
    void controllers(RedundancyRule rule, List<Node> nodes) {
        for (Node node : nodes) {
            for (RedundancyGroup group : report.anatomy().innerGroups(node)) {
                controllers(rule, node, group);
            }
        }
    }

    private void controllers(RedundancyRule rule, Node node, RedundancyGroup group) {
        List<Dependable> members = report.anatomy().members(group);
        var byController = new LinkedHashMap<Part, List<Part>>();
        for (Dependable member : members) {
            if (member instanceof Part part && part.getController() != null) {
                byController.computeIfAbsent(part.getController(), c -> new ArrayList<>()).add(part);
            } else if (member instanceof RedundancyGroup inner) {
                controllers(rule, node, inner);
            }
        }
        int mayFail = members.size() - group.getNeeded();
        for (Map.Entry<Part, List<Part>> entry : byController.entrySet()) {
            if (mayFail > 0 && entry.getValue().size() > mayFail) {
                List<QuickFix> fixes = Fixes.otherController(report, node, entry.getKey(), entry.getValue());
                report.broken(rule, group, fixes, "controllers", Report.name(group), Report.names(entry.getValue()),
                        Report.name(entry.getKey()));
            }
        }
    }
}
