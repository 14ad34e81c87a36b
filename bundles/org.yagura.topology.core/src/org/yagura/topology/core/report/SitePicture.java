/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.yagura.core.text.Texts;
import org.yagura.diagram.core.Scene;
import org.yagura.diagram.core.export.SvgExport;
import org.yagura.diagram.core.layout.Direction;
import org.yagura.diagram.core.layout.LayoutTask;
import org.yagura.diagram.core.layout.Progress;
import org.yagura.diagram.core.paint.Drawing;
import org.yagura.diagram.core.paint.Look;
import org.yagura.diagram.core.paint.Painters;
import org.yagura.model.site.Site;
import org.yagura.topology.core.SinglePoint;
import org.yagura.topology.core.drawing.SiteDrawing;
import org.yagura.topology.core.drawing.SiteOverlays;

/** The diagram of a site without a window: as people have placed it, the rest arranged, single points marked. */
public final class SitePicture {
    /** With more nobody can read it any more, and arranging and routing take too long. */
    private static final int MOST_FIGURES = 500;
    private static final int MOST_CONNECTIONS = 1000;

    private SitePicture() {
    }

    /**
     * The diagram as an SVG document; empty when there is nothing to draw, or too much.
     *
     * @param points what is marked
     */
    public static Optional<String> svg(Site site, List<SinglePoint> points, Locale language) {
        var scene = new Scene();
        var drawing = new SiteDrawing(scene, language);
        drawing.show(site, null);
        if (scene.figures().isEmpty() || scene.figures().size() > MOST_FIGURES
                || scene.connections().size() > MOST_CONNECTIONS) {
            return Optional.empty();
        }
        if (!drawing.unplaced().isEmpty()) {
            drawing.arrange(LayoutTask.around(scene, Direction.DOWN, drawing.fixed()).run(Progress.none()));
            scene.reroute();
        }
        Texts texts = Texts.of(SitePicture.class, language);
        var paper = new Drawing(scene, Look.LIGHT, Painters.standard(),
                List.of(SiteOverlays.singlePoints(points, language)));
        return Optional.of(new SvgExport(paper, texts.get("picture", String.valueOf(site.getName()))).toText());
    }
}
