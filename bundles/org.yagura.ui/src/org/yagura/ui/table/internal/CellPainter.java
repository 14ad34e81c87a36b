/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.table.internal;

import java.util.List;

import org.eclipse.nebula.widgets.nattable.config.IConfigRegistry;
import org.eclipse.nebula.widgets.nattable.layer.cell.ILayerCell;
import org.eclipse.nebula.widgets.nattable.painter.cell.AbstractCellPainter;
import org.eclipse.nebula.widgets.nattable.painter.cell.ICellPainter;
import org.eclipse.nebula.widgets.nattable.style.DisplayMode;
import org.eclipse.nebula.widgets.nattable.style.SelectionStyleLabels;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.yagura.core.event.HandlingState;
import org.yagura.core.event.Severity;
import org.yagura.ui.Kit;
import org.yagura.ui.spark.Spark;
import org.yagura.ui.spark.SparkPainter;
import org.yagura.ui.table.Column;
import org.yagura.ui.theme.Palette;
import org.yagura.ui.theme.Theme;

/** Paints the cells of the body in the colours of the theme. */
final class CellPainter<R> extends AbstractCellPainter {
    private static final int PADDING = 8;
    private static final int GLYPH = 13;

    private final Kit kit;
    private final CellTexts texts;
    private final List<Column<R>> columns;
    private final Font code;
    private final boolean editable;

    CellPainter(Kit kit, CellTexts texts, List<Column<R>> columns, Font code) {
        this.kit = kit;
        this.texts = texts;
        this.columns = columns;
        this.code = code;
        editable = columns.stream().anyMatch(c -> c.editing() != null);
    }

    @Override
    @SuppressWarnings("unchecked")
    public void paintCell(ILayerCell cell, GC gc, Rectangle bounds, IConfigRegistry registry) {
        Palette palette = kit.theme().palette();
        Color oldBackground = gc.getBackground();
        Color oldForeground = gc.getForeground();
        gc.setBackground(Theme.color(background(cell.getDisplayMode(), palette)));
        gc.fillRectangle(bounds);
        Column<R> column = columns.get(cell.getColumnIndex());
        Object value = cell.getDataValue();
        if (value == null) {
            placeholder(gc, palette, bounds, cell.getRowIndex() + cell.getColumnIndex());
        } else {
            content(gc, palette, bounds, column, (R) value);
        }
        gc.setForeground(Theme.color(Palette.mix(palette.line(), palette.background(), 0.45)));
        gc.drawLine(bounds.x, bounds.y + bounds.height - 1, bounds.x + bounds.width - 1, bounds.y + bounds.height - 1);
        if (editable && cell.getConfigLabels().hasLabel(SelectionStyleLabels.SELECTION_ANCHOR_STYLE)) {
            gc.setForeground(Theme.color(palette.focus()));
            gc.drawRectangle(bounds.x, bounds.y, bounds.width - 1, bounds.height - 2);
        }
        gc.setBackground(oldBackground);
        gc.setForeground(oldForeground);
    }

    private static RGB background(DisplayMode mode, Palette palette) {
        return switch (mode) {
            case SELECT, SELECT_HOVER -> palette.selection();
            case HOVER -> palette.hover();
            default -> palette.background();
        };
    }

    private static void placeholder(GC gc, Palette palette, Rectangle bounds, int seed) {
        gc.setBackground(Theme.color(palette.hover()));
        int width = Math.max(8, (bounds.width - 2 * PADDING) * (40 + seed * 37 % 50) / 100);
        gc.fillRoundRectangle(bounds.x + PADDING, bounds.y + bounds.height / 2 - 4, Math.min(width, 180), 8, 6, 6);
    }

