/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.tests.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.yagura.model.DemoSite;
import org.yagura.model.Elements;
import org.yagura.model.SiteIndex;
import org.yagura.model.site.Link;
import org.yagura.model.site.LinkKind;
import org.yagura.model.site.Node;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.Site;
import org.yagura.testsupport.Draft;
import org.yagura.topology.core.internal.site.CutOff;

/** What is cut off is what a plain search does not reach, and what is in the way is next to it. */
final class CutOffTest {
    private final Draft draft = new Draft();

    private Node node(NodeKind kind, String name) {
        return draft.node(draft.root(), kind, name);
    }

    private static String id(Node node) {
        return node.getId();
    }

    @Test
    void whatIsBehindASwitchIsCutOffAndWhatHasASecondWayIsNot() {
        Node manager = node(NodeKind.MANAGER, "mgr");
        Node one = node(NodeKind.SWITCH_HUB, "sw1");
        Node two = node(NodeKind.SWITCH_HUB, "sw2");
        Node single = draft.server("single");
        Node doubled = draft.server("doubled");
        Node inner = node(NodeKind.ROUTER, "inner");
        Node far = draft.server("far");
        draft.link(LinkKind.LAN, manager, one, "a");
        draft.link(LinkKind.LAN, manager, two, "b");
        draft.link(LinkKind.LAN, one, single, "c");
        draft.link(LinkKind.LAN, one, doubled, "d");
        draft.link(LinkKind.LAN, two, doubled, "e");
        draft.link(LinkKind.LAN, one, inner, "f");
        draft.link(LinkKind.LAN, inner, far, "g");
        draft.link(LinkKind.FC, two, single, "h");
        var cutOff = new CutOff(draft.site());

        assertEquals(Map.of(), cutOff.by(Set.of()));
        assertEquals(Map.of(id(single), Set.of(id(one)), id(inner), Set.of(id(one)), id(far), Set.of(id(one))),
                cutOff.by(Set.of(id(one), id(far), id(single))), "also what has failed itself");
        assertEquals(Map.of(), cutOff.by(Set.of(id(two))));
        assertEquals(Set.of(id(one), id(two)), cutOff.by(Set.of(id(one), id(two))).get(id(doubled)));
        assertEquals(Map.of(), cutOff.by(Set.of(id(doubled), "gone")), "a server passes nothing on");
    }

    @Test
    void nothingIsKnownWithoutAManagerOrWithoutALink() {
        Node hub = node(NodeKind.SWITCH_HUB, "sw");
        Node server = draft.server("server");
        draft.link(LinkKind.LAN, hub, server, "a");
        assertEquals(Map.of(), new CutOff(draft.site()).by(Set.of(id(hub))));
        Node manager = node(NodeKind.MANAGER, "mgr");
        assertEquals(Map.of(), new CutOff(draft.site()).by(Set.of(id(hub))), "not linked");
        draft.link(LinkKind.LAN, manager, hub, "b");
        assertEquals(Set.of(id(server)), new CutOff(draft.site()).by(Set.of(id(hub))).keySet());
        assertEquals(Map.of(), new CutOff(draft.site()).by(Set.of(id(hub), id(manager))), "all managers have failed");
    }

    @Test
    void asAPlainSearchSays() {
        var random = new Random(7);
        for (int round = 0; round < 300; round++) {
            var some = new Draft();
            var nodes = new ArrayList<Node>();
            nodes.add(some.node(some.root(), NodeKind.MANAGER, "mgr"));
            for (int i = 0; i < 8; i++) {
                NodeKind kind = random.nextInt(3) == 0 ? NodeKind.DB_SERVER : NodeKind.SWITCH_HUB;
                nodes.add(some.node(some.root(), kind, "n" + i));
            }
            for (int i = 0; i < 4 + random.nextInt(10); i++) {
                Node a = nodes.get(random.nextInt(nodes.size()));
                Node b = nodes.get(random.nextInt(nodes.size()));
                if (a != b) {
                    some.link(LinkKind.LAN, a, b, "l" + i);
                }
            }
            var failed = new HashSet<String>();
            nodes.stream().skip(1).filter(n -> random.nextInt(3) == 0).forEach(n -> failed.add(n.getId()));
            Map<String, Set<String>> cut = new CutOff(some.site()).by(failed);
            var expected = new TreeSet<>(plain(some.site(), nodes.getFirst(), Set.of()));
            expected.removeAll(plain(some.site(), nodes.getFirst(), failed));
            assertEquals(expected, new TreeSet<>(cut.keySet()));
            cut.forEach((id, by) -> {
                assertTrue(failed.containsAll(by) && !by.isEmpty() && !by.contains(id), id + " by " + by);
                assertTrue(!cut.keySet().containsAll(by), "what is in the way is reached");
            });
        }
    }

    private static Set<String> plain(Site site, Node start, Set<String> failed) {
        var links = new HashMap<Node, List<Node>>();
        for (Link link : site.getLinks()) {
            Node from = Elements.node(link.getFrom()).orElseThrow();
            Node to = Elements.node(link.getTo()).orElseThrow();
            links.computeIfAbsent(from, n -> new ArrayList<>()).add(to);
            links.computeIfAbsent(to, n -> new ArrayList<>()).add(from);
        }
        var seen = new TreeSet<String>(Set.of(start.getId()));
        var open = new ArrayDeque<Node>(List.of(start));
        while (!open.isEmpty()) {
            Node at = open.poll();
            if (!failed.contains(at.getId()) && (at == start || Elements.forwards(at))) {
                links.getOrDefault(at, List.of()).stream().filter(n -> seen.add(n.getId())).forEach(open::add);
            }
        }
        return seen;
    }

    @Test
    void theDemoSiteIsLinkedToItsManagers() {
        Site demo = DemoSite.load();
        var reached = new TreeSet<String>();
        for (Node node : SiteIndex.of(demo).nodes()) {
            if (node.getKind() == NodeKind.SWITCH_HUB) {
                reached.addAll(new CutOff(demo).by(List.of(node.getId())).keySet());
            }
        }
        assertTrue(reached.size() > 0, "some switch of the demo has something behind it alone");
    }
}
