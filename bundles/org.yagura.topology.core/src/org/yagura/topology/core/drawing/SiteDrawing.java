/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.drawing;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.Connection;
import org.yagura.diagram.core.End;
import org.yagura.diagram.core.Figure;
import org.yagura.diagram.core.Icon;
import org.yagura.diagram.core.Line;
import org.yagura.diagram.core.Point;
import org.yagura.diagram.core.Scene;
import org.yagura.diagram.core.Tie;
import org.yagura.diagram.core.paint.Metrics;
import org.yagura.model.Elements;
import org.yagura.model.ModelTexts;
import org.yagura.model.edit.KindIcons;
import org.yagura.model.site.Area;
import org.yagura.model.site.Diagram;
import org.yagura.model.site.Failable;
import org.yagura.model.site.LifeCycle;
import org.yagura.model.site.Link;
import org.yagura.model.site.LinkKind;
import org.yagura.model.site.NamedElement;
import org.yagura.model.site.Node;
import org.yagura.model.site.Part;
import org.yagura.model.site.RedundancyGroup;
import org.yagura.model.site.Site;

/**
 * Keeps a scene in step with a site: areas and the frames of redundancy groups are containers, nodes are nodes, or containers
 * with their parts once a person has opened them, links are connections on a layer for each of their kinds. Groups that are not
 * frames are {@link GroupTies ties}. Ids of figures, connections and ties are those of the elements. On the thread of the
 * scene.
 */
public final class SiteDrawing {
    private static final int PART_WIDTH = 136;
    private static final int PART_HEIGHT = 32;
    private static final int PARTS_IN_ROW = 3;
    private static final int GAP = 16;

    private final Scene scene;
    private final ModelTexts words;
    private final GroupRules rules;
    private final Set<String> opened = new LinkedHashSet<>();
    private final Map<String, NamedElement> elements = new HashMap<>();
    private final Set<String> unplaced = new HashSet<>();
    /** Places of figures that no diagram of the model keeps yet. */
    private final Map<String, Box> loose = new HashMap<>();
    private Site site;
    private Diagram diagram;
    private Area root;
    private Map<String, Figure> figures = Map.of();
    private Map<String, Connection> connections = Map.of();
    private Map<String, Tie> ties = Map.of();

    /** A drawing into a scene that nobody else puts anything into, with texts in that language. */
    public SiteDrawing(Scene scene, Locale language) {
        this.scene = scene;
        this.words = ModelTexts.of(language);
        this.rules = new GroupRules(language);
    }

    /** The diagram of the model that keeps the places of the whole site, or of an area; null when it has none. */
    public static Diagram diagram(Site site, Area root) {
        return site.getDiagrams().stream().filter(d -> d.getRoot() == root).findFirst().orElse(null);
    }

    /**
     * Shows a site, or only one area of it.
     *
     * @param root null for the whole site
     */
    public void show(Site shown, Area onlyArea) {
        site = shown;
        root = onlyArea;
        diagram = null;
        refresh();
        scene.batch(() -> {
            for (LinkKind kind : LinkKind.VALUES) {
                boolean hidden = diagram == null
                        ? kind == LinkKind.POWER
                        : diagram.getHiddenLayers().contains(Kinds.of(kind));
                scene.showLayer(Kinds.of(kind), !hidden);
            }
        });
    }

    /** Brings the scene in step with the site after any change of it; what did not change is not touched. */
    public void refresh() {
        diagram = diagram(site, root);
        elements.clear();
        unplaced.clear();
        var newFigures = new LinkedHashMap<String, Figure>();
        var newConnections = new LinkedHashMap<String, Connection>();
        var newTies = new LinkedHashMap<String, Tie>();
        new Drawn(newFigures, newConnections, newTies).draw();
        scene.batch(() -> {
            ties.keySet().stream().filter(id -> !newTies.containsKey(id)).forEach(scene::untie);
            figures.keySet().stream().filter(id -> !newFigures.containsKey(id)).forEach(scene::remove);
            connections.keySet().stream().filter(id -> !newConnections.containsKey(id)).forEach(scene::remove);
            newFigures.forEach((id, figure) -> {
                if (!figure.equals(figures.get(id))) {
                    scene.put(figure);
                }
            });
            newConnections.forEach((id, connection) -> {
                if (!connection.equals(connections.get(id))) {
                    scene.put(connection);
                }
            });
            newTies.values().forEach(scene::put);
            scene.front(opened);
        });
        figures = newFigures;
        connections = newConnections;
        ties = newTies;
    }

