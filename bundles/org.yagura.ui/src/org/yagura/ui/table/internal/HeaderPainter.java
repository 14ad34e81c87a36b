/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.table.internal;

import java.util.List;
import java.util.function.Supplier;

import org.eclipse.nebula.widgets.nattable.config.IConfigRegistry;
import org.eclipse.nebula.widgets.nattable.layer.cell.ILayerCell;
import org.eclipse.nebula.widgets.nattable.painter.cell.AbstractCellPainter;
import org.eclipse.nebula.widgets.nattable.painter.cell.ICellPainter;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.yagura.ui.Kit;
import org.yagura.ui.table.Column;
import org.yagura.ui.table.Sort;
import org.yagura.ui.theme.Palette;
import org.yagura.ui.theme.Theme;

/** Paints headings, with an arrow where the table is sorted by them. */
final class HeaderPainter<R> extends AbstractCellPainter {
    private static final int PADDING = 8;

    private final Kit kit;
    private final List<Column<R>> columns;
    private final Supplier<Sort> sort;

    HeaderPainter(Kit kit, List<Column<R>> columns, Supplier<Sort> sort) {
        this.kit = kit;
        this.columns = columns;
        this.sort = sort;
    }

    @Override
    public void paintCell(ILayerCell cell, GC gc, Rectangle bounds, IConfigRegistry registry) {
        Palette palette = kit.theme().palette();
        Color oldBackground = gc.getBackground();
        Color oldForeground = gc.getForeground();
        gc.setBackground(Theme.color(palette.surface()));
        gc.fillRectangle(bounds);
        Column<R> column = columns.get(cell.getColumnIndex());
        int right = bounds.x + bounds.width - PADDING;
        int left = bounds.x + PADDING;
        Sort now = sort.get();
        if (now != null && now.column().equals(column.id())) {
            arrow(gc, palette, now.descending(), right - 8, bounds.y + bounds.height / 2);
            right -= 14;
        }
        gc.setForeground(Theme.color(palette.faint()));
        String text = CellPainter.fit(gc, column.label(), right - left);
        int y = bounds.y + (bounds.height - gc.getFontMetrics().getHeight()) / 2;
        int x = column.kind() == Column.Kind.NUMBER ? Math.max(left, right - gc.textExtent(text).x) : left;
        gc.drawText(text, x, y, SWT.DRAW_TRANSPARENT);
        gc.setForeground(Theme.color(palette.line()));
        gc.drawLine(bounds.x, bounds.y + bounds.height - 1, bounds.x + bounds.width - 1, bounds.y + bounds.height - 1);
        gc.drawLine(bounds.x + bounds.width - 1, bounds.y + 5, bounds.x + bounds.width - 1,
                bounds.y + bounds.height - 7);
        gc.setBackground(oldBackground);
        gc.setForeground(oldForeground);
    }

    private static void arrow(GC gc, Palette palette, boolean descending, int x, int middle) {
        int old = gc.getAntialias();
        gc.setAntialias(SWT.ON);
        gc.setBackground(Theme.color(palette.text()));
        gc.fillPolygon(descending
                ? new int[]{x, middle - 2, x + 8, middle - 2, x + 4, middle + 3}
                : new int[]{x, middle + 3, x + 8, middle + 3, x + 4, middle - 2});
        gc.setAntialias(old);
    }

    @Override
    public int getPreferredWidth(ILayerCell cell, GC gc, IConfigRegistry registry) {
        return gc.textExtent(columns.get(cell.getColumnIndex()).label()).x + 2 * PADDING + 14;
    }

    @Override
    public int getPreferredHeight(ILayerCell cell, GC gc, IConfigRegistry registry) {
        return gc.getFontMetrics().getHeight() + 8;
    }

    @Override
    public ICellPainter getCellPainterAt(int x, int y, ILayerCell cell, GC gc, Rectangle bounds,
            IConfigRegistry registry) {
        return this;
    }
}
