/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core.edit;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.Connection;
import org.yagura.diagram.core.Point;
import org.yagura.diagram.core.Scene;

/** What moving figures means for their bounds. Stateless. */
public final class Moves {

    private Moves() {
    }

    /** New bounds of figures and of all that is in them. Containers that only follow their contents are left out. */
    public static Map<String, Box> by(Scene scene, Collection<String> ids, int dx, int dy) {
        Map<String, Box> moved = new LinkedHashMap<>();
        for (String id : scene.withContents(ids)) {
            if (!scene.hugs(id)) {
                moved.put(id, scene.figure(id).bounds().move(dx, dy));
            }
        }
        return moved;
    }

    /** New bounds of figures that are shown, where each goes to a place of its own, with all that is in them. */
    public static Map<String, Box> to(Scene scene, Map<String, Box> places) {
        Map<String, Box> moved = new LinkedHashMap<>();
        places.forEach((id, place) -> {
            Box now = scene.shown(id).box();
            moved.putAll(by(scene, List.of(id), place.x() - now.x(), place.y() - now.y()));
        });
        return moved;
    }

    /** New corners of the connections that move as a whole, because both their ends do; only those with corners of a person. */
    public static Map<String, List<Point>> bendsBy(Scene scene, Collection<String> ids, int dx, int dy) {
        Map<String, List<Point>> moved = new LinkedHashMap<>();
        Set<String> all = scene.withContents(ids);
        for (String figure : all) {
            for (String id : scene.connectionsOf(figure)) {
                Connection connection = scene.connection(id);
                if (!connection.bends().isEmpty() && all.contains(connection.from().figure())
                        && all.contains(connection.to().figure())) {
                    moved.put(id, connection.bends().stream().map(p -> p.plus(dx, dy)).toList());
                }
            }
        }
        return moved;
    }

    /** A length or place on the grid, the nearest. */
    public static int snap(int value, int grid) {
        return Math.floorDiv(value + grid / 2, grid) * grid;
    }
}
