/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.diagram.internal.paint;

import java.util.HashMap;
import java.util.Map;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.RGB;
import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.Icon;
import org.yagura.diagram.core.Line;
import org.yagura.diagram.core.paint.FontRole;
import org.yagura.diagram.core.paint.Hatch;
import org.yagura.diagram.core.paint.Surface;
import org.yagura.ui.theme.Icons;

/**
 * Paints on a graphics context through a viewport. Everything lands on whole points of the control, so that lines are
 * crisp. Made once for a control and given a new context for each frame; keeps the widths of texts while the zoom stays.
 */
public final class SwtSurface implements Surface {
    private static final int MOST_TEXTS = 20_000;
    private static final int HATCH = 8;

    private final Viewport viewport;
    private final Fonts fonts;
    private final Icons icons;
    private final Map<Integer, Color> colors = new HashMap<>();
    private final Map<FontRole, Map<String, Integer>> widths = new HashMap<>();
    private final Map<Squeezed, String> squeezed = new HashMap<>();
    private double zoomOfWidths;

    private GC gc;
    private int background;
    private int foreground;
    private int lineWidth;
    private Line dashes;
    private Font font;
    private int fontHeight;
    private boolean smooth;

    /** A name on a map in a room of so many points of the control. */
    private record Squeezed(String text, int width, FontRole role) {
    }

    /** A surface that shows what the viewport says. */
    public SwtSurface(Viewport viewport, Fonts fonts, Icons icons) {
        this.viewport = viewport;
        this.fonts = fonts;
        this.icons = icons;
    }

    /** Begins a frame. */
    public void begin(GC context) {
        gc = context;
        background = -1;
        foreground = -1;
        lineWidth = -1;
        dashes = null;
        font = null;
        smooth = true;
        smooth(false);
        if (zoomOfWidths != viewport.zoom()) {
            zoomOfWidths = viewport.zoom();
            widths.clear();
            squeezed.clear();
        }
    }

    @Override
    public void fill(Box box, int radius, int rgb) {
        background(rgb);
        int x = viewport.toX(box.x());
        int y = viewport.toY(box.y());
        int w = Math.max(1, viewport.toX(box.right()) - x);
        int h = Math.max(1, viewport.toY(box.bottom()) - y);
        int r = radius(radius);
        if (r < 2) {
            gc.fillRectangle(x, y, w, h);
        } else {
            smooth(true);
            gc.fillRoundRectangle(x, y, w, h, 2 * r, 2 * r);
        }
    }

    @Override
    public void frame(Box box, int radius, int width, int rgb) {
        foreground(rgb);
        int thick = Math.max(1, (int) Math.round(width * Math.min(1, viewport.zoom())));
        line(thick, Line.SOLID);
        int x = viewport.toX(box.x());
        int y = viewport.toY(box.y());
        int w = Math.max(1, viewport.toX(box.right()) - x) - thick;
        int h = Math.max(1, viewport.toY(box.bottom()) - y) - thick;
        int r = radius(radius);
        if (r < 2) {
            smooth(false);
            gc.drawRectangle(x + thick / 2, y + thick / 2, w, h);
        } else {
            smooth(true);
            gc.drawRoundRectangle(x + thick / 2, y + thick / 2, w, h, 2 * r, 2 * r);
        }
    }

    private int radius(int radius) {
        return (int) Math.round(radius * viewport.zoom());
    }

    @Override
    public void line(int[] path, Line dash, int rgb) {
        foreground(rgb);
        line(1, dash);
        boolean square = true;
        int[] points = new int[path.length];
        for (int i = 0; i < path.length; i += 2) {
            points[i] = viewport.toX(path[i]);
            points[i + 1] = viewport.toY(path[i + 1]);
            square &= i == 0 || points[i] == points[i - 2] || points[i + 1] == points[i - 1];
        }
        smooth(!square);
        gc.drawPolyline(points);
    }

    @Override
    public void polygon(int[] corners, int rgb) {
        background(rgb);
        smooth(true);
        gc.fillPolygon(scaled(corners));
    }

