/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.diagram;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import org.yagura.diagram.core.Scene;

/**
 * What is selected in a diagram: ids of figures and connections in the order in which they were chosen, and the one that
 * has the keyboard. On the user interface thread.
 */
public final class DiagramSelection {
    private final Scene scene;
    private final Set<String> ids = new LinkedHashSet<>();
    private final List<Runnable> followers = new CopyOnWriteArrayList<>();
    private String focus;

    /** Nothing of that scene is selected. */
    public DiagramSelection(Scene scene) {
        this.scene = scene;
    }

    /** The ids; a view. */
    public Set<String> ids() {
        return Collections.unmodifiableSet(ids);
    }

    /** Ids of the figures among them that are not inside another one of them. */
    public List<String> roots() {
        return ids.stream().filter(id -> scene.figure(id) != null && !isInsideSelected(id)).toList();
    }

    private boolean isInsideSelected(String id) {
        for (String above = scene.parent(id); above != null; above = scene.parent(above)) {
            if (ids.contains(above)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is selected. */
    public boolean contains(String id) {
        return ids.contains(id);
    }

    /** The one that has the keyboard, selected or not; null for none. */
    public String focus() {
        return focus;
    }

    /** Selects exactly that; the last one gets the keyboard, unless one of them has it. Unknown ids are left out. */
    public void set(Collection<String> newIds) {
        Set<String> wanted = new LinkedHashSet<>(newIds);
        wanted.removeIf(id -> !scene.contains(id));
        String last = focus;
        if (!wanted.isEmpty() && !wanted.contains(focus)) {
            last = List.copyOf(wanted).getLast();
        }
        change(wanted, last);
    }

    /** Selects only that and gives it the keyboard. */
    public void set(String id) {
        change(new LinkedHashSet<>(List.of(id)), id);
    }

    /** Selects nothing; the keyboard stays where it is. */
    public void clear() {
        change(Set.of(), focus);
    }

    /** Adds or takes away one, and gives it the keyboard. */
    public void toggle(String id) {
        Set<String> wanted = new LinkedHashSet<>(ids);
        if (!wanted.remove(id)) {
            wanted.add(id);
        }
        change(wanted, id);
    }

    /** Adds one and gives it the keyboard. */
    public void add(String id) {
        Set<String> wanted = new LinkedHashSet<>(ids);
        wanted.add(id);
        change(wanted, id);
    }

    /** Gives one the keyboard without selecting it. */
    public void focus(String id) {
        change(new LinkedHashSet<>(ids), id);
    }

    /** Calls back after each change. */
    public Scene.Following follow(Runnable follower) {
        followers.add(follower);
        return () -> followers.remove(follower);
    }

    /** Forgets what is not in the scene any more. */
    void prune() {
        Set<String> wanted = new LinkedHashSet<>(ids);
        wanted.removeIf(id -> !scene.contains(id));
        change(wanted, focus != null && scene.contains(focus) ? focus : null);
    }

    private void change(Set<String> wanted, String newFocus) {
        if (!List.copyOf(wanted).equals(List.copyOf(ids)) || !Objects.equals(newFocus, focus)) {
            ids.clear();
            ids.addAll(wanted);
            focus = newFocus;
            followers.forEach(Runnable::run);
        }
    }
}
