/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.site.ui.internal.elements;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.yagura.model.Elements;
import org.yagura.model.site.Area;
import org.yagura.model.site.Contract;
import org.yagura.model.site.Link;
import org.yagura.model.site.LinkKind;
import org.yagura.model.site.Node;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.Part;
import org.yagura.model.site.PartKind;
import org.yagura.model.site.Person;
import org.yagura.model.site.Privilege;
import org.yagura.model.site.RedundancyGroup;
import org.yagura.model.site.Role;
import org.yagura.model.site.Service;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.testsupport.ui.SiteAgents;

/** Sites to list. */
final class SampleSites {
    private static final SiteFactory MAKE = SiteFactory.eINSTANCE;

    private SampleSites() {
    }

    /** The small site with an administrator, addresses, parts, a link, a group, a service and a contract. */
    static Site full() {
        Site site = SiteAgents.small();
        Area tokyo = site.getAreas().getFirst();
        Area dmz = tokyo.getAreas().getFirst();
        site.getAreas().add(dmz); // no longer inside of the other one, so that its nodes come last
        Node first = dmz.getNodes().getFirst();
        Node second = dmz.getNodes().get(1);
        tokyo.getNodes().add(node("a1", "ap-1", "10.0.0.11"));
        first.getParts().add(part("p1", "disk0", PartKind.DISK));
        first.getParts().add(part("p2", "raid", PartKind.CONTROLLER));
        second.getParts().add(part("p3", "disk0", PartKind.DISK));
        Link link = MAKE.createLink();
        link.setId("l1");
        link.setKind(LinkKind.LAN);
        link.setFrom(first);
        link.setTo(second);
        site.getLinks().add(link);
        RedundancyGroup group = MAKE.createRedundancyGroup();
        group.setId("g1");
        group.setName("web farm");
        group.getMembers().addAll(List.of(first, second));
        site.getGroups().add(group);
        Service service = MAKE.createService();
        service.setId("s1");
        service.setName("shop");
        service.setTarget(0.999);
        site.getServices().add(service);
        Contract contract = MAKE.createContract();
        contract.setId("c1");
        contract.setName("warranty");
        site.getContracts().add(contract);
        administrator(site);
        return site;
    }

    private static void administrator(Site site) {
        Role role = MAKE.createRole();
        role.setName("admin");
        role.getPrivileges().add(Privilege.ADMINISTER);
        site.getRoles().add(role);
        Person person = MAKE.createPerson();
        person.setName("Root");
        person.setLogin("root");
        person.getRoles().add(role);
        site.getPeople().add(person);
        Elements.assignIds(site);
    }

    private static Node node(String id, String name, String address) {
        Node node = Elements.node(NodeKind.AP_SERVER, name, address);
        node.setId(id);
        return node;
    }

    private static Part part(String id, String name, PartKind kind) {
        Part part = MAKE.createPart();
        part.setId(id);
        part.setName(name);
        part.setKind(kind);
        return part;
    }

    /** So many nodes with ten parts each, and twice as many links. */
    static Site large(int nodes) {
        Site site = SiteAgents.small();
        Area area = site.getAreas().getFirst();
        var random = new Random(1);
        List<Node> made = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            Node node = node("n" + i, "node" + i, "10." + i / 62_500 + "." + i / 250 % 250 + "." + (i % 250 + 1));
            made.add(node);
            for (int j = 0; j < 10; j++) {
                Part part = part("n" + i + "p" + j, "part" + j, PartKind.VALUES.get(j % PartKind.VALUES.size()));
                part.setVendor("Mikasa");
                part.setProduct("P-" + random.nextInt(100));
                node.getParts().add(part);
            }
        }
        area.getNodes().addAll(made);
        for (int i = 0; i < 2 * nodes; i++) {
            Link link = MAKE.createLink();
            link.setFrom(made.get(random.nextInt(nodes)));
            link.setTo(made.get((made.indexOf(link.getFrom()) + 1 + random.nextInt(nodes - 1)) % nodes));
            site.getLinks().add(link);
        }
        Elements.assignIds(site);
        return site;
    }
}
