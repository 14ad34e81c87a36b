/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.emf.ecore.EObject;
import org.junit.jupiter.api.Test;
import org.yagura.model.DefaultRules;
import org.yagura.model.DemoSite;
import org.yagura.model.Elements;
import org.yagura.model.SiteIndex;
import org.yagura.model.site.Area;
import org.yagura.model.site.AreaKind;
import org.yagura.model.site.ContractKind;
import org.yagura.model.site.Dependable;
import org.yagura.model.site.Link;
import org.yagura.model.site.LinkKind;
import org.yagura.model.site.NeedElement;
import org.yagura.model.site.NeedPath;
import org.yagura.model.site.Node;
import org.yagura.model.site.Part;
import org.yagura.model.site.PartKind;
import org.yagura.model.site.RedundancyDemand;
import org.yagura.model.site.RedundancyGroup;
import org.yagura.model.site.RedundancyRule;
import org.yagura.model.site.RedundancyScheme;
import org.yagura.model.site.Service;
import org.yagura.model.site.ServicePurpose;
import org.yagura.model.site.Site;

/** The demo site is what the operation design demands (R-01, R-02, table T1), but for the weaknesses left in it. */
class DemoStructureTest {

    private final Site site = DemoSite.load();
    private final SiteIndex index = SiteIndex.of(site);

    private Stream<Node> nodes() {
        return StreamSupport.stream(index.nodes().spliterator(), false);
    }

    /** Nodes that the rule is for. */
    private List<Node> checked(RedundancyRule rule) {
        Set<String> areas = rule.getAreas().stream().map(area -> area.getId()).collect(Collectors.toSet());
        return nodes().filter(node -> index.inScope(node, areas))
                .filter(node -> rule.getNodeKinds().isEmpty() || rule.getNodeKinds().contains(node.getKind())).toList();
    }

    private Set<String> unfulfilled(RedundancyDemand demand) {
        Set<String> found = new TreeSet<>();
        for (RedundancyRule rule : site.getRedundancyRules()) {
            if (rule.getDemand() == demand) {
                List<Node> checked = checked(rule);
                if (demand == RedundancyDemand.PRESENT && checked.size() < rule.getMinimum()) {
                    found.add(rule.getId());
                }
                checked.stream().filter(node -> !fulfilled(rule, node)).map(node -> node.getId() + " " + rule.getId())
                        .forEach(found::add);
            }
        }
        return found;
    }

    private boolean fulfilled(RedundancyRule rule, Node node) {
        return switch (rule.getDemand()) {
            case GROUP_OF_NODES -> index.groups(node).stream().anyMatch(group -> group.getMembers().size() >= rule
                    .getMinimum() && rule.getAllowedSchemes().contains(group.getScheme()));
            case FRONT_END -> index.groups(node).stream()
                    .anyMatch(group -> group.getFrontEnd() instanceof RedundancyGroup);
            case PARTS -> node.getParts().stream().filter(part -> rule.getPartKinds().contains(part.getKind()))
                    .count() >= rule.getMinimum();
            case DOUBLED_LINKS, SEPARATE_HUBS -> neighbours(node, rule.getLinkKinds()).size() >= rule.getMinimum();
            case SEPARATE_RACKS -> index.groups(node).stream().allMatch(group -> racks(group) > 1);
            default -> true;
        };
    }

    private Set<Node> neighbours(Node node, Collection<LinkKind> kinds) {
        Set<Node> neighbours = new HashSet<>();
        for (Link link : index.links(node)) {
            if (kinds.isEmpty() ? link.getKind() != LinkKind.POWER : kinds.contains(link.getKind())) {
                neighbours.add(Elements.node(link.getFrom()).orElseThrow());
                neighbours.add(Elements.node(link.getTo()).orElseThrow());
            }
        }
        neighbours.remove(node);
        return neighbours;
    }

    private static long racks(RedundancyGroup group) {
        return group.getMembers().stream().map(EObject::eContainer).distinct().count();
    }

    @Test
    void itsNodesAreTheSameAsEver() {
        assertEquals(63, index.nodeCount());
        List<String> racks = List.of("e1", "e2", "d1", "d2", "b1", "b2", "m1", "m2", "o1");
        racks.forEach(rack -> assertEquals(AreaKind.RACK,
                index.element("rack-" + rack, Area.class).orElseThrow().getKind()));
    }

    @Test
    void itKeepsTheRulesThatItIsDrawnBy() {
        for (RedundancyDemand demand : List.of(RedundancyDemand.GROUP_OF_NODES, RedundancyDemand.FRONT_END,
                RedundancyDemand.PARTS, RedundancyDemand.DOUBLED_LINKS)) {
            assertEquals(Set.of(), unfulfilled(demand), demand.toString());
        }
        assertEquals(DefaultRules.rules().size(), site.getRedundancyRules().size());
    }

