/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.tests.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.yagura.model.Elements;
import org.yagura.model.site.Element;
import org.yagura.model.site.Link;
import org.yagura.model.site.LinkKind;
import org.yagura.model.site.Node;
import org.yagura.model.site.NodeKind;
import org.yagura.testsupport.Draft;
import org.yagura.topology.core.internal.rules.Routes;
import org.yagura.topology.core.internal.site.Anatomy;

/** Menger's theorem on random graphs: as many separate routes as the fewest failures that cut all. */
final class RoutesTest {

    @Test
    void asManyRoutesAsMustFailToCutThem() {
        var random = new Random(51);
        for (int round = 0; round < 600; round++) {
            var draft = new Draft();
            Node start = draft.server("start");
            var nodes = new ArrayList<Node>(List.of(start));
            for (int i = 0; i < 2 + random.nextInt(4); i++) {
                NodeKind kind = random.nextInt(3) == 0 ? NodeKind.ISP_LINK : NodeKind.SWITCH_HUB;
                nodes.add(draft.node(draft.root(), kind, "n" + i));
            }
            for (int i = 0; i < 3 + random.nextInt(6); i++) {
                Node a = nodes.get(random.nextInt(nodes.size()));
                Node b = nodes.get(random.nextInt(nodes.size()));
                if (a != b) {
                    draft.link(LinkKind.LAN, a, b, "l" + i);
                }
            }
            Routes.Found found = new Routes(new Anatomy(draft.site()), Set.of(LinkKind.LAN), RoutesTest::isTarget)
                    .from(start, 10);
            assertEquals(fewest(draft, start, nodes), found.count());
            assertEquals(found.count(), found.bottleneck().size());
            assertTrue(!reaches(draft, start, new HashSet<>(found.bottleneck())));
        }
    }

    private static boolean isTarget(Node node) {
        return node.getKind() == NodeKind.ISP_LINK;
    }

    private static int fewest(Draft draft, Node start, List<Node> nodes) {
        var elements = new ArrayList<Element>(nodes);
        elements.remove(start);
        elements.addAll(draft.site().getLinks());
        int fewest = Integer.MAX_VALUE;
        for (int state = 0; state < 1 << elements.size(); state++) {
            if (Integer.bitCount(state) < fewest) {
                var failed = new HashSet<Element>();
                for (int i = 0; i < elements.size(); i++) {
                    if ((state >> i & 1) == 1) {
                        failed.add(elements.get(i));
                    }
                }
                fewest = reaches(draft, start, failed) ? fewest : Integer.bitCount(state);
            }
        }
        return fewest;
    }

    private static boolean reaches(Draft draft, Node start, Set<Element> failed) {
        var seen = new HashSet<Node>(Set.of(start));
        var open = new ArrayDeque<Node>(seen);
        while (!open.isEmpty()) {
            Node at = open.poll();
            for (Link link : draft.site().getLinks()) {
                Node other = link.getFrom() == at
                        ? (Node) link.getTo()
                        : link.getTo() == at ? (Node) link.getFrom() : null;
                if (other == null || failed.contains(link) || failed.contains(other)) {
                    continue;
                }
                if (other != start && isTarget(other)) {
                    return true;
                }
                if (Elements.forwards(other) && seen.add(other)) {
                    open.add(other);
                }
            }
        }
        return false;
    }
}