    private void content(GC gc, Palette palette, Rectangle bounds, Column<R> column, R row) {
        int x = bounds.x + PADDING;
        int right = bounds.x + bounds.width - PADDING;
        int middle = bounds.y + bounds.height / 2;
        RGB ink = palette.text();
        Object value = column.value().apply(row);
        if (column.kind() == Column.Kind.SPARK) {
            if (value instanceof Spark spark) {
                SparkPainter.paint(gc, palette, spark,
                        new Rectangle(x, bounds.y + 3, right - x, bounds.height - 7));
            }
            return;
        }
        if (value instanceof Severity severity) {
            kit.severities().paint(gc, palette, severity, x, middle - GLYPH / 2 - 1, GLYPH);
            x += GLYPH + 6;
            ink = palette.severity(severity);
        } else if (value instanceof HandlingState state) {
            kit.severities().paint(gc, palette, state, x, middle - GLYPH / 2 - 1, GLYPH);
            x += GLYPH + 6;
            ink = state == HandlingState.HANDLED ? palette.faint() : palette.text();
        } else if (column.icon() != null) {
            String name = column.icon().apply(row);
            if (name != null) {
                gc.drawImage(kit.icons().get(name), x, middle - 8);
                x += 16 + 6;
            }
        }
        String text = texts.brief(column, row);
        if (!text.isEmpty() && right > x) {
            gc.setForeground(Theme.color(ink));
            Font old = gc.getFont();
            if (column.kind() == Column.Kind.CODE) {
                gc.setFont(code);
            }
            text(gc, text, x, right, bounds, column.kind() == Column.Kind.NUMBER);
            gc.setFont(old);
        }
    }

    private static void text(GC gc, String whole, int x, int right, Rectangle bounds, boolean atRight) {
        String text = fit(gc, oneLine(whole), right - x);
        int height = gc.getFontMetrics().getHeight();
        // Fonts that step in for characters of other scripts are taller: keep the base line where it is in other cells.
        int taller = text.codePoints().anyMatch(c -> c >= 0x2E80)
                ? gc.textExtent(text, SWT.DRAW_TRANSPARENT).y - height
                : 0;
        int y = bounds.y + (bounds.height - height) / 2 - Math.max(0, taller) * 4 / 5;
        int left = atRight ? Math.max(x, right - gc.textExtent(text, SWT.DRAW_TRANSPARENT).x) : x;
        gc.drawText(text, left, y, SWT.DRAW_TRANSPARENT);
    }

    /** Shortens a text to a width, with an ellipsis; measures only where it may not fit. */
    static String fit(GC gc, String text, int width) {
        double average = gc.getFontMetrics().getAverageCharacterWidth();
        if (text.length() * average * 2.2 < width || gc.textExtent(text, SWT.DRAW_TRANSPARENT).x <= width) {
            return text;
        }
        int low = 0;
        int high = Math.min(text.length(), (int) (width / Math.max(1, average) * 3));
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

    private static String oneLine(String text) {
        return text.indexOf('\n') < 0 && text.indexOf('\r') < 0 ? text : text.replaceAll("\\s*[\\r\\n]+\\s*", " ⏎ ");
    }

    @Override
    @SuppressWarnings("unchecked")
    public int getPreferredWidth(ILayerCell cell, GC gc, IConfigRegistry registry) {
        Object value = cell.getDataValue();
        if (value == null) {
            return 0;
        }
        Column<R> column = columns.get(cell.getColumnIndex());
        if (column.kind() == Column.Kind.SPARK) {
            return column.width();
        }
        Font old = gc.getFont();
        if (column.kind() == Column.Kind.CODE) {
            gc.setFont(code);
        }
        int width = gc.textExtent(oneLine(texts.brief(column, (R) value)), SWT.DRAW_TRANSPARENT).x;
        gc.setFont(old);
        boolean glyph = column.icon() != null || column.kind() == Column.Kind.SEVERITY
                || column.kind() == Column.Kind.STATE;
        return width + 2 * PADDING + (glyph ? 22 : 0);
    }

    @Override
    public int getPreferredHeight(ILayerCell cell, GC gc, IConfigRegistry registry) {
        return gc.getFontMetrics().getHeight() + 6;
    }

    @Override
    public ICellPainter getCellPainterAt(int x, int y, ILayerCell cell, GC gc, Rectangle bounds,
            IConfigRegistry registry) {
        return this;
    }
}
