/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.drawing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.Point;
import org.yagura.model.Elements;
import org.yagura.model.SiteFileException;
import org.yagura.model.SiteFiles;
import org.yagura.model.site.Area;
import org.yagura.model.site.Diagram;
import org.yagura.model.site.Element;
import org.yagura.model.site.Failable;
import org.yagura.model.site.Link;
import org.yagura.model.site.NamedElement;
import org.yagura.model.site.Node;
import org.yagura.model.site.Placement;
import org.yagura.model.site.RedundancyGroup;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;

/**
 * What the clipboard holds of a drawing: a small site of its own, as XMI. Links and groups come along when all they refer to
 * does. Copies get new ids and free names.
 */
final class Clipping {
    private static final int MOST_CHARACTERS = 8 << 20;
    private static final String HOLDER = "clip";

    private final Site site;

    Clipping(Site site) {
        this.site = site;
    }

    /**
     * What comes in.
     *
     * @param areas to be added, with all in them
     * @param nodes to be added to an area
     * @param places boxes in the whole diagram they were copied from
     */
    record Pasted(List<Area> areas, List<Node> nodes, List<Link> links, List<RedundancyGroup> groups,
            Map<NamedElement, Box> places) {

        /** What is selected afterwards. */
        List<NamedElement> top() {
            var top = new ArrayList<NamedElement>(areas);
            top.addAll(nodes);
            return top;
        }
    }

    /** The elements as text; those inside of others come with them. */
    String copy(Collection<? extends NamedElement> elements) {
        var top = elements.stream().filter(e -> e instanceof Area || e instanceof Node)
                .filter(e -> elements.stream().noneMatch(o -> o != e && EcoreUtil.isAncestor(o, e))).toList();
        Set<EObject> copied = new LinkedHashSet<>();
        for (NamedElement element : top) {
            copied.add(element);
            EcoreUtil.getAllContents(element, false).forEachRemaining(o -> copied.add((EObject) o));
        }
        var links = site.getLinks().stream().filter(l -> copied.contains(l.getFrom()) && copied.contains(l.getTo()))
                .toList();
        var groups = site.getGroups().stream()
                .filter(g -> !g.getMembers().isEmpty() && copied.containsAll(g.getMembers())).toList();
        var copier = new EcoreUtil.Copier(true, false);
        Site clip = SiteFactory.eINSTANCE.createSite();
        clip.setName(HOLDER);
        Area holder = SiteFactory.eINSTANCE.createArea();
        holder.setName(HOLDER);
        clip.getAreas().add(holder);
        for (NamedElement element : top) {
            EObject copy = copier.copy(element);
            if (copy instanceof Area area) {
                holder.getAreas().add(area);
            } else {
                holder.getNodes().add((Node) copy);
            }
        }
        clip.getLinks().addAll(copier.copyAll(links));
        clip.getGroups().addAll(copier.copyAll(groups));
        copier.copyReferences();
        clip.getDiagrams().add(places(copied, top, copier));
        Elements.assignIds(clip);
        try {
            return new String(new SiteFiles().toBytes(clip), StandardCharsets.UTF_8);
        } catch (SiteFileException e) {
            throw new IllegalStateException("a part of a good site cannot be written", e);
        }
    }

    private Diagram places(Set<EObject> copied, List<? extends NamedElement> top, Map<EObject, EObject> copies) {
        Diagram clip = SiteFactory.eINSTANCE.createDiagram();
        clip.setName(HOLDER);
        for (Diagram diagram : site.getDiagrams().stream().limit(1).toList()) {
            var placements = new Placements(diagram);
            for (EObject original : copied) {
                Placement placement = original instanceof NamedElement named ? placements.of(named) : null;
                if (placement != null) {
                    Placement copy = EcoreUtil.copy(placement);
                    copy.setElement((NamedElement) copies.get(original));
                    if (top.contains(original)) {
                        Point at = placements.origin((NamedElement) original);
                        copy.setX(at.x());
                        copy.setY(at.y());
                    }
                    clip.getPlacements().add(copy);
                }
            }
        }
        return clip;
    }

    /**
     * Reads what {@link #copy} made; null when it is anything else, or holds nodes where only areas can be.
     *
     * @param intoArea whether nodes can be added where it goes
     */
    Pasted paste(String text, boolean intoArea) {
        Site clip = read(text);
        if (clip == null || clip.getAreas().size() != 1) {
            return null;
        }
        Area holder = clip.getAreas().getFirst();
        if (!holder.getNodes().isEmpty() && !intoArea || holder.getNodes().isEmpty() && holder.getAreas().isEmpty()) {
            return null;
        }
        var taken = Names.taken(site);
        EcoreUtil.getAllContents(clip, false).forEachRemaining(o -> {
            if (o instanceof Element element) {
                element.setId(Elements.newId());
            }
            if (o instanceof Node node) {
                node.setName(taken.contains(node.getName().toLowerCase(Locale.ROOT))
                        ? Names.free(taken, node.getName())
                        : node.getName());
            }
        });
        var places = new HashMap<NamedElement, Box>();
        if (!clip.getDiagrams().isEmpty()) {
            var placements = new Placements(clip.getDiagrams().getFirst());
            clip.getDiagrams().getFirst().getPlacements().stream().map(Placement::getElement)
                    .filter(e -> e instanceof Failable).forEach(e -> places.put(e,
                            e instanceof Area ? placements.container(e) : placements.node(e)));
        }
        var areas = List.copyOf(holder.getAreas());
        var nodes = List.copyOf(holder.getNodes());
        var links = List.copyOf(clip.getLinks());
        var groups = List.copyOf(clip.getGroups());
        holder.getAreas().clear();
        holder.getNodes().clear();
        clip.getLinks().clear();
        clip.getGroups().clear();
        return new Pasted(areas, nodes, links, groups, places);
    }

    private static Site read(String text) {
        if (text == null || text.length() > MOST_CHARACTERS) {
            return null;
        }
        try {
            return new SiteFiles().load(text.getBytes(StandardCharsets.UTF_8), HOLDER).site();
        } catch (SiteFileException e) {
            return null;
        }
    }
}
