/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.topology.core.tests.pictures;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;

import org.eclipse.emf.ecore.EObject;
import org.yagura.diagram.core.Point;
import org.yagura.model.DemoSite;
import org.yagura.model.SiteIndex;
import org.yagura.model.edit.SiteEditor;
import org.yagura.model.site.Area;
import org.yagura.model.site.Node;
import org.yagura.model.site.Placement;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.topology.core.drawing.SiteDrawing;

/** Cuts a part out of the demo site that is small enough for a picture, and places it as an engineer would. */
final class DemoPart {

    private DemoPart() {
    }

    /**
     * The demo site with only some nodes, the areas around them, and the links between them.
     *
     * @param places where the upper left corners of the nodes are
     */
    static Site of(Map<String, Point> places) {
        Site site = DemoSite.load();
        try (var editor = new SiteEditor(site, Locale.ENGLISH)) {
            remove(editor, StreamSupport.stream(SiteIndex.of(site).nodes().spliterator(), false)
                    .filter(n -> !places.containsKey(n.getId())).toList());
            var empty = new ArrayList<Area>();
            site.getAreas().forEach(area -> collectEmpty(area, empty));
            remove(editor, empty);
        }
        SiteIndex index = SiteIndex.of(site);
        List<Placement> placements = SiteDrawing.diagram(site, null).getPlacements();
        places.forEach((id, at) -> placements.add(placement(index.element(id, Node.class).orElseThrow(), at)));
        return site;
    }

    private static void remove(SiteEditor editor, Collection<? extends EObject> objects) {
        editor.domain().getCommandStack().execute(editor.commands().remove(objects));
    }

    /** Whether nothing is in an area; the outermost such areas are added to the list. */
    private static boolean collectEmpty(Area area, List<Area> empty) {
        var inner = new ArrayList<Area>();
        boolean filled = !area.getNodes().isEmpty();
        for (Area below : area.getAreas()) {
            filled |= !collectEmpty(below, inner);
        }
        empty.addAll(filled ? inner : List.of(area));
        return !filled;
    }

    private static Placement placement(Node node, Point at) {
        Placement placement = SiteFactory.eINSTANCE.createPlacement();
        placement.setElement(node);
        placement.setX(at.x());
        placement.setY(at.y());
        return placement;
    }
}
