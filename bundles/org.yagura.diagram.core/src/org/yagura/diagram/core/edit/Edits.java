/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core.edit;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.eclipse.emf.common.command.CommandStack;
import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.End;
import org.yagura.diagram.core.Point;

/**
 * What a diagram's host does when a person edits. The diagram turns gestures into these calls and executes the commands
 * on the host's stack; the host changes its model in them, and puts into the scene what came out, also on undo and redo.
 * The diagram itself never changes a scene. All calls are on the thread of the scene, only while {@link #editable()}.
 * Ids are those of figures and connections in the scene.
 */
public interface Edits {

    /** The stack that commands are executed on; the diagram undoes and redoes there. */
    CommandStack stack();

    /** Whether the person may change anything just now. */
    boolean editable();

    /**
     * Figures were moved or resized, or arranged by a layout.
     *
     * @param bounds new {@link org.yagura.diagram.core.Figure#bounds() bounds} by id; the contents of a moved container
     *            are named too
     */
    Edit place(Map<String, Box> bounds);

    /**
     * Figures were dropped into another container.
     *
     * @param bounds as for {@link #place}
     * @param ids those that change their container, without their contents
     * @param container null for the top
     */
    Edit move(Map<String, Box> bounds, Collection<String> ids, String container);

    /**
     * A connection is drawn. Also asked while the pointer is still under way, to show whether it may be.
     *
     * @param kind what the palette's entry stands for
     */
    Edit connect(String kind, End from, End to);

    /** An end of a connection was moved to another figure. Also asked while the pointer is under way. */
    Edit reconnect(String connection, End from, End to);

    /** The corners of a connection were moved; an empty list gives it back to the router. */
    Edit bend(String connection, List<Point> bends);

    /**
     * A palette's entry was dropped or activated.
     *
     * @param kind what the palette's entry stands for
     * @param bounds where; its size is the entry's
     * @param container what it was dropped into; null for the top
     */
    Edit create(String kind, Box bounds, String container);

    /** Figures with their contents and their connections, and connections, are deleted. */
    Edit delete(Collection<String> ids);

    /** A figure's name or a connection's label was typed. */
    Edit rename(String id, String name);

    /**
     * What the clipboard is to keep of figures, for {@link #paste}; text in a form that only the host knows.
     *
     * @param ids figures with their contents, and the connections between them
     */
    String copy(Collection<String> ids);

    /**
     * Inserts what {@link #copy} made, here or in another window.
     *
     * @param data untrusted: the clipboard may hold anything
     * @param dx how far from its old place
     * @param dy how far from its old place
     * @param container what to insert into; null for the top
     */
    Edit paste(String data, int dx, int dy, String container);
}
