/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.emf.common.util.Enumerator;
import org.junit.jupiter.api.Test;
import org.yagura.model.DefaultRules;
import org.yagura.model.DefaultWatches;
import org.yagura.model.DemoSite;
import org.yagura.model.Elements;
import org.yagura.model.FailureFigures;
import org.yagura.model.FailureFigures.Figure;
import org.yagura.model.NewSites;
import org.yagura.model.SiteChecks;
import org.yagura.model.SiteIndex;
import org.yagura.model.WatchedNodes;
import org.yagura.model.site.AreaKind;
import org.yagura.model.site.FailureFigure;
import org.yagura.model.site.HostWatch;
import org.yagura.model.site.LinkKind;
import org.yagura.model.site.LogPattern;
import org.yagura.model.site.LogWatch;
import org.yagura.model.site.Node;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.PartKind;
import org.yagura.model.site.ProcessWatch;
import org.yagura.model.site.RedundancyDemand;
import org.yagura.model.site.RedundancyRule;
import org.yagura.model.site.RedundancyScheme;
import org.yagura.model.site.ServiceWatch;
import org.yagura.model.site.Severity;
import org.yagura.model.site.Site;
import org.yagura.model.site.SqlWatch;
import org.yagura.model.site.Watch;
import org.yagura.model.site.SiteFactory;

/** The figures and rules that come with the program. */
class DefaultsTest {

    private static List<Enumerator> kinds() {
        List<Enumerator> kinds = new ArrayList<>(NodeKind.VALUES);
        kinds.addAll(PartKind.VALUES);
        kinds.addAll(LinkKind.VALUES);
        kinds.addAll(AreaKind.VALUES);
        return kinds;
    }

    @Test
    void everyKindHasFiguresWithASourceInBothLanguages() {
        FailureFigures english = FailureFigures.of(NewSites.empty(), Locale.ENGLISH);
        FailureFigures japanese = FailureFigures.of(NewSites.empty(), Locale.JAPANESE);
        for (Enumerator kind : kinds()) {
            Figure figure = english.of(kind);
            assertTrue(figure.mtbf() > 0 && figure.mttr() >= 0, kind.toString());
            assertTrue(figure.availability() > 0.99 && figure.availability() <= 1, kind.toString());
            assertTrue(figure.mtbfSource().endsWith("."), kind.toString());
            assertNotEquals(figure.mtbfSource(), japanese.of(kind).mtbfSource());
        }
    }

    @Test
    void availabilityIsTheShareOfTimeThatItWorks() {
        assertEquals(0.999, new Figure(999, 1, "", "").availability(), 1e-12);
        assertEquals(1, new Figure(Double.POSITIVE_INFINITY, 0, "", "").availability());
        FailureFigures figures = FailureFigures.of(NewSites.empty(), Locale.ENGLISH);
        assertEquals(0.99982, figures.of(AreaKind.DATA_CENTRE).availability(), 5e-6);
        assertEquals(1, figures.of(AreaKind.ZONE).availability());
    }

    @Test
    void theElementsOwnFiguresComeFirstThenTheSites() {
        Site site = Models.whole();
        FailureFigure first = site.getFailureFigures().get(0);
        first.setSource("our tickets of ten years");
        Node node = SiteIndex.of(site).node("n1");
        Figure figure = FailureFigures.of(site, Locale.ENGLISH).of(node);
        assertEquals(50_000, figure.mtbf());
        assertEquals(4, figure.mttr());
        assertTrue(figure.mtbfSource().contains("our tickets of ten years"));
        assertTrue(figure.mttrSource().startsWith("Assumption"));
        node.setMttr(0.5);
        figure = FailureFigures.of(site, Locale.ENGLISH).of(node);
        assertEquals(50_000, figure.mtbf());
        assertEquals(0.5, figure.mttr());
        assertEquals("As entered for this element.", figure.mttrSource());
    }

    @Test
    void ofTwoFiguresOfTheSiteForAKindTheFirstCounts() {
        Site site = Models.whole();
        FailureFigure second = SiteFactory.eINSTANCE.createFailureFigure();
        second.setId("f2");
        second.getNodeKinds().add(NodeKind.DB_SERVER);
        second.getLinkKinds().add(LinkKind.WAN);
        second.setMtbf(1.0);
        site.getFailureFigures().add(second);
        FailureFigures figures = FailureFigures.of(site, Locale.ENGLISH);
        assertEquals(50_000, figures.of(NodeKind.DB_SERVER).mtbf());
        assertEquals(1, figures.of(LinkKind.WAN).mtbf());
        assertEquals("The site’s figures for its kind.", figures.of(LinkKind.WAN).mtbfSource());
    }

