/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.tests.discovery;

import java.util.ArrayList;
import java.util.List;

import org.yagura.model.Elements;
import org.yagura.model.site.Link;
import org.yagura.model.site.LinkKind;
import org.yagura.model.site.Node;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.topology.core.discovery.Inventory;
import org.yagura.topology.core.discovery.Inventory.InterfaceFound;
import org.yagura.topology.core.discovery.Inventory.Learned;
import org.yagura.topology.core.discovery.Inventory.Neighbour;
import org.yagura.topology.core.discovery.Inventory.PartFound;
import org.yagura.topology.core.discovery.Inventory.SystemFound;

/** Links and inventories for tests. */
final class Samples {
    private Samples() {
    }

    static Link link(Site site, Node from, Node to) {
        Link link = SiteFactory.eINSTANCE.createLink();
        link.setKind(LinkKind.LAN);
        link.setFrom(from);
        link.setTo(to);
        link.setName(from.getName() + "-" + to.getName());
        Elements.assignIds(link);
        site.getLinks().add(link);
        return link;
    }

    /** Builds an inventory piece by piece. */
    static final class Told {
        private SystemFound system;
        private final List<InterfaceFound> interfaces = new ArrayList<>();
        private final List<PartFound> parts = new ArrayList<>();
        private final List<Neighbour> neighbours = new ArrayList<>();
        private final List<Learned> learned = new ArrayList<>();

        Told(String name) {
            system = new SystemFound(name, "Linux " + name, "1.3.6.1.4.1.8072.3.2.10", null, null, false, 0, 4, null,
                    null, null, null);
        }

        Told chassis(String product, String serial, String firmware) {
            system = new SystemFound(system.name(), system.description(), system.objectId(), null, null, false, 0, 4,
                    serial, product, firmware, null);
            return this;
        }

        Told network(String name, String mac, String... addresses) {
            interfaces.add(new InterfaceFound(interfaces.size() + 1, name, 6, mac, 1_000_000_000L, true, true,
                    List.of(addresses)));
            return this;
        }

        Told part(String kind, String name, String serial) {
            parts.add(new PartFound(kind, name, null, serial, null, null));
            return this;
        }

        Told neighbour(String port, String chassis, String otherPort, String name) {
            neighbours.add(new Neighbour(port, chassis, otherPort, name));
            return this;
        }

        Told learned(String port, String mac) {
            learned.add(new Learned(port, mac));
            return this;
        }

        Inventory get() {
            return new Inventory(system, interfaces, parts, List.of(), List.of(), neighbours, learned, List.of());
        }
    }
}