    private int[] scaled(int[] path) {
        int[] points = new int[path.length];
        for (int i = 0; i < path.length; i += 2) {
            points[i] = viewport.toX(path[i]);
            points[i + 1] = viewport.toY(path[i + 1]);
        }
        return points;
    }

    @Override
    public void hatch(Box box, int rgb) {
        foreground(rgb);
        line(1, Line.SOLID);
        smooth(true);
        Hatch.draw(viewport.toX(box.x()), viewport.toY(box.y()), viewport.toX(box.right()) - 1,
                viewport.toY(box.bottom()) - 1, HATCH, gc::drawLine);
    }

    @Override
    public void text(String text, int x, int y, FontRole role, int rgb) {
        font(role);
        foreground(rgb);
        gc.drawText(text, viewport.toX(x), viewport.toY(y) - fontHeight / 2, SWT.DRAW_TRANSPARENT);
    }

    @Override
    public double width(String text, FontRole role) {
        Map<String, Integer> known = widths.computeIfAbsent(role, r -> new HashMap<>());
        Integer width = known.get(text);
        if (width == null) {
            font(role);
            width = gc.textExtent(text, 0).x;
            if (known.size() >= MOST_TEXTS) {
                known.clear();
            }
            known.put(text, width);
        }
        return width / viewport.zoom();
    }

    @Override
    public void icon(Icon icon, Box box, int rgb) {
        int wanted = (int) Math.round(box.width() * viewport.zoom());
        int step = wanted < 24 ? 2 : 4;
        int size = Math.max(8, wanted / step * step);
        int x = viewport.toX(box.centerX()) - size / 2;
        int y = viewport.toY(box.centerY()) - size / 2;
        Image image = icons.get(icon.owner(), icon.name(), size, rgb(rgb));
        if (gc.getDevice() == image.getDevice()) {
            gc.drawImage(image, x, y);
        } else {
            var copy = new Image(gc.getDevice(), image.getImageData());
            gc.drawImage(copy, x, y);
            copy.dispose();
        }
    }

    @Override
    public double zoom() {
        return viewport.zoom();
    }

    @Override
    public String squeeze(String text, int width, FontRole role) {
        return squeezed.computeIfAbsent(new Squeezed(text, (int) (width * viewport.zoom()), role),
                s -> Surface.super.squeeze(text, width, role));
    }

    private void background(int rgb) {
        if (background != rgb) {
            background = rgb;
            gc.setBackground(color(rgb));
        }
    }

    private void foreground(int rgb) {
        if (foreground != rgb) {
            foreground = rgb;
            gc.setForeground(color(rgb));
        }
    }

    private Color color(int rgb) {
        return colors.computeIfAbsent(rgb, k -> new Color(rgb(k)));
    }

    /** That colour for SWT. */
    public static RGB rgb(int rgb) {
        return new RGB(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF);
    }

    private void line(int width, Line dash) {
        if (dashes != dash || lineWidth != width) {
            if (dashes == null || dashes != dash) {
                int[] lengths = dash.dashes();
                if (lengths.length == 0) {
                    gc.setLineStyle(SWT.LINE_SOLID);
                } else {
                    for (int i = 0; i < lengths.length; i++) {
                        lengths[i] = Math.max(1, (int) Math.round(lengths[i] * viewport.zoom()));
                    }
                    gc.setLineDash(lengths);
                }
            }
            gc.setLineWidth(width);
            dashes = dash;
            lineWidth = width;
        }
    }

    private void font(FontRole role) {
        font(fonts.get(role, viewport.zoom()));
    }

    private void font(Font wanted) {
        if (font != wanted) {
            font = wanted;
            gc.setFont(wanted);
            fontHeight = gc.getFontMetrics().getHeight();
        }
    }

    private void smooth(boolean on) {
        if (smooth != on) {
            smooth = on;
            gc.setAntialias(on ? SWT.ON : SWT.OFF);
        }
    }
}
