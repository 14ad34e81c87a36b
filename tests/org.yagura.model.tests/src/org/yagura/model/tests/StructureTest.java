/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.emf.ecore.EObject;
import org.junit.jupiter.api.Test;
import org.yagura.model.Differences;
import org.yagura.model.Elements;
import org.yagura.model.Removal;
import org.yagura.model.SiteFileException;
import org.yagura.model.SiteFiles;
import org.yagura.model.SiteIndex;
import org.yagura.model.site.Element;
import org.yagura.model.site.Failable;
import org.yagura.model.site.Link;
import org.yagura.model.site.Node;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.Part;
import org.yagura.model.site.Service;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.testsupport.Draft;

/** Parts, links, groups, services and what is said about them: kept, found, named, compared, removed. */
class StructureTest {

    private final Site site = Models.whole();
    private final SiteIndex index = SiteIndex.of(site);

    private Element element(String id) {
        return index.element(id).orElseThrow();
    }

    private Node node(String id) {
        return (Node) element(id);
    }

    private static String ids(Iterable<? extends Element> elements) {
        StringBuilder ids = new StringBuilder();
        elements.forEach(element -> ids.append(element.getId()).append(' '));
        return ids.toString().strip();
    }

    private static List<String> difference(Site before, Site after) {
        return Differences.between(before, after).stream().map(d -> d.text(Locale.ENGLISH)).toList();
    }

    @Test
    void everythingIsSavedAndLoaded() throws SiteFileException {
        Site loaded = Models.load(Models.text(site));
        assertEquals(List.of(), difference(site, loaded));
        assertEquals(Models.text(site), Models.text(loaded));
        assertEquals(1, loaded.getModelVersion());
    }

    @Test
    void linksGroupsAndContractsAreFoundFromTheirEnds() {
        assertEquals("l1", ids(index.links(node("n1"))));
        assertEquals("l1", ids(index.links((Part) element("n2.lan0"))));
        assertEquals("", ids(index.links((Part) element("n1.d0"))));
        assertEquals("g", ids(index.groups(node("n2"))));
        assertEquals("c", ids(index.contracts(node("n1"))));
        assertEquals(Set.of(), index.contracts((Service) element("s")));
        assertEquals(node("n1"), Elements.node((Part) element("n1.d0")).orElseThrow());
        assertEquals(node("n1"), Elements.node(node("n1")).orElseThrow());
        assertTrue(Elements.node((Service) element("s")).isEmpty());
    }

    @Test
    void bothPortsOfOneLinkInOneNodeAreOneLink() {
        Link link = (Link) element("l1");
        link.setTo((Failable) element("n1.c0"));
        assertEquals("l1", ids(SiteIndex.of(site).links(node("n1"))));
    }

    @Test
    void whatHasNoNameIsCalledByWhatItRefersTo() {
        assertEquals("n1 / n1.lan0 – n2 / n2.lan0", Elements.name(element("l1")));
        assertEquals("(g + n1 → n2)", Elements.name(element("s.all")));
        assertEquals("g", Elements.name(element("s.g")));
        assertEquals("n1", Elements.name(element("sc.1")));
        assertEquals("s", Elements.name(element("sc.e")));
        assertEquals("DB_SERVER", Elements.name(element("f")));
        assertEquals("n2", Elements.name(site.getDiagrams().get(0).getPlacements().get(1)));
        Link named = (Link) element("l1");
        named.setName("backbone");
        assertEquals("backbone", Elements.name(named));
    }

    @Test
    void unfinishedThingsHaveNamesToo() {
        SiteFactory factory = SiteFactory.eINSTANCE;
        for (EObject object : List.of(factory.createLink(), factory.createNeedElement(), factory.createNeedPath(),
                factory.createNeedAll(), factory.createNeedSome(), factory.createScenarioStep(),
                factory.createExpectation(), factory.createFailureFigure(), factory.createPlacement(),
                factory.createBend(), factory.createService())) {
            Elements.assignIds(object);
            assertFalse(Elements.name(object).isEmpty(), object.toString());
        }
    }

