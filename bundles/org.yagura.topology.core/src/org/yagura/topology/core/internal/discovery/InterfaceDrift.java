/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.discovery;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

import org.yagura.core.text.Texts;
import org.yagura.model.site.Address;
import org.yagura.model.site.Interface;
import org.yagura.model.site.Node;
import org.yagura.topology.core.discovery.Drift;
import org.yagura.topology.core.discovery.Drift.Kind;
import org.yagura.topology.core.discovery.Inventory;
import org.yagura.topology.core.discovery.Inventory.InterfaceFound;
import org.yagura.topology.core.discovery.Proposal;

/**
 * Compares the interfaces of one node: they are the same by hardware address, else by an IP address, else by name. What has
 * neither hardware nor IP address, and the loopback interface, is nobody's concern.
 */
final class InterfaceDrift {
    private static final int LOOPBACK = 24;

    private final Node node;
    private final Set<InterfaceFound> unmatched = new LinkedHashSet<>();
    private final Texts texts;
    private final List<Drift> drifts = new ArrayList<>();

    InterfaceDrift(Node node, Inventory inventory, Texts texts) {
        this.node = node;
        this.texts = texts;
        unmatched.addAll(inventory.interfaces().stream().filter(InterfaceDrift::matters).toList());
    }

    /** Whether an interface is worth drawing. */
    static boolean matters(InterfaceFound found) {
        return found.type() != LOOPBACK
                && (found.mac() != null || found.addresses().stream().anyMatch(a -> !loopback(a)));
    }

    List<Drift> find() {
        if (unmatched.isEmpty()) {
            return drifts;
        }
        var left = new ArrayList<>(node.getInterfaces());
        match(left, (drawn, found) -> found.mac() != null && found.mac().equalsIgnoreCase(drawn.getMac()));
        match(left, (drawn, found) -> addresses(drawn).stream().anyMatch(found.addresses()::contains));
        match(left, (drawn, found) -> found.name().equals(drawn.getName()));
        for (Interface drawn : left) {
            if (!onlyLoopback(drawn)) {
                drifts.add(
                        drift(Kind.MISSING, drawn, label(drawn.getName()), describe(drawn.getMac(), addresses(drawn)),
                                null, null));
            }
        }
        for (InterfaceFound found : unmatched) {
            drifts.add(drift(Kind.EXTRA, null, label(found.name()), null, describe(found.mac(), found.addresses()),
                    proposal(node.getId(), found, null)));
        }
        return drifts;
    }

    private void match(List<Interface> left, BiPredicate<Interface, InterfaceFound> same) {
        left.removeIf(drawn -> {
            Optional<InterfaceFound> found = unmatched.stream().filter(f -> same.test(drawn, f)).findFirst();
            found.ifPresent(f -> {
                unmatched.remove(f);
                compare(drawn, f);
            });
            return found.isPresent();
        });
    }

    private void compare(Interface drawn, InterfaceFound found) {
        if (found.mac() != null && !found.mac().equalsIgnoreCase(drawn.getMac())) {
            drifts.add(drift(Kind.CHANGED, drawn, texts.get("drift.mac", drawn.getName()), drawn.getMac(), found.mac(),
                    new Proposal(drawn.getId(), null, Map.of("mac", found.mac()), List.of())));
        }
        List<String> addresses = addresses(drawn);
        for (String address : found.addresses()) {
            if (!addresses.contains(address)) {
                drifts.add(drift(Kind.EXTRA, drawn, texts.get("drift.address", drawn.getName()), null, address,
                        new Proposal(drawn.getId(), "Address", Map.of("text", address), List.of())));
            }
        }
        for (String address : addresses) {
            if (!found.addresses().contains(address)) {
                drifts.add(
                        drift(Kind.MISSING, drawn, texts.get("drift.address", drawn.getName()), address, null, null));
            }
        }
    }

    private Drift drift(Kind kind, Interface drawn, String subject, String before, String after, Proposal proposal) {
        return new Drift(kind, node.getId(), node.getName(), drawn == null ? null : drawn.getId(), subject, before,
                after, proposal);
    }

    private String label(String name) {
        return texts.get("drift.interface", name);
    }

    private static List<String> addresses(Interface drawn) {
        return drawn.getAddresses().stream().map(Address::getText).toList();
    }

    /** Addresses of this machine alone are never told by others. */
    private static boolean onlyLoopback(Interface drawn) {
        return !drawn.getAddresses().isEmpty() && addresses(drawn).stream().allMatch(InterfaceDrift::loopback);
    }

    private static boolean loopback(String address) {
        return address.startsWith("127.") || address.equals("::1") || address.equals("0:0:0:0:0:0:0:1");
    }

    private static String describe(String mac, List<String> addresses) {
        var all = new ArrayList<String>();
        if (mac != null) {
            all.add(mac);
        }
        all.addAll(addresses);
        return String.join(", ", all);
    }

    /** An interface to be drawn; the primary address is marked where it is known. */
    static Proposal proposal(String node, InterfaceFound found, String primary) {
        return new Proposal(node, "Interface", DriftValues.of("name", found.name(), "mac", found.mac()),
                found.addresses().stream().map(a -> new Proposal(null, "Address",
                        a.equals(primary) ? Map.of("text", a, "primary", "true") : Map.of("text", a), List.of()))
                        .toList());
    }
}
