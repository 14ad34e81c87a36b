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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
import org.yagura.model.site.LinkKind;
import org.yagura.model.site.Node;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.PartKind;
import org.yagura.model.site.RedundancyDemand;
import org.yagura.model.site.RedundancyRule;
import org.yagura.model.site.RedundancyScheme;
import org.yagura.model.site.Severity;
import org.yagura.model.site.Site;
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
