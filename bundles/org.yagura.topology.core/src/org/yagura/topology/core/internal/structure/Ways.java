/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.structure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whether there is a way through a graph, as a structure function without cycles although the graph has some.
 *
 * <p>The vertices are eliminated one after another, those with few neighbours first; eliminating one joins each two of its
 * neighbours by "edge, vertex and edge work". This is Gaussian elimination in the algebra of "and" and "or" (R. C.
 * Backhouse and B. A. Carré, "Regular algebra applied to path-finding problems", J. Inst. Maths Applics 15, 1975). An edge
 * then stands for all ways over vertices eliminated before its ends. So every way leads, by such edges, first from the one
 * end up to vertices eliminated ever later, then down to the other end; only vertices above the ends are touched when a
 * way is asked for, and what several ways have in common is one node of the structure. For one thread.
 */
public final class Ways {
    private final StructureBuilder builder;
    private final Map<Integer, Vertex> vertices = new LinkedHashMap<>();
    private Map<Integer, Vertex> byRank;

    /** Where a way may begin or end: at that vertex, when the node works. */
    public record End(int vertex, int node) {
    }

    private static final class Vertex {
        private final int passes;
        private final Map<Integer, List<Integer>> edges = new LinkedHashMap<>();
        private int rank;
        private int[] upper;
        private int[] upperEdges;

        Vertex(int passes) {
            this.passes = passes;
        }
    }

    /** An empty graph whose functions are made by that builder. */
    public Ways(StructureBuilder builder) {
        this.builder = builder;
    }

    /**
     * Adds a vertex; before the first way is asked for.
     *
     * @param id its number, new
     * @param passes the node that says whether ways lead through it
     */
    public void vertex(int id, int passes) {
        vertices.put(id, new Vertex(passes));
    }

    /** Adds an edge in both directions between two vertices that are there; several between the same two may be. */
    public void edge(int a, int b, int works) {
        if (a != b) {
            vertices.get(a).edges.computeIfAbsent(b, v -> new ArrayList<>(1)).add(works);
            vertices.get(b).edges.computeIfAbsent(a, v -> new ArrayList<>(1)).add(works);
        }
    }

    /** Whether there is a vertex of that number. */
    public boolean has(int id) {
        return vertices.containsKey(id);
    }

    /**
     * What is reached from some ends.
     *
     * @param byRank for each vertex above the ends, by rank, what works when it is reached on a way that only goes up
     */
    public record Reached(Map<Integer, Integer> byRank) {
    }

    /** What is reached from ends of a way, of which one suffices; from now on the graph is not extended. */
    public Reached from(List<End> ends) {
        if (byRank == null) {
            eliminate();
        }
        SortedMap<Integer, List<Integer>> open = new TreeMap<>();
        for (End end : ends) {
            open.computeIfAbsent(vertices.get(end.vertex()).rank, r -> new ArrayList<>()).add(end.node());
        }
        var reached = new LinkedHashMap<Integer, Integer>();
        while (!open.isEmpty()) {
            int rank = open.firstKey();
            int here = or(open.remove(rank));
            reached.put(rank, here);
            Vertex vertex = byRank.get(rank);
            for (int i = 0; i < vertex.upper.length; i++) {
                open.computeIfAbsent(vertex.upper[i], r -> new ArrayList<>())
                        .add(builder.and(here, vertex.passes, vertex.upperEdges[i]));
            }
        }
        return new Reached(reached);
    }

    /** The node that works when a way leads from the one side to the other. */
    public int between(Reached from, Reached to) {
        int[] ways = new int[from.byRank().size()];
        int length = 0;
        for (Map.Entry<Integer, Integer> entry : from.byRank().entrySet()) {
            Integer other = to.byRank().get(entry.getKey());
            if (other != null) {
                ways[length++] = builder.and(entry.getValue(), byRank.get(entry.getKey()).passes, other);
            }
        }
        return builder.or(Arrays.copyOf(ways, length));
    }

    private int or(List<Integer> nodes) {
        return builder.or(nodes.stream().mapToInt(n -> n).toArray());
    }

    private void eliminate() {
        byRank = new HashMap<>();
        record Candidate(int degree, int id) {
        }
        var candidates = new TreeSet<Candidate>((a, b) -> a.degree() != b.degree()
                ? Integer.compare(a.degree(), b.degree())
                : Integer.compare(a.id(), b.id()));
        vertices.forEach((id, vertex) -> candidates.add(new Candidate(vertex.edges.size(), id)));
        while (!candidates.isEmpty()) {
            int id = candidates.pollFirst().id();
            Vertex vertex = vertices.get(id);
            vertex.rank = byRank.size();
            byRank.put(vertex.rank, vertex);
            int[] neighbours = vertex.edges.keySet().stream().mapToInt(n -> n).toArray();
            int[] edges = vertex.edges.values().stream().mapToInt(this::or).toArray();
            for (int neighbour : neighbours) {
                candidates.remove(new Candidate(vertices.get(neighbour).edges.size(), neighbour));
                vertices.get(neighbour).edges.remove(id);
            }
            for (int i = 0; i < neighbours.length; i++) {
                for (int j = 0; j < i; j++) {
                    edge(neighbours[i], neighbours[j], builder.and(edges[i], vertex.passes, edges[j]));
                }
            }
            for (int neighbour : neighbours) {
                candidates.add(new Candidate(vertices.get(neighbour).edges.size(), neighbour));
            }
            vertex.edges.clear();
            vertex.upper = neighbours;
            vertex.upperEdges = edges;
        }
        for (Vertex vertex : vertices.values()) {
            for (int i = 0; i < vertex.upper.length; i++) {
                vertex.upper[i] = vertices.get(vertex.upper[i]).rank;
            }
        }
    }
}
