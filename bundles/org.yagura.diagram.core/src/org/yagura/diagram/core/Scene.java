/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.yagura.diagram.core.internal.Placing;
import org.yagura.diagram.core.internal.Ties;
import org.yagura.diagram.core.internal.Tree;
import org.yagura.diagram.core.internal.route.Routes;

/**
 * A diagram: figures and connections, what of them is shown, where, and by which ways. It is the picture of a model that
 * the host keeps, not a model of its own: the host puts figures and connections in, replaces and removes them as its
 * model changes, and may put them in in any order.
 *
 * <p>
 * For one thread at a time; a scene that is on a window belongs to the user interface thread. Figures, connections and
 * routes are immutable and may be handed to other threads.
 */
public final class Scene {
    /** The largest coordinate that is found. */
    private static final int EDGE = 1 << 29;

    private final Tree tree = new Tree();
    private final Map<String, Connection> connections = new LinkedHashMap<>();
    private final Map<String, Set<String>> links = new HashMap<>();
    private final Ties ties = new Ties();
    private final Placing placing = new Placing(tree);
    private final Routes routes = new Routes(connections::get, placing);
    private final List<Consumer<SceneChange>> followers = new CopyOnWriteArrayList<>();

    private final Set<String> changedFigures = new LinkedHashSet<>();
    private final Set<String> rehungFigures = new LinkedHashSet<>();
    private final Set<String> changedConnections = new LinkedHashSet<>();
    private Set<String> front = Set.of();
    private int batches;
    /** Null when it has to be worked out again. */
    private Box extent;

    /** Something that follows a scene; closing it ends that. */
    @FunctionalInterface
    public interface Following extends AutoCloseable {
        @Override
        void close();
    }

    /** Calls back after each batch of changes, on the thread that made it. */
    public Following follow(Consumer<SceneChange> follower) {
        followers.add(follower);
        return () -> followers.remove(follower);
    }

    /** Makes several changes as one: followers hear of them together, and only once they are all made. */
    public void batch(Runnable changes) {
        batches++;
        try {
            changes.run();
        } finally {
            batches--;
            commit();
        }
    }

    /**
     * Adds a figure, or replaces the one with its id.
     *
     * @throws IllegalArgumentException when it would be inside itself, or a connection has that id
     */
    public void put(Figure figure) {
        if (connections.containsKey(figure.id())) {
            throw new IllegalArgumentException("a connection has the id " + figure.id());
        }
        Figure before = tree.put(figure);
        boolean stays = before != null && Objects.equals(before.parent(), figure.parent())
                && before.layer().equals(figure.layer()) && before.container() == figure.container();
        (stays ? changedFigures : rehungFigures).add(figure.id());
        if (before != null && before.parent() != null) {
            changedFigures.add(before.parent());
        }
        commit();
    }

    /**
     * Adds a connection, or replaces the one with its id. It is shown when both its figures are there.
     *
     * @throws IllegalArgumentException when a figure has that id
     */
    public void put(Connection connection) {
        if (tree.get(connection.id()) != null) {
            throw new IllegalArgumentException("a figure has the id " + connection.id());
        }
        Connection before = connections.put(connection.id(), connection);
        if (before != null) {
            unlink(before);
        }
        links.computeIfAbsent(connection.from().figure(), k -> new LinkedHashSet<>(4)).add(connection.id());
        links.computeIfAbsent(connection.to().figure(), k -> new LinkedHashSet<>(4)).add(connection.id());
        changedConnections.add(connection.id());
        commit();
    }

    private void unlink(Connection connection) {
        for (String figure : List.of(connection.from().figure(), connection.to().figure())) {
            Set<String> ids = links.get(figure);
            if (ids != null) {
                ids.remove(connection.id());
                if (ids.isEmpty()) {
                    links.remove(figure);
                }
            }
        }
    }

    /** Adds a tie, or replaces the one with its id. Its members may come later. */
    public void put(Tie tie) {
        Tie before = ties.put(tie);
        if (!tie.equals(before)) {
            tied(before);
            tied(tie);
            commit();
        }
    }

    /** Its members look different now. */
    private void tied(Tie tie) {
        if (tie != null) {
            for (String member : tie.members()) {
                if (tree.get(member) != null) {
                    changedFigures.add(member);
                } else if (connections.containsKey(member)) {
                    changedConnections.add(member);
                }
            }
        }
    }

    /** Removes a tie; its members stay. Does nothing when there is none with that id. */
    public void untie(String id) {
        Tie tie = ties.remove(id);
        if (tie != null) {
            tied(tie);
            commit();
        }
    }

