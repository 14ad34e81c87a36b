/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.drawing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.emf.common.command.Command;
import org.eclipse.emf.ecore.EObject;
import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.Point;
import org.yagura.model.edit.SiteCommands;
import org.yagura.model.edit.SiteEditor;
import org.yagura.model.site.Area;
import org.yagura.model.site.Bend;
import org.yagura.model.site.Diagram;
import org.yagura.model.site.Link;
import org.yagura.model.site.NamedElement;
import org.yagura.model.site.Node;
import org.yagura.model.site.Placement;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.SitePackage.Literals;

/** Makes the commands that keep places and corners in the diagram of the model, which is made with the first of them. */
final class Keeping {
    private final SiteEditor editor;
    private final SiteCommands commands;
    private final Diagram known;
    private final Diagram diagram;
    private final Placements places;
    private final Map<NamedElement, Box> loose;
    private final Map<NamedElement, NamedElement> owners = new HashMap<>();

    /**
     * Keeps in the diagram of an area, or of the whole site.
     *
     * @param loose places that a layout found and nothing keeps yet; they are kept along with the first that a person sets, so
     *        that the rest of the drawing stays as the person saw it
     */
    Keeping(SiteEditor editor, Area root, String name, Map<NamedElement, Box> loose) {
        this.editor = editor;
        this.loose = loose;
        this.commands = editor.commands();
        this.known = SiteDrawing.diagram(editor.site(), root);
        this.places = new Placements(known);
        if (known == null) {
            diagram = SiteFactory.eINSTANCE.createDiagram();
            diagram.setName(root == null ? name : root.getName());
            diagram.setRoot(root);
        } else {
            diagram = known;
        }
    }

    /** Counts with some elements being in another area than now, once the commands are executed; null is the site. */
    Keeping within(NamedElement owner, Collection<? extends NamedElement> moved) {
        moved.forEach(element -> owners.put(element, owner));
        return this;
    }

    /**
     * Keeps places. What has no size of its own (containers that follow what is in them) keeps none.
     *
     * @param byPerson whether a layout is to leave them alone from now on
     */
    List<Command> place(Map<? extends NamedElement, Box> boxes, boolean byPerson) {
        var all = new ArrayList<Command>();
        var created = new ArrayList<Placement>();
        var rest = new HashMap<>(loose);
        rest.keySet().removeAll(boxes.keySet());
        rest.keySet().removeIf(element -> places.of(element) != null);
        if (!boxes.isEmpty()) {
            place(rest, boxes, false, all, created);
        }
        place(boxes, boxes, byPerson, all, created);
        add(all, created);
        return all;
    }

    private void place(Map<? extends NamedElement, Box> boxes, Map<? extends NamedElement, Box> moved,
            boolean byPerson, List<Command> all, List<Placement> created) {
        boxes.forEach((element, box) -> {
            if (box.isEmpty()) {
                return;
            }
            NamedElement owner = owners.containsKey(element)
                    ? owners.get(element)
                    : element.eContainer() instanceof NamedElement outer ? outer : null;
            Point origin = origin(owner, moved);
            int x = box.x() - origin.x();
            int y = box.y() - origin.y();
            boolean sized = element instanceof Area || differs(element, box);
            Placement placement = places.of(element);
            if (placement == null) {
                created.add(placement(element, x, y, sized ? box : null, byPerson));
            } else {
                set(all, placement, x, y, sized ? box : null, byPerson);
            }
        });
    }

    private boolean differs(NamedElement element, Box box) {
        Box usual = places.node(element);
        return !(element instanceof Node) || box.width() != usual.width() || box.height() != usual.height()
                || places.of(element) != null && places.of(element).getWidth() > 0;
    }

    /** The upper left corner of a figure after the change: it may be moved as well. */
    private Point origin(NamedElement element, Map<? extends NamedElement, Box> boxes) {
        if (element == null) {
            return new Point(0, 0);
        }
        Box box = boxes.get(element);
        return box != null && !box.isEmpty() ? box.origin() : places.origin(element);
    }

    private static Placement placement(NamedElement element, int x, int y, Box size, boolean byPerson) {
        Placement placement = SiteFactory.eINSTANCE.createPlacement();
        placement.setElement(element);
        placement.setX(x);
        placement.setY(y);
        if (size != null) {
            placement.setWidth(size.width());
            placement.setHeight(size.height());
        }
        placement.setFixed(byPerson);
        return placement;
    }

    private void set(List<Command> all, Placement placement, int x, int y, Box size, boolean byPerson) {
        all.add(commands.set(placement, Literals.PLACEMENT__X, x));
        all.add(commands.set(placement, Literals.PLACEMENT__Y, y));
        if (size != null) {
            all.add(commands.set(placement, Literals.PLACEMENT__WIDTH, size.width()));
            all.add(commands.set(placement, Literals.PLACEMENT__HEIGHT, size.height()));
        }
        all.add(commands.set(placement, Literals.PLACEMENT__FIXED, byPerson || placement.isFixed()));
    }

    private void add(List<Command> all, List<? extends EObject> created) {
        if (created.isEmpty()) {
            return;
        }
        if (known == null) {
            for (EObject object : created) {
                if (object instanceof Placement placement) {
                    diagram.getPlacements().add(placement);
                } else {
                    diagram.getBends().add((Bend) object);
                }
            }
            all.add(commands.add(editor.site(), Literals.SITE__DIAGRAMS, diagram));
        } else {
            created.forEach(object -> all.add(commands.add(known,
                    object instanceof Placement ? Literals.DIAGRAM__PLACEMENTS : Literals.DIAGRAM__BENDS, object)));
        }
    }

    /** Keeps the corners of a link; none gives it back to the router. */
    List<Command> bend(Link link, String points) {
        var all = new ArrayList<Command>();
        Bend bend = bendOf(link);
        if (bend != null) {
            all.add(points.isEmpty()
                    ? commands.remove(List.of(bend))
                    : commands.set(bend, Literals.BEND__POINTS, points));
        } else if (!points.isEmpty()) {
            Bend made = SiteFactory.eINSTANCE.createBend();
            made.setLink(link);
            made.setPoints(points);
            add(all, List.of(made));
        }
        return all;
    }

    /** Forgets the corners of a link that ends elsewhere now. */
    List<Command> straighten(Link link) {
        return bendOf(link) == null ? List.of() : bend(link, "");
    }

    private Bend bendOf(Link link) {
        return diagram.getBends().stream().filter(b -> b.getLink() == link).findFirst().orElse(null);
    }

    /**
     * Places copies where their originals are, moved a little.
     *
     * @param copies the originals' boxes in the whole diagram, by copy
     * @param owner where the outermost copies go; null for the site
     */
    List<Command> copies(Map<NamedElement, Box> copies, NamedElement owner, int dx, int dy) {
        var moved = new HashMap<NamedElement, Box>();
        copies.forEach((copy, box) -> {
            moved.put(copy, box.move(dx, dy));
            if (copy.eContainer() == null) {
                owners.put(copy, owner);
            }
        });
        return place(moved, true);
    }
}
