/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.tests.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.yagura.topology.core.internal.structure.Structure;
import org.yagura.topology.core.internal.structure.StructureBuilder;
import org.yagura.topology.core.internal.structure.Ways;

/** Ways through random graphs with cycles, compared with a search in every state. */
final class WaysTest {

    private record Edge(int a, int b, int variable) {
    }

    @Test
    void aWayIsThereWhenASearchFindsOne() {
        var random = new Random(5);
        for (int round = 0; round < 1000; round++) {
            int vertices = 2 + random.nextInt(5);
            var edges = new ArrayList<Edge>();
            int count = Math.min(13 - vertices, 1 + random.nextInt(10));
            for (int i = 0; i < count; i++) {
                edges.add(new Edge(random.nextInt(vertices), random.nextInt(vertices), vertices + i));
            }
            compare(vertices, edges, 0, random.nextInt(vertices));
        }
    }

    private static void compare(int vertices, List<Edge> edges, int from, int to) {
        var builder = new StructureBuilder();
        var ways = new Ways(builder);
        int[] literals = new int[vertices];
        for (int v = 0; v < vertices; v++) {
            literals[v] = builder.variable();
            ways.vertex(v, literals[v]);
        }
        for (Edge edge : edges) {
            ways.edge(edge.a(), edge.b(), builder.variable());
        }
        int way = ways.between(ways.from(List.of(new Ways.End(from, Structure.ALWAYS))),
                ways.from(List.of(new Ways.End(to, Structure.ALWAYS))));
        int back = ways.between(ways.from(List.of(new Ways.End(to, Structure.ALWAYS))),
                ways.from(List.of(new Ways.End(from, Structure.ALWAYS))));
        Structure structure = builder.build();
        for (int state = 0; state < 1 << structure.variables(); state++) {
            boolean[] works = structure.working(BitSet.valueOf(new long[]{state}));
            boolean expected = found(vertices, edges, from, to, state);
            assertEquals(expected, works[way]);
            assertEquals(expected, works[back]);
        }
    }

    private static boolean found(int vertices, List<Edge> edges, int from, int to, int state) {
        boolean[] seen = new boolean[vertices];
        var open = new ArrayDeque<Integer>();
        if ((state >> from & 1) == 0) {
            open.add(from);
            seen[from] = true;
        }
        while (!open.isEmpty()) {
            int at = open.poll();
            for (Edge edge : edges) {
                int other = edge.a() == at ? edge.b() : edge.b() == at ? edge.a() : -1;
                if (other >= 0 && !seen[other] && (state >> other & 1) == 0 && (state >> edge.variable() & 1) == 0) {
                    seen[other] = true;
                    open.add(other);
                }
            }
        }
        return seen[to];
    }

    @Test
    void oneOfSeveralEndsSuffices() {
        var builder = new StructureBuilder();
        var ways = new Ways(builder);
        int hub = builder.variable();
        ways.vertex(1, hub);
        int a = builder.variable();
        int b = builder.variable();
        int c = builder.variable();
        int way = ways.between(ways.from(List.of(new Ways.End(1, a), new Ways.End(1, b))),
                ways.from(List.of(new Ways.End(1, c))));
        assertEquals(builder.and(builder.or(a, b), hub, c), way);
    }

    @Test
    void withoutAnyEndThereIsNoWay() {
        var ways = new Ways(new StructureBuilder());
        assertEquals(Structure.NEVER, ways.between(ways.from(List.of()), ways.from(List.of())));
    }

    /** Two core switches, each of 300 access switches on both: the function stays small, and is shared by the ways. */
    @Test
    void aDoubledNetworkStaysSmall() {
        var builder = new StructureBuilder();
        var ways = new Ways(builder);
        for (int v = 0; v < 302; v++) {
            ways.vertex(v, builder.variable());
        }
        for (int v = 2; v < 302; v++) {
            ways.edge(v, 0, builder.variable());
            ways.edge(v, 1, builder.variable());
        }
        for (int v = 2; v < 301; v++) {
            ways.between(ways.from(List.of(new Ways.End(v, Structure.ALWAYS))),
                    ways.from(List.of(new Ways.End(v + 1, Structure.ALWAYS))));
        }
        assertTrue(builder.build().size() < 302 * 16, "" + builder.build().size());
    }
}
