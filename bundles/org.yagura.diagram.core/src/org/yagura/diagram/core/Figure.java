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
 * Something drawn: a node, or a container with figures in it. Immutable; a {@link Scene} holds the figures of a diagram
 * and {@link Scene#put(Figure)} replaces one by its id.
 *
 * @param id unique among figures and connections of a scene
 * @param kind which {@link org.yagura.diagram.core.paint.FigurePainter painter} draws it, and what extensions know it by
 * @param parent id of the container that it is in; null at the top
 * @param bounds in points of the whole diagram, also inside a container. A container grows around what is in it, so for
 *            one these are the least bounds, and may be empty: then only what is in it counts
 * @param name main label, one line
 * @param detail second label, smaller: the address of a node, the rule of a group in words; may be empty
 * @param icon null for none
 * @param layer what layer it belongs to, to be switched on and off; empty for the one that is always there
 * @param ports may be empty; connections then end where it looks best
 * @param container whether figures may be in it
 */
public record Figure(String id, String kind, String parent, Box bounds, String name, String detail, Icon icon,
        String layer, List<Port> ports, boolean container) {

    /** Checks what has to be there; null texts become empty. */
    public Figure {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(bounds, "bounds");
        if (id.equals(parent)) {
            throw new IllegalArgumentException("figure " + id + " cannot be in itself");
        }
        name = name == null ? "" : name;
        detail = detail == null ? "" : detail;
        layer = layer == null ? "" : layer;
        ports = ports == null ? List.of() : List.copyOf(ports);
    }

    /** A node at the top without second label, icon and ports. */
    public static Figure node(String id, String kind, Box bounds, String name) {
        return new Figure(id, kind, null, bounds, name, "", null, "", List.of(), false);
    }

    /** A container at the top. */
    public static Figure container(String id, String kind, Box bounds, String name) {
        return new Figure(id, kind, null, bounds, name, "", null, "", List.of(), true);
    }

    /** The same in another container, or at the top when null. */
    public Figure in(String newParent) {
        return new Figure(id, kind, newParent, bounds, name, detail, icon, layer, ports, container);
    }

    /** The same elsewhere. */
    public Figure at(Box newBounds) {
        return new Figure(id, kind, parent, newBounds, name, detail, icon, layer, ports, container);
    }

    /** The same under another name. */
    public Figure named(String newName) {
        return new Figure(id, kind, parent, bounds, newName, detail, icon, layer, ports, container);
    }

    /** The same with another second label. */
    public Figure detailed(String newDetail) {
        return new Figure(id, kind, parent, bounds, name, newDetail, icon, layer, ports, container);
    }

    /** The same with another icon. */
    public Figure with(Icon newIcon) {
        return new Figure(id, kind, parent, bounds, name, detail, newIcon, layer, ports, container);
    }

    /** The same with other ports. */
    public Figure with(List<Port> newPorts) {
        return new Figure(id, kind, parent, bounds, name, detail, icon, layer, newPorts, container);
    }

    /** The same on another layer. */
    public Figure onLayer(String newLayer) {
        return new Figure(id, kind, parent, bounds, name, detail, icon, newLayer, ports, container);
    }

    /** A port of it by its id; null when there is none. */
    public Port port(String portId) {
        for (Port port : ports) {
            if (port.id().equals(portId)) {
                return port;
            }
        }
        return null;
    }
}