    @Test
    void theDefaultRulesAreGood() {
        Site site = NewSites.empty();
        assertEquals(List.of(), SiteChecks.check(site));
        assertEquals(DefaultRules.rules().size(), site.getRedundancyRules().size());
        assertNotSame(DefaultRules.rules().get(0), DefaultRules.rules().get(0));
        for (RedundancyRule rule : site.getRedundancyRules()) {
            assertTrue(rule.isEnabled());
            assertTrue(rule.getName().contains(" / "), rule.getName());
            assertFalse(rule.getReason().isBlank() || rule.getReasonJa().isBlank(), rule.getName());
        }
    }

    @Test
    void theDefaultWatchesAreGood() {
        Site site = NewSites.empty();
        assertEquals(DefaultWatches.watches().size(), site.getWatches().size());
        assertNotSame(DefaultWatches.watches().get(0), DefaultWatches.watches().get(0));
        for (Watch watch : site.getWatches()) {
            assertTrue(watch.isEnabled());
            assertTrue(watch.getName().contains(" / "), watch.getName());
            assertFalse(watch.getGuide().isBlank() || watch.getGuideJa().isBlank(), watch.getName());
        }
        Set<NodeKind> asked = DefaultWatches.watches().stream().flatMap(watch -> watch.getNodeKinds().stream())
                .collect(Collectors.toSet());
        assertTrue(asked.containsAll(List.of(NodeKind.ROUTER, NodeKind.DB_SERVER, NodeKind.MANAGER)));
    }

    private static Set<NodeKind> kinds(Class<? extends Watch> type) {
        return DefaultWatches.templates().stream().filter(type::isInstance).flatMap(w -> w.getNodeKinds().stream())
                .collect(Collectors.toSet());
    }

    /** Table T2 of the requirements: processes, services, logs and databases, by kind of server. */
    @Test
    void templatesAreGoodAndThereIsOneForEachRowOfTheOperationDesign() {
        Site site = NewSites.empty();
        site.getWatches().clear();
        for (Watch template : DefaultWatches.templates()) {
            assertNull(template.getId());
            assertTrue(template.isEnabled() && template.getName().contains(" / "), template.getName());
            assertFalse(template.getGuide().isBlank() || template.getGuideJa().isBlank(), template.getName());
            Elements.assignIds(template);
            site.getWatches().add(template);
        }
        assertEquals(List.of(), SiteChecks.check(site));
        // the same ones again: another kind of server may need them, too
        DefaultWatches.templates().forEach(template -> {
            Elements.assignIds(template);
            site.getWatches().add(template);
        });
        assertEquals(List.of(), SiteChecks.check(site), "ids of their own");
        List<NodeKind> servers = List.of(NodeKind.WWW_BM_SERVER, NodeKind.CA_SERVER, NodeKind.DB_SERVER,
                NodeKind.COMMUNICATION_SERVER, NodeKind.DNS_SERVER, NodeKind.MAIL_SERVER);
        assertTrue(kinds(ProcessWatch.class).containsAll(servers));
        assertTrue(kinds(ServiceWatch.class).containsAll(servers));
        assertTrue(kinds(LogWatch.class).containsAll(servers));
        assertTrue(kinds(HostWatch.class).containsAll(servers));
        assertEquals(Set.of(NodeKind.DB_SERVER), kinds(SqlWatch.class));
        assertFalse(kinds(LogWatch.class).contains(NodeKind.SWITCH_HUB));
    }

    @Test
    void whatTheTemplatesLookForIsFound() {
        Map<String, String> lines = Map.of(
                "Jan  1 02:03:04 db01 kernel: [12.5] blk_update_request: I/O error, dev sda, sector 8", "MAJOR",
                "Jan  1 02:03:04 db01 kernel: [12.5] EXT4-fs error (device sda1): ext4_lookup", "MAJOR",
                "Jan  1 02:03:04 db01 kernel: [12.5] Out of memory: Killed process 77 (java)", "MAJOR",
                "Jan  1 02:03:04 db01 kernel: [12.5] Kernel panic - not syncing", "CRITICAL",
                "Jan  1 02:03:04 db01 systemd[1]: Failed to start nginx.service.", "WARNING",
                "2026-01-01 02:03:04 UTC FATAL:  the database system is shutting down", "MAJOR",
                "2026-01-01 02:03:04 UTC ERROR:  deadlock detected", "WARNING",
                "Jan  1 02:03:04 db01 CRON[77]: session opened", "");
        List<LogPattern> patterns = DefaultWatches.templates().stream().filter(LogWatch.class::isInstance)
                .flatMap(w -> ((LogWatch) w).getPatterns().stream()).toList();
        lines.forEach((line, severity) -> assertEquals(severity, patterns.stream()
                .filter(p -> Pattern.compile(p.getText()).matcher(line).find()).map(p -> p.getSeverity().getName())
                .findFirst().orElse(""), line));
    }

