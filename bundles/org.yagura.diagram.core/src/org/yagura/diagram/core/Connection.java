/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core;

import java.util.List;
import java.util.Objects;

/**
 * A line between two figures. Immutable; {@link Scene#put(Connection)} replaces one by its id.
 *
 * @param id unique among figures and connections of a scene
 * @param kind what extensions and the host know it by
 * @param label drawn beside the line where there is room; may be empty
 * @param layer as of {@link Figure#layer()}
 * @param line how it is drawn
 * @param arrow whether it points to {@code to}
 * @param bends corners that a person has set, from {@code from} to {@code to}; empty when the diagram finds the way
 */
public record Connection(String id, String kind, End from, End to, String label, String layer, Line line,
        boolean arrow, List<Point> bends) {

    /** Checks what has to be there; null texts become empty. */
    public Connection {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        label = label == null ? "" : label;
        layer = layer == null ? "" : layer;
        line = line == null ? Line.SOLID : line;
        bends = bends == null ? List.of() : List.copyOf(bends);
    }

    /** A plain line. */
    public static Connection of(String id, String kind, End from, End to) {
        return new Connection(id, kind, from, to, "", "", Line.SOLID, false, List.of());
    }

    /** The same between other ends. Corners set by a person are given up, because they belong to the old way. */
    public Connection between(End newFrom, End newTo) {
        return new Connection(id, kind, newFrom, newTo, label, layer, line, arrow, List.of());
    }

    /** The same with other corners. */
    public Connection bent(List<Point> newBends) {
        return new Connection(id, kind, from, to, label, layer, line, arrow, newBends);
    }

    /** The same with another label. */
    public Connection labelled(String newLabel) {
        return new Connection(id, kind, from, to, newLabel, layer, line, arrow, bends);
    }

    /** The same with another line. */
    public Connection drawn(Line newLine, boolean newArrow) {
        return new Connection(id, kind, from, to, label, layer, newLine, newArrow, bends);
    }

    /** The same on another layer. */
    public Connection onLayer(String newLayer) {
        return new Connection(id, kind, from, to, label, newLayer, line, arrow, bends);
    }
}
