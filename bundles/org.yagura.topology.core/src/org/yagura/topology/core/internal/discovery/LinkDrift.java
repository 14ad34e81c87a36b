/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.discovery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.yagura.core.text.Texts;
import org.yagura.model.site.Failable;
import org.yagura.model.site.LifeCycle;
import org.yagura.model.site.Link;
import org.yagura.model.site.LinkKind;
import org.yagura.model.site.Node;
import org.yagura.model.site.Part;
import org.yagura.model.site.PartKind;
import org.yagura.model.site.Site;
import org.yagura.topology.core.discovery.Drift;
import org.yagura.topology.core.discovery.Drift.Kind;
import org.yagura.topology.core.discovery.Inventory.Learned;
import org.yagura.topology.core.discovery.Inventory.Neighbour;
import org.yagura.topology.core.discovery.Proposal;

/**
 * Compares LAN links with what neighbours told by LLDP, and with what switches learned where LLDP is silent. Links are
 * counted between two nodes: a link is extra when more were found than are drawn, and missing when both ends speak LLDP and
 * neither told of the other.
 */
final class LinkDrift {

    /** Two nodes, in the order of their ids. */
    private record Pair(Node one, Node other) {
        static Pair of(Node a, Node b) {
            return a.getId().compareTo(b.getId()) <= 0 ? new Pair(a, b) : new Pair(b, a);
        }
    }

    /** A link as one end saw it. */
    private record Seen(Node from, String port, Node to, String otherPort) {
    }

    private final Site site;
    private final List<InventoryTable.Row> found;
    private final Who who;
    private final Texts texts;
    private final Map<Pair, List<Link>> drawn = new HashMap<>();
    private final Map<Pair, Map<Node, List<Seen>>> told = new LinkedHashMap<>();
    private final Set<Node> speaking = new HashSet<>();

    LinkDrift(Site site, List<InventoryTable.Row> found, Who who, Texts texts) {
        this.site = site;
        this.found = found;
        this.who = who;
        this.texts = texts;
    }

    List<Drift> find() {
        for (Link link : site.getLinks()) {
            Optional<Node> from = node(link.getFrom());
            Optional<Node> to = node(link.getTo());
            if (link.getKind() == LinkKind.LAN && link.getLifeCycle() == LifeCycle.ACTIVE && from.isPresent()
                    && to.isPresent()) {
                drawn.computeIfAbsent(Pair.of(from.get(), to.get()), p -> new ArrayList<>()).add(link);
            }
        }
        for (InventoryTable.Row row : found) {
            who.byAddress(row.address()).ifPresent(node -> hear(node, row));
        }
        var drifts = new ArrayList<Drift>();
        told.forEach((pair, ends) -> extra(pair, ends, drifts));
        drawn.forEach((pair, links) -> {
            if (!told.containsKey(pair) && speaking.contains(pair.one()) && speaking.contains(pair.other())) {
                links.forEach(link -> drifts.add(new Drift(Kind.MISSING, pair.one().getId(), pair.one().getName(),
                        link.getId(), subject(pair), describe(link), null, null)));
            }
        });
        return drifts;
    }

    private void hear(Node node, InventoryTable.Row row) {
        for (Neighbour neighbour : row.inventory().neighbours()) {
            speaking.add(node);
            who.neighbour(neighbour).filter(other -> other != node)
                    .ifPresent(other -> see(node, neighbour.port(), other, neighbour.neighbourPort()));
        }
        for (Learned learned : row.inventory().learned()) {
            who.byMac(learned.mac()).filter(other -> other != node && !drawn.containsKey(Pair.of(node, other)))
                    .filter(other -> row.inventory().neighbours().stream()
                            .noneMatch(n -> learned.port().equals(n.port())))
                    .ifPresent(other -> see(node, learned.port(), other, null));
        }
    }

    private void see(Node node, String port, Node other, String otherPort) {
        told.computeIfAbsent(Pair.of(node, other), p -> new LinkedHashMap<>())
                .computeIfAbsent(node, n -> new ArrayList<>()).add(new Seen(node, port, other, otherPort));
    }

    /** Both ends tell of the same links, so the end that tells of more is believed. */
    private void extra(Pair pair, Map<Node, List<Seen>> ends, List<Drift> drifts) {
        List<Seen> seen = ends.values().stream().reduce((a, b) -> b.size() > a.size() ? b : a).orElseThrow();
        int known = drawn.getOrDefault(pair, List.of()).size();
        for (Seen link : seen.subList(Math.min(known, seen.size()), seen.size())) {
            drifts.add(new Drift(Kind.EXTRA, link.from().getId(), link.from().getName(), null, subject(pair), null,
                    end(link.from(), link.port()) + " – " + end(link.to(), link.otherPort()),
                    new Proposal(site.getId(), "Link",
                            Map.of("kind", LinkKind.LAN.getName(), "from", port(link.from(), link.port()), "to",
                                    port(link.to(), link.otherPort())),
                            List.of())));
        }
    }

    private String subject(Pair pair) {
        return texts.get("drift.link", pair.one().getName(), pair.other().getName());
    }

    private static String describe(Link link) {
        return end(link.getFrom()) + " – " + end(link.getTo());
    }

    private static String end(Failable end) {
        return end instanceof Part part && part.eContainer() instanceof Node node
                ? end(node, part.getName())
                : end.getName();
    }

    private static String end(Node node, String port) {
        return port == null ? node.getName() : node.getName() + " " + port;
    }

    /** The id of the port of that name, else that of the node. */
    private static String port(Node node, String name) {
        return node.getParts().stream().filter(p -> p.getKind() == PartKind.LAN_PORT && p.getName().equals(name))
                .map(Part::getId).findFirst().orElse(node.getId());
    }

    private static Optional<Node> node(Failable end) {
        return end instanceof Node node
                ? Optional.of(node)
                : Optional.ofNullable(end).map(Failable::eContainer).filter(Node.class::isInstance)
                        .map(Node.class::cast);
    }
}
