/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.rules;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.yagura.model.site.Element;
import org.yagura.model.site.Link;
import org.yagura.model.site.LinkKind;
import org.yagura.model.site.Node;
import org.yagura.model.site.RedundancyRule;
import org.yagura.topology.core.internal.site.Anatomy;

/** Checks the links of nodes and the routes that lead away from them. */
final class LinkChecks {
    private final Report report;

    LinkChecks(Report report) {
        this.report = report;
    }

    /** Enough links of the kinds lead to different neighbours. */
    void doubled(RedundancyRule rule, List<Node> nodes) {
        for (Node node : nodes) {
            List<Link> links = links(node, rule);
            Set<Node> neighbours = neighbours(node, links);
            if (neighbours.size() < rule.getMinimum()) {
                report.broken(rule, node, Fixes.partnerLink(report, node, links), "links.few", Report.name(node),
                        neighbours.size(), kinds(rule), rule.getMinimum());
            }
        }
    }

    /** Of several links of one kind, not all lead to the same neighbour. */
    void hubs(RedundancyRule rule, List<Node> nodes) {
        for (Node node : nodes) {
            for (LinkKind kind : Anatomy.kinds(rule.getLinkKinds())) {
                List<Link> links = report.anatomy().links(node, EnumSet.of(kind));
                Set<Node> neighbours = neighbours(node, links);
                if (links.size() > 1 && neighbours.size() == 1) {
                    report.broken(rule, node, Fixes.partnerLink(report, node, links), "links.hub", Report.name(node),
                            links.size(), report.label(kind), Report.name(neighbours.iterator().next()));
                }
            }
        }
    }

    private List<Link> links(Node node, RedundancyRule rule) {
        return report.anatomy().links(node, Anatomy.kinds(rule.getLinkKinds()));
    }

    private static Set<Node> neighbours(Node node, List<Link> links) {
        var neighbours = new LinkedHashSet<Node>();
        links.forEach(l -> Anatomy.other(l, node).ifPresent(neighbours::add));
        neighbours.remove(node);
        return neighbours;
    }

    private String kinds(RedundancyRule rule) {
        return report.labels(new ArrayList<>(Anatomy.kinds(rule.getLinkKinds())));
    }

    /** Enough routes without a common node or link lead to nodes of the target kinds. */
    void routes(RedundancyRule rule, List<Node> nodes) {
        var routes = new Routes(report.anatomy(), Anatomy.kinds(rule.getLinkKinds()),
                n -> rule.getTargetKinds().contains(n.getKind()));
        for (Node node : nodes) {
            Routes.Found found = routes.from(node, rule.getMinimum());
            if (found.count() == 0) {
                report.broken(rule, node, List.of(), "routes.none", Report.name(node),
                        report.labels(rule.getTargetKinds()), rule.getMinimum());
            } else if (found.count() < rule.getMinimum()) {
                List<Element> narrow = found.bottleneck();
                report.broken(rule, node, List.of(), "routes.few", Report.name(node),
                        report.labels(rule.getTargetKinds()), found.count(), rule.getMinimum(), Report.names(narrow));
            }
        }
    }
}
