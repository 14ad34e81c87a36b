/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.site;

import java.util.EnumSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.yagura.model.Elements;
import org.yagura.model.SiteIndex;
import org.yagura.model.site.Area;
import org.yagura.model.site.Dependable;
import org.yagura.model.site.Failable;
import org.yagura.model.site.LifeCycle;
import org.yagura.model.site.Link;
import org.yagura.model.site.LinkKind;
import org.yagura.model.site.Node;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.Part;
import org.yagura.model.site.PartKind;
import org.yagura.model.site.RedundancyGroup;
import org.yagura.model.site.Site;

/**
 * What a site's things are made of, as far as their working is concerned. What is planned or retired, or is in or at
 * something that is, does not count. Does not follow later changes of the site. For all threads.
 */
public final class Anatomy {
    /** Kinds of part that a node does not run without; ports are needed only by ways that lead through them. */
    private static final Set<PartKind> NEEDED = EnumSet.of(PartKind.CPU, PartKind.MEMORY, PartKind.DISK,
            PartKind.CONTROLLER, PartKind.CACHE, PartKind.POWER_SUPPLY, PartKind.FAN);

    private final SiteIndex index;
    /** What is not in service: planned, retired, or in or at such. */
    private final Set<Failable> absent = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Dependable> grouped;
    private final Set<Failable> spares = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<Failable, List<Link>> feeds = new IdentityHashMap<>();
    private final Map<RedundancyGroup, Optional<Node>> homes = new LinkedHashMap<>();
    private final Map<Node, List<RedundancyGroup>> innerGroups = new HashMap<>();

    /** The anatomy of a site as it is now. */
    public Anatomy(Site site) {
        index = SiteIndex.of(site);
        grouped = Collections.newSetFromMap(new IdentityHashMap<>(index.elementCount()));
        site.getAreas().forEach(area -> service(area, true));
        for (Link link : site.getLinks()) {
            if (link.getLifeCycle() != LifeCycle.ACTIVE || !end(link.getFrom()) || !end(link.getTo())) {
                absent.add(link);
            } else if (link.getKind() == LinkKind.POWER) {
                feeds.computeIfAbsent(link.getTo(), c -> new ArrayList<>(1)).add(link);
            }
        }
        for (RedundancyGroup group : site.getGroups()) {
            grouped.addAll(group.getMembers());
            spares.addAll(group.getSpares());
            homes.put(group, Optional.ofNullable(home(group, new HashSet<>())));
        }
        for (RedundancyGroup group : site.getGroups()) {
            Optional<Node> home = homes.get(group);
            if (home.isPresent()
                    && index.groups(group).stream().noneMatch(outer -> homes.get(outer).equals(home))) {
                innerGroups.computeIfAbsent(home.get(), n -> new ArrayList<>()).add(group);
            }
        }
    }

    private void service(Area area, boolean around) {
        boolean inService = note(area, around);
        for (Node node : area.getNodes()) {
            boolean runs = note(node, inService);
            node.getParts().forEach(part -> note(part, runs));
        }
        area.getAreas().forEach(inner -> service(inner, inService));
    }

    private boolean note(Failable element, boolean around) {
        boolean inService = around && element.getLifeCycle() == LifeCycle.ACTIVE;
        if (!inService) {
            absent.add(element);
        }
        return inService;
    }

    private boolean end(Failable end) {
        return (end instanceof Node || end instanceof Part) && !absent.contains(end);
    }

    /** The index of the site. */
    public SiteIndex index() {
        return index;
    }

    /** The site. */
    public Site site() {
        return index.site();
    }

    /** Whether it is in service, with all that it is in, and a link with both its ends. */
    public boolean counts(Failable element) {
        return absent.isEmpty() || !absent.contains(element);
    }

    /** Whether a node does not run without parts of that kind. */
    public static boolean isNeeded(PartKind kind) {
        return NEEDED.contains(kind);
    }

    /** The parts that a node does not run without, each by itself: in no group, and no spare. */
    public List<Part> neededParts(Node node) {
        var needed = new ArrayList<Part>();
        for (Part part : node.getParts()) {
            if (NEEDED.contains(part.getKind()) && !grouped.contains(part) && !spares.contains(part) && counts(part)) {
                needed.add(part);
            }
        }
        return needed;
    }

    /** The groups of parts of a node that it does not run without: not those inside such a group. */
    public List<RedundancyGroup> innerGroups(Node node) {
        return innerGroups.getOrDefault(node, List.of());
    }

    /** The node that all members of a group are parts of, also those of groups in it. */
    public Optional<Node> home(RedundancyGroup group) {
        return homes.getOrDefault(group, Optional.empty());
    }

    private static Node home(RedundancyGroup group, Set<RedundancyGroup> seen) {
        Node home = null;
        if (!seen.add(group)) {
            return null;
        }
        for (Dependable member : group.getMembers()) {
            Node here = switch (member) {
                case Part part -> Elements.node(part).orElse(null);
                case RedundancyGroup inner -> home(inner, seen);
                default -> null;
            };
            if (here == null || home != null && home != here) {
                return null;
            }
            home = here;
        }
        return home;
    }

    /** The members of a group that count. */
    public List<Dependable> members(RedundancyGroup group) {
        var members = new ArrayList<Dependable>(group.getMembers());
        if (!absent.isEmpty()) {
            members.removeIf(m -> m instanceof Failable failable && !counts(failable));
        }
        return members;
    }

    /** The front end of a group, when it counts. */
    public Optional<Dependable> frontEnd(RedundancyGroup group) {
        return Optional.ofNullable(group.getFrontEnd())
                .filter(f -> !(f instanceof Failable failable) || counts(failable));
    }

    /** The spares of a group that count. */
    public List<Failable> spares(RedundancyGroup group) {
        return group.getSpares().stream().filter(this::counts).toList();
    }

    /** The power links that feed a node, or a part, directly. A UPS is a source: nothing needs to feed it. */
    public List<Link> feeds(Failable consumer) {
        return consumer instanceof Node node && node.getKind() == NodeKind.UPS
                ? List.of()
                : feeds.getOrDefault(consumer, List.of());
    }

    /** The links of these kinds at a node with its parts, or at a part. */
    public List<Link> links(Failable end, Set<LinkKind> kinds) {
        return index.links(end).stream().filter(l -> kinds.contains(l.getKind()) && counts(l)).toList();
    }

    /** The kinds that are meant: those given, or all but power. */
    public static Set<LinkKind> kinds(List<LinkKind> given) {
        return given.isEmpty() ? EnumSet.complementOf(EnumSet.of(LinkKind.POWER)) : EnumSet.copyOf(given);
    }

    /** The node at the other end of a link that ends at a node or at a part of it. */
    public static Optional<Node> other(Link link, Node node) {
        Optional<Node> from = Elements.node(link.getFrom());
        return from.filter(node::equals).isPresent() ? Elements.node(link.getTo()) : from;
    }
}