    /**
     * Removes a figure or a connection; does nothing when there is none with that id. Connections of a figure and what is
     * in a container are not removed with it: they are not shown, or at the top, until they are removed too.
     */
    public void remove(String id) {
        Connection connection = connections.remove(id);
        if (connection != null) {
            unlink(connection);
            changedConnections.add(id);
        } else {
            Figure figure = tree.remove(id);
            if (figure == null) {
                return;
            }
            rehungFigures.add(id);
            if (figure.parent() != null) {
                changedFigures.add(figure.parent());
            }
        }
        commit();
    }

    /** Removes everything; what is collapsed and which layers are off is kept. */
    public void clear() {
        batch(() -> {
            List.copyOf(ties.all()).forEach(tie -> untie(tie.id()));
            List.copyOf(connections.keySet()).forEach(this::remove);
            tree.all().stream().map(Figure::id).toList().forEach(this::remove);
        });
    }

    /** Hides or shows what is in a container. May be said before the container is there. */
    public void collapse(String container, boolean collapse) {
        if (collapse ? placing.collapsed().add(container) : placing.collapsed().remove(container)) {
            rehungFigures.add(container);
            commit();
        }
    }

    /** Whether a container hides what is in it. */
    public boolean isCollapsed(String container) {
        return placing.collapsed().contains(container);
    }

    /** Ids of the containers that hide what is in them. */
    public Set<String> collapsed() {
        return Set.copyOf(placing.collapsed());
    }

    /** Switches a layer on or off. */
    public void showLayer(String layer, boolean show) {
        if (show ? placing.hiddenLayers().remove(layer) : placing.hiddenLayers().add(layer)) {
            tree.all().stream().filter(f -> f.layer().equals(layer)).forEach(f -> rehungFigures.add(f.id()));
            connections.values().stream().filter(c -> c.layer().equals(layer))
                    .forEach(c -> changedConnections.add(c.id()));
            commit();
        }
    }

    /** Whether a layer is on. */
    public boolean isLayerShown(String layer) {
        return !placing.hiddenLayers().contains(layer);
    }

    /** Finds all ways anew, as if everything had been put in at once. */
    public void reroute() {
        changedConnections.addAll(connections.keySet());
        commit();
    }

    private void commit() {
        if (batches > 0 || changedFigures.isEmpty() && rehungFigures.isEmpty() && changedConnections.isEmpty()) {
            return;
        }
        extent = null;
        Set<String> figures = new LinkedHashSet<>();
        Box area = null;
        for (Placing.Moved moved : placing.update(changedFigures, rehungFigures)) {
            figures.add(moved.id());
            area = disturb(moved.before(), area);
            area = disturb(moved.after(), area);
            routes.frame(moved.id(), moved.after() != null && moved.after().open() ? moved.after() : null);
            boolean lifted = moved.before() != null && moved.before().collapsed()
                    || moved.after() != null && moved.after().collapsed();
            if (lifted) {
                tree.visit(moved.id(), this::linksChanged);
            } else {
                linksChanged(moved.id());
            }
        }
        rehungFigures.forEach(id -> tree.visit(id, this::linksChanged));
        changedConnections.forEach(routes::changed);
        figures.addAll(changedFigures);
        figures.addAll(rehungFigures);
        var change = new SceneChange(figures, changedConnections, area);
        changedFigures.clear();
        rehungFigures.clear();
        changedConnections.clear();
        followers.forEach(follower -> follower.accept(change));
    }

    private Box disturb(ShownFigure shown, Box area) {
        if (shown == null) {
            return area;
        }
        if (!shown.open()) {
            routes.disturbed(shown.box());
        }
        return area == null ? shown.box() : area.union(shown.box());
    }

    private void linksChanged(String figure) {
        links.getOrDefault(figure, Set.of()).forEach(routes::changed);
    }

    /** The figure with that id; null when there is none. */
    public Figure figure(String id) {
        return tree.get(id);
    }

    /** The connection with that id; null when there is none. */
    public Connection connection(String id) {
        return connections.get(id);
    }

    /** The tie with that id; null when there is none. */
    public Tie tie(String id) {
        return ties.get(id);
    }

    /** All ties in the order in which they came; a view. */
    public Collection<Tie> ties() {
        return ties.all();
    }

    /** The ties that a figure or connection is a member of; a view. */
    public List<Tie> tiesOf(String member) {
        return ties.of(member);
    }

    /** Whether there is a figure or a connection with that id. */
    public boolean contains(String id) {
        return tree.get(id) != null || connections.containsKey(id);
    }

