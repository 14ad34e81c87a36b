/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core.internal.route;

import java.util.ArrayList;
import java.util.Comparator;

import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.ShownFigure;
import org.yagura.diagram.core.internal.GridIndex;
import org.yagura.diagram.core.paint.FontRole;
import org.yagura.diagram.core.paint.TextSizes;

/** Finds room for the labels of connections: beside the line, over no figure and over no other label. */
final class LabelPlaces {
    private static final int HEIGHT = 14;
    private static final int OFF = 3;

    private final GridIndex<ShownFigure> figures;
    private final GridIndex<Box> taken = new GridIndex<>();

    LabelPlaces(GridIndex<ShownFigure> figures) {
        this.figures = figures;
    }

    void free(String id) {
        taken.remove(id);
    }

    /** Takes the first free place, along the longest line first; null when there is none. */
    Box take(String id, String label, int[] path) {
        int width = (int) Math.ceil(TextSizes.width(label, FontRole.SMALL.size())) + 4;
        var segments = new ArrayList<Integer>();
        for (int i = 0; i + 3 < path.length; i += 2) {
            segments.add(i);
        }
        segments.sort(Comparator.comparingInt(i -> -length(path, i)));
        for (int i : segments) {
            Box box = beside(path, i, width);
            if (box != null) {
                taken.put(id, box, box);
                return box;
            }
        }
        return null;
    }

    private static int length(int[] path, int i) {
        return Math.abs(path[i + 2] - path[i]) + Math.abs(path[i + 3] - path[i + 1]);
    }

    private Box beside(int[] path, int i, int width) {
        int x = (path[i] + path[i + 2]) / 2;
        int y = (path[i + 1] + path[i + 3]) / 2;
        boolean flat = path[i + 1] == path[i + 3];
        if (flat && length(path, i) < width) {
            return null;
        }
        int[][] places = flat
                ? new int[][]{{x - width / 2, y - HEIGHT - OFF}, {x - width / 2, y + OFF}}
                : new int[][]{{x + OFF, y - HEIGHT / 2}, {x - OFF - width, y - HEIGHT / 2}};
        for (int[] place : places) {
            Box box = new Box(place[0], place[1], width, HEIGHT);
            if (isFree(box)) {
                return box;
            }
        }
        return null;
    }

    private boolean isFree(Box box) {
        boolean[] free = {true};
        figures.visit(box, (f, b) -> free[0] = false);
        taken.visit(box, (f, b) -> free[0] = false);
        return free[0];
    }
}