    /** Shows what is inside of a node, or hides it again. */
    public void open(String node, boolean open) {
        if (open ? opened.add(node) : opened.remove(node)) {
            refresh();
        }
    }

    /** Nodes whose inside is shown. */
    public Set<String> opened() {
        return Set.copyOf(opened);
    }

    /** Shows what is inside of these nodes too, from the next refresh on. */
    public void open(Set<String> nodes) {
        opened.addAll(nodes);
    }

    /** Whether what is inside of a node is shown. */
    public boolean isOpen(String node) {
        return opened.contains(node);
    }

    /** The element that a figure or connection stands for; null when there is none. */
    public NamedElement element(String id) {
        return elements.get(id);
    }

    /** The id of the area that the frame of a group is in; null when it is not drawn as a frame. */
    public String areaOf(RedundancyGroup group) {
        Area area = new Frames(site).places().get(group);
        return area == null ? null : area.getId();
    }

    /** Figures that no person and no layout has placed yet. */
    public Set<String> unplaced() {
        return Set.copyOf(unplaced);
    }

    /** Figures that a person has placed, so that a layout leaves them alone. */
    public Set<String> fixed() {
        var fixed = new HashSet<String>();
        if (diagram != null) {
            diagram.getPlacements().stream().filter(p -> p.isFixed() && p.getElement() instanceof Node)
                    .forEach(p -> fixed.add(p.getElement().getId()));
        }
        return fixed;
    }

    /** Places of figures that a layout found and that no diagram of the model keeps yet. */
    Map<String, Box> loose() {
        var places = new LinkedHashMap<>(loose);
        places.keySet().removeIf(id -> !elements.containsKey(id));
        return places;
    }

    /** The site that is shown. */
    public Site site() {
        return site;
    }

    /** The area that is shown; null for the whole site. */
    public Area root() {
        return root;
    }

    /** The places a layout found, for this scene only; they are kept in the model by a command. */
    public void arrange(Map<String, Box> bounds) {
        scene.batch(() -> bounds.forEach((id, box) -> {
            Figure figure = scene.figure(id);
            if (figure != null) {
                scene.put(figure.at(box));
            }
        }));
        figures = new LinkedHashMap<>(figures);
        bounds.keySet().stream().filter(id -> scene.figure(id) != null)
                .forEach(id -> figures.put(id, scene.figure(id)));
        loose.putAll(bounds);
    }

    /** One pass over the site. */
    private final class Drawn {
        private final Map<String, Figure> newFigures;
        private final Map<String, Connection> newConnections;
        private final Map<String, Tie> newTies;
        private final Placements places = new Placements(diagram);
        private final Frames frames = new Frames(site);

        Drawn(Map<String, Figure> figures, Map<String, Connection> connections, Map<String, Tie> ties) {
            this.newFigures = figures;
            this.newConnections = connections;
            this.newTies = ties;
        }

        void draw() {
            for (Area area : root == null ? site.getAreas() : List.of(root)) {
                area(area, null);
            }
            for (Link link : site.getLinks()) {
                link(link);
            }
            new GroupTies(rules, frames, this::figure).of(site).forEach((group, tie) -> {
                newTies.put(tie.id(), tie);
                elements.put(tie.id(), group);
            });
            labels();
        }

        /** Links wear the badges of their ties as a part of their labels, which find free places. */
        private void labels() {
            newTies.values().forEach(tie -> tie.members().forEach(member -> newConnections.computeIfPresent(member,
                    (id, c) -> new Connection(id, c.kind(), c.from(), c.to(),
                            c.label().isEmpty() ? tie.badge() : c.label() + " · " + tie.badge(), c.layer(), c.line(),
                            c.arrow(), c.bends()))));
        }