    /** All figures in the order in which they came, shown or not; a view. */
    public Collection<Figure> figures() {
        return Collections.unmodifiableCollection(tree.all());
    }

    /** All connections in the order in which they came, shown or not; a view. */
    public Collection<Connection> connections() {
        return Collections.unmodifiableCollection(connections.values());
    }

    /** Ids of what is directly in a container; of what is at the top for null. */
    public Set<String> children(String container) {
        return Collections.unmodifiableSet(tree.children(container));
    }

    /** Id of the container that a figure is in; null when it is at the top or there is no such figure. */
    public String parent(String figure) {
        return tree.parent(figure);
    }

    /**
     * Says which containers are in front of everything that is not in them: those that somebody opened over what is beside
     * them. The later ones are in front of the earlier.
     */
    public void front(Collection<String> containers) {
        front = Collections.unmodifiableSet(new LinkedHashSet<>(containers));
    }

    /** Containers in front; those that are not there or not open do not matter. */
    public Set<String> front() {
        return front;
    }

    /** The container in front that a figure is, or is in; null for none. */
    public String frontOf(String figure) {
        for (String at = front.isEmpty() ? null : figure; at != null; at = parent(at)) {
            if (front.contains(at)) {
                return at;
            }
        }
        return null;
    }

    /** The container in front that a route begins or ends in; null for none. */
    public String frontOf(Route route) {
        String from = frontOf(route.from());
        return from == null ? frontOf(route.to()) : from;
    }

    /** The foremost container in front that reaches into an area; null for none. */
    public String frontAt(Box area) {
        String found = null;
        for (String id : front) {
            ShownFigure shown = shown(id);
            found = shown != null && shown.open() && shown.box().intersects(area) ? id : found;
        }
        return found;
    }

    /** Whether the second figure is somewhere in the first, or the same. */
    public boolean holds(String container, String id) {
        return tree.holds(container, id);
    }

    /** Ids of the connections that end at a figure. */
    public Set<String> connectionsOf(String figure) {
        return Collections.unmodifiableSet(links.getOrDefault(figure, Set.of()));
    }

    /** Whether a figure is a container without bounds of its own, that only follows what is in it. */
    public boolean hugs(String id) {
        Figure figure = tree.get(id);
        return figure != null && figure.container() && figure.bounds().isEmpty() && !tree.children(id).isEmpty();
    }

    /** These figures and all that is in them, containers before what they hold. */
    public Set<String> withContents(Collection<String> ids) {
        Set<String> all = new LinkedHashSet<>();
        for (String id : ids) {
            if (tree.get(id) != null) {
                tree.visit(id, all::add);
            }
        }
        return all;
    }

    /** How a figure is shown; null when it is not. */
    public ShownFigure shown(String id) {
        return placing.shown(id);
    }

    /** The box of a figure as if everything were expanded and all layers on; null when there is none. */
    public Box box(String id) {
        return placing.box(id);
    }

    /** The way of a connection; null when it is not shown. */
    public Route route(String connection) {
        return routes.get(connection);
    }

    /** Calls back for open containers that reach into an area, outer ones first. */
    public void visitContainers(Box area, Consumer<ShownFigure> visitor) {
        var found = new ArrayList<ShownFigure>();
        placing.open().visit(area, (shown, box) -> found.add(shown));
        found.sort((a, b) -> Integer.compare(a.depth(), b.depth()));
        found.forEach(visitor);
    }

    /** Calls back for nodes and collapsed containers that reach into an area. */
    public void visitNodes(Box area, Consumer<ShownFigure> visitor) {
        placing.solid().visit(area, (shown, box) -> visitor.accept(shown));
    }

    /** Calls back for ways whose surrounding box reaches into an area. */
    public void visitRoutes(Box area, Consumer<Route> visitor) {
        routes.index().visit(area, (route, box) -> visitor.accept(route));
    }

    /** How many figures are shown. */
    public int shownFigures() {
        return placing.solid().size() + placing.open().size();
    }

    /** The smallest box around all that is shown; an empty one when nothing is. */
    public Box extent() {
        if (extent == null) {
            Box[] all = {null};
            Box everywhere = new Box(-EDGE, -EDGE, 2 * EDGE, 2 * EDGE);
            placing.solid().visit(everywhere, (shown, box) -> all[0] = all[0] == null ? box : all[0].union(box));
            placing.open().visit(everywhere, (shown, box) -> all[0] = all[0] == null ? box : all[0].union(box));
            routes.index().visit(everywhere, (route, box) -> all[0] = all[0] == null ? box : all[0].union(box));
            extent = all[0] == null ? new Box(0, 0, 0, 0) : all[0];
        }
        return extent;
    }
}
