/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.site.ui.internal.wall;

import java.util.List;

import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.ResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.yagura.core.event.Severity;
import org.yagura.core.text.Texts;
import org.yagura.ui.Kit;
import org.yagura.ui.theme.Palette;
import org.yagura.ui.theme.Theme;
import org.yagura.ui.wall.WallTile;

/** Paints a board: all sizes follow from the height, so that it fills a small screen as well as one of 4K. */
final class WallPainter {
    private static final int ROWS = 34;
    private static final double LEFT = 0.54;
    private static final double POINTS = 0.68;

    private final GC gc;
    private final Kit kit;
    private final Palette palette;
    private final Texts texts = Texts.of(WallPainter.class);
    private final Rectangle area;
    private final int unit;
    private final Font normal;
    private final Font strong;
    private final Font large;

    /**
     * What stands at the edges.
     *
     * @param site name of the site
     * @param clock time with zone
     * @param line how the connection and the data are
     * @param alarm whether the line tells of something that is wrong
     * @param keys what keys do, and how the bell is
     * @param fresh whether something new waits to be acknowledged
     */
    record Frame(String site, String clock, String line, boolean alarm, String keys, boolean fresh) {
    }

    WallPainter(GC gc, Kit kit, Rectangle area, FontData base, ResourceManager fonts) {
        this.gc = gc;
        this.kit = kit;
        this.area = area;
        palette = kit.theme().palette();
        unit = Math.max(14, Math.min(area.height / ROWS, area.width / 50));
        int points = Math.max(8, (int) Math.round(unit * POINTS * 72.0 / gc.getDevice().getDPI().y * 1.1));
        normal = font(fonts, base, points, SWT.NORMAL);
        strong = font(fonts, base, points, SWT.BOLD);
        large = font(fonts, base, points * 5 / 3, SWT.BOLD);
    }

    private static Font font(ResourceManager fonts, FontData base, int points, int style) {
        return fonts.create(FontDescriptor.createFrom(base).setHeight(points).setStyle(style));
    }

    void paint(Frame frame, List<TilePart> tiles) {
        gc.setBackground(Theme.color(palette.background()));
        gc.fillRectangle(area);
        int margin = unit;
        int y = area.y + unit / 2;
        text(large, palette.text(), frame.site(), area.x + margin, y, area.width / 3);
        gc.setFont(large);
        Point clock = gc.textExtent(frame.clock());
        text(large, palette.text(), frame.clock(), area.x + area.width - margin - clock.x, y, clock.x);
        int middle = area.x + area.width / 3 + margin;
        if (frame.alarm()) {
            glyph(Severity.MAJOR, middle, y + unit / 2);
        }
        text(strong, frame.alarm() ? palette.severity(Severity.MAJOR) : palette.faint(), frame.line(),
                middle + unit * 3 / 2, y + unit / 3, area.width - area.width / 3 - clock.x - 5 * margin);
        y += unit * 5 / 2;
        for (TilePart tile : at(tiles, "top")) {
            counts(tile, y);
            y += unit * 3;
        }
        int bottom = area.y + area.height - unit * 2;
        for (TilePart tile : at(tiles, "bottom").reversed()) {
            bottom -= unit * 3 / 2;
            foot(tile, bottom);
        }
        int left = (int) (area.width * LEFT);
        column(at(tiles, "left"), area.x + margin, y, left - 2 * margin, bottom);
        column(at(tiles, "right"), area.x + left, y, area.width - left - margin, bottom);
        text(normal, frame.fresh() ? palette.severity(Severity.CRITICAL) : palette.faint(), frame.keys(),
                area.x + margin, area.y + area.height - unit * 3 / 2, area.width - 2 * margin);
    }

    private static List<TilePart> at(List<TilePart> tiles, String place) {
        return tiles.stream().filter(t -> place.equals(t.place()) || place.equals("left") && t.place().isEmpty())
                .toList();
    }

    /** A few counts side by side, in large type. */
    private void counts(TilePart tile, int y) {
        int x = area.x + unit;
        int each = (area.width - 2 * unit) / Math.max(1, tile.lines().size());
        if (tile.lines().isEmpty()) {
            text(normal, palette.faint(), empty(tile), x, y, area.width - 2 * unit);
        }
        for (WallTile.Line line : tile.lines()) {
            RGB ink = line.severity() == null ? palette.text() : palette.severity(line.severity());
            if (line.severity() != null) {
                kit.severities().paint(gc, palette, line.severity(), x, y + unit / 3, unit * 4 / 3);
            }
            int width = text(large, ink, line.head(), x + unit * 7 / 4, y, each - unit * 2);
            text(normal, palette.text(), line.text(), x + unit * 9 / 4 + width, y + unit * 2 / 5,
                    each - unit * 5 / 2 - width);
            x += each;
        }
    }