        private void area(Area area, String parent) {
            put(Figure.container(area.getId(), Kinds.of(area.getKind()), places.container(area), area.getName())
                    .in(parent).detailed(words.label(area.getKind()))
                    .with(new Icon(KindIcons.class, KindIcons.icon(area.getKind()))), area);
            area.getAreas().forEach(inner -> area(inner, area.getId()));
            frames.places().forEach((group, in) -> {
                if (in == area) {
                    Point at = places.origin(area);
                    put(Figure.container(group.getId(), Kinds.of(group.getScheme()), new Box(at.x(), at.y(), 0, 0),
                            group.getName()).in(area.getId()).detailed(rules.of(group)), group);
                }
            });
            for (Node node : area.getNodes()) {
                RedundancyGroup frame = frames.around(node);
                node(node, frame == null ? area.getId() : frame.getId());
            }
        }

        private void node(Node node, String parent) {
            String detail = Elements.primaryAddress(node).orElse("");
            if (node.getLifeCycle() != LifeCycle.ACTIVE) {
                detail = words.label(node.getLifeCycle()) + (detail.isEmpty() ? "" : ", " + detail);
            }
            Box box = places.node(node);
            boolean open = opened.contains(node.getId()) && !node.getParts().isEmpty();
            Figure figure = open
                    ? Figure.container(node.getId(), Kinds.of(node.getKind()), new Box(box.x(), box.y(), 0, 0),
                            node.getName())
                    : Figure.node(node.getId(), Kinds.of(node.getKind()), box, node.getName());
            put(figure.in(parent).detailed(detail).with(new Icon(KindIcons.class, KindIcons.icon(node.getKind()))),
                    node);
            if (open) {
                parts(node, box);
            }
        }

        private void parts(Node node, Box around) {
            int index = 0;
            for (Part part : node.getParts()) {
                int x = around.x() + Metrics.PADDING + index % PARTS_IN_ROW * (PART_WIDTH + GAP);
                int y = around.y() + Metrics.TITLE + index / PARTS_IN_ROW * (PART_HEIGHT + GAP);
                put(Figure.node(part.getId(), Kinds.of(part.getKind()), new Box(x, y, PART_WIDTH, PART_HEIGHT),
                        part.getName()).in(node.getId())
                        .with(new Icon(KindIcons.class, KindIcons.icon(part.getKind()))), part);
                index++;
            }
        }

        private void put(Figure figure, NamedElement element) {
            Box box = loose.get(figure.id());
            boolean inModel = places.of(element) != null;
            newFigures.put(figure.id(), inModel || box == null ? figure : figure.at(box));
            elements.put(figure.id(), element);
            if (!inModel && box == null && element instanceof Node) {
                unplaced.add(figure.id());
            }
        }

        private void link(Link link) {
            String from = figure(link.getFrom());
            String to = figure(link.getTo());
            if (from == null || to == null || from.equals(to)) {
                return;
            }
            newConnections.put(link.getId(),
                    new Connection(link.getId(), Kinds.of(link.getKind()), End.of(from), End.of(to),
                            link.getLabel() == null ? "" : link.getLabel(), Kinds.of(link.getKind()),
                            line(link.getKind()), link.getKind() == LinkKind.POWER, places.bends(link)));
            elements.put(link.getId(), link);
        }

        /** The figure of a node or part, the part's own where its node is open, or the connection; null for none. */
        private String figure(Failable end) {
            if (end instanceof Link link) {
                return newConnections.containsKey(link.getId()) ? link.getId() : null;
            }
            if (end instanceof Part part && newFigures.containsKey(part.getId())) {
                return part.getId();
            }
            return Elements.node(end).map(Node::getId).filter(newFigures::containsKey).orElse(null);
        }
    }

    private static Line line(LinkKind kind) {
        return switch (kind) {
            case LAN -> Line.SOLID;
            case FC -> Line.DASHED;
            case SCSI -> Line.DOTTED;
            case WAN -> Line.DASH_DOT;
            case POWER -> Line.DOTTED;
        };
    }
}
