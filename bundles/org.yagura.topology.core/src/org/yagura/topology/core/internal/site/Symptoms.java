/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.StreamSupport;

import org.yagura.model.site.Dependable;
import org.yagura.model.site.Failable;
import org.yagura.model.site.Link;
import org.yagura.model.site.LinkKind;
import org.yagura.model.site.Node;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.Part;
import org.yagura.model.site.RedundancyGroup;
import org.yagura.topology.core.internal.structure.Structure;
import org.yagura.topology.core.internal.structure.StructureBuilder;

/** Makes the functions that say whether an element shows a symptom of something that has failed. */
final class Symptoms {
    private static final Set<NodeKind> WATCHERS = Set.of(NodeKind.MANAGER, NodeKind.MONITORING_TERMINAL);

    private final Anatomy anatomy;
    private final StructureBuilder builder;
    private final Paths paths;
    private final ToIntFunction<Dependable> works;
    private final ToIntFunction<Dependable> within;
    private final ToIntFunction<Failable> own;
    private final List<Node> watchers;
    private final Set<LinkKind> kinds = Anatomy.kinds(List.of());

    Symptoms(Anatomy anatomy, StructureBuilder builder, Paths paths, ToIntFunction<Dependable> works,
            ToIntFunction<Dependable> within, ToIntFunction<Failable> own) {
        this.anatomy = anatomy;
        this.builder = builder;
        this.paths = paths;
        this.works = works;
        this.within = within;
        this.own = own;
        watchers = StreamSupport.stream(anatomy.index().nodes().spliterator(), false)
                .filter(n -> WATCHERS.contains(n.getKind()) && anatomy.counts(n)).toList();
    }

    /** That it works and is seen to. */
    int sound(Dependable element) {
        int here = works.applyAsInt(element);
        if (element instanceof Node node && anatomy.counts(node) && !watchers.isEmpty()) {
            int seen = paths.between(watchers, List.of(node), kinds);
            return seen == Structure.NEVER ? here : builder.and(here, seen);
        }
        return here;
    }

    /** That it is sound and has nothing to complain of. */
    int calm(Dependable element) {
        var needed = new ArrayList<Integer>();
        needed.add(sound(element));
        switch (element) {
            case Node node -> {
                node.getParts().stream().filter(anatomy::counts).forEach(p -> needed.add(within.applyAsInt(p)));
                anatomy.index().links(node).forEach(l -> link(l, node, needed));
            }
            case Part part -> anatomy.index().links(part).forEach(l -> link(l, part, needed));
            case RedundancyGroup group -> anatomy.members(group).forEach(m -> needed.add(works.applyAsInt(m)));
            default -> {
                // complains of nothing but itself
            }
        }
        anatomy.index().groups(element).stream().flatMap(g -> anatomy.members(g).stream())
                .forEach(m -> needed.add(works.applyAsInt(m)));
        return builder.and(needed.stream().mapToInt(n -> n).toArray());
    }

    /** The link and what is at its other end; of what it feeds, a node does not know. */
    private void link(Link link, Failable end, List<Integer> needed) {
        boolean feeds = link.getKind() == LinkKind.POWER
                && (link.getFrom() == end || end instanceof Node && link.getFrom().eContainer() == end);
        if (anatomy.counts(link) && !feeds) {
            needed.add(builder.and(own.applyAsInt(link), works.applyAsInt(link.getFrom()),
                    works.applyAsInt(link.getTo())));
        }
    }
}
