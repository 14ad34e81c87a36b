/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.tests.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.yagura.model.SiteChecks;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.Site;
import org.yagura.testsupport.SmallSite;
import org.yagura.topology.core.discovery.Proposal;
import org.yagura.topology.core.discovery.Proposals;

/** Proposals are made on a draft, or left out whole. */
final class ProposalsTest {
    private final Site site = SmallSite.site();

    private static Proposal add(String owner, String type, Map<String, String> values, Proposal... within) {
        return new Proposal(owner, type, values, List.of(within));
    }

    @Test
    void aNodeComesWithItsInterfacesAndAddresses() {
        Proposal proposal = add("room1", "Node", Map.of("name", "rt07", "kind", "ROUTER"),
                add(null, "Interface", Map.of("name", "eth0", "mac", "02:00:00:00:00:07"),
                        add(null, "Address", Map.of("text", "10.0.0.7", "primary", "true"))));
        assertEquals(List.of(), Proposals.apply(site, List.of(proposal)));
        var node = site.getAreas().getFirst().getNodes().getFirst();
        assertEquals(NodeKind.ROUTER, node.getKind());
        assertTrue(node.getInterfaces().getFirst().getAddresses().getFirst().isPrimary());
        assertEquals(List.of(), SiteChecks.check(site));
    }

    @Test
    void whatDoesNotFitIsLeftOutWhole() {
        SmallSite.node(site, "one", "10.0.0.1");
        List<Proposal> wrong = List.of(add("gone", "Part", Map.of("name", "x")),
                add("one", "NoSuchClass", Map.of()), add("one", "Failable", Map.of()),
                add("one", "Part", Map.of("kind", "FLUX_CAPACITOR")), add("one", "Part", Map.of("noFeature", "x")),
                add("one", "Area", Map.of("name", "an area is in no node")),
                add(site.getId(), "Link", Map.of("from", "one", "to", "gone")),
                add("room1", "Node", Map.of("name", "half"), add(null, "Interface", Map.of("noFeature", "x"))));
        assertEquals(wrong, Proposals.apply(site, wrong));
        assertEquals(1, site.getAreas().getFirst().getNodes().size());
        assertTrue(site.getLinks().isEmpty());
    }

    @Test
    void aChangeSetsAllItsValues() {
        SmallSite.node(site, "one", "10.0.0.1");
        Proposals.apply(site, List.of(new Proposal("one", null, Map.of("serial", "S1", "product", "P1"), List.of())));
        var node = site.getAreas().getFirst().getNodes().getFirst();
        assertEquals("S1 P1", node.getSerial() + " " + node.getProduct());
    }
}
