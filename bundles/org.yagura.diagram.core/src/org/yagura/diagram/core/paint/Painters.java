/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core.paint;

import java.util.HashMap;
import java.util.Map;

import org.yagura.diagram.core.Figure;

/** Which painter draws which kind of figure; the standard ones draw the rest. Immutable. */
public final class Painters {
    private static final Painters STANDARD = new Painters(Map.of());

    private final Map<String, FigurePainter> byKind;
    private final FigurePainter node = new NodePainter();
    private final FigurePainter container = new ContainerPainter();

    private Painters(Map<String, FigurePainter> byKind) {
        this.byKind = byKind;
    }

    /** Only the standard ones. */
    public static Painters standard() {
        return STANDARD;
    }

    /** These, and one for that kind. */
    public Painters with(String kind, FigurePainter painter) {
        var more = new HashMap<>(byKind);
        more.put(kind, painter);
        return new Painters(more);
    }

    /** The painter of a figure. */
    public FigurePainter of(Figure figure) {
        FigurePainter own = byKind.get(figure.kind());
        return own != null ? own : figure.container() ? container : node;
    }
}
