/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core.layout;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;

import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.Figure;
import org.yagura.diagram.core.Scene;
import org.yagura.diagram.core.ShownFigure;
import org.yagura.diagram.core.internal.layout.LevelLayout;
import org.yagura.diagram.core.paint.Metrics;

/**
 * A layout to be worked out: what is to be arranged, as it was when the task was made. Make it on the thread of the scene
 * with {@link #whole}, {@link #selection} or {@link #around}, run it on any other, and apply the result on the thread of the
 * scene again. Each container is arranged by itself with ELK's layered algorithm, from the inside out; lines between
 * figures in different containers count for the containers.
 */
public final class LayoutTask {
    private final Direction direction;
    private final Set<String> fixed;
    private final List<Level> levels = new ArrayList<>();
    private final Map<String, Figure> figures = new LinkedHashMap<>();
    private final Map<String, Box> boxes = new HashMap<>();
    private final Map<String, List<String>> contents = new HashMap<>();

    /**
     * The figures of one container.
     *
     * @param container their container; null at the top
     * @param items those that are arranged
     * @param edges pairs of items that are joined
     * @param origin upper left corner of what is arranged now, null to leave that to the container
     */
    private record Level(String container, List<String> items, List<LevelLayout.Edge> edges, Box origin) {
    }

    private LayoutTask(Scene scene, Direction direction, Set<String> fixed) {
        this.direction = direction;
        this.fixed = Set.copyOf(fixed);
        for (Figure figure : scene.figures()) {
            ShownFigure shown = scene.shown(figure.id());
            figures.put(figure.id(), figure);
            boxes.put(figure.id(), shown != null ? shown.box() : scene.box(figure.id()));
            if (figure.container()) {
                contents.put(figure.id(), List.copyOf(scene.withContents(scene.children(figure.id()))));
            }
        }
    }

    /** Arranges everything that is shown. */
    public static LayoutTask whole(Scene scene, Direction direction) {
        return around(scene, direction, Set.of());
    }

    /**
     * Arranges everything that is shown except some figures.
     *
     * @param fixed ids of figures that stay exactly where they are, such as those that a person has placed. A container
     *            around one stays around it, and may then reach over another that stays
     */
    public static LayoutTask around(Scene scene, Direction direction, Set<String> fixed) {
        var task = new LayoutTask(scene, direction, fixed);
        task.addLevels(scene, null, scene.extent());
        return task;
    }

    /**
     * Arranges only some figures; the others stay where they are. A single container stands for what is in it. The upper
     * left corner of what is arranged stays.
     */
    public static LayoutTask selection(Scene scene, Direction direction, Collection<String> ids) {
        var task = new LayoutTask(scene, direction, Set.of());
        Set<String> chosen = new LinkedHashSet<>();
        ids.stream().filter(id -> scene.shown(id) != null).forEach(chosen::add);
        if (chosen.size() == 1 && scene.shown(chosen.iterator().next()).open()) {
            String container = chosen.iterator().next();
            chosen = new LinkedHashSet<>(scene.children(container));
        }
        Map<String, List<String>> byParent = new LinkedHashMap<>();
        for (String id : chosen) {
            if (scene.shown(id) != null && !insideOther(scene, id, chosen)) {
                byParent.computeIfAbsent(scene.figure(id).parent(), k -> new ArrayList<>()).add(id);
            }
        }
        byParent.forEach((parent, items) -> task.levels.add(new Level(parent, items, task.edges(scene, items),
                Box.around(items.stream().map(task.boxes::get).toList()))));
        return task;
    }

    private static boolean insideOther(Scene scene, String id, Set<String> chosen) {
        return chosen.stream().anyMatch(other -> !other.equals(id) && scene.holds(other, id));
    }

    private void addLevels(Scene scene, String container, Box origin) {
        List<String> items = scene.children(container).stream().filter(id -> scene.shown(id) != null).toList();
        for (String item : items) {
            if (scene.shown(item).open()) {
                addLevels(scene, item, null);
            }
        }
        if (!items.isEmpty()) {
            levels.add(new Level(container, items, edges(scene, items), origin));
        }
    }

    /** Lines between the items, and between what is in them. */
    private List<LevelLayout.Edge> edges(Scene scene, List<String> items) {
        Map<String, String> itemOf = new HashMap<>();
        for (String item : items) {
            scene.withContents(List.of(item)).forEach(id -> itemOf.put(id, item));
        }
        Set<LevelLayout.Edge> edges = new LinkedHashSet<>();
        for (String id : itemOf.keySet().stream().sorted().toList()) {
            for (String link : scene.connectionsOf(id)) {
                String from = itemOf.get(scene.connection(link).from().figure());
                String to = itemOf.get(scene.connection(link).to().figure());
                if (scene.route(link) != null && from != null && to != null && !from.equals(to)) {
                    edges.add(new LevelLayout.Edge(from, to));
                }
            }
        }
        return List.copyOf(edges);
    }

    /**
     * Works it out.
     *
     * @return new {@link Figure#bounds() bounds} of every figure that moves, contents of containers included; to be applied
     *         as one change
     * @throws CancellationException when the progress says that it is not wanted any more
     */
    public Map<String, Box> run(Progress progress) {
        Map<String, Box> placed = new LinkedHashMap<>();
        Set<String> anchored = new LinkedHashSet<>(fixed);
        double total = levels.stream().mapToInt(l -> l.items.size()).sum();
        double done = 0;
        for (Level level : levels) {
            arrange(level, placed, anchored, progress, done / total, level.items.size() / total);
            done += level.items.size();
        }
        Set<String> arranged = new LinkedHashSet<>();
        levels.stream().filter(level -> level.origin == null).forEach(level -> arranged.add(level.container));
        Map<String, Box> moved = new LinkedHashMap<>();
        placed.forEach((id, box) -> {
            Box before = figures.get(id).bounds();
            Box after = arranged.contains(id)
                    ? box
                    : before.move(box.x() - boxes.get(id).x(), box.y() - boxes.get(id).y());
            boolean follows = arranged.contains(id) && before.isEmpty();
            if (!follows && !after.equals(before)) {
                moved.put(id, after);
            }
        });
        progress.done(1);
        return moved;
    }

    private void arrange(Level level, Map<String, Box> placed, Set<String> anchored, Progress progress, double begin,
            double share) {
        Map<String, Box> now = new LinkedHashMap<>();
        level.items.forEach(id -> now.put(id, placed.getOrDefault(id, boxes.get(id))));
        var layout = new LevelLayout(direction, now, level.edges, anchored);
        Map<String, Box> result = layout.run(progress, begin, share);
        boolean holdsFixed = level.items.stream().anyMatch(anchored::contains);
        Box around = Box.around(result.values());
        int dx = holdsFixed || level.origin == null ? 0 : level.origin.x() - around.x();
        int dy = holdsFixed || level.origin == null ? 0 : level.origin.y() - around.y();
        result.forEach((id, box) -> move(id, now.get(id), box.move(dx, dy), placed));
        if (level.container != null && level.origin == null) {
            if (holdsFixed) {
                anchored.add(level.container);
            }
            placed.put(level.container, Metrics.around(around.move(dx, dy)));
        }
    }

    /** Moves a figure with its contents. */
    private void move(String id, Box from, Box to, Map<String, Box> placed) {
        placed.put(id, to);
        int dx = to.x() - from.x();
        int dy = to.y() - from.y();
        if (dx != 0 || dy != 0) {
            contents.getOrDefault(id, List.of())
                    .forEach(inner -> placed.put(inner, placed.getOrDefault(inner, boxes.get(inner)).move(dx, dy)));
        }
    }
}
