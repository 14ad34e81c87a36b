/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.discovery;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.yagura.model.Ips;
import org.yagura.model.SiteIndex;
import org.yagura.model.site.Interface;
import org.yagura.model.site.Node;
import org.yagura.topology.core.discovery.Inventory;
import org.yagura.topology.core.discovery.Inventory.InterfaceFound;

/** Which drawn node is meant by an address, a hardware address or a system name. Immutable. */
final class Who {
    private final SiteIndex index;
    private final Map<String, Node> byMac = new HashMap<>();
    private final Map<String, Node> byName = new HashMap<>();

    /** Knows what is drawn, and the hardware addresses that drawn nodes told of themselves. */
    Who(SiteIndex index, List<InventoryTable.Row> found) {
        this.index = index;
        for (Node node : index.nodes()) {
            node.getInterfaces().stream().map(Interface::getMac).forEach(mac -> know(mac, node));
            name(node.getName(), node);
            name(node.getHostName(), node);
        }
        for (InventoryTable.Row row : found) {
            byAddress(row.address()).ifPresent(node -> {
                row.inventory().interfaces().stream().map(InterfaceFound::mac).forEach(mac -> know(mac, node));
                name(row.inventory().system().name(), node);
            });
        }
    }

    private void know(String mac, Node node) {
        if (mac != null && !mac.isBlank()) {
            byMac.putIfAbsent(mac.toLowerCase(Locale.ROOT), node);
        }
    }

    private void name(String name, Node node) {
        if (name != null && !name.isBlank()) {
            byName.putIfAbsent(shortName(name), node);
        }
    }

    /** A host name without its domain, in lower case. */
    static String shortName(String name) {
        int dot = name.indexOf('.');
        return (dot > 0 ? name.substring(0, dot) : name).strip().toLowerCase(Locale.ROOT);
    }

    /** The node that has an address. */
    Optional<Node> byAddress(String address) {
        return Ips.parse(address).map(index::nodeByAddress);
    }

    /** The node that has a hardware address. */
    Optional<Node> byMac(String mac) {
        return mac == null ? Optional.empty() : Optional.ofNullable(byMac.get(mac.toLowerCase(Locale.ROOT)));
    }

    /** The neighbour that told of itself, by its chassis, else by its name. */
    Optional<Node> neighbour(Inventory.Neighbour neighbour) {
        return byMac(neighbour.chassis())
                .or(() -> Optional.ofNullable(neighbour.name()).map(n -> byName.get(shortName(n))));
    }
}
