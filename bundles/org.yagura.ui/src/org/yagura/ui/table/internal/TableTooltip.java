/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.table.internal;

import java.util.function.LongFunction;
import java.util.function.Supplier;

import org.eclipse.jface.window.DefaultToolTip;
import org.eclipse.jface.window.ToolTip;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.yagura.ui.table.Column;

/** Shows what a cell has to tell under the pointer, such as the exact time. */
public final class TableTooltip<R> extends DefaultToolTip {
    private final TableLayers<R> layers;
    private final LongFunction<R> rows;
    private final CellTexts texts;

    /** Tooltips for that table. */
    public TableTooltip(TableLayers<R> layers, LongFunction<R> rows, CellTexts texts) {
        super(layers.table(), ToolTip.NO_RECREATE, false);
        this.layers = layers;
        this.rows = rows;
        this.texts = texts;
        setPopupDelay(400);
        setShift(new Point(8, 16));
    }

    @Override
    protected Object getToolTipArea(Event event) {
        Column<R> column = layers.columnAt(new Point(event.x, event.y));
        return column == null ? null : column.id() + '@' + layers.rowAt(new Point(event.x, event.y));
    }

    @Override
    protected boolean shouldCreateToolTip(Event event) {
        return getText(event) != null;
    }

    @Override
    protected String getText(Event event) {
        var point = new Point(event.x, event.y);
        Column<R> column = layers.columnAt(point);
        int index = layers.rowAt(point);
        R row = column == null || index < 0 ? null : rows.apply(index);
        String text = row == null ? null : texts.tooltip(column, row);
        return text == null || text.isEmpty() ? null : text;
    }

    /** Names a control for screen readers, with a value that is asked when it is read. */
    public static void accessible(Control control, String name, Supplier<String> value) {
        control.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = name;
            }

            @Override
            public void getDescription(AccessibleEvent event) {
                event.result = value.get();
            }
        });
        control.setData("name", name);
    }
}
