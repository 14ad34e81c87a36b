/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core.internal.layout;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;

import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;
import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.layout.Direction;
import org.yagura.diagram.core.layout.Progress;
import org.yagura.diagram.core.paint.Metrics;

/** Arranges boxes that are joined by edges, some of which may have to stay where they are. */
public final class LevelLayout {
    private static final double BETWEEN_NODES = 32;
    private static final double BETWEEN_LAYERS = 72;
    private static final double BETWEEN_COMPONENTS = 48;
    private static final double WIDER_THAN_HIGH = 1.6;
    private static final int ROW = 6;

    static {
        // ELK clones values of options, and knows how only for those that are registered
        LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
    }

    private final Direction direction;
    private final Map<String, Box> boxes;
    private final Collection<Edge> edges;
    private final Set<String> fixed;

    /** Joins two boxes. */
    public record Edge(String from, String to) {
    }

    /**
     * A layout.
     *
     * @param boxes by id, with their present places
     * @param edges between these ids
     * @param fixed ids that stay; may hold others too
     */
    public LevelLayout(Direction direction, Map<String, Box> boxes, Collection<Edge> edges, Set<String> fixed) {
        this.direction = direction;
        this.boxes = boxes;
        this.edges = edges;
        this.fixed = fixed;
    }

    /**
     * The new places of all boxes.
     *
     * @param begin share of the whole work that was done before
     * @param share of the whole work that this is
     * @throws CancellationException when it is not wanted any more
     */
    public Map<String, Box> run(Progress progress, double begin, double share) {
        if (fixed.containsAll(boxes.keySet())) {
            return boxes;
        }
        Map<String, Box> ideal = layered(new ElkProgress(progress, begin, share));
        List<String> staying = boxes.keySet().stream().filter(fixed::contains).toList();
        return staying.isEmpty() ? ideal : new FreePlaces(boxes, edges, staying).near(ideal);
    }

    private Map<String, Box> layered(ElkProgress monitor) {
        ElkNode graph = ElkGraphUtil.createGraph();
        graph.setProperty(LayeredOptions.DIRECTION, direction == Direction.RIGHT
                ? org.eclipse.elk.core.options.Direction.RIGHT
                : org.eclipse.elk.core.options.Direction.DOWN);
        graph.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        graph.setProperty(LayeredOptions.SPACING_NODE_NODE, BETWEEN_NODES);
        graph.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, BETWEEN_LAYERS);
        graph.setProperty(LayeredOptions.SPACING_COMPONENT_COMPONENT, BETWEEN_COMPONENTS);
        graph.setProperty(LayeredOptions.ASPECT_RATIO, aspectRatio());
        graph.setProperty(LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.NODES_AND_EDGES);
        graph.setProperty(LayeredOptions.PADDING, new ElkPadding(0));
        Map<String, ElkNode> nodes = new HashMap<>();
        boxes.forEach((id, box) -> {
            ElkNode node = ElkGraphUtil.createNode(graph);
            node.setDimensions(box.width(), box.height());
            node.setLocation(box.x(), box.y());
            nodes.put(id, node);
        });
        edges.forEach(edge -> ElkGraphUtil.createSimpleEdge(nodes.get(edge.from), nodes.get(edge.to)));
        new LayeredLayoutProvider().layout(graph, monitor);
        if (monitor.isCanceled()) {
            throw new CancellationException();
        }
        Map<String, Box> placed = new LinkedHashMap<>();
        boxes.forEach((id, box) -> placed.put(id,
                box.at(snap(nodes.get(id).getX()), snap(nodes.get(id).getY()))));
        return placed;
    }

    /** A few that are not joined stand side by side, across the direction; many fill an area. */
    private double aspectRatio() {
        if (boxes.size() > ROW || !edges.isEmpty()) {
            return WIDER_THAN_HIGH;
        }
        return direction == Direction.DOWN ? ROW * ROW : 1.0 / ROW / ROW;
    }

    private static int snap(double place) {
        return Math.toIntExact(Math.round(place / Metrics.GRID)) * Metrics.GRID;
    }

    /** The ids that an id is joined with. */
    static Map<String, List<String>> neighbours(Collection<Edge> edges) {
        Map<String, List<String>> neighbours = new HashMap<>();
        for (Edge edge : edges) {
            neighbours.computeIfAbsent(edge.from, k -> new ArrayList<>()).add(edge.to);
            neighbours.computeIfAbsent(edge.to, k -> new ArrayList<>()).add(edge.from);
        }
        return neighbours;
    }
}
