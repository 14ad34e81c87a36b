/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.diagram;

import java.util.Collection;
import java.util.List;
import java.util.Set;

import org.eclipse.jface.action.IMenuManager;
import org.yagura.diagram.core.Connection;
import org.yagura.diagram.core.Figure;
import org.yagura.diagram.core.edit.Edits;

/**
 * Whose diagram it is. The diagram asks it for words and for what may be done; all but {@link #kind()} have answers that
 * do for a start. Called on the user interface thread.
 */
public interface DiagramHost {

    /**
     * Which diagram this is, one word such as {@code topology}. Extensions name it, and copied figures are pasted only
     * where it is the same.
     */
    String kind();

    /**
     * Which of the diagrams of this kind is shown now, such as the id of a site or of an area: what a person has collapsed
     * and what was in sight are remembered for each.
     */
    default String memory() {
        return "";
    }

    /** How people edit; null when they only look. */
    default Edits edits() {
        return null;
    }

    /** What can be created, in the order of the palette; contributions of others are added at the end. */
    default List<PaletteEntry> palette() {
        return List.of();
    }

    /** The layers that can be switched on and off; figures and connections name their ids. */
    default List<Layer> layers() {
        return List.of();
    }

    /** Overlays that a person can switch on and off; those of others are added at the end. */
    default List<OverlayEntry> overlays() {
        return List.of();
    }

    /**
     * A figure in words, one line or more: its tooltip and what a screen reader says. What overlays say is added.
     */
    default String describe(Figure figure) {
        return figure.detail().isEmpty() ? figure.name() : figure.name() + "\n" + figure.detail();
    }

    /** A connection in words; empty to have its ends named. */
    default String describe(Connection connection) {
        return connection.label();
    }

    /** Whether a person may change the size of a figure. Moving is always offered. */
    default boolean mayResize(Figure figure) {
        return figure.container() ? !figure.bounds().isEmpty() : true;
    }

    /** Ids of figures that a person has placed, so that layout can leave them where they are. */
    default Set<String> placed() {
        return Set.of();
    }

    /** A figure or a connection was double-clicked, or Enter was pressed on it. */
    default void open(@SuppressWarnings("unused") String id) {
        // nothing more to show
    }

    /** Adds to the context menu, above what the diagram itself offers. */
    @SuppressWarnings("unused")
    default void fillMenu(IMenuManager menu, Collection<String> selected) {
        // nothing more to offer
    }

    /** What to say when the diagram is empty: why it is, and what to do first. */
    default String emptyText() {
        return "";
    }
}