    /** What only the traffic maker answers is a warning at most and says what to start: not red all over without it. */
    @Test
    void theDemoSiteHasTheDefaultWatchesAndMore() {
        Site demo = DemoSite.load();
        List<String> watches = demo.getWatches().stream().map(Watch::getId).toList();
        assertTrue(watches.containsAll(DefaultWatches.watches().stream().map(Watch::getId).toList()),
                watches::toString);
        SiteIndex index = SiteIndex.of(demo);
        var watched = new WatchedNodes(index);
        assertEquals(index.nodeCount(), watched.of(demo.getWatches().getFirst()).size());
        demo.getWatches().stream().skip(1).filter(Watch::isEnabled).forEach(watch -> {
            assertEquals(Severity.WARNING, watch.getSeverity(), watch.getName());
            assertTrue(watch.getGuide().contains("./yagura traffic"), watch.getName());
            assertTrue(watch.getGuideJa().contains("./yagura traffic"), watch.getName());
            assertFalse(watched.of(watch).isEmpty(), watch.getName());
        });
        index.nodes().forEach(node -> assertTrue(Elements.primaryAddress(node).isPresent(), node.getName()));
    }

    @Test
    void everyDemandIsUsed() {
        assertEquals(EnumSet.allOf(RedundancyDemand.class), DefaultRules.rules().stream()
                .map(RedundancyRule::getDemand)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(RedundancyDemand.class))));
    }

    private static Set<RedundancyScheme> schemes(NodeKind kind) {
        return DefaultRules.rules().stream().filter(rule -> rule.getDemand() == RedundancyDemand.GROUP_OF_NODES)
                .filter(rule -> rule.getNodeKinds().contains(kind)).flatMap(rule -> rule.getAllowedSchemes().stream())
                .collect(Collectors.toSet());
    }

    private static boolean parts(NodeKind kind, PartKind part) {
        return DefaultRules.rules().stream().anyMatch(rule -> rule.getDemand() == RedundancyDemand.PARTS
                && rule.getNodeKinds().contains(kind) && rule.getPartKinds().contains(part) && rule.getMinimum() == 2);
    }

    /** Table T1 of the requirements, row by row. */
    @Test
    void theyAreThoseOfTheOperationDesign() {
        assertEquals(Set.of(RedundancyScheme.PARALLEL), schemes(NodeKind.WWW_BM_SERVER));
        for (NodeKind kind : List.of(NodeKind.LOAD_BALANCER, NodeKind.SSL_ACCELERATOR, NodeKind.DB_SERVER,
                NodeKind.COMMUNICATION_SERVER, NodeKind.AUTHENTICATION_SERVER, NodeKind.MAIL_SERVER,
                NodeKind.DNS_SERVER, NodeKind.FIREWALL)) {
            assertEquals(Set.of(RedundancyScheme.HOT_STANDBY), schemes(kind), kind.toString());
        }
        assertEquals(Set.of(RedundancyScheme.HOT_STANDBY, RedundancyScheme.COLD_STANDBY), schemes(NodeKind.CA_SERVER));
        assertEquals(Set.of(RedundancyScheme.MIRROR), schemes(NodeKind.DISK_ARRAY));
        for (NodeKind kind : List.of(NodeKind.ISP_LINK, NodeKind.ROUTER, NodeKind.SWITCH_HUB, NodeKind.FC_HUB)) {
            assertTrue(schemes(kind).contains(RedundancyScheme.DUAL_PATH), kind.toString());
        }
        for (PartKind part : List.of(PartKind.CPU, PartKind.LAN_PORT, PartKind.FC_PORT, PartKind.SCSI_PORT)) {
            assertTrue(parts(NodeKind.DB_SERVER, part), part.toString());
        }
        assertTrue(parts(NodeKind.DISK_ARRAY, PartKind.CONTROLLER));
    }
}
