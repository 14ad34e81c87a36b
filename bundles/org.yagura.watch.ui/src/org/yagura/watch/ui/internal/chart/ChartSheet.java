/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.chart;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A chart with its legend below, as it is printed: as wide as the page, not higher than looks well. On any thread; sizes are in
 * points.
 *
 * @param picture the chart
 * @param headings of the legend's columns: two of words, then numbers
 * @param rows of the legend, a series each
 * @param more says how many series the legend has no room for
 */
public record ChartSheet(ChartPicture picture, List<String> headings, List<Row> rows, IntFunction<String> more) {
    private static final double FLATTEST = 0.6;
    private static final int LINE = 18;
    private static final int SQUARE = 10;
    /** The chart has at least this share of the height. */
    private static final double CHART = 0.5;
    /** Where columns begin and the last one ends, as shares of the width. */
    private static final double[] PLACES = {0, 0.34, 0.56, 0.67, 0.78, 0.89, 1};
    /** So many columns hold words; those after them hold numbers. */
    private static final int WORDS = 2;
    private static final int GAP = 6;

    /**
     * A row of the legend.
     *
     * @param place the place of the series, which gives its colour; -1 for none
     * @param cells a text for each column
     */
    public record Row(int place, List<String> cells) {
    }

    public ChartSheet {
        headings = List.copyOf(headings);
        rows = List.copyOf(rows);
    }

    /**
     * Where what is on a page.
     *
     * @param chart height of the chart, from the top
     * @param lines rows that the legend shows
     * @param height of all, not more than that of the page
     */
    public record Layout(int chart, int lines, int height) {
    }

    /** How it is laid out on a page of that size. */
    public Layout layout(int width, int height) {
        int room = Math.max(0, (int) (height * (1 - CHART)) / LINE - 1);
        int lines = rows.size() <= room ? rows.size() : Math.max(0, room - 1);
        int legend = rows.isEmpty() || room == 0 ? 0 : (1 + lines + (lines < rows.size() ? 1 : 0)) * LINE;
        int chart = (int) Math.min(height - legend, width * FLATTEST);
        return new Layout(chart, legend == 0 ? 0 : lines, chart + legend);
    }

    /** Draws it for a page of that size; the picture has {@code scale} pixels a point and is as high as the layout. */
    public BufferedImage draw(int width, int height, double scale) {
        Layout layout = layout(width, height);
        var image = new BufferedImage(Math.max(1, (int) Math.round(width * scale)),
                Math.max(1, (int) Math.round(layout.height() * scale)), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        try {
            // before it is scaled, because the last column and row may be less than a point
            g.setColor(picture.style().colours().background());
            g.fillRect(0, 0, image.getWidth(), image.getHeight());
            g.scale(scale, scale);
            picture.draw(g, width, layout.chart());
            if (layout.height() > layout.chart()) {
                legend(g, width, layout);
            }
            return image;
        } finally {
            g.dispose();
        }
    }

    private void legend(Graphics2D g, int width, Layout layout) {
        g.setFont(ChartAxes.SMALL);
        int y = layout.chart() + LINE;
        line(g, width, y, headings, true);
        for (Row row : rows.subList(0, layout.lines())) {
            y += LINE;
            if (row.place() >= 0) {
                g.setColor(picture.style().colours().series(row.place()));
                g.fillRect(ChartAxes.MARGIN, y - SQUARE - 2, SQUARE, SQUARE);
            }
            line(g, width, y, row.cells(), false);
        }
        if (layout.lines() < rows.size()) {
            g.setColor(picture.style().colours().faint());
            g.drawString(more.apply(rows.size() - layout.lines()), left(), y + LINE - 4);
        }
    }

    private static int left() {
        return ChartAxes.MARGIN + SQUARE + GAP;
    }

    private void line(Graphics2D g, int width, int y, List<String> cells, boolean faint) {
        FontMetrics metrics = g.getFontMetrics();
        g.setColor(faint ? picture.style().colours().faint() : picture.style().colours().text());
        double whole = width - left() - ChartAxes.MARGIN;
        for (int i = 0; i < Math.min(cells.size(), PLACES.length - 1); i++) {
            double from = left() + PLACES[i] * whole;
            double to = left() + PLACES[i + 1] * whole;
            String text = ChartPicture.fitting(cells.get(i), metrics, (int) (to - from) - GAP);
            g.drawString(text, (int) (i < WORDS ? from : to - metrics.stringWidth(text)), y - 4);
        }
    }
}
