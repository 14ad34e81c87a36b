/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.diagram.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageGcDrawer;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.Point;
import org.yagura.diagram.core.paint.Detail;
import org.yagura.ui.diagram.DiagramCanvas;
import org.yagura.ui.diagram.internal.paint.Fonts;
import org.yagura.ui.diagram.internal.paint.SwtSurface;
import org.yagura.ui.diagram.internal.paint.Viewport;
import org.yagura.ui.Kit;
import org.yagura.ui.theme.Theme;

/** A bird's-eye view: the whole diagram small, and a frame around what is in sight, which can be dragged or moved by arrows. */
public final class Outline {
    private static final int PAUSE_MILLIS = 150;
    private static final int MARGIN = 6;
    private static final int STEPS = 8;

    private final DiagramCanvas diagram;
    private final Canvas canvas;
    private final Viewport viewport = new Viewport();
    private final Fonts fonts;
    private final SwtSurface surface;
    private Image thumbnail;
    private boolean stale = true;
    private boolean waiting;

    /** An outline of that diagram. */
    public Outline(Composite parent, Kit kit, DiagramCanvas diagram, String name) {
        this.diagram = diagram;
        canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
        fonts = new Fonts(canvas.getDisplay(), true);
        var icons = kit.icons().apart();
        surface = new SwtSurface(viewport, fonts, icons);
        var view = diagram.followView(canvas::redraw);
        var scene = diagram.scene().follow(change -> refreshSoon());
        canvas.addListener(SWT.Paint, e -> paint(e.gc));
        canvas.addListener(SWT.Resize, e -> refreshSoon());
        canvas.addListener(SWT.MouseDown, this::move);
        canvas.addListener(SWT.MouseMove, e -> {
            if ((e.stateMask & SWT.BUTTON1) != 0) {
                move(e);
            }
        });
        canvas.addListener(SWT.KeyDown, this::pressed);
        canvas.addListener(SWT.FocusIn, e -> canvas.redraw());
        canvas.addListener(SWT.FocusOut, e -> canvas.redraw());
        kit.theme().follow(canvas, this::refreshSoon);
        canvas.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent e) {
                e.result = name;
            }
        });
        canvas.addDisposeListener(e -> {
            view.close();
            scene.close();
            fonts.dispose();
            icons.dispose();
            forget();
        });
    }

    /** The control. */
    public Canvas control() {
        return canvas;
    }

    /** Draws it again after a pause, so that many changes cost one drawing. */
    private void refreshSoon() {
        stale = true;
        if (!waiting) {
            waiting = true;
            canvas.getDisplay().timerExec(PAUSE_MILLIS, () -> {
                waiting = false;
                if (!canvas.isDisposed()) {
                    canvas.redraw();
                }
            });
        }
    }

    private void forget() {
        if (thumbnail != null) {
            thumbnail.dispose();
            thumbnail = null;
        }
    }

    private void paint(GC gc) {
        Rectangle client = canvas.getClientArea();
        if (client.isEmpty()) {
            return;
        }
        if (thumbnail == null || stale && !waiting) {
            draw(client);
        }
        gc.drawImage(thumbnail, 0, 0);
        var look = diagram.drawing().look();
        Box seen = diagram.visible();
        int x = Math.max(1, viewport.toX(seen.x()));
        int y = Math.max(1, viewport.toY(seen.y()));
        int right = Math.min(client.width - 2, viewport.toX(seen.right()));
        int bottom = Math.min(client.height - 2, viewport.toY(seen.bottom()));
        gc.setForeground(Theme.color(SwtSurface.rgb(look.selection())));
        gc.setLineWidth(canvas.isFocusControl() ? 2 : 1);
        gc.drawRectangle(x, y, Math.max(1, right - x), Math.max(1, bottom - y));
    }

    private void draw(Rectangle client) {
        forget();
        stale = false;
        viewport.size(client.width, client.height);
        viewport.fit(diagram.scene().extent(), 1, MARGIN);
        ImageGcDrawer drawer = (gc, width, height) -> thumbnail(gc);
        thumbnail = new Image(canvas.getDisplay(), drawer, client.width, client.height);
    }

    /** Called with the resolution of the screen. */
    private void thumbnail(GC gc) {
        surface.begin(gc);
        Box all = viewport.area(0, 0, viewport.width(), viewport.height());
        surface.fill(all, 0, diagram.drawing().look().background());
        Detail detail = viewport.detail() == Detail.FULL ? Detail.BLOCK : viewport.detail();
        diagram.drawing().shapes(surface, all, detail);
    }

    private void move(Event e) {
        canvas.setFocus();
        diagram.centre(viewport.toDiagram(e.x, e.y));
    }

    private void pressed(Event e) {
        Box seen = diagram.visible();
        int dx = seen.width() / STEPS;
        int dy = seen.height() / STEPS;
        Point middle = seen.center();
        switch (e.keyCode) {
            case SWT.ARROW_LEFT -> diagram.centre(middle.plus(-dx, 0));
            case SWT.ARROW_RIGHT -> diagram.centre(middle.plus(dx, 0));
            case SWT.ARROW_UP -> diagram.centre(middle.plus(0, -dy));
            case SWT.ARROW_DOWN -> diagram.centre(middle.plus(0, dy));
            default -> {
                return;
            }
        }
        e.doit = false;
    }
}