    @Test
    void longNeedsHaveShortNames() {
        var all = Draft.with("all", Draft.all());
        for (int i = 0; i < 200; i++) {
            all.getNeeds().add(Draft.with("e" + i, Draft.need(node("n1"))));
        }
        assertEquals(80, Elements.name(all).length());
    }

    @Test
    void networkDevicesForwardUnlessTheySayOtherwise() {
        Set<NodeKind> forwarding = EnumSet.allOf(NodeKind.class).stream().filter(kind -> {
            Node node = SiteFactory.eINSTANCE.createNode();
            node.setKind(kind);
            return Elements.forwards(node);
        }).collect(Collectors.toSet());
        assertEquals(EnumSet.of(NodeKind.ROUTER, NodeKind.SWITCH_HUB, NodeKind.FIREWALL, NodeKind.LOAD_BALANCER,
                NodeKind.SSL_ACCELERATOR, NodeKind.BANDWIDTH_CONTROLLER, NodeKind.FC_HUB, NodeKind.ISP_LINK),
                forwarding);
        node("n1").setForwards(true);
        assertTrue(Elements.forwards(node("n1")));
    }

    @Test
    void reasonsAreInTheReadersLanguage() {
        var rule = site.getRedundancyRules().getLast();
        assertEquals("", Elements.reason(rule, Locale.ENGLISH));
        rule.setReason("because");
        assertEquals("because", Elements.reason(rule, Locale.JAPANESE));
        rule.setReasonJa("理由");
        assertEquals("理由", Elements.reason(rule, Locale.JAPANESE));
        assertEquals("because", Elements.reason(rule, Locale.ENGLISH));
    }

    @Test
    void differencesAreReadable() {
        Site after = SiteFiles.copy(site);
        SiteIndex there = SiteIndex.of(after);
        there.element("n1", Node.class).orElseThrow().setMtbf(100_000.0);
        after.getGroups().get(0).setNeeded(2);
        after.getServices().get(0).setTarget(0.9999);
        after.getDiagrams().get(0).getPlacements().get(0).setX(99);
        after.getContracts().get(0).setEnd(null);
        after.getLinks().clear();
        after.getDiagrams().get(0).getBends().clear();
        assertEquals(List.of("Node n1: MTBF (hours) (none) → 100000.0", "Redundancy group g: Needed 1 → 2",
                "Service s: Target availability 0.999 → 0.9999",
                "Contract c: End “2027-03-31” → (none)", "Diagram d: Placements changed (1)",
                "Diagram d: Bends changed (1)", "Link n1 / n1.lan0 – n2 / n2.lan0 removed"),
                difference(site, after));
    }

    @Test
    void whatSaysNothingWithoutARemovedNodeGoesWithIt() {
        List<String> gone = Removal.of(List.of(node("n1"))).stream()
                .map(object -> object.eClass().getName() + " " + Elements.name(object)).toList();
        assertEquals(Set.of("Node n1", "Link n1 / n1.lan0 – n2 / n2.lan0", "NeedPath n1 → n2", "Placement n1",
                "Bend n1 / n1.lan0 – n2 / n2.lan0", "ScenarioStep n1"), Set.copyOf(gone));
    }

    @Test
    void aGroupGoesWithTheLastOfItsMembersAndAllThatNeedsItWithTheGroup() {
        List<String> gone = Removal.of(site.getAreas()).stream().map(Elements::name).toList();
        assertTrue(gone.containsAll(List.of("a", "g", "n1 → n2")), gone.toString());
        assertTrue(gone.indexOf("g") < gone.lastIndexOf("g"), "the group, and the need of it");
        assertFalse(gone.contains("s"), "a service stays: somebody must say what it needs now");
    }

    @Test
    void whatOnlyMentionsARemovedElementStays() {
        assertEquals(List.of(element("n1.c0")), Removal.of(List.of(element("n1.c0"))));
    }
}
