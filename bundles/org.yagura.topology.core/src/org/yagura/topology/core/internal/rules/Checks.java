/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.yagura.model.site.Area;
import org.yagura.model.site.Node;
import org.yagura.model.site.RedundancyRule;
import org.yagura.topology.core.Finding;
import org.yagura.topology.core.internal.answer.Basis;

/** Checks a site against its redundancy rules, and for what makes that something cannot work or soon ends. */
public final class Checks {
    private final Report report;
    private final GroupChecks groups;
    private final PartChecks parts;
    private final LinkChecks links;
    private final SharingChecks sharing;
    private final ApartChecks apart;

    private Checks(Report report) {
        this.report = report;
        groups = new GroupChecks(report);
        parts = new PartChecks(report);
        links = new LinkChecks(report);
        sharing = new SharingChecks(report);
        apart = new ApartChecks(report);
    }

    /**
     * All findings: flaws first, then rule by rule in the order of the site.
     *
     * @param today the day on which contracts are looked at
     */
    public static List<Finding> of(Basis basis, LocalDate today, Locale language) {
        var report = new Report(basis, language);
        new Flaws(report).check();
        var checks = new Checks(report);
        basis.site().getRedundancyRules().stream().filter(RedundancyRule::isEnabled).forEach(checks::check);
        new Contracts(report, today).check();
        return List.copyOf(report.findings());
    }

    private void check(RedundancyRule rule) {
        List<Node> nodes = nodes(rule);
        switch (rule.getDemand()) {
            case GROUP_OF_NODES -> groups.ofNodes(rule, nodes);
            case FRONT_END -> groups.frontEnds(rule, nodes);
            case PRESENT -> groups.present(rule, nodes);
            case SEPARATE_SITES -> groups.sites(rule, nodes);
            case TWO_ROUTES -> links.routes(rule, nodes);
            case DOUBLED_LINKS -> links.doubled(rule, nodes);
            case SEPARATE_HUBS -> links.hubs(rule, nodes);
            case PARTS -> parts.count(rule, nodes);
            case MIRRORED_DISKS -> parts.mirrored(rule, nodes);
            case RAID_WITH_SPARE -> parts.spares(rule, nodes);
            case SEPARATE_CONTROLLERS -> parts.controllers(rule, nodes);
            case SEPARATE_RACKS -> sharing.racks(rule, nodes);
            case SEPARATE_POWER -> sharing.power(rule, nodes);
            case BACKUP_APART -> apart.backup(rule, nodes);
            case MANAGEMENT_APART -> apart.management(rule, nodes);
        }
    }

    private List<Node> nodes(RedundancyRule rule) {
        var nodes = new ArrayList<Node>();
        Set<String> areas = rule.getAreas().stream().map(Area::getId).collect(Collectors.toSet());
        for (Node node : report.index().nodes()) {
            if (report.anatomy().counts(node)
                    && (rule.getNodeKinds().isEmpty() || rule.getNodeKinds().contains(node.getKind()))
                    && report.index().inScope(node, areas)) {
                nodes.add(node);
            }
        }
        return nodes;
    }
}
