/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.site;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.yagura.model.Elements;
import org.yagura.model.site.Link;
import org.yagura.model.site.LinkKind;
import org.yagura.model.site.Node;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.Site;

/**
 * Which nodes are cut off from the managers when others have failed: to which every way over LAN and WAN, through nodes that
 * pass traffic on, leads through a failed node. What is not linked to a manager in the drawing is never cut off, because
 * nothing is known of its ways; nor is anything while no manager is drawn, or all have failed. Immutable, for all threads.
 */
public final class CutOff {
    private static final Set<LinkKind> NETWORK = EnumSet.of(LinkKind.LAN, LinkKind.WAN);

    private final Map<Node, Set<Node>> neighbours = new LinkedHashMap<>();
    private final Map<String, Node> byId = new HashMap<>();
    private final Set<Node> managers = new LinkedHashSet<>();
    private final Set<Node> linked;

    /** The ways of a site as it is now. */
    public CutOff(Site site) {
        var anatomy = new Anatomy(site);
        for (Node node : anatomy.index().nodes()) {
            if (anatomy.counts(node)) {
                byId.put(node.getId(), node);
                neighbours.put(node, new LinkedHashSet<>());
                if (node.getKind() == NodeKind.MANAGER) {
                    managers.add(node);
                }
            }
        }
        for (Link link : site.getLinks()) {
            if (NETWORK.contains(link.getKind()) && anatomy.counts(link)) {
                Node from = Elements.node(link.getFrom()).orElseThrow();
                Node to = Elements.node(link.getTo()).orElseThrow();
                neighbours.get(from).add(to);
                neighbours.get(to).add(from);
            }
        }
        linked = reached(Set.of());
    }

    /** The nodes that are cut off, by id, with the ids of the failed nodes nearest to them that are in the way. */
    public Map<String, Set<String>> by(Collection<String> failedIds) {
        var failed = new HashSet<Node>();
        failedIds.forEach(id -> {
            Node node = byId.get(id);
            if (node != null) {
                failed.add(node);
            }
        });
        var cut = new HashMap<String, Set<String>>();
        if (failed.containsAll(managers)) {
            return cut;
        }
        Set<Node> reached = reached(failed);
        for (Node edge : failed) {
            if (reached.contains(edge) && Elements.forwards(edge)) {
                for (Node node : behind(edge, reached)) {
                    cut.computeIfAbsent(node.getId(), n -> new HashSet<>()).add(edge.getId());
                }
            }
        }
        return cut;
    }

    /** What is reached from the managers that have not failed; a failed node is reached, and passes nothing on. */
    private Set<Node> reached(Set<Node> failed) {
        var reached = new LinkedHashSet<Node>();
        var open = new ArrayDeque<Node>();
        for (Node manager : managers) {
            if (!failed.contains(manager)) {
                reached.add(manager);
                open.add(manager);
            }
        }
        while (!open.isEmpty()) {
            Node at = open.poll();
            boolean passes = managers.contains(at) || Elements.forwards(at);
            for (Node next : passes && !failed.contains(at) ? neighbours.get(at) : List.<Node>of()) {
                if (reached.add(next)) {
                    open.add(next);
                }
            }
        }
        return reached;
    }

    /** What lies behind a failed node: is not reached, was linked, and is next to it or to such. */
    private Set<Node> behind(Node edge, Set<Node> reached) {
        var behind = new LinkedHashSet<Node>();
        var open = new ArrayDeque<Node>(List.of(edge));
        while (!open.isEmpty()) {
            Node at = open.poll();
            for (Node next : Elements.forwards(at) ? neighbours.get(at) : Set.<Node>of()) {
                if (linked.contains(next) && !reached.contains(next) && behind.add(next)) {
                    open.add(next);
                }
            }
        }
        return behind;
    }
}
