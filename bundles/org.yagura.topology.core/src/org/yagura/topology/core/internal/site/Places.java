/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.site;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.yagura.model.Elements;
import org.yagura.model.site.Area;
import org.yagura.model.site.Failable;
import org.yagura.model.site.Link;
import org.yagura.model.site.Node;
import org.yagura.model.site.Part;

/**
 * Puts all that can fail in an order in which what stands together is together: areas that hang on the same power one after
 * the other behind what feeds them, in an area its nodes, with a node its parts and the links to nodes before it. In this
 * order diagrams stay small.
 */
final class Places {
    private final Anatomy anatomy;
    private final List<Failable> order = new ArrayList<>();
    private final Set<Failable> placed;
    private final Map<Set<Node>, Integer> numbers = new HashMap<>();

    private Places(Anatomy anatomy) {
        this.anatomy = anatomy;
        placed = Collections.newSetFromMap(new IdentityHashMap<>(anatomy.index().elementCount()));
    }

    /** Everything that counts, each once. */
    static List<Failable> of(Anatomy anatomy) {
        var places = new Places(anatomy);
        places.areas();
        anatomy.index().nodes().forEach(places::node);
        anatomy.site().getLinks().forEach(places::add);
        return places.order;
    }

    private void areas() {
        record Fed(Area area, List<Set<Node>> chain, int[] key) {
        }
        var areas = new ArrayList<Fed>();
        for (Area area : anatomy.site().getAreas()) {
            collect(area, found -> {
                List<Set<Node>> chain = chain(found.getNodes());
                int[] key = chain.stream().mapToInt(s -> numbers.computeIfAbsent(s, n -> numbers.size())).toArray();
                areas.add(new Fed(found, chain, key));
            });
        }
        areas.sort(Comparator.comparing(Fed::key, Arrays::compare));
        var sourcesOfSome = new HashSet<Node>();
        numbers.keySet().forEach(sourcesOfSome::addAll);
        for (Fed fed : areas) {
            for (Set<Node> sources : fed.chain()) {
                sources.forEach(this::node);
            }
            area(fed.area());
            fed.area().getNodes().stream().filter(n -> !sourcesOfSome.contains(n)).forEach(this::node);
        }
    }

    private static void collect(Area area, Consumer<Area> found) {
        found.accept(area);
        area.getAreas().forEach(inner -> collect(inner, found));
    }

    /** What feeds the nodes, before it what feeds that, and so on; each step is a set of nodes. */
    private List<Set<Node>> chain(List<Node> nodes) {
        var chain = new ArrayList<Set<Node>>();
        var seen = new LinkedHashSet<Node>(nodes);
        Set<Node> sources = sources(nodes);
        while (!sources.isEmpty() && seen.addAll(sources)) {
            chain.addFirst(sources);
            sources = sources(sources);
        }
        return chain;
    }

    private Set<Node> sources(Iterable<Node> consumers) {
        var sources = new LinkedHashSet<Node>();
        for (Node consumer : consumers) {
            anatomy.feeds(consumer).forEach(l -> Elements.node(l.getFrom()).ifPresent(sources::add));
            for (Part part : consumer.getParts()) {
                anatomy.feeds(part).forEach(l -> Elements.node(l.getFrom()).ifPresent(sources::add));
            }
        }
        return sources;
    }

    private void area(Area area) {
        if (area.eContainer() instanceof Area around) {
            area(around);
        }
        add(area);
    }

    private void node(Node node) {
        if (!placed.contains(node) && anatomy.counts(node)) {
            add(node);
            node.getParts().forEach(this::add);
            for (Link link : anatomy.index().links(node)) {
                if (Anatomy.other(link, node).filter(placed::contains).isPresent()) {
                    add(link);
                }
            }
        }
    }

    private void add(Failable failable) {
        if (anatomy.counts(failable) && placed.add(failable)) {
            order.add(failable);
        }
    }
}
