/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.yagura.model.DemoSite;
import org.yagura.model.Ips;
import org.yagura.model.SiteIndex;
import org.yagura.model.site.Address;
import org.yagura.model.site.Area;
import org.yagura.model.site.Node;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.testsupport.Draft;

class SiteIndexTest {

    private static byte[] ip(String text) {
        return Ips.parse(text).orElseThrow();
    }

    @Test
    void nodesAreFoundByAddress() {
        Site site = Models.small();
        Node n1 = site.getAreas().get(0).getNodes().get(0);
        Address six = SiteFactory.eINSTANCE.createAddress();
        six.setText("2001:db8::1");
        n1.getInterfaces().get(0).getAddresses().add(six);
        SiteIndex index = SiteIndex.of(site);
        assertSame(n1, index.nodeByAddress(ip("10.0.0.1")));
        assertSame(n1, index.nodeByAddress(ip("2001:db8:0::1")));
        assertNull(index.nodeByAddress(ip("10.0.0.3")));
        assertNull(index.nodeByAddress(ip("2001:db8::2")));
        assertNull(index.nodeByAddress(new byte[3]));
    }

    @Test
    void mappedAddressesLeadToTheSameNode() {
        byte[] mapped = new byte[16];
        mapped[10] = -1;
        mapped[11] = -1;
        System.arraycopy(ip("10.0.0.1"), 0, mapped, 12, 4);
        assertEquals("n1", SiteIndex.of(Models.small()).nodeByAddress(mapped).getId());
    }

    @Test
    void manyAddressesFindTheirNodes() {
        Site site = Models.large(30_000);
        SiteIndex index = SiteIndex.of(site);
        for (Node node : Models.nodes(site)) {
            String text = node.getInterfaces().get(0).getAddresses().get(0).getText();
            assertSame(node, index.nodeByAddress(ip(text)), text);
        }
        assertEquals(10_000, index.nodeCount());
        assertNull(index.nodeByAddress(ip("11.0.0.1")));
    }

    @Test
    void areasOfANodeAreNamedOutermostFirst() {
        Site site = Models.small();
        SiteIndex index = SiteIndex.of(site);
        assertEquals(List.of("a", "b"), List.copyOf(index.areaIds(index.node("n2"))));
        assertEquals(Set.of("a"), index.areaIds(index.node("n1")));
        assertTrue(index.inScope(index.node("n2"), Set.of("a")));
        assertTrue(index.inScope(index.node("n2"), Set.of("b", "z")));
        assertFalse(index.inScope(index.node("n1"), Set.of("b")));
        assertTrue(index.inScope(index.node("n1"), Set.of()));
    }

    @Test
    void nodesBelowAnAreaAreAllOfThem() {
        SiteIndex index = SiteIndex.of(Models.small());
        Area a = index.element("a", Area.class).orElseThrow();
        assertEquals(List.of("n1", "n2"), index.nodesBelow(a).stream().map(Node::getId).toList());
    }

    @Test
    void elementsAreFoundByIdAndType() {
        SiteIndex index = SiteIndex.of(Models.small());
        assertTrue(index.element("n1", Node.class).isPresent());
        assertTrue(index.element("n1", Area.class).isEmpty());
        assertTrue(index.element("nothing").isEmpty());
        assertNull(index.node("a"));
        assertTrue(index.element(index.site().getId()).isPresent());
    }

    @Test
    void peopleAreFoundWithoutRegardToCase() {
        SiteIndex index = SiteIndex.of(DemoSite.load());
        assertEquals("sato", index.person("SATO").orElseThrow().getLogin());
        assertTrue(index.person("nobody").isEmpty());
    }

    @Test
    void theFirstOfTwoIsFound() {
        Site site = Models.small();
        site.getAreas().get(0).getNodes().add(Draft.node("n1", "10.0.0.1"));
        SiteIndex index = SiteIndex.of(site);
        assertSame(site.getAreas().get(0).getNodes().get(0), index.nodeByAddress(ip("10.0.0.1")));
        assertSame(site.getAreas().get(0).getNodes().get(0), index.node("n1"));
    }

    @Test
    void brokenModelsAreIndexedAsFarAsTheyGo() {
        Site site = Models.small();
        Node bare = SiteFactory.eINSTANCE.createNode();
        site.getAreas().get(0).getNodes().add(bare);
        site.getAreas().get(0).getNodes().get(0).getInterfaces().get(0).getAddresses().get(0).setText("host.example");
        SiteIndex index = SiteIndex.of(site);
        assertNotNull(index.node("n2"));
        assertEquals(2, index.nodeCount());
    }
}
