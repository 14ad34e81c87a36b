/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.testsupport.diagram;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.emf.common.command.AbstractCommand;
import org.eclipse.emf.common.command.BasicCommandStack;
import org.eclipse.emf.common.command.CommandStack;
import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.Connection;
import org.yagura.diagram.core.End;
import org.yagura.diagram.core.Figure;
import org.yagura.diagram.core.Point;
import org.yagura.diagram.core.Scene;
import org.yagura.diagram.core.edit.Edit;
import org.yagura.diagram.core.edit.Edits;

/** A host whose model is the scene itself. It refuses to join a figure with itself, and names without letters. */
public final class SceneEdits implements Edits {
    private final Scene scene;
    private final CommandStack stack = new BasicCommandStack();
    private boolean editable = true;
    private int next;

    /** Edits that scene. */
    public SceneEdits(Scene scene) {
        this.scene = scene;
    }

    /** What is put instead of figures and connections; null removes. */
    private final class Replace extends AbstractCommand {
        private final Map<String, Object> after;
        private Map<String, Object> before;

        Replace(String label, Map<String, Object> after) {
            super(label);
            this.after = new LinkedHashMap<>(after);
        }

        @Override
        protected boolean prepare() {
            return !after.isEmpty();
        }

        @Override
        public void execute() {
            before = new LinkedHashMap<>();
            after.keySet().forEach(id -> before.put(id,
                    scene.figure(id) != null ? scene.figure(id) : scene.connection(id)));
            apply(after);
        }

        @Override
        public void undo() {
            apply(before);
        }

        @Override
        public void redo() {
            apply(after);
        }

        private void apply(Map<String, Object> objects) {
            scene.batch(() -> objects.forEach((id, object) -> {
                switch (object) {
                    case Figure figure -> scene.put(figure);
                    case Connection connection -> scene.put(connection);
                    case null, default -> scene.remove(id);
                }
            }));
        }
    }

    /** Makes it read-only or not. */
    public void setEditable(boolean editable) {
        this.editable = editable;
    }

    @Override
    public CommandStack stack() {
        return stack;
    }

    @Override
    public boolean editable() {
        return editable;
    }

    @Override
    public Edit place(Map<String, Box> bounds) {
        return move(bounds, List.of(), null);
    }

    @Override
    public Edit move(Map<String, Box> bounds, Collection<String> ids, String container) {
        Map<String, Object> after = new LinkedHashMap<>();
        bounds.forEach((id, box) -> after.put(id, scene.figure(id).at(box)));
        ids.forEach(id -> after.put(id, ((Figure) after.getOrDefault(id, scene.figure(id))).in(container)));
        return Edit.of(new Replace("Move", after));
    }

    @Override
    public Edit connect(String kind, End from, End to) {
        if (from.figure().equals(to.figure())) {
            return Edit.refused("A figure is not joined with itself.");
        }
        String id = free("c");
        return Edit.of(new Replace("Connect", Map.of(id, Connection.of(id, kind, from, to))), List.of(id));
    }

    @Override
    public Edit reconnect(String connection, End from, End to) {
        return from.figure().equals(to.figure())
                ? Edit.refused("A figure is not joined with itself.")
                : Edit.of(new Replace("Reconnect", Map.of(connection, scene.connection(connection).between(from, to))));
    }

    @Override
    public Edit bend(String connection, List<Point> bends) {
        return Edit.of(new Replace("Bend", Map.of(connection, scene.connection(connection).bent(bends))));
    }

    @Override
    public Edit create(String kind, Box bounds, String container) {
        String id = free("f");
        Figure figure = kind.equals("group")
                ? Figure.container(id, kind, bounds, kind)
                : Figure.node(id, kind, bounds, kind);
        return Edit.of(new Replace("Create", Map.of(id, figure.in(container))), List.of(id));
    }

    private String free(String prefix) {
        while (scene.contains(prefix + next)) {
            next++;
        }
        return prefix + next;
    }

    @Override
    public Edit delete(Collection<String> ids) {
        Map<String, Object> after = new LinkedHashMap<>();
        Set<String> all = new LinkedHashSet<>(ids);
        all.addAll(scene.withContents(ids));
        List.copyOf(all).forEach(id -> all.addAll(scene.connectionsOf(id)));
        all.forEach(id -> after.put(id, null));
        return Edit.of(new Replace("Delete", after));
    }

    @Override
    public Edit rename(String id, String name) {
        if (name.isBlank()) {
            return Edit.refused("A name needs at least one letter.");
        }
        Object after = scene.figure(id) != null ? scene.figure(id).named(name) : scene.connection(id).labelled(name);
        return Edit.of(new Replace("Rename", Map.of(id, after)));
    }

    @Override
    public String copy(Collection<String> ids) {
        var lines = new ArrayList<String>();
        for (String id : ids) {
            Figure f = scene.figure(id);
            Connection c = scene.connection(id);
            if (f != null) {
                lines.add(String.join("\t", "F", id, f.kind(), f.bounds().x() + "", f.bounds().y() + "",
                        f.bounds().width() + "", f.bounds().height() + "", f.parent() == null ? "" : f.parent(),
                        f.name(),
                        f.container() + ""));
            } else if (c != null) {
                lines.add(String.join("\t", "C", id, c.kind(), c.from().figure(), c.to().figure()));
            }
        }
        return String.join("\n", lines);
    }

    @Override
    public Edit paste(String data, int dx, int dy, String container) {
        Map<String, String> ids = new HashMap<>();
        Map<String, Object> after = new LinkedHashMap<>();
        for (String line : data.split("\n")) {
            String[] p = line.split("\t", -1);
            String id = "copy" + next++;
            ids.put(p[1], id);
            if (p[0].equals("F")) {
                Box box = new Box(Integer.parseInt(p[3]) + dx, Integer.parseInt(p[4]) + dy, Integer.parseInt(p[5]),
                        Integer.parseInt(p[6]));
                boolean group = Boolean.parseBoolean(p[9]);
                Figure figure = group ? Figure.container(id, p[2], box, p[8]) : Figure.node(id, p[2], box, p[8]);
                after.put(id, figure.in(ids.getOrDefault(p[7], container)));
            } else if (ids.containsKey(p[3]) && ids.containsKey(p[4])) {
                after.put(id, Connection.of(id, p[2], End.of(ids.get(p[3])), End.of(ids.get(p[4]))));
            }
        }
        return Edit.of(new Replace("Paste", after), after.keySet());
    }
}
