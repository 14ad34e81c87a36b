/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core;

/** What is at a place of a diagram. */
public sealed interface Hit {

    /** A part of a figure. */
    enum Part {
        /** A node or a collapsed container. */
        BODY,
        /** The title or the frame of a container. */
        TITLE,
        /** The mark that collapses and expands a container. */
        TOGGLE,
        /** The inside of a container, where nothing else is. */
        INSIDE
    }

    /** A figure. */
    record OnFigure(String id, Part part) implements Hit {
    }

    /** A connection, and which of its lines, counted from 0. */
    record OnConnection(String id, int segment) implements Hit {
    }

    /** Nothing at all. */
    record Nothing() implements Hit {
    }

    /** Id of what is there; null for nothing. */
    default String hitId() {
        return switch (this) {
            case OnFigure figure -> figure.id();
            case OnConnection connection -> connection.id();
            case Nothing() -> null;
        };
    }
}