    private void foot(TilePart tile, int y) {
        int x = area.x + unit;
        x += text(strong, palette.faint(), tile.label(), x, y, area.width / 3) + unit;
        if (tile.lines().isEmpty()) {
            text(normal, palette.faint(), empty(tile), x, y, area.width - x);
        }
        for (WallTile.Line line : tile.lines()) {
            if (line.severity() != null) {
                glyph(line.severity(), x, y);
                x += unit * 3 / 2;
            }
            x += text(normal, palette.text(), line.head() + " · " + line.text(), x, y, area.x + area.width - unit - x)
                    + unit;
        }
    }

    /** Tiles one below the other, each with its part of the height, or more where the later ones do not need theirs. */
    private void column(List<TilePart> tiles, int x, int top, int width, int bottom) {
        int y = top;
        for (int i = 0; i < tiles.size(); i++) {
            int share = (bottom - y) / (tiles.size() - i);
            int later = tiles.subList(i + 1, tiles.size()).stream().mapToInt(t -> Math.min(share, needs(t))).sum();
            y = list(tiles.get(i), x, y, width, bottom - later) + unit;
        }
    }

    private int needs(TilePart tile) {
        return unit * 3 + Math.max(unit * 3 / 2, tile.lines().size() * unit * 8 / 3);
    }

    private int list(TilePart tile, int x, int top, int width, int bottom) {
        int y = top;
        text(strong, palette.faint(), tile.label(), x, y, width);
        y += unit * 3 / 2;
        gc.setBackground(Theme.color(palette.line()));
        gc.fillRectangle(x, y, width, Math.max(1, unit / 14));
        y += unit / 3;
        List<WallTile.Line> lines = tile.lines();
        if (lines.isEmpty()) {
            text(normal, palette.faint(), empty(tile), x, y, width);
            return y + unit * 3 / 2;
        }
        int high = unit * 8 / 3;
        for (int i = 0; i < lines.size(); i++) {
            boolean last = i + 1 == lines.size();
            if (y + high + (last ? 0 : unit * 3 / 2) > bottom) {
                text(normal, palette.faint(), texts.get("more", lines.size() - i), x, y, width);
                return y + unit * 3 / 2;
            }
            line(lines.get(i), x, y, width);
            y += high;
        }
        return y;
    }

    private void line(WallTile.Line line, int x, int y, int width) {
        RGB ink = line.severity() == null ? palette.text() : palette.severity(line.severity());
        if (line.severity() != null) {
            kit.severities().paint(gc, palette, line.severity(), x, y + unit / 8, unit * 9 / 8);
        }
        int left = x + unit * 3 / 2;
        String at = line.at() == null ? "" : kit.times().brief(line.at());
        gc.setFont(normal);
        int right = gc.textExtent(at).x;
        text(normal, palette.faint(), at, x + width - right, y, right + 2);
        text(strong, ink, line.head(), left, y, width - right - unit * 2);
        text(normal, palette.text(), line.text(), left, y + unit * 5 / 4, width - unit * 3 / 2);
    }

    private String empty(TilePart tile) {
        return tile.problem() != null
                ? tile.problem().what()
                : texts.get(tile.at() == null ? "loading" : "nothing");
    }

    private void glyph(Severity severity, int x, int y) {
        kit.severities().paint(gc, palette, severity, x, y + unit / 8, unit);
    }

    /** Writes one line, shortened to a width; returns how wide it became. */
    private int text(Font font, RGB ink, String text, int x, int y, int width) {
        gc.setFont(font);
        gc.setForeground(Theme.color(ink));
        String fitting = fit(text.replaceAll("\\s+", " "), width);
        gc.drawText(fitting, x, y, SWT.DRAW_TRANSPARENT);
        return gc.textExtent(fitting, SWT.DRAW_TRANSPARENT).x;
    }

    private String fit(String text, int width) {
        if (gc.textExtent(text, SWT.DRAW_TRANSPARENT).x <= width) {
            return text;
        }
        int low = 0;
        int high = text.length();
        while (low < high) {
            int half = (low + high + 1) / 2;
            if (gc.textExtent(text.substring(0, half) + '…', SWT.DRAW_TRANSPARENT).x <= width) {
                low = half;
            } else {
                high = half - 1;
            }
        }
        return low == 0 ? "" : text.substring(0, low) + '…';
    }
}
