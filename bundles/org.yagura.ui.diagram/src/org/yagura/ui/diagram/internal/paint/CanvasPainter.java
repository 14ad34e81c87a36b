/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.diagram.internal.paint;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.Line;
import org.yagura.diagram.core.Route;
import org.yagura.diagram.core.ShownFigure;
import org.yagura.diagram.core.paint.Drawing;
import org.yagura.diagram.core.paint.FontRole;
import org.yagura.diagram.core.paint.Look;
import org.yagura.diagram.core.paint.Metrics;
import org.yagura.ui.diagram.internal.Hand;
import org.yagura.ui.diagram.internal.Handles;
import org.yagura.ui.diagram.internal.Stage;
import org.yagura.ui.theme.Icons;
import org.yagura.ui.theme.Theme;

/** Paints a frame of the canvas: the diagram, what is selected, what is in hand, banners. */
public final class CanvasPainter {
    /** Height of a banner, in points of the control. */
    public static final int BANNER = 24;
    private static final int GRID_STEP = 4 * Metrics.GRID;
    private static final double GRID_FROM = 0.5;

    private final Stage stage;
    private final Hand hand;
    private final Handles handles;
    private final Fonts fonts;
    private final SwtSurface surface;
    private Drawing drawing;
    private boolean grid;

    /** A painter of that diagram. */
    public CanvasPainter(Stage stage, Hand hand, Handles handles, Icons icons, Drawing drawing) {
        this.stage = stage;
        this.hand = hand;
        this.handles = handles;
        this.drawing = drawing;
        fonts = new Fonts(stage.canvas().getDisplay(), true);
        var own = icons.apart();
        surface = new SwtSurface(stage.viewport(), fonts, own);
        stage.canvas().addDisposeListener(e -> {
            fonts.dispose();
            own.dispose();
        });
    }

    /** What is painted, and in which colours. */
    public Drawing drawing() {
        return drawing;
    }

    /** Paints something else from now on. */
    public void drawing(Drawing newDrawing) {
        drawing = newDrawing;
        stage.redraw();
    }

    /** Whether the grid is shown. */
    public boolean grid() {
        return grid;
    }

    /** Shows or hides the grid. */
    public void grid(boolean show) {
        grid = show;
        stage.redraw();
    }

    /** Paints an area of the canvas. */
    public void paint(GC gc, int x, int y, int width, int height) {
        Look look = drawing.look();
        surface.begin(gc);
        gc.setBackground(Theme.color(SwtSurface.rgb(look.background())));
        gc.fillRectangle(x, y, width, height);
        surface.begin(gc);
        Box area = stage.viewport().area(x, y, width, height);
        if (grid && stage.viewport().zoom() >= GRID_FROM) {
            grid(area, look);
        }
        drawing.paint(surface, area, stage.viewport().detail());
        new TieLines(stage, surface, look).paint();
        selection(area, look);
        if (hand.gesture() != null) {
            hand.gesture().paint(surface, look);
        }
        Rectangle client = stage.canvas().getClientArea();
        banners(gc, client, look);
        if (stage.scene().shownFigures() == 0) {
            empty(gc, client, look);
        }
    }

    private void grid(Box area, Look look) {
        int right = area.right();
        int bottom = area.bottom();
        for (int gy = Math.floorDiv(area.y(), GRID_STEP) * GRID_STEP; gy <= bottom; gy += GRID_STEP) {
            for (int gx = Math.floorDiv(area.x(), GRID_STEP) * GRID_STEP; gx <= right; gx += GRID_STEP) {
                surface.fill(new Box(gx, gy, 1, 1), 0, look.grid());
            }
        }
    }

    private void selection(Box area, Look look) {
        int off = stage.viewport().toDiagram(2);
        int thick = stage.viewport().toDiagram(2);
        for (String id : stage.selection().ids()) {
            ShownFigure shown = stage.scene().shown(id);
            if (shown != null && shown.box().grow(off).intersects(area)) {
                surface.frame(shown.box().grow(off), radius(shown) + off, thick, look.selection());
            } else if (stage.scene().connection(id) != null && stage.scene().route(id) != null) {
                selectedLine(stage.scene().route(id), look);
            }
        }
        ShownFigure focus = stage.focusFigure();
        if (focus != null && stage.canvas().isFocusControl()) {
            Box ring = focus.box().grow(3 * off);
            surface.line(new int[]{ring.x(), ring.y(), ring.right(), ring.y(), ring.right(), ring.bottom(), ring.x(),
                    ring.bottom(), ring.x(), ring.y()}, Line.DOTTED, look.selection());
        }
        if (hand.gesture() == null) {
            for (Handles.Handle handle : handles.all()) {
                boolean link = handle instanceof Handles.Link;
                surface.fill(handle.box(), link ? handle.box().width() / 2 : 0,
                        link ? look.selection() : look.background());
                if (!link) {
                    surface.frame(handle.box(), 0, 1, look.selection());
                }
            }
        }
    }

    private static int radius(ShownFigure shown) {
        return shown.figure().container() ? Metrics.CONTAINER_RADIUS : Metrics.NODE_RADIUS;
    }

    private void selectedLine(Route route, Look look) {
        int half = Math.max(1, stage.viewport().toDiagram(1));
        for (int i = 0; i + 1 < route.size(); i++) {
            int left = Math.min(route.x(i), route.x(i + 1)) - half;
            int top = Math.min(route.y(i), route.y(i + 1)) - half;
            surface.fill(new Box(left, top, Math.abs(route.x(i) - route.x(i + 1)) + 2 * half,
                    Math.abs(route.y(i) - route.y(i + 1)) + 2 * half), 0, look.selection());
        }
    }

    private void banners(GC gc, Rectangle client, Look look) {
        int y = 0;
        for (String banner : drawing.banners()) {
            gc.setBackground(Theme.color(SwtSurface.rgb(look.rehearsal())));
            gc.fillRectangle(0, y, client.width, BANNER);
            gc.setForeground(Theme.color(SwtSurface.rgb(look.onRehearsal())));
            gc.setFont(fonts.get(FontRole.TITLE, 1));
            Point extent = gc.textExtent(banner);
            gc.drawText(banner, (client.width - extent.x) / 2, y + (BANNER - extent.y) / 2, true);
            y += BANNER;
        }
    }

    private void empty(GC gc, Rectangle client, Look look) {
        String text = stage.host().emptyText();
        gc.setForeground(Theme.color(SwtSurface.rgb(look.faint())));
        gc.setFont(fonts.get(FontRole.NAME, 1));
        Point extent = gc.textExtent(text);
        gc.drawText(text, Math.max(8, (client.width - extent.x) / 2), Math.max(8, (client.height - extent.y) / 2),
                true);
    }
}
