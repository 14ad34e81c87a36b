/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

import org.yagura.model.Elements;
import org.yagura.model.site.Dependable;
import org.yagura.model.site.Failable;
import org.yagura.model.site.Link;
import org.yagura.model.site.LinkKind;
import org.yagura.model.site.Node;
import org.yagura.model.site.Part;
import org.yagura.model.site.RedundancyGroup;
import org.yagura.topology.core.internal.structure.Structure;
import org.yagura.topology.core.internal.structure.StructureBuilder;
import org.yagura.topology.core.internal.structure.Ways;

/** The paths of a site over links of some kinds: one graph of the nodes that pass traffic on for each set of kinds. */
final class Paths {
    private final Anatomy anatomy;
    private final StructureBuilder builder;
    private final ToIntFunction<Dependable> works;
    private final ToIntFunction<Dependable> within;
    private final ToIntFunction<Failable> own;
    private final Map<Set<LinkKind>, Graph> graphs = new HashMap<>();

    /** Where a path may begin or end, and the links by which it may leave. */
    private record Terminal(Node node, int works, List<Link> exits) {
    }

    private record Graph(Set<LinkKind> kinds, Ways ways, Map<Node, Integer> vertices,
            Map<List<? extends Dependable>, Side> sides) {
    }

    /** One end of paths: the places where they may begin or end, and what is reached from there. */
    private record Side(List<Terminal> terminals, Ways.Reached reached) {
    }

    Paths(Anatomy anatomy, StructureBuilder builder, ToIntFunction<Dependable> works, ToIntFunction<Dependable> within,
            ToIntFunction<Failable> own) {
        this.anatomy = anatomy;
        this.builder = builder;
        this.works = works;
        this.within = within;
        this.own = own;
    }

    /** Whether paths can begin and end there. */
    static boolean isEnd(Dependable element) {
        return element instanceof Node || element instanceof Part || element instanceof RedundancyGroup;
    }

    /** When a path leads from the one to the other; of a group one member suffices. */
    int between(Dependable from, Dependable to, Set<LinkKind> kinds) {
        return between(List.of(from), List.of(to), kinds);
    }

    /** When a path leads from one of the first to one of the others. */
    int between(List<? extends Dependable> from, List<? extends Dependable> to, Set<LinkKind> kinds) {
        Graph graph = graphs.get(kinds);
        if (graph == null) {
            graph = graph(kinds);
            graphs.put(kinds, graph);
        }
        Side begin = side(graph, from);
        Side end = side(graph, to);
        var found = new ArrayList<Integer>();
        found.add(graph.ways().between(begin.reached(), end.reached()));
        for (Terminal one : begin.terminals()) {
            for (Terminal other : end.terminals()) {
                direct(one, other, found);
            }
        }
        return builder.or(found.stream().mapToInt(n -> n).toArray());
    }

    private Side side(Graph graph, List<? extends Dependable> elements) {
        Side side = graph.sides().get(elements);
        if (side == null) {
            List<Terminal> terminals = terminals(elements, graph.kinds());
            side = new Side(terminals, graph.ways().from(entries(graph, terminals)));
            graph.sides().put(elements, side);
        }
        return side;
    }

    /** Without a node between: both in one node, or a link from the one to the other. */
    private void direct(Terminal begin, Terminal end, List<Integer> found) {
        if (begin.node() == end.node()) {
            found.add(builder.and(begin.works(), end.works()));
            return;
        }
        for (Link link : begin.exits()) {
            if (end.exits().contains(link)
                    && Anatomy.other(link, begin.node()).filter(end.node()::equals).isPresent()) {
                found.add(builder.and(begin.works(), end.works(), edge(link)));
            }
        }
    }

    private List<Terminal> terminals(List<? extends Dependable> elements, Set<LinkKind> kinds) {
        var leaves = new LinkedHashSet<Failable>();
        elements.forEach(e -> leaves(e, leaves, new LinkedHashSet<>()));
        var terminals = new ArrayList<Terminal>();
        for (Failable leaf : leaves) {
            Elements.node(leaf).ifPresent(node -> {
                List<Link> own = anatomy.links(leaf, kinds);
                terminals.add(new Terminal(node, works.applyAsInt(leaf),
                        own.isEmpty() ? anatomy.links(node, kinds) : own));
            });
        }
        return terminals;
    }

    private void leaves(Dependable element, Set<Failable> leaves, Set<RedundancyGroup> seen) {
        if (element instanceof RedundancyGroup group && seen.add(group)) {
            anatomy.members(group).forEach(m -> leaves(m, leaves, seen));
        } else if (element instanceof Failable failable && anatomy.counts(failable)) {
            leaves.add(failable);
        }
    }

    /** The vertices by which terminals meet the graph: their own node if it passes traffic on, and the neighbours. */
    private List<Ways.End> entries(Graph graph, List<Terminal> terminals) {
        var entries = new ArrayList<Ways.End>();
        for (Terminal terminal : terminals) {
            Integer own = graph.vertices().get(terminal.node());
            if (own != null) {
                entries.add(new Ways.End(own, terminal.works()));
                continue;
            }
            for (Link link : terminal.exits()) {
                Anatomy.other(link, terminal.node()).map(graph.vertices()::get)
                        .ifPresent(v -> entries.add(new Ways.End(v, builder.and(terminal.works(), edge(link)))));
            }
        }
        return entries;
    }

    private Graph graph(Set<LinkKind> kinds) {
        var ways = new Ways(builder);
        var vertices = new HashMap<Node, Integer>();
        for (Node node : anatomy.index().nodes()) {
            if (Elements.forwards(node) && anatomy.counts(node)) {
                vertices.put(node, vertices.size());
                ways.vertex(vertices.get(node), works.applyAsInt(node));
            }
        }
        for (Link link : anatomy.site().getLinks()) {
            if (kinds.contains(link.getKind()) && anatomy.counts(link)) {
                Integer from = Elements.node(link.getFrom()).map(vertices::get).orElse(null);
                Integer to = Elements.node(link.getTo()).map(vertices::get).orElse(null);
                if (from != null && to != null) {
                    ways.edge(from, to, edge(link));
                }
            }
        }
        return new Graph(kinds, ways, vertices, new HashMap<>());
    }

    /** That a link and the ports at its ends work, whatever the nodes do. */
    private int edge(Link link) {
        return builder.and(own.applyAsInt(link), port(link.getFrom()), port(link.getTo()));
    }

    private int port(Failable end) {
        return end instanceof Part ? within.applyAsInt(end) : Structure.ALWAYS;
    }
}