    @Test
    void disksAreMirroredOnTwoControllersAndArraysHaveSpares() {
        for (RedundancyGroup group : site.getGroups()) {
            if (group.getId().endsWith(".disks")) {
                assertEquals(RedundancyScheme.MIRROR, group.getScheme());
                assertEquals(2, group.getMembers().stream().map(disk -> ((Part) disk).getController()).distinct()
                        .count());
                group.getMembers().forEach(disk -> assertTrue(((Part) disk).isHotSwap(), disk.getName()));
            }
            if (group.getScheme() == RedundancyScheme.RAID5) {
                assertEquals(2, group.getSpares().size());
            }
        }
        Node array = index.node("array01");
        assertEquals(2, array.getParts().stream().filter(part -> part.getKind() == PartKind.CACHE).count());
        assertEquals(2, array.getParts().stream().filter(part -> part.getKind() == PartKind.CONTROLLER).count());
    }

    @Test
    void clustersHaveAVirtualAddressAndATimeToTakeOver() {
        List<String> clusters = List.of("g-db", "g-comm", "g-auth", "g-ca", "g-mail", "g-dns", "g-firewalls",
                "g-balancers", "g-ssl", "g-managers");
        for (String id : clusters) {
            RedundancyGroup group = index.element(id, RedundancyGroup.class).orElseThrow();
            assertTrue(group.getVirtualAddress().startsWith("127.1."), id);
            assertTrue(group.getTakeover().toSeconds() > 0, id);
            assertEquals(group.getMembers().get(0), group.getPreferred());
        }
        assertEquals(EnumSet.of(RedundancyScheme.PARALLEL, RedundancyScheme.HOT_STANDBY, RedundancyScheme.COLD_STANDBY,
                RedundancyScheme.MIRROR, RedundancyScheme.RAID5, RedundancyScheme.DUAL_PATH),
                site.getGroups().stream().map(RedundancyGroup::getScheme).collect(Collectors.toSet()));
    }

    @Test
    void everyWayThatAServiceNeedsIsThere() {
        int ways = 0;
        for (Service service : site.getServices()) {
            assertTrue(service.getTarget() > 0.98 && service.getOwner() != null, service.getName());
            for (var all = service.eAllContents(); all.hasNext();) {
                if (all.next() instanceof NeedPath path) {
                    ways++;
                    assertTrue(leads(path), service.getName() + " " + Elements.name(path));
                }
            }
        }
        assertTrue(ways >= 15);
        assertEquals(EnumSet.allOf(ServicePurpose.class),
                site.getServices().stream().map(Service::getPurpose).collect(Collectors.toSet()));
    }

    private boolean leads(NeedPath path) {
        Set<Node> targets = ends(path.getTo());
        Set<Node> seen = new HashSet<>(ends(path.getFrom()));
        Deque<Node> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            for (Node next : neighbours(open.poll(), path.getLinkKinds())) {
                if (targets.contains(next)) {
                    return true;
                }
                if (Elements.forwards(next) && seen.add(next)) {
                    open.add(next);
                }
            }
        }
        return false;
    }

    private static Set<Node> ends(Dependable end) {
        return end instanceof RedundancyGroup group
                ? group.getMembers().stream().flatMap(member -> ends(member).stream()).collect(Collectors.toSet())
                : Set.of(Elements.node(end).orElseThrow());
    }

    @Test
    void contractsOfAllKindsEndOneDay() {
        assertEquals(EnumSet.allOf(ContractKind.class),
                site.getContracts().stream().map(contract -> contract.getKind()).collect(Collectors.toSet()));
        site.getContracts().forEach(contract -> assertTrue(contract.getEnd().isAfter(contract.getStart())));
        assertFalse(index.contracts(index.node("db01")).isEmpty());
    }

    @Test
    void itHasADiagramAndTwoScenarios() {
        assertNull(site.getDiagrams().getFirst().getRoot());
        assertEquals(2, site.getScenarios().size());
        site.getScenarios().forEach(scenario -> assertTrue(scenario.getExpectations().size() >= 4));
    }

    /** These are described in the README of the model; the answers must find them. */
    @Test
    void theWeaknessesAreThere() {
        RedundancyGroup mail = index.element("g-mail", RedundancyGroup.class).orElseThrow();
        assertEquals(1, racks(mail));
        Set<String> feeds = mail.getMembers().stream().flatMap(node -> index.links((Node) node).stream())
                .filter(link -> link.getKind() == LinkKind.POWER).map(link -> link.getFrom().getId())
                .collect(Collectors.toSet());
        assertEquals(Set.of("ups01"), feeds);
        assertEquals(Set.of("mail01 rule-racks", "mail02 rule-racks"), unfulfilled(RedundancyDemand.SEPARATE_RACKS));

        assertEquals(Set.of("sw-biz01"), index.links(index.node("auth02")).stream()
                .filter(link -> !Elements.name(link).contains("lan2") && link.getKind() == LinkKind.LAN)
                .map(link -> link.getTo().getId()).collect(Collectors.toSet()));

        NeedElement stage = index.element("svc-backup.array02.stage", NeedElement.class).orElseThrow();
        assertEquals(index.node("array02"),
                ((RedundancyGroup) stage.getElement()).getMembers().getFirst().eContainer());

        assertEquals(Set.of("rule-bandwidth-control"), unfulfilled(RedundancyDemand.PRESENT));
    }
}
