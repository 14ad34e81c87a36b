/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.tests.site;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.emf.ecore.EObject;
import org.yagura.model.Elements;
import org.yagura.model.site.Area;
import org.yagura.model.site.Dependable;
import org.yagura.model.site.Failable;
import org.yagura.model.site.Link;
import org.yagura.model.site.LinkKind;
import org.yagura.model.site.Need;
import org.yagura.model.site.NeedAll;
import org.yagura.model.site.NeedAny;
import org.yagura.model.site.NeedElement;
import org.yagura.model.site.NeedPath;
import org.yagura.model.site.NeedSome;
import org.yagura.model.site.Node;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.Part;
import org.yagura.model.site.PartKind;
import org.yagura.model.site.RedundancyGroup;
import org.yagura.model.site.Service;
import org.yagura.model.site.Site;

/**
 * The rules of what works, read plainly and evaluated for one state of a site in which all is in service: slow, and
 * independent of how the product does it.
 */
public final class PlainReading {
    private static final Set<PartKind> PORTS = Set.of(PartKind.LAN_PORT, PartKind.FC_PORT, PartKind.SCSI_PORT,
            PartKind.OTHER);

    private final Site site;
    private final Set<? extends Failable> failed;
    private final Map<EObject, Boolean> known = new HashMap<>();

    /** One state. */
    public PlainReading(Site site, Set<? extends Failable> failed) {
        this.site = site;
        this.failed = failed;
    }

    /** Whether it works. */
    public boolean works(Dependable element) {
        Boolean before = known.get(element);
        if (before != null) {
            return before;
        }
        boolean works = switch (element) {
            case Area area -> !failed.contains(area) && (!(area.eContainer() instanceof Area around) || works(around));
            case Node node -> node(node);
            case Part part -> inside(part) && works((Node) part.eContainer());
            case Link link -> !failed.contains(link) && works(link.getFrom()) && works(link.getTo());
            case RedundancyGroup group -> group.getMembers().stream().filter(this::works).count() >= group.getNeeded()
                    && (group.getFrontEnd() == null || works(group.getFrontEnd()));
            case Service service -> holds(service.getNeed());
            default -> throw new AssertionError(element);
        };
        known.put(element, works);
        return works;
    }

    private boolean node(Node node) {
        if (failed.contains(node) || !works((Area) node.eContainer()) || !powered(node)) {
            return false;
        }
        for (Part part : node.getParts()) {
            boolean grouped = site.getGroups().stream()
                    .anyMatch(g -> g.getMembers().contains(part) || g.getSpares().contains(part));
            if (!grouped && !PORTS.contains(part.getKind()) && !inside(part)) {
                return false;
            }
        }
        return site.getGroups().stream().filter(g -> isOf(g, node) && site.getGroups().stream()
                .noneMatch(outer -> outer.getMembers().contains(g) && isOf(outer, node))).allMatch(this::inside);
    }

    private static boolean isOf(Dependable element, Node node) {
        return element instanceof RedundancyGroup group
                ? !group.getMembers().isEmpty() && group.getMembers().stream().allMatch(m -> isOf(m, node))
                : element instanceof Part && element.eContainer() == node;
    }

    private boolean inside(Dependable element) {
        if (element instanceof RedundancyGroup group) {
            return group.getMembers().stream().filter(this::inside).count() >= group.getNeeded();
        }
        Part part = (Part) element;
        return !failed.contains(part) && powered(part)
                && (part.getController() == null || inside(part.getController()));
    }

    private boolean powered(Failable consumer) {
        List<Link> feeds = site.getLinks().stream()
                .filter(l -> l.getKind() == LinkKind.POWER && l.getTo() == consumer).toList();
        return feeds.isEmpty() || consumer instanceof Node node && node.getKind() == NodeKind.UPS
                || feeds.stream().anyMatch(l -> !failed.contains(l) && works(l.getFrom()));
    }

    private boolean holds(Need need) {
        return switch (need) {
            case NeedAll all -> all.getNeeds().stream().allMatch(this::holds);
            case NeedAny any -> any.getNeeds().stream().anyMatch(this::holds);
            case NeedSome some -> some.getNeeds().stream().filter(this::holds).count() >= some.getCount();
            case NeedElement element -> works(element.getElement());
            case NeedPath path -> leaves(path.getFrom()).stream()
                    .anyMatch(from -> leaves(path.getTo()).stream().anyMatch(to -> reaches(from, to, path)));
            default -> throw new AssertionError(need);
        };
    }

    private static List<Failable> leaves(Dependable element) {
        if (element instanceof RedundancyGroup group) {
            var leaves = new ArrayList<Failable>();
            group.getMembers().forEach(m -> leaves.addAll(leaves(m)));
            return leaves;
        }
        return List.of((Failable) element);
    }

    /** A search that starts at a node, or over the links of a port, and goes on only from nodes that pass traffic on. */
    private boolean reaches(Failable from, Failable to, NeedPath path) {
        Node begin = Elements.node(from).orElseThrow();
        Node end = Elements.node(to).orElseThrow();
        if (!works(from) || !works(to)) {
            return false;
        }
        if (begin == end) {
            return true;
        }
        var seen = new HashSet<Node>(Set.of(begin));
        var open = new ArrayDeque<Node>(seen);
        while (!open.isEmpty()) {
            Node at = open.poll();
            if (at != begin && !Elements.forwards(at)) {
                continue;
            }
            for (Link link : site.getLinks()) {
                Node next = across(link, at, path);
                boolean leaves = at != begin || Elements.forwards(begin) || mayUse(from, link, path);
                boolean enters = next != end || Elements.forwards(end) || mayUse(to, link, path);
                if (next != null && leaves && enters && !seen.contains(next)) {
                    seen.add(next);
                    open.add(next);
                }
            }
        }
        return seen.contains(end);
    }

    /** A port that has links of the kind is used by these only. */
    private boolean mayUse(Failable terminal, Link link, NeedPath path) {
        return terminal instanceof Node || site.getLinks().stream()
                .noneMatch(l -> fits(l, path) && (l.getFrom() == terminal || l.getTo() == terminal))
                || link.getFrom() == terminal || link.getTo() == terminal;
    }

    private static boolean fits(Link link, NeedPath path) {
        return path.getLinkKinds().isEmpty()
                ? link.getKind() != LinkKind.POWER
                : path.getLinkKinds().contains(link.getKind());
    }

    private Node across(Link link, Node at, NeedPath path) {
        Node from = Elements.node(link.getFrom()).orElseThrow();
        Node to = Elements.node(link.getTo()).orElseThrow();
        if (from != at && to != at || !fits(link, path) || !works(link)) {
            return null;
        }
        return from == at ? to : from;
    }
}
