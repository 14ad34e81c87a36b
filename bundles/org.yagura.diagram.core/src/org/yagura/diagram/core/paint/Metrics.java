/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core.paint;

import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.ShownFigure;

/** Sizes in points that all figures share. */
public final class Metrics {
    /** Width of a node that holds an icon, a name and an address. */
    public static final int NODE_WIDTH = 168;
    /** Height of such a node. */
    public static final int NODE_HEIGHT = 48;
    /** Distance of the grid that figures snap to. */
    public static final int GRID = 8;
    /** Room between a container's frame and what is in it. */
    public static final int PADDING = 24;
    /** Height of a container's title, with its name and its rule. */
    public static final int TITLE = 40;
    /** Width of a collapsed container. */
    public static final int COLLAPSED_WIDTH = 184;
    /** Height of a collapsed container. */
    public static final int COLLAPSED_HEIGHT = 48;
    /** Width of the state bar at a figure's left edge. */
    public static final int STATE_BAR = 4;
    /** Radius of a container's corners. */
    public static final int CONTAINER_RADIUS = 10;
    /** Radius of a node's corners. */
    public static final int NODE_RADIUS = 4;
    /** Distance of texts and icons from the left edge. */
    public static final int INSET = 12;
    /** Edge of the square that collapses and expands, at the right end of a container's title. */
    public static final int TOGGLE = 16;

    /** Some typefaces are so much wider than the one that sizes are known of. */
    private static final double WIDER = 1.18;
    private static final double BOLDER = 1.1;

    private Metrics() {
    }

    /** The box of a container around what is in it. */
    public static Box around(Box inside) {
        return new Box(inside.x() - PADDING, inside.y() - TITLE - PADDING / 2, inside.width() + 2 * PADDING,
                inside.height() + TITLE + PADDING / 2 + PADDING);
    }

    /** What the texts in the title of a container cover, as far as that is known without a font. */
    public static Box titleText(ShownFigure container) {
        Box box = container.box();
        double width = WIDER * Math.max(TextSizes.width(container.figure().name(), FontRole.TITLE.size()) * BOLDER,
                TextSizes.width(container.figure().detail(), FontRole.SMALL.size()));
        return new Box(box.x() + INSET, box.y() + 4, Math.min(box.width(), (int) Math.ceil(width)), TITLE - 6);
    }

    /** The title of a container. */
    public static Box title(Box container) {
        return new Box(container.x(), container.y(), container.width(), Math.min(TITLE, container.height()));
    }

    /** The square in a container's title that collapses and expands it. */
    public static Box toggle(Box container) {
        return new Box(container.right() - TOGGLE - 8, container.y() + (TITLE - TOGGLE) / 2, TOGGLE, TOGGLE);
    }
}
