/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.rules;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.yagura.model.site.Dependable;
import org.yagura.model.site.Link;
import org.yagura.model.site.LinkKind;
import org.yagura.model.site.Node;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.RedundancyRule;
import org.yagura.model.site.Service;
import org.yagura.model.site.ServicePurpose;
import org.yagura.topology.core.internal.answer.Used;
import org.yagura.topology.core.internal.site.Anatomy;

/** Checks that backup and management stand apart from what they are there for. */
final class ApartChecks {
    /** What management may depend on although all else does: it is the way to what is managed, or power. */
    private static final Set<NodeKind> COMMON = EnumSet.of(NodeKind.MANAGER, NodeKind.MONITORING_TERMINAL, NodeKind.UPS,
            NodeKind.ROUTER, NodeKind.SWITCH_HUB, NodeKind.FIREWALL, NodeKind.ISP_LINK);

    private final Report report;

    ApartChecks(Report report) {
        this.report = report;
    }

    /**
     * What backs up stores nothing on the arrays that hold what it backs up: arrays that a backup service needs or leads a
     * path to, and arrays linked directly to a backup node, are not those that services for the business use.
     */
    void backup(RedundancyRule rule, List<Node> nodes) {
        Map<Node, Service> production = new LinkedHashMap<>();
        for (Service service : services(ServicePurpose.BUSINESS)) {
            arrays(Used.by(service, report.anatomy()).nodes()).forEach(a -> production.putIfAbsent(a, service));
        }
        for (Service service : services(ServicePurpose.BACKUP)) {
            Set<Node> stored = new LinkedHashSet<>(arrays(Used.by(service, report.anatomy()).targets()));
            stored.retainAll(production.keySet());
            for (Node array : stored) {
                report.broken(rule, service, List.of(), "backup", Report.name(service), Report.name(array),
                        Report.name(production.get(array)));
            }
        }
        for (Node node : nodes) {
            for (Link link : report.anatomy().links(node, EnumSet.of(LinkKind.FC, LinkKind.SCSI))) {
                Anatomy.other(link, node).filter(production::containsKey)
                        .ifPresent(array -> report.broken(rule, node, List.of(), "backup", Report.name(node),
                                Report.name(array), Report.name(production.get(array))));
            }
        }
    }

    private List<Service> services(ServicePurpose purpose) {
        return report.basis().site().getServices().stream().filter(s -> s.getPurpose() == purpose).toList();
    }

    private static List<Node> arrays(Set<Node> nodes) {
        return nodes.stream().filter(n -> n.getKind() == NodeKind.DISK_ARRAY).toList();
    }

    /**
     * What manages does not depend on what it manages: no node that services for the business use stops a managing service,
     * or a managing node, alone. Network devices and power are left out.
     */
    void management(RedundancyRule rule, List<Node> nodes) {
        var managed = new HashSet<Node>();
        for (Service service : services(ServicePurpose.BUSINESS)) {
            managed.addAll(Used.by(service, report.anatomy()).nodes());
        }
        nodes.forEach(managed::remove);
        var managing = new ArrayList<Dependable>(services(ServicePurpose.MANAGEMENT));
        managing.addAll(nodes);
        for (Dependable manager : managing) {
            List<Dependable> inside = report.basis().stopping(manager).stream()
                    .filter(e -> e instanceof Node node && managed.contains(node) && !COMMON.contains(node.getKind()))
                    .toList();
            if (!inside.isEmpty()) {
                report.broken(rule, manager, List.of(), "management", Report.name(manager), Report.names(inside));
            }
        }
    }
}
