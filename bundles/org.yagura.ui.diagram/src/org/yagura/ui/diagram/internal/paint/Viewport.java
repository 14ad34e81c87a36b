/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.diagram.internal.paint;

import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.Point;
import org.yagura.diagram.core.paint.Detail;

/** Which part of a diagram a control shows, and how large. Sizes on the control do not depend on where it is panned to. */
public final class Viewport {
    /** The smallest zoom. */
    public static final double LEAST = 0.01;
    /** The largest zoom. */
    public static final double MOST = 4;

    private double zoom = 1;
    private int left;
    private int top;
    private int width;
    private int height;

    /** The size of the control. */
    public void size(int newWidth, int newHeight) {
        width = newWidth;
        height = newHeight;
    }

    /** The zoom; 1 is the real size. */
    public double zoom() {
        return zoom;
    }

    /** How much is drawn at this zoom. */
    public Detail detail() {
        return Detail.at(zoom);
    }

    /** Width of the control. */
    public int width() {
        return width;
    }

    /** Height of the control. */
    public int height() {
        return height;
    }

    /** Place on the control of an x of the diagram. */
    public int toX(int x) {
        return scaled(x) - left;
    }

    /** Place on the control of a y of the diagram. */
    public int toY(int y) {
        return scaled(y) - top;
    }

    private int scaled(int value) {
        return (int) Math.floor(value * zoom + 0.5);
    }

    /** The place of the diagram at a place on the control. */
    public Point toDiagram(int x, int y) {
        return new Point((int) Math.floor((x + left) / zoom), (int) Math.floor((y + top) / zoom));
    }

    /** A length of the diagram that is so long on the control; at least 1. */
    public int toDiagram(int length) {
        return Math.max(1, (int) Math.round(length / zoom));
    }

    /** The part of the diagram that an area of the control shows, with a little more around it. */
    public Box area(int x, int y, int w, int h) {
        Point from = toDiagram(x, y);
        Point to = toDiagram(x + w, y + h);
        return Box.between(from, to).grow(toDiagram(8));
    }

    /** The part of the diagram that is in sight. */
    public Box visible() {
        Point from = toDiagram(0, 0);
        return Box.between(from, toDiagram(width, height));
    }

    /** Moves what is in sight by that much on the control. */
    public void pan(int dx, int dy) {
        left -= dx;
        top -= dy;
    }

    /** Puts a place of the diagram into the upper left corner. */
    public void scrollTo(int x, int y) {
        left = scaled(x);
        top = scaled(y);
    }

    /** Zooms; what is at a place on the control stays there. */
    public void zoomAt(double newZoom, int x, int y) {
        double px = (x + left) / zoom;
        double py = (y + top) / zoom;
        zoom = Math.clamp(newZoom, LEAST, MOST);
        left = (int) Math.round(px * zoom) - x;
        top = (int) Math.round(py * zoom) - y;
    }

    /** Zooms to exactly that, also beyond what persons may, and puts a place of the diagram into the upper left corner. */
    public void exactly(double newZoom, int x, int y) {
        zoom = newZoom;
        scrollTo(x, y);
    }

    /** Shows a whole area, in the middle, not larger than {@code most}. */
    public void fit(Box area, double most, int margin) {
        double w = Math.max(1, width - 2.0 * margin) / Math.max(1, area.width());
        double h = Math.max(1, height - 2.0 * margin) / Math.max(1, area.height());
        zoom = Math.clamp(Math.min(w, h), LEAST, most);
        centre(area);
    }

    /** Puts the middle of an area into the middle of the control. */
    public void centre(Box area) {
        left = (int) Math.round((area.x() + area.width() / 2.0) * zoom - width / 2.0);
        top = (int) Math.round((area.y() + area.height() / 2.0) * zoom - height / 2.0);
    }

    /** Pans as little as is needed to bring an area into sight; says whether it had to. */
    public boolean reveal(Box area, int margin) {
        int dx = shift(toX(area.x()) - margin, toX(area.right()) + margin, width);
        int dy = shift(toY(area.y()) - margin, toY(area.bottom()) + margin, height);
        pan(dx, dy);
        return dx != 0 || dy != 0;
    }

    /** Brings an area into sight with room around it when it was not in sight; says whether it was not. */
    public boolean present(Box area, int margin) {
        if (!reveal(area, margin)) {
            return false;
        }
        int room = Math.min(width - toX(area.right()) + toX(area.x()), height - toY(area.bottom()) + toY(area.y())) / 2;
        reveal(area, Math.clamp(height / 4, margin, Math.max(margin, room)));
        return true;
    }

    private static int shift(int from, int to, int room) {
        if (from < 0 || to - from > room) {
            return -from;
        }
        return to > room ? room - to : 0;
    }
}
