/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.tests.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.yagura.diagram.core.Scene;
import org.yagura.diagram.core.SceneSearch;
import org.yagura.diagram.core.Tie;
import org.yagura.model.DemoSite;
import org.yagura.model.SiteIndex;
import org.yagura.model.site.Area;
import org.yagura.model.site.Link;
import org.yagura.model.site.Node;
import org.yagura.model.site.RedundancyGroup;
import org.yagura.model.site.RedundancyScheme;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.topology.core.drawing.SiteDrawing;

/** How the demo site is drawn, its redundancy groups above all. */
class SiteDrawingTest {
    private final Site site = DemoSite.load();
    private final Scene scene = new Scene();
    private final SiteDrawing drawing = new SiteDrawing(scene, Locale.ENGLISH);

    private RedundancyGroup group(String id, RedundancyScheme scheme) {
        RedundancyGroup group = SiteFactory.eINSTANCE.createRedundancyGroup();
        group.setId(id);
        group.setName(id);
        group.setScheme(scheme);
        site.getGroups().add(group);
        return group;
    }

    private Node node(String id) {
        return SiteIndex.of(site).element(id, Node.class).orElseThrow();
    }

    @Test
    void aGroupInOneRackIsAFrameAndOneAcrossRacksIsATie() {
        drawing.show(site, null);
        assertTrue(scene.figure("g-mail").container());
        assertNull(scene.tie("g-mail"));
        Tie database = scene.tie("g-db");
        assertEquals(List.of("db01", "db02"), database.members());
        assertEquals("1 of 2: Order database cluster / 注文DBクラスター", database.badge());
        assertTrue(database.words().endsWith(": 1 of 2, hot standby, 30 min, 127.1.2.20"), database.words());
        assertEquals(List.of(database), scene.tiesOf("db02"));
        assertEquals("g-db", drawing.element("g-db").getId());
        assertEquals(Set.of("db01", "db02"), Set.copyOf(new SceneSearch(scene).containing("order database")));
    }

    @Test
    void everyGroupOfNodesIsSeenOneWayOrTheOther() {
        drawing.show(site, null);
        Set<String> groups = site.getGroups().stream()
                .filter(g -> g.getMembers().stream().allMatch(Node.class::isInstance)).map(RedundancyGroup::getId)
                .collect(Collectors.toSet());
        groups.removeIf(id -> scene.figure(id) != null || scene.tie(id) != null);
        assertEquals(Set.of(), groups);
    }

    @Test
    void partsAreTiedOnceTheirNodeIsOpen() {
        drawing.show(site, null);
        assertNull(scene.tie("fw01.psus"), "all of it is inside of one figure");
        drawing.open("fw01", true);
        assertEquals(List.of("fw01.psu0", "fw01.psu1"), scene.tie("fw01.psus").members());
        drawing.open("fw01", false);
        assertNull(scene.tie("fw01.psus"));
    }

    @Test
    void partsOfDifferentNodesTieTheNodesUntilTheseAreOpen() {
        RedundancyGroup ports = group("ports", RedundancyScheme.DUAL_PATH);
        ports.getMembers().add(node("fw01").getParts().getFirst());
        ports.getMembers().add(node("fw02").getParts().getFirst());
        drawing.show(site, null);
        assertEquals(List.of("fw01", "fw02"), scene.tie("ports").members());
        drawing.open("fw02", true);
        assertEquals(List.of("fw01", node("fw02").getParts().getFirst().getId()), scene.tie("ports").members());
    }

    @Test
    void linksWearTheirGroupInTheirLabels() {
        RedundancyGroup lines = group("lines", RedundancyScheme.DUAL_PATH);
        drawing.show(site, null);
        List<Link> drawn = site.getLinks().stream().filter(l -> scene.connection(l.getId()) != null).limit(2).toList();
        drawn.getFirst().setLabel("trunk");
        drawn.getLast().setLabel(null);
        lines.getMembers().addAll(drawn);
        drawing.refresh();
        assertEquals("trunk · 1 of 2: lines", scene.connection(drawn.getFirst().getId()).label());
        assertEquals("1 of 2: lines", scene.connection(drawn.getLast().getId()).label());
        lines.getMembers().clear();
        drawing.refresh();
        assertEquals("trunk", scene.connection(drawn.getFirst().getId()).label());
    }

    @Test
    void ofAGroupOfGroupsFramesAreMembersAndOtherGroupsStandForTheirs() {
        RedundancyGroup both = group("both", RedundancyScheme.PARALLEL);
        SiteIndex index = SiteIndex.of(site);
        both.getMembers().add(index.element("g-mail", RedundancyGroup.class).orElseThrow());
        both.getMembers().add(index.element("g-db", RedundancyGroup.class).orElseThrow());
        both.getMembers().add(both);
        drawing.show(site, null);
        assertEquals(List.of("g-mail", "db01", "db02"), scene.tie("both").members());
    }

    @Test
    void inOneAreaOnlyWhatIsThereIsTied() {
        drawing.show(site, (Area) node("db01").eContainer());
        assertNull(scene.tie("g-db"), "only one member is in this rack");
        assertEquals(List.of("ap01", "ap03"), scene.tie("g-ap").members());
    }
}
