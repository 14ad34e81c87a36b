/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.drawing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.Point;
import org.yagura.diagram.core.paint.Metrics;
import org.yagura.model.site.Bend;
import org.yagura.model.site.Diagram;
import org.yagura.model.site.Link;
import org.yagura.model.site.NamedElement;
import org.yagura.model.site.Placement;

/**
 * Where a diagram of the model puts things. It keeps places relative to the area around, so that an area moves with all that
 * is in it; scenes have places in the whole diagram.
 */
final class Placements {
    private static final int MOST_BENDS = 100;

    private final Map<NamedElement, Placement> placements = new HashMap<>();
    private final Map<Link, List<Point>> bends = new HashMap<>();

    /** Those of a diagram; null for none. */
    Placements(Diagram diagram) {
        if (diagram != null) {
            diagram.getPlacements().stream().filter(p -> p.getElement() != null)
                    .forEach(p -> placements.putIfAbsent(p.getElement(), p));
            diagram.getBends().stream().filter(b -> b.getLink() != null)
                    .forEach(b -> bends.putIfAbsent(b.getLink(), points(b)));
        }
    }

    /** The placement of an element; null when it has none. */
    Placement of(NamedElement element) {
        return placements.get(element);
    }

    /** Corners that a person has set; empty for none. */
    List<Point> bends(Link link) {
        return bends.getOrDefault(link, List.of());
    }

    /** The upper left corner of an element's own figure, seen from the whole diagram, as far as it is placed. */
    Point origin(NamedElement element) {
        int x = 0;
        int y = 0;
        for (NamedElement at = element; at != null; at = at.eContainer() instanceof NamedElement outer ? outer : null) {
            Placement placement = of(at);
            if (placement != null) {
                x += placement.getX();
                y += placement.getY();
            }
        }
        return new Point(x, y);
    }

    /** The box of a node. */
    Box node(NamedElement node) {
        Point at = origin(node);
        Placement placement = of(node);
        boolean sized = placement != null && placement.getWidth() > 0 && placement.getHeight() > 0;
        return new Box(at.x(), at.y(), sized ? placement.getWidth() : Metrics.NODE_WIDTH,
                sized ? placement.getHeight() : Metrics.NODE_HEIGHT);
    }

    /** The least bounds of a container: empty where it only follows what is in it. */
    Box container(NamedElement container) {
        Point at = origin(container);
        Placement placement = of(container);
        return placement == null || placement.getWidth() <= 0 || placement.getHeight() <= 0
                ? new Box(at.x(), at.y(), 0, 0)
                : new Box(at.x(), at.y(), placement.getWidth(), placement.getHeight());
    }

    private static List<Point> points(Bend bend) {
        var points = new ArrayList<Point>();
        if (bend.getPoints() == null || bend.getPoints().isBlank()) {
            return points;
        }
        for (String pair : bend.getPoints().strip().split("\\s+")) {
            String[] numbers = pair.split(",");
            try {
                points.add(new Point(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1])));
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                return List.of();
            }
            if (points.size() > MOST_BENDS) {
                return List.of();
            }
        }
        return points;
    }

    /** Corners as the model keeps them. */
    static String text(List<Point> points) {
        var text = new StringBuilder();
        points.forEach(p -> text.append(text.isEmpty() ? "" : " ").append(p.x()).append(',').append(p.y()));
        return text.toString();
    }
}
