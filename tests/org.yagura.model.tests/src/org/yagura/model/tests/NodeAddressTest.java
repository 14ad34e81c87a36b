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

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.yagura.model.DemoSite;
import org.yagura.model.Elements;
import org.yagura.model.NodeAddress;
import org.yagura.model.SiteIndex;
import org.yagura.model.site.Address;
import org.yagura.model.site.Interface;
import org.yagura.model.site.Node;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.RedundancyGroup;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;

/** Which addresses a node has, and which nodes a group stands for. */
class NodeAddressTest {

    private static void bind(Interface port, String text, boolean primary) {
        Address address = SiteFactory.eINSTANCE.createAddress();
        address.setText(text);
        address.setPrimary(primary);
        port.getAddresses().add(address);
    }

    private static Interface port(Node node, String name) {
        Interface port = SiteFactory.eINSTANCE.createInterface();
        port.setName(name);
        node.getInterfaces().add(port);
        return port;
    }

    @Test
    void thePolledOneIsFirstAndEachHasANameOfItsOwn() {
        Node node = Elements.node(NodeKind.DB_SERVER, "db", "10.0.0.1");
        node.getInterfaces().getFirst().getAddresses().getFirst().setPrimary(false);
        Interface second = port(node, "eth1");
        bind(second, "10.0.1.1", false);
        bind(second, "10.0.1.2", true);
        bind(second, "10.0.0.1", false);
        bind(port(node, null), "10.0.2.1", false);
        List<NodeAddress> found = NodeAddress.of(node);
        assertEquals(List.of("eth1", "eth0", "eth1 10.0.1.1", "10.0.2.1"),
                found.stream().map(NodeAddress::name).toList());
        assertEquals(List.of("10.0.1.2", "10.0.0.1", "10.0.1.1", "10.0.2.1"),
                found.stream().map(NodeAddress::text).toList());
        assertEquals(second, found.getFirst().port());
        assertEquals(List.of(), NodeAddress.of(SiteFactory.eINSTANCE.createNode()));
    }

    @Test
    void aGroupStandsForItsMembersAlsoOfGroupsInIt() {
        Site site = DemoSite.load();
        RedundancyGroup outer = SiteFactory.eINSTANCE.createRedundancyGroup();
        outer.setId("outer");
        SiteIndex first = SiteIndex.of(site);
        RedundancyGroup inner = first.element("g-db", RedundancyGroup.class).orElseThrow();
        outer.getMembers().addAll(List.of(inner, first.node("www01")));
        // a drawing may go in circles until somebody mends it
        inner.getMembers().add(outer);
        site.getGroups().add(outer);
        SiteIndex index = SiteIndex.of(site);
        assertEquals(Set.of(index.node("db01"), index.node("db02"), index.node("www01")), index.nodesOf("outer"));
        assertEquals(Set.of(index.node("db01")), index.nodesOf("db01"));
        assertEquals(Set.of(), index.nodesOf("tokyo"));
        assertEquals(Set.of(), index.nodesOf("gone"));
        Set<String> own = index.areaIds(index.node("db01"));
        assertTrue(index.inScope("g-db", own) && index.areaIds("g-db").containsAll(own));
        assertFalse(index.inScope("tokyo", own), "an area is no node");
    }
}
