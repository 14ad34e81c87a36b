/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal;

import java.awt.geom.Rectangle2D;

import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.TextLayout;
import org.yagura.core.event.Severity;
import org.yagura.ui.theme.Palette;
import org.yagura.ui.theme.Theme;

/** Words in a box at the right end of a line across a chart: above it, or below it where there is no room. */
final class BoundNote {
    private static final int INSET = 5;
    private static final int AWAY = 6;
    private static final int NARROWEST = 80;

    private final ChartCanvas canvas;
    private String text = "";

    BoundNote(ChartCanvas canvas) {
        this.canvas = canvas;
        canvas.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getDescription(AccessibleEvent e) {
                e.result = text.isEmpty() ? e.result : text;
            }
        });
    }

    /** Says something else; nothing when it is empty. */
    void say(String next) {
        if (next.equals(text)) {
            return;
        }
        text = next;
        canvas.redraw();
        canvas.getAccessible().sendEvent(ACC.EVENT_DESCRIPTION_CHANGED, null);
    }

    /** What it says. */
    String text() {
        return text;
    }

    /** Paints it at the height of the line. */
    void paint(GC gc, Palette palette, Severity severity, double height) {
        if (text.isEmpty()) {
            return;
        }
        var layout = new TextLayout(gc.getDevice());
        try {
            Rectangle2D plot = canvas.plot();
            layout.setFont(canvas.getFont());
            layout.setText(text);
            int room = (int) plot.getWidth() - 2 * (AWAY + INSET);
            if (layout.getBounds().width > room) {
                layout.setWidth(Math.max(NARROWEST, room));
            }
            Rectangle box = place(layout.getBounds(), plot, height);
            gc.setBackground(Theme.color(palette.surface()));
            gc.fillRectangle(box);
            gc.setForeground(Theme.color(palette.severity(severity)));
            gc.drawRectangle(box.x, box.y, box.width - 1, box.height - 1);
            gc.setForeground(Theme.color(palette.text()));
            layout.draw(gc, box.x + INSET, box.y + INSET);
        } finally {
            layout.dispose();
        }
    }

    private static Rectangle place(Rectangle words, Rectangle2D plot, double height) {
        int wide = words.width + 2 * INSET;
        int high = words.height + 2 * INSET;
        int above = (int) Math.round(height) - AWAY - high;
        int y = above >= plot.getY() ? above : (int) Math.round(height) + AWAY;
        int lowest = (int) plot.getMaxY() - high;
        return new Rectangle((int) plot.getMaxX() - AWAY - wide, Math.max((int) plot.getY(), Math.min(y, lowest)), wide,
                high);
    }
}
